import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { common, compareArticles } from './markdown-golden';

const site = {
  dialect: 'gatsby',
  post: (name: string) => `content/blog/${name}/index.md`,
  page: (name: string) => `out/${name}.html`,
  header: '---\ntitle: T\n---\n',
  build: (folder: string) =>
    build(process.execPath, [join(packages, '../build-gatsby.mjs'), folder], { cwd: folder }),
} as const;

const config = (plugins: string) =>
  `module.exports = { plugins: [{ resolve: 'gatsby-transformer-remark', options: { plugins: [${plugins}] } }] };\n`;

describe.skipIf(!hasModule('gatsby-transformer-remark'))(
  'Gatsby makes of Markdown what the page shows',
  () => {
    compareArticles({
      ...site,
      samples: { ...common, 'a footnote in the text': 'One^[*Here*.] and two.' },
      files: { 'gatsby-config.js': config('') },
      differences: { 'a footnote in the text': 'shown as it is typed' },
    });
  },
);

describe.skipIf(!hasModule('gatsby-transformer-remark'))('Gatsby with its usual plugins', () => {
  compareArticles({
    ...site,
    samples: common,
    files: {
      'gatsby-config.js': config("'gatsby-remark-smartypants', 'gatsby-remark-autolink-headers'"),
    },
    // Its links to headings are drawn beside them.
    unwrap: (article) => article.replace(/<a [^>]*class="anchor before"[^>]*>.*?<\/a>/g, ''),
    differences: {},
  });
});
