import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { TestRepository } from './repository';

/**
 * What every situation of publishing ends with, whatever happened in it: Git's store is whole, nothing is unfinished, and no lock and
 * no temporary file of Git's or of Longhand's is left.
 */
export async function expectInOrder({ folder, git }: TestRepository): Promise<void> {
  expect(await git('fsck', '--no-dangling', '--no-progress')).not.toMatch(/error|missing|broken/);
  const records = resolve(folder, (await git('rev-parse', '--git-common-dir')).trim());
  const names = await readdir(records, { recursive: true });
  expect(
    names.filter((name) => /\.lock$|(?:^|\/)(?:MERGE_HEAD|rebase-\w+|next-index-\d+|tmp_\w+)$/.test(name)),
  ).toEqual([]);
  const files = (await git('ls-files', '-z', '--others', '--exclude-standard')).split('\0');
  expect(files.filter((name) => /\.tmp$/.test(name))).toEqual([]);
}
