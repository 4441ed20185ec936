import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { common, compareArticles } from './markdown-golden';

const samples = {
  ...common,
  'a comment of MDX': 'Before.\n\n{/* gone */}\n\nAfter.',
  'imports and exports': 'export const a = 1;\n\nText.',
  'an element': '<div className="x">\n\n*inside*\n\n</div>',
};

const refused = 'MDX refuses it, so that the site has no such page; what can be read of it is shown';

describe.skipIf(!hasModule('rehype-slug'))('MDX in Next makes of Markdown what the page shows', () => {
  compareArticles({
    dialect: 'next',
    samples,
    files: { 'next.config.js': 'module.exports = {};\n' },
    post: (name) => `content/posts/${name}.mdx`,
    page: (name) => `out/${name}.html`,
    header: '---\ntitle: T\n---\n',
    build: (folder) =>
      build(process.execPath, [join(packages, '../build-next.mjs'), folder], { cwd: folder }),
    // React's hints for loading, and how it writes empty attributes.
    unwrap: (article) =>
      article.replace(/<link[^>]*>/g, '').replace(/(data-footnote[\w-]*)="true"/g, '$1=""'),
    differences: {
      'bare addresses': refused,
      'mail addresses': refused,
      'attributes of headings': refused,
      'a comment': refused,
      'an excerpt mark': refused,
    },
  });
});
