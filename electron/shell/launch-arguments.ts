import { resolve } from 'node:path';

const TAKES_VALUE = new Set(['-r', '--require']);

/**
 * The path named on the command line (a blog's folder or a post's file), absolute, or null.
 *
 * @param argv what Electron was started with: the program, in development the app's folder, switches, the path
 * @param packaged whether the app's own folder is missing from `argv`
 * @param workingFolder what a relative path is relative to
 */
export function pathArgument(
  argv: readonly string[],
  packaged: boolean,
  workingFolder: string,
): string | null {
  const words = argv
    .slice(1)
    .filter((word, index, all) => !word.startsWith('-') && !TAKES_VALUE.has(all[index - 1] ?? ''));
  const given = packaged ? words : words.slice(1);
  const last = given.at(-1);
  return last === undefined ? null : resolve(workingFolder, last);
}
