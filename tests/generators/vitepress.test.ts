import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, compare, either, hasModule, oddNames, packages, post, type Site, writeSite } from './golden';

const names = [
  'plain',
  'Capital And Spaces',
  '你好 世界',
  'Été à Paris',
  'c++.and.dots_in-name',
  '2024-01-02-dated',
];
const posts = (folder: string): Site['posts'] => ({
  ...Object.fromEntries(names.map((name) => [`${folder}/${name}.md`, post('title: T')])),
  ...Object.fromEntries(oddNames(40).map((name) => [`${folder}/odd/${name}.md`, either('title: T')])),
  [`${folder}/nested/deep.md`]: post('title: Deep'),
  [`${folder}/nested/Deep Er/2024.md`]: post('title: Number'),
});

describe.skipIf(!hasModule('vitepress'))('VitePress prints every page where Longhand says', () => {
  test('the default', () =>
    expectSame({ posts: posts('posts'), files: { '.vitepress/config.mjs': 'export default {};\n' } }, ''));

  test('in a folder, without endings, with a base path and a source folder', () =>
    expectSame(
      {
        posts: posts('docs/src/posts'),
        files: {
          'docs/.vitepress/config.mts':
            "export default { cleanUrls: true, base: '/blog/', srcDir: './src' };\n",
        },
      },
      'docs',
      '/blog',
    ));

  test('rewrites', () =>
    expectSame(
      {
        posts: {
          'posts/2024/one.md': post('title: One'),
          'posts/2024/two/deeper.md': post('title: Two'),
          'posts/plain.md': post('title: Plain'),
          'posts/moved.md': post('title: Moved'),
        },
        files: {
          '.vitepress/config.mjs':
            "export default {\n  rewrites: {\n    'posts/moved.md': 'elsewhere/here.md',\n    'posts/:year/:slug.md': ':slug.md',\n    'posts/:rest*': 'p/:rest*',\n  },\n};\n",
        },
      },
      '',
    ));
});

async function expectSame(site: Site, root: string, base = ''): Promise<void> {
  const folder = writeSite(site);
  // VitePress looks for Vue from the site's folder.
  symlinkSync(packages, join(folder, root, 'node_modules'), 'dir');
  const program = join(packages, 'vitepress', 'bin', 'vitepress.js');
  const out = join(folder, root, '.vitepress', 'dist');
  await build(process.execPath, [program, 'build', join(folder, root)], { cwd: join(packages, '..') });
  const { printed, predicted } = await compare(site, folder, out, { base });
  expect(predicted).toEqual(printed);
}
