import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { readPost, savePost } from './post-file';
import type * as writer from './writer';

/** What another program does when the new bytes are ready, right before the last look at the file. */
let otherProgram: () => void = () => undefined;
beforeEach(() => {
  otherProgram = () => undefined;
});

vi.mock('./writer', async (original) => {
  const real = await original<typeof writer>();
  const writeDurably: typeof real.writeDurably = (path, bytes, options = {}) =>
    real.writeDurably(path, bytes, {
      ...options,
      beforeRename: async () => {
        otherProgram();
        await options.beforeRename?.();
      },
    });
  return { ...real, writeDurably };
});

async function openPost() {
  const root = tempFolder();
  mkdirSync(join(root, 'posts'));
  writeFileSync(join(root, 'posts/a.md'), 'base');
  return { root, revision: (await readPost(root, 'posts/a.md')).revision };
}

it('[R23] a file that changes while the new bytes are written is a conflict', async () => {
  const { root, revision } = await openPost();
  otherProgram = () => writeFileSync(join(root, 'posts/a.md'), 'BASE');
  const save = savePost(root, 'posts/a.md', { revision, text: 'mine' });
  await expect(save).rejects.toMatchObject({ code: 'conflict', detail: { path: 'posts/a.md' } });
  expect(readFileSync(join(root, 'posts/a.md'), 'utf8')).toBe('BASE');
  expect(readdirSync(join(root, 'posts'))).toEqual(['a.md']);
});

it('[R13] a file that is deleted while the new bytes are written stays deleted', async () => {
  const { root, revision } = await openPost();
  otherProgram = () => rmSync(join(root, 'posts/a.md'));
  const save = savePost(root, 'posts/a.md', { revision, text: 'mine' });
  await expect(save).rejects.toMatchObject({ code: 'post-missing' });
  expect(readdirSync(join(root, 'posts'))).toEqual([]);
});

it('a file that nobody touches is saved', async () => {
  const { root, revision } = await openPost();
  expect(await savePost(root, 'posts/a.md', { revision, text: 'mine' })).toMatchObject({ wrote: true });
  expect(readFileSync(join(root, 'posts/a.md'), 'utf8')).toBe('mine');
});
