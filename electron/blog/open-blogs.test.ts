import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BlogMemory } from '#engine/blog/memory';
import { localHost } from '#engine/posts/index/local';
import { tempFolder } from '../../tests/faults/temp-folder';
import { OpenBlogs } from './open-blogs';

const unexpected = (error: unknown) => expect.unreachable(String(error));

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
  onTestFinished(() => blogs.current?.close());
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
