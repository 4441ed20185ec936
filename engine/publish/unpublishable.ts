import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git';
import type { ReadyRepository } from './repository';

/**
 * Why Git would not put a file that is on the disk into a commit although it differs or is new: the ignore rule with its
 * file and line, a mark in the index, a repository in between. Null when there is no such reason. `path` is
 * relative to the top level. Row R35 of docs/features.md: a commit without the bytes must never be called published.
 */
export async function whyUnpublishable({ topLevel }: ReadyRepository, path: string): Promise<string | null> {
  const rules = await ignoreRules(topLevel, [path]);
  if (rules === null) {
    const link = await linkAbove(topLevel, path);
    return link === null ? 'it is in a submodule' : `the folder ${link} is a link`;
  }
  return rules.get(path) ?? (await indexMark(topLevel, path));
}

/** The folder on the way to `path` that is a link, which Git does not follow; null when there is none. */
async function linkAbove(topLevel: string, path: string): Promise<string | null> {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count++) {
    const folder = parts.slice(0, count).join('/');
    if ((await lstat(join(topLevel, folder))).isSymbolicLink()) return folder;
  }
  return null;
}

/** The rule for each of `paths` that Git ignores and does not have yet; null when one of them is in a submodule. */
export async function ignoreRules(
  topLevel: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string> | null> {
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'find the ignore rules',
    args: ['check-ignore', '--verbose', '-z', '--stdin'],
    stdin: paths.map((path) => `./${path}\0`).join(''),
    literalPaths: false,
    expect: [1, 128],
  });
  if (exitCode === 128) return null;
  const rules = new Map<string, string>();
  const fields = stdout.split('\0');
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [source = '', line = '', pattern = '', path = ''] = fields.slice(at, at + 4);
    if (!pattern.startsWith('!')) {
      rules.set(path.replace(/^\.\//, ''), `${source} line ${line}: ${pattern}`);
    }
  }
  return rules;
}

/** skip-worktree and assume-unchanged hide a change from Git; they only matter when there is one. */
async function indexMark(topLevel: string, path: string): Promise<string | null> {
  const { stdout } = await git(topLevel, {
    operation: 'read the marks in the index',
    args: ['ls-files', '-v', '-s', '-z', '--', path],
  });
  // Not in the index, and the status with all untracked files did not name it either.
  if (stdout === '') return 'it is in another repository inside this one';
  const match = /^(\S) \d+ ([0-9a-f]+) \d\t/.exec(stdout);
  const letter = match?.[1] ?? 'H';
  const mark =
    letter.toUpperCase() === 'S' ? 'skip-worktree' : /[a-z]/.test(letter) ? 'assume-unchanged' : null;
  if (mark === null) return null;
  const { stdout: hash } = await git(topLevel, {
    operation: 'compare with the index',
    args: ['hash-object', '--', path],
  });
  return hash.trim() === match?.[2] ? null : mark;
}
