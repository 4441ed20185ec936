import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { enclosingBlog } from './enclosing';

describe('the blog that a post lies in', () => {
  it.each([
    ['Hugo’s configuration', 'hugo.toml'],
    ['Eleventy’s', '.eleventy.js'],
    ['VitePress’s', '.vitepress/config.mts'],
    ['a repository', '.git/HEAD'],
  ])('is the folder with %s, not one on the way with data for its posts', async (_, mark) => {
    const root = tempFolder();
    for (const path of [mark, 'posts/posts.11tydata.js', 'posts/package.json', 'posts/2024/a.md']) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '');
    }
    expect(await enclosingBlog(join(root, 'posts/2024'))).toBe(root);
  });
});
