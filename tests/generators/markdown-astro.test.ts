import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { build, hasModule, packages } from './golden';
import { ARTICLE, common, compareArticles } from './markdown-golden';

const site = {
  dialect: 'astro',
  files: {
    'src/content.config.ts':
      "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { blog: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/content/blog' }) }) };\n",
    'src/pages/blog/[...slug].astro': `---\nimport { getCollection, render } from 'astro:content';\nexport async function getStaticPaths() {\n  const posts = await getCollection('blog');\n  return posts.map((post) => ({ params: { slug: post.id }, props: post }));\n}\nconst { Content } = await render(Astro.props);\n---\n${ARTICLE[0]}<Content />${ARTICLE[1]}\n`,
  },
  post: (name: string) => `src/content/blog/${name}.md`,
  page: (name: string) => `dist/blog/${name}/index.html`,
  header: '---\ntitle: T\n---\n',
  build: async (folder: string) => {
    symlinkSync(packages, join(folder, 'node_modules'), 'dir');
    await build(process.execPath, [join(packages, 'astro/astro.js'), 'build'], {
      cwd: folder,
      env: { ASTRO_TELEMETRY_DISABLED: '1' },
    });
  },
} as const;

describe.skipIf(!hasModule('astro'))('Astro makes of Markdown what the page shows', () => {
  compareArticles({
    ...site,
    samples: Object.fromEntries(
      // A picture beside the post has to exist, and its address is made by the build.
      Object.entries(common).map(([name, text]) => [name, text.replace('kettle.png', '/kettle.png')]),
    ),
    files: {
      ...site.files,
      'astro.config.mjs': 'export default { markdown: { syntaxHighlight: false } };\n',
    },
    differences: {},
  });
});

describe.skipIf(!hasModule('remark-math'))('Astro with mathematics by remark-math', () => {
  compareArticles({
    ...site,
    samples: {
      prices: 'It costs $5 and not $10, or US$6 or US$7.\n\nOnly $5.',
      'escaped prices': 'It costs \\$5 and not \\$10. A $x\\$ and \\\\$y$, \\$$z$.',
      'mathematics between dollars': common['mathematics between dollars'] ?? '',
      'formulas beside words': 'The $n$th of 2$k$, $ padded $, over $two\nlines$ and *a $b* c$.',
      'dollars in formulas': '$$a $ b$$ and $a$$b$, but $a$$ not. And `$a` or `b$`.',
    },
    files: {
      ...site.files,
      'astro.config.mjs':
        "import remarkMath from 'remark-math';\nexport default { markdown: { syntaxHighlight: false, remarkPlugins: [remarkMath] } };\n",
    },
    // What sets the formulas is another plugin.
    comparable: (html) =>
      html
        .replace(/<pre><code class="language-math math-display">([^<]*)<\/code><\/pre>/g, '\\[$1\\]')
        .replace(
          /<code class="language-math math-inline">([^<]*)<\/code>/g,
          (_, tex: string) => `\\(${tex.trim()}\\)`,
        ),
    differences: {},
  });
});
