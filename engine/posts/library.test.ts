import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { exampleSummary } from '#core/posts/example-summary';
import { tempFolder } from '../../tests/faults/temp-folder';
import { createPost } from './create';
import { listPosts, readSummaries, summarisePost } from './library';
import { newestFirst } from './order';
import { readPost } from './post-file';

const onPosix = process.platform !== 'win32';

function blogWith(files: Record<string, string>) {
  const root = tempFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, model: exampleModel() };
}

const post = (fields: string, body = 'Text.\n') => `---\n${fields}\n---\n\n${body}`;

describe('the list of posts', () => {
  it('has the newest first, drafts without a date by the time of their file', async () => {
    const blog = blogWith({
      'posts/old.md': post('title: Old\ndate: 2001-01-01'),
      'posts/new.md': post('title: New\ndate: 2024-05-01'),
      'posts/undated.md': post('title: Undated'),
      'posts/draft.md': post('title: Draft\ndraft: true'),
      'README.md': '# Read me',
    });
    const during2010 = new Date('2010-01-01');
    utimesSync(join(blog.root, 'posts/draft.md'), during2010, during2010);
    const posts = await listPosts(blog);
    expect(posts.map((one) => one.title)).toEqual(['New', 'Draft', 'Old', 'Undated']);
    expect(posts[1]).toMatchObject({ id: 'posts/draft.md', draft: true, modified: during2010.getTime() });
  });

  it('has files that the generator passes over too, with the reason', async () => {
    const { root } = blogWith({
      '_posts/2024-01-02-a.md': post('title: A'),
      '_posts/b.md': post('title: B'),
    });
    const model = exampleModel({
      generator: 'jekyll',
      contentFolders: [{ path: '_posts', kind: 'posts', language: null }],
    });
    expect((await listPosts({ root, model })).map(({ title, hold }) => [title, hold])).toEqual([
      ['A', null],
      ['B', 'ignored-name'],
    ]);
  });

  it('names a post without a title by its heading, however far behind the imports', async () => {
    const body = (lines: number) => `${"import é from './é'\n".repeat(lines)}\n# The heading\n`;
    const blog = blogWith({
      'posts/near.md': post('date: 2024-01-03', body(1)),
      'posts/far.md': post('date: 2024-01-02', body(100)),
      'posts/odd.md': `---  \ndate: 2024-01-01\n---\n${body(100)}`,
    });
    const posts = await listPosts(blog);
    expect(posts.map(({ title, date }) => [title, date])).toEqual([
      ['The heading', '2024-01-03'],
      ['The heading', '2024-01-02'],
      ['The heading', '2024-01-01'],
    ]);
  });

  it('reads on when the front matter is longer than the head, also one with CRLF', async () => {
    const long = Array.from({ length: 400 }, (_, n) => `  - tag number ${n}`).join('\n');
    const text = post(`title: Long\ntags:\n${long}\ndate: 2024-01-02`);
    const blog = blogWith({ 'posts/lf.md': text, 'posts/crlf.md': text.replaceAll('\n', '\r\n') });
    for (const one of await listPosts(blog)) {
      expect(one).toMatchObject({ title: 'Long', date: '2024-01-02', problem: null });
      expect(one.tags).toHaveLength(400);
    }
  });

  it('is not misled by a character that the end of the head cuts in two', async () => {
    const blog = blogWith({ 'posts/a.md': `# Title\n\n${'語'.repeat(5000)}` });
    expect(await listPosts(blog)).toMatchObject([{ title: 'Title' }]);
  });

  it.skipIf(!onPosix)('[R61] names what it cannot read instead of leaving it out', async () => {
    const blog = blogWith({
      'posts/a.md': post('title: A\ndate: 2024-01-01'),
      'secret/x.md': 'secret words',
    });
    symlinkSync(join(tempFolder(), 'gone.md'), join(blog.root, 'posts/dangling.md'));
    const outside = join(tempFolder(), 'outside.md');
    writeFileSync(outside, '# Secret');
    symlinkSync(outside, join(blog.root, 'posts/link.md'));
    expect(spawnSync('mkfifo', [join(blog.root, 'posts/pipe.md')]).status).toBe(0);
    const posts = await listPosts(blog);
    expect(posts.map((one) => one.id)).toEqual(['posts/a.md', 'posts/link.md']);
    expect(posts[1]?.problem?.message).toContain('outside the blog');
    expect(JSON.stringify(posts)).not.toContain('Secret');
  });

  it('of some ids leaves out those that are gone or no posts', async () => {
    const blog = blogWith({ 'posts/a.md': '# A', 'images/b.md': '# B' });
    const posts = await readSummaries(blog, ['posts/gone.md', 'posts/a.md', 'images/b.md', '../x.md']);
    expect(posts.map((one) => one.title)).toEqual(['A']);
  });

  it('lets other work have its turn while it reads', async () => {
    const blog = blogWith(
      Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`posts/${n}.md`, post(`title: Post ${n}`)])),
    );
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const posts = await readSummaries(
      blog,
      Array.from({ length: 1500 }, (_, n) => `posts/${n}.md`),
      new Set(),
    );
    clearInterval(timer);
    expect(posts).toHaveLength(1500);
    expect(turns).toBeGreaterThan(0);
  });
});

describe('the order of posts', () => {
  const summary = exampleSummary;

  it('does not depend on the order they came in', () => {
    const posts = [
      summary('c', { date: '2024-01-01' }),
      summary('a', { date: '2024-01-01' }),
      summary('z', {}),
      summary('y', { modified: 9e12 }),
      summary('d', { draft: true, modified: Date.parse('2024-01-02') }),
      summary('e', { date: '1850-01-01' }),
    ];
    const order = newestFirst(posts).map((one) => one.id);
    expect(order).toEqual(['d', 'a', 'c', 'e', 'y', 'z']);
    expect(newestFirst([...posts].reverse()).map((one) => one.id)).toEqual(order);
  });
});

describe('a new post', () => {
  const now = '2024-06-01T09:30:00+02:00';

  it('is written as its siblings are, and can be listed and read', async () => {
    const blog = blogWith({ 'posts/a.md': post('title: A\ndate: 2024-01-01\ntags: []') });
    const id = await createPost(blog, 'Hello, world', now);
    expect(id).toBe('posts/hello-world.md');
    expect(await summarisePost(blog, id)).toMatchObject({ id, title: 'Hello, world', date: '2024-06-01' });
    expect((await listPosts(blog)).map((one) => one.id)).toContain(id);
    expect((await readPost(blog.root, id)).text).toMatch(/^---\ntitle: Hello, world\ndate: 2024-06-01\n/);
  });

  it('never replaces a post', async () => {
    const blog = blogWith({ 'posts/hello.md': post('title: Mine') });
    await expect(createPost(blog, 'Hello', now)).rejects.toMatchObject({ code: 'post-exists' });
    expect((await readPost(blog.root, 'posts/hello.md')).text).toContain('Mine');
  });

  it('needs a title', async () => {
    await expect(createPost(blogWith({}), ' — ', now)).rejects.toMatchObject({ code: 'title-needed' });
  });

  it('is not stopped by a known post that is gone', async () => {
    const blog = blogWith({ 'posts/a.md': post('title: A\ndate: 2024-01-01') });
    const posts = await listPosts(blog);
    const gone = posts.map((one) => ({ ...one, id: 'posts/gone.md' }));
    expect(await createPost(blog, 'B', now, [...gone, ...posts])).toBe('posts/b.md');
  });
});

describe('the summary of one post', () => {
  it('fails for one that is gone or no post', async () => {
    const blog = blogWith({ 'images/b.md': '# B' });
    for (const id of ['posts/gone.md', 'images/b.md', '../x.md']) {
      await expect(summarisePost(blog, id)).rejects.toMatchObject({
        code: 'post-missing',
        detail: { path: id },
      });
    }
  });
});
