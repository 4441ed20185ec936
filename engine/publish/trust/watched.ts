import { stat } from 'node:fs/promises';
import { errnoOf } from '../../posts/file-errors';

/** What is known of each path: whether it is there, and which bytes it had as far as the system says. */
export type Watched = ReadonlyMap<string, string>;

/** Looks at the paths (absolute), following links. */
export async function look(paths: Iterable<string>): Promise<Watched> {
  const unique = [...new Set(paths)];
  return new Map(await Promise.all(unique.map(async (path) => [path, await signature(path)] as const)));
}

/** Whether everything is as it was. The time of the last change of the entry counts too, which no program can set back. */
export async function unchanged(watched: Watched): Promise<boolean> {
  const now = await look(watched.keys());
  return [...watched].every(([path, before]) => now.get(path) === before);
}

async function signature(path: string): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    return code;
  }
}
