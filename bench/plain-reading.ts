import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The least any program must do: read 1 KB of each post and look for its title and date; read all of each; stat each. */
export type PlainWork = 'heads' | 'files' | 'stats';

export const plainWork: Readonly<Record<PlainWork, (folder: string) => unknown>> = {
  heads: readHeads,
  files: (folder) => postFiles(folder).map((path) => readFileSync(path, 'utf8')),
  stats: (folder) => postFiles(folder).map((path) => statSync(path)),
};

/** Absolute paths of the blog's posts. */
export function postFiles(folder: string): string[] {
  return readdirSync(join(folder, '_posts')).map((name) => join(folder, '_posts', name));
}

function readHeads(folder: string): number {
  const buffer = Buffer.alloc(1024);
  let titled = 0;
  for (const path of postFiles(folder)) {
    const file = openSync(path, 'r');
    const length = readSync(file, buffer, 0, 1024, 0);
    closeSync(file);
    const head = buffer.toString('utf8', 0, length);
    if (/^title: (.*)$/m.test(head) && /^date: (.*)$/m.test(head)) titled++;
  }
  return titled;
}
