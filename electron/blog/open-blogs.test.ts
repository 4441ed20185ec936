import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { BlogMemory } from '#engine/blog/memory';
import { localHost } from '#engine/posts/index/local';
import { tempFolder } from '../../tests/faults/temp-folder';
import { OpenBlogs } from './open-blogs';

const unexpected = (error: unknown) => expect.unreachable(String(error));

const WAIT = 20_000;

function jekyllBlog(): string {
  const root = tempFolder();
  mkdirSync(join(root, '_posts'));
  writeFileSync(join(root, '_config.yml'), 'title: Slow letters\n');
  writeFileSync(join(root, '_posts/2024-01-02-first.md'), '---\ntitle: First\n---\nWords.\n');
  return root;
}

/** A start of the app. */
function started(keepIn: string) {
  const blogs = new OpenBlogs({ host: localHost(), keepIn, version: '1' }, () => undefined, unexpected, {
    state: join(keepIn, 'publishing'),
    looksForNewer: async () => false,
  });
  onTestFinished(async () => {
    if (blogs.current) await blogs.close(blogs.current.blog.id);
  });
  return { blogs, memory: new BlogMemory(keepIn, '1') };
}

it('goes on with the blog it remembered when that is still what it was, and opens it anew when not', async () => {
  const root = jekyllBlog();
  const keepIn = tempFolder();
  const first = started(keepIn);
  const { blog } = await first.blogs.open(root, first.memory);
  const { id, name, model } = blog;
  await first.memory.keep(id, blog.root, { name, model, repository: { kind: 'none' } });

  const second = started(keepIn);
  const same = await second.blogs.open(root, second.memory);
  expect(same.remembered).not.toBeNull();
  expect(await second.blogs.proved(id)).toBe(same);
  expect(same.remembered).toBeNull();

  writeFileSync(join(root, '_config.yml'), 'title: Quick letters\n');
  const third = started(keepIn);
  const before = await third.blogs.open(root, third.memory);
  expect(before.blog.name).toBe('Slow letters');
  const after = await third.blogs.proved(id);
  expect(after).not.toBe(before);
  expect(after.blog.name).toBe('Quick letters');
});

it('opens a blog anew as often as a section changes what its posts inherit, also before it is followed', async () => {
  const root = tempFolder();
  const section = (fields: string) =>
    writeFileSync(join(root, 'content/posts/_index.md'), `---\ncascade: {${fields}}\n---\n`);
  mkdirSync(join(root, 'content/posts'), { recursive: true });
  writeFileSync(join(root, 'hugo.toml'), 'baseURL = "https://example.org/"\n');
  writeFileSync(join(root, 'content/posts/a.md'), '---\ntitle: A\n---\nWords.\n');
  const { blogs } = started(tempFolder());
  await blogs.open(root);
  const listed = async () => {
    const { posts } = (await blogs.current?.list()) ?? { posts: [] };
    return posts.map(({ draft, tags }) => [draft, ...tags]);
  };
  expect(await listed()).toEqual([[false]]);
  section('draft: true');
  await vi.waitFor(async () => expect(await listed()).toEqual([[true]]), WAIT);
  // At once, while the blog that was just opened is not followed yet.
  section('tags: [one]');
  await vi.waitFor(async () => expect(await listed()).toEqual([[false, 'one']]), WAIT);
  section('tags: [two]');
  await vi.waitFor(async () => expect(await listed()).toEqual([[false, 'two']]), WAIT);
});
