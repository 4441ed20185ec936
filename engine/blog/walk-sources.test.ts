import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { walkBlog } from './walk';

async function walked(...paths: readonly string[]): Promise<readonly string[]> {
  const root = tempFolder();
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
  return (await walkBlog(root)).files;
}

describe('what a walk finds', () => {
  it('is how VitePress and the host build the site, and nothing else that is hidden', async () => {
    const seen = [
      ...['.github/workflows/sync.yml', 'docs/.vitepress/config.mts'],
      ...['docs/.vitepress/theme/data/more.data.mjs', 'docs/.vitepress/theme/posts.data.ts', 'docs/a.md'],
    ];
    expect(
      await walked(
        ...seen,
        '.git/config',
        '.obsidian/app.json',
        '.github/ISSUE_TEMPLATE/a.md',
        'docs/.vitepress/cache/deps/x.js',
        'docs/.vitepress/dist/index.html',
        'docs/.vitepress/theme/index.ts',
        'docs/.vitepress/theme/components/Card.data.ts',
      ),
    ).toEqual(seen);
  });

  it.each([
    ['Jekyll', 'docs/_config.yml'],
    ['Hugo', 'docs/hugo.toml'],
    ['Gatsby', 'docs/package.json'],
    ['Astro', 'docs/astro.config.mjs'],
  ])('is the source of a site of %s, whose front page and feed look like a built one', async (_, mark) => {
    const source = [mark, 'docs/feed.xml', 'docs/index.html', 'docs/posts/a.md'].sort();
    expect(await walked(...source)).toEqual(source);
  });

  it('is not a built site', async () => {
    expect(await walked('a.md', 'docs/index.html', 'docs/feed.xml', 'docs/posts/a.md')).toEqual(['a.md']);
  });

  it('is Markdown in public, where Next keeps posts', async () => {
    const posts = ['public/atom.xml', 'public/one/index.md'];
    expect(await walked(...posts)).toEqual(posts);
  });
});
