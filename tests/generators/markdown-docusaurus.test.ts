import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { common, compareArticles } from './markdown-golden';

const samples = {
  ...common,
  'an id of its own': '## Mine {#my-own}\n\ntext',
  'an admonition': ':::note\n\nMind the *step*.\n\n:::\n\n:::tip[Hot *water*]\n\nInside.\n\n:::',
  'an admonition within another': '::::info\n\nA\n\n:::danger\n\nB\n\n:::\n\n::::',
  'a comment of MDX': 'Before.\n\n{/* gone */}\n\nAfter.',
  'imports and exports': 'export const a = 1;\n\nText.',
  'an element': '<div className="x">\n\n*inside*\n\n</div>',
};

const refused = 'MDX refuses it, so that the site has no such page; what can be read of it is shown';

describe.skipIf(!hasModule('@docusaurus/mdx-loader'))(
  'Docusaurus makes of Markdown what the page shows',
  () => {
    compareArticles({
      dialect: 'docusaurus',
      samples,
      files: { 'docusaurus.config.js': 'export default { presets: [["classic", {}]] };\n' },
      post: (name) => `blog/${name}.md`,
      page: (name) => `out/${name}.html`,
      header: '---\ntitle: T\n---\n',
      build: (folder) =>
        build(process.execPath, [join(packages, '../build-docusaurus.mjs'), folder], { cwd: folder }),
      // React's hints for loading, how it writes empty attributes, and the header of the page are no part of the text.
      unwrap: (article) =>
        article.replace(/<link[^>]*>|<\/?header>/g, '').replace(/(data-footnote[\w-]*)="true"/g, '$1=""'),
      differences: {
        'bare addresses': refused,
        'mail addresses': refused,
      },
    });
  },
);
