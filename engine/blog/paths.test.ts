import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { isBlogPath, isInside, locate, resolveInside } from './paths';

const onPosix = process.platform !== 'win32';

/** A blog beside a folder whose name starts with the blog's. */
function blogWithNeighbours(): { root: string; outside: string } {
  const folder = tempFolder();
  for (const name of ['site/posts', 'site/.git', 'site-evil', 'elsewhere']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'site/posts/a.md'), 'a');
  writeFileSync(join(folder, 'site/.git/config'), 'secret');
  writeFileSync(join(folder, 'site-evil/a.md'), 'evil');
  writeFileSync(join(folder, 'elsewhere/a.md'), 'outside');
  return { root: join(folder, 'site'), outside: join(folder, 'elsewhere') };
}

describe('the words of a blog path', () => {
  it.each([
    'posts/a.md',
    'a.md',
    '文章/日记.md',
    'posts/-x.md',
    'posts/[a].md',
    'posts/a..b.md',
    'posts/new\nline.md',
    'posts/%2e%2e',
  ])('accepts %j', (path) => {
    expect(isBlogPath(path)).toBe(true);
  });

  it.each([
    '',
    '/etc/passwd',
    '//host/share',
    '..',
    '../site-evil/a.md',
    'posts/../../x',
    'posts/./a.md',
    'posts//a.md',
    'posts/',
    'posts\\a.md',
    'posts/a\0.md',
    '.git/config',
    'posts/.hidden/a.md',
    '.GIT/config',
    'x'.repeat(5000),
  ])('[R61] refuses %j', (path) => {
    expect(isBlogPath(path)).toBe(false);
  });

  it('knows a folder from a sibling with the same prefix', () => {
    expect(isInside(join('/', 'data', 'posts'), join('/', 'data', 'posts', 'a.md'))).toBe(true);
    expect(isInside(join('/', 'data', 'posts'), join('/', 'data', 'posts'))).toBe(true);
    expect(isInside(join('/', 'data', 'posts'), join('/', 'data', 'posts-evil', 'a.md'))).toBe(false);
    expect(isInside(join('/', 'data', 'posts'), join('/', 'data'))).toBe(false);
    expect(isInside(join('/', 'data', 'posts'), join('/', 'data', 'posts', '..a'))).toBe(true);
  });
});

describe('a path in a blog', () => {
  it('resolves to the file, or to where one may be created', async () => {
    const { root } = blogWithNeighbours();
    expect(await resolveInside(root, 'posts/a.md')).toBe(join(root, 'posts', 'a.md'));
    expect(await resolveInside(root, 'posts/2024/new.md')).toBe(join(root, 'posts', '2024', 'new.md'));
  });

  it('[R61] is refused when its words leave the blog', async () => {
    const { root } = blogWithNeighbours();
    for (const path of ['../site-evil/a.md', '/etc/passwd', '.git/config', '']) {
      await expect(resolveInside(root, path)).rejects.toMatchObject({
        code: 'path-outside-blog',
        detail: { path },
      });
    }
  });

  it.skipIf(!onPosix)('[R61] is refused when a link on the way leaves the blog', async () => {
    const { root, outside } = blogWithNeighbours();
    symlinkSync(join(outside, 'a.md'), join(root, 'posts/file.md'));
    symlinkSync(outside, join(root, 'posts/folder'));
    symlinkSync(join(root, '../site-evil'), join(root, 'evil'));
    symlinkSync('../.git/config', join(root, 'posts/config.md'));
    symlinkSync('loop.md', join(root, 'posts/loop.md'));
    symlinkSync(join(outside, 'not-there-yet.md'), join(root, 'posts/dangling.md'));
    for (const path of [
      'posts/file.md',
      'posts/folder/a.md',
      'posts/folder/new.md',
      'evil/a.md',
      'posts/config.md',
      'posts/loop.md',
      'posts/dangling.md',
    ]) {
      expect(await locate(root, path), path).toEqual({ kind: 'outside-link' });
      await expect(resolveInside(root, path)).rejects.toMatchObject({ code: 'path-outside-blog' });
    }
  });

  it.skipIf(!onPosix)('follows links that stay in the blog, also through a linked root', async () => {
    const { root, outside } = blogWithNeighbours();
    symlinkSync('posts/a.md', join(root, 'link.md'));
    symlinkSync(root, join(outside, 'site-link'));
    expect(await resolveInside(root, 'link.md')).toBe(join(root, 'posts/a.md'));
    expect(await resolveInside(join(outside, 'site-link'), 'link.md')).toBe(join(root, 'posts/a.md'));
  });

  it.skipIf(!onPosix)('[R61] that is a pipe, a device or a folder is named, and nothing hangs', async () => {
    const { root } = blogWithNeighbours();
    expect(spawnSync('mkfifo', [join(root, 'posts/pipe.md')]).status).toBe(0);
    for (const path of ['posts/pipe.md', 'posts', 'posts/a.md/b.md']) {
      await expect(resolveInside(root, path)).rejects.toMatchObject({
        code: 'post-unreadable',
        detail: { reason: 'it is not a file' },
      });
    }
    symlinkSync('/dev/zero', join(root, 'posts/device.md'));
    await expect(resolveInside(root, 'posts/device.md')).rejects.toMatchObject({ code: 'path-outside-blog' });
  });
});
