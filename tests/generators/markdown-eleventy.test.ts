import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

describe.skipIf(!hasModule('@11ty/eleventy'))('Eleventy makes of Markdown what the page shows', () => {
  compareArticles({
    dialect: 'eleventy',
    samples: common,
    files: {
      'package.json': '{"type": "module"}',
      'eleventy.config.js': 'export default function () {}\n',
      '_includes/post.liquid': `${ARTICLE[0]}{{ content }}${ARTICLE[1]}`,
    },
    post: (name) => `posts/${name}.md`,
    page: (name) => `_site/posts/${name}/index.html`,
    header: '---\nlayout: post.liquid\n---\n',
    build: (folder) => build(process.execPath, [join(packages, '@11ty/eleventy/cmd.cjs')], { cwd: folder }),
    differences: {},
  });
});
