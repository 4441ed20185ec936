import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

describe.skipIf(!hasModule('astro'))('Astro makes of Markdown what the page shows', () => {
  compareArticles({
    dialect: 'astro',
    samples: Object.fromEntries(
      // A picture beside the post has to exist, and its address is made by the build.
      Object.entries(common).map(([name, text]) => [name, text.replace('kettle.png', '/kettle.png')]),
    ),
    files: {
      'astro.config.mjs': 'export default { markdown: { syntaxHighlight: false } };\n',
      'src/content.config.ts':
        "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { blog: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/content/blog' }) }) };\n",
      'src/pages/blog/[...slug].astro': `---\nimport { getCollection, render } from 'astro:content';\nexport async function getStaticPaths() {\n  const posts = await getCollection('blog');\n  return posts.map((post) => ({ params: { slug: post.id }, props: post }));\n}\nconst { Content } = await render(Astro.props);\n---\n${ARTICLE[0]}<Content />${ARTICLE[1]}\n`,
    },
    post: (name) => `src/content/blog/${name}.md`,
    page: (name) => `dist/blog/${name}/index.html`,
    header: '---\ntitle: T\n---\n',
    build: async (folder) => {
      symlinkSync(packages, join(folder, 'node_modules'), 'dir');
      await build(process.execPath, [join(packages, 'astro/astro.js'), 'build'], {
        cwd: folder,
        env: { ASTRO_TELEMETRY_DISABLED: '1' },
      });
    },
    differences: {},
  });
});
