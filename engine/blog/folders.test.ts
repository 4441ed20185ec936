import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { RecentBlogs } from './recent';
import { copySample } from './sample';
import { walkBlog } from './walk';

/** Writes empty files (or folders, for names that end in `/`). */
function files(root: string, ...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, path.endsWith('/') ? path : `${path}/..`), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(root, path), '');
  }
}

describe('the recent blogs', () => {
  /** Two folders, and the path of a memory in a folder that is not there yet. */
  function twoBlogs() {
    const folder = tempFolder();
    files(folder, 'one/', 'two/');
    return {
      path: join(folder, 'profile/recent.json'),
      one: { id: '1', name: 'One', root: join(folder, 'one') },
      two: { id: '2', name: 'Two', root: join(folder, 'two') },
    };
  }

  it('start empty, then have the last opened first, each once, also for the next start', async () => {
    const { path, one, two } = twoBlogs();
    const recent = new RecentBlogs(path);
    expect(await recent.list()).toEqual([]);
    expect(recent.current()).toBeNull();
    await Promise.all([recent.remember(one), recent.remember(two)]);
    await recent.remember({ ...one, name: 'One, renamed' });
    for (const memory of [recent, new RecentBlogs(path)]) {
      expect(await memory.list()).toEqual([
        { ...one, name: 'One, renamed', missing: false },
        { ...two, missing: false },
      ]);
      expect(memory.current()).toBe(one.root);
    }
  });

  it('say which are not there now, and are forgotten one by one', async () => {
    const { path, one, two } = twoBlogs();
    const recent = new RecentBlogs(path);
    await recent.remember(one);
    await recent.remember(two);
    rmSync(two.root, { recursive: true });
    expect((await recent.list()).map((blog) => blog.missing)).toEqual([true, false]);
    await recent.forget('2');
    expect((await new RecentBlogs(path).list()).map((blog) => blog.id)).toEqual(['1']);
    expect(recent.current()).toBeNull();
  });

  it('know the post that was open last, which stays known when the blog is opened again', async () => {
    const { path, one, two } = twoBlogs();
    const recent = new RecentBlogs(path);
    await recent.noteLastPost('1', 'posts/unknown.md');
    await recent.remember(one);
    expect(recent.lastPost('1')).toBeNull();
    await recent.noteLastPost('1', 'posts/a.md');
    await recent.remember(two);
    await recent.remember(one);
    expect(new RecentBlogs(path).lastPost('1')).toBe('posts/a.md');
    expect(recent.lastPost('2')).toBeNull();
  });

  it('have none open after the author closed the blog', async () => {
    const { path, one } = twoBlogs();
    const recent = new RecentBlogs(path);
    await recent.remember(one);
    await recent.forgetCurrent();
    expect(new RecentBlogs(path).current()).toBeNull();
    expect(await new RecentBlogs(path).list()).toHaveLength(1);
  });

  it('are empty when their file is spoiled, and can be filled again', async () => {
    const { path, one } = twoBlogs();
    mkdirSync(join(path, '..'));
    writeFileSync(path, '[{"id": 1');
    const recent = new RecentBlogs(path);
    expect(await recent.list()).toEqual([]);
    await recent.remember(one);
    expect(await new RecentBlogs(path).list()).toHaveLength(1);
  });
});

describe('the sample blog', () => {
  it('is copied once; afterwards it is the author’s', async () => {
    const folder = tempFolder();
    files(folder, 'sample/posts/');
    writeFileSync(join(folder, 'sample/posts/a.md'), 'hello');
    const to = join(folder, 'mine/sample');
    expect(await copySample(join(folder, 'sample'), to)).toBe(to);
    expect(readFileSync(join(to, 'posts/a.md'), 'utf8')).toBe('hello');
    writeFileSync(join(to, 'posts/a.md'), 'my own words');
    rmSync(join(folder, 'sample'), { recursive: true });
    await copySample(join(folder, 'sample'), to);
    expect(readFileSync(join(to, 'posts/a.md'), 'utf8')).toBe('my own words');
    expect(readdirSync(join(folder, 'mine'))).toEqual(['sample']);
  });

  it('that cannot be copied leaves nothing half done', async () => {
    const folder = tempFolder();
    const copy = copySample(join(folder, 'not there'), join(folder, 'mine'));
    await expect(copy).rejects.toMatchObject({ code: 'write-failed' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the files of a blog', () => {
  it('are listed without hidden folders, packages, our temporary files and a built site', async () => {
    const root = tempFolder();
    files(
      root,
      'posts/b.md',
      'posts/a.md',
      '.eleventy.js',
      '.git/config',
      'node_modules/x/readme.md',
      'vendor/x.md',
      '_site/index.html',
      'public/index.html',
      'public/sitemap.xml',
      'public/a.md',
      'posts/.longhand-1-0123456789ab.tmp',
    );
    expect(await walkBlog(root)).toEqual({
      files: ['.eleventy.js', 'posts/a.md', 'posts/b.md'],
      links: new Set(),
      temps: ['posts/.longhand-1-0123456789ab.tmp'],
      truncated: false,
    });
  });

  it('include a public folder that is a source', async () => {
    const root = tempFolder();
    files(root, 'public/images/a.png', 'docs/index.html');
    expect((await walkBlog(root)).files).toEqual(['docs/index.html', 'public/images/a.png']);
  });

  it('are counted up to the limit, however deep they lie', async () => {
    const root = tempFolder();
    files(root, ...Array.from({ length: 30 }, (_, n) => `d${n % 3}/e${n % 5}/f${n}.md`));
    const some = await walkBlog(root, 20);
    expect(some.truncated).toBe(true);
    expect(some.files.length).toBeLessThanOrEqual(20);
    expect(await walkBlog(root, 1000)).toMatchObject({ truncated: false });
  });
});
