import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { StatusEntry } from '#core/publish/parse-status';
import { errnoOf } from '../posts/file-errors';
import { failureOf, git } from './git';
import type { ReadyRepository } from './repository';

/** Lines that a file has more and less than in the last commit; none for what is not text. */
export interface LineCount {
  readonly added: number;
  readonly removed: number;
}

/** Arguments have a limit on every system; beyond this the whole folder is asked for. */
const MOST_PATHS = 50;

/** For each of the entries that differ from the last commit, by their path from the top level. */
export async function changedLines(
  repository: ReadyRepository,
  entries: readonly StatusEntry[],
): Promise<Map<string, LineCount>> {
  const counts = new Map<string, LineCount>();
  const known = entries.filter(({ change }) => change !== 'added').map(({ path }) => path);
  if (known.length > 0) {
    const wanted = new Set(known);
    const found = await numbers(repository, known.length > MOST_PATHS ? [repository.prefix || '.'] : known);
    for (const [path, count] of found) if (wanted.has(path)) counts.set(path, count);
  }
  for (const { path, change } of entries) {
    if (change !== 'added') continue;
    counts.set(path, { added: await linesOf(join(repository.topLevel, path)), removed: 0 });
  }
  return counts;
}

/** Reads `git diff --numstat -z`: `added TAB removed TAB path NUL`, with `-` for what is not text. */
async function numbers({ topLevel }: ReadyRepository, paths: readonly string[]) {
  const args = ['diff', '--numstat', '-z', '--no-ext-diff', '--no-textconv', '--no-renames'];
  try {
    const { stdout } = await git(topLevel, {
      operation: 'compare with the last commit',
      args: [...args, '--ignore-submodules=all', 'HEAD', '--', ...paths],
    });
    return stdout.split('\0').flatMap((record): [string, LineCount][] => {
      const [, added, removed, path] = /^(\d+|-)\t(\d+|-)\t([\s\S]+)$/.exec(record) ?? [];
      if (path === undefined) return [];
      return [[path, { added: Number(added) || 0, removed: Number(removed) || 0 }]];
    });
  } catch (error) {
    throw failureOf(error);
  }
}

/** Null bytes near its beginning make it no text, as Git has it. */
const TEXT_WITHIN = 8000;

async function linesOf(path: string): Promise<number> {
  let lines = 0;
  let last: number | undefined;
  let read = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      const bytes = chunk as Buffer;
      if (read < TEXT_WITHIN && bytes.subarray(0, TEXT_WITHIN - read).includes(0)) return 0;
      for (const byte of bytes) if (byte === 0x0a) lines++;
      last = bytes.at(-1) ?? last;
      read += bytes.length;
    }
  } catch (error) {
    // Gone since the status was read, or not to be read; the commit will say so.
    if (errnoOf(error) === null) throw error;
    return 0;
  }
  return last === undefined || last === 0x0a ? lines : lines + 1;
}
