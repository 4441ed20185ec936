import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from './example-blog';

/** Shapes of repositories whose generator is configured by code, as they are met, each with what must come out of it. Samples are our own. */
interface Shape {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly generator: string;
  readonly folders: readonly string[];
  readonly posts: readonly string[];
  readonly ignored?: readonly string[];
}

const astroConfig = { 'astro.config.mjs': "export default defineConfig({ site: 'https://example.org' })" };
const packageOf = (name: string): string => `{"dependencies": {"${name}": "1"}}`;

const SHAPES: readonly Shape[] = [
  {
    name: 'Astro with posts at the repository’s root',
    files: {
      ...astroConfig,
      'src/content.config.ts':
        "const posts = defineCollection({\n  loader: glob({ base: './posts', pattern: '**/*.md' }),\n  schema: z.object({ title: z.string(), added: z.coerce.date() }),\n});\nexport const collections = { posts };",
      ...emptyFiles('posts/a.md', 'posts/b.md', 'README.md', 'src/pages/about.md', 'docs/x.md'),
    },
    generator: 'astro',
    folders: ['posts posts'],
    posts: ['posts/a.md', 'posts/b.md'],
  },
  {
    name: 'Astro whose collection’s base is a constant, with a pattern that leaves out drafts by name',
    files: {
      ...astroConfig,
      'src/content.config.ts': `export const BLOG_PATH = 'src/data/blog';
const blog = defineCollection({
  loader: glob({ pattern: '**/[^_]*.md', base: \`./\${BLOG_PATH}\` }),
  schema: z.object({ pubDatetime: z.date(), draft: z.boolean().optional() }),
});
export const collections = { blog };`,
      ...emptyFiles('src/data/blog/a.md', 'src/data/blog/_b.md', 'src/data/people/c.md'),
    },
    generator: 'astro',
    folders: ['posts src/data/blog'],
    posts: ['src/data/blog/a.md'],
    ignored: ['src/data/blog/_b.md'],
  },
  {
    name: 'Astro with collections in its own folder and no configuration of them that we can read',
    files: {
      ...astroConfig,
      ...emptyFiles('src/content/blog/a.md', 'src/content/authors/b.md', 'src/content/projects/c.md'),
    },
    generator: 'astro',
    folders: ['posts src/content/blog'],
    posts: ['src/content/blog/a.md'],
  },
  {
    name: 'Astro in a folder of the repository, whose collections and folders are named in other files',
    files: {
      'web/astro.config.mjs': "export default { srcDir: 'app' }",
      'web/app/content/config.ts':
        "import { journal } from '@/lib/collections';\nimport something from 'a-package';\nexport const collections = { journal };",
      'web/app/lib/collections.ts':
        "import { PLACES as where, PLACES } from './places.js';\nexport const journal = defineCollection({ loader: glob({ base: PLACES.journal, pattern: '**/*.md' }) });",
      'web/app/lib/places.ts': "export const PLACES = { journal: './texts/journal' };",
      ...emptyFiles('web/texts/journal/a.md', 'web/texts/other/b.md', 'web/app/content/c.md'),
    },
    generator: 'astro',
    folders: ['posts web/texts/journal'],
    posts: ['web/texts/journal/a.md'],
  },
  {
    name: 'Astro with one dated collection of an unusual name',
    files: {
      ...astroConfig,
      'src/content.config.ts':
        "const people = defineCollection({ loader: glob({ base: 'src/people', pattern: '*.md' }), schema: z.object({ name: z.string() }) });\nconst dispatches = defineCollection({ loader: glob({ base: 'dispatches', pattern: '**/*.{md,mdx}' }), schema: z.object({ day: z.coerce.date() }) });\nconst stars = defineCollection({ loader: file('stars.json') });\nexport const collections = { people, dispatches, stars };",
      ...emptyFiles('dispatches/a.mdx', 'src/people/a.md', 'src/people/b.md'),
    },
    generator: 'astro',
    folders: ['posts dispatches'],
    posts: ['dispatches/a.mdx'],
  },
  {
    name: 'Astro whose collection’s base is a URL',
    files: {
      ...astroConfig,
      'src/content.config.ts':
        "export const collections = { writing: defineCollection({ loader: glob({ pattern: ['**/*.md', '!**/_*'], base: new URL('../texts', import.meta.url) }), schema }) };",
      ...emptyFiles('texts/a.md', 'src/pages/index.astro'),
    },
    generator: 'astro',
    folders: ['posts texts'],
    posts: ['texts/a.md'],
  },
  {
    name: 'Astro whose collections are declared out of sight',
    files: {
      ...astroConfig,
      'src/content.config.ts': "export { collections } from '@company/content';",
      ...emptyFiles('posts/a.md', 'docs/b.md', 'docs/c.md'),
    },
    generator: 'astro',
    folders: ['posts posts'],
    posts: ['posts/a.md'],
  },
  {
    name: 'Next with a folder of years in a route group',
    files: {
      'next.config.mjs': '',
      ...emptyFiles(
        'app/(post)/2023/one/page.mdx',
        'app/(post)/2024/two/page.mdx',
        'app/page.tsx',
        'README.md',
      ),
    },
    generator: 'next',
    folders: ['posts app/(post)'],
    posts: ['app/(post)/2023/one/page.mdx', 'app/(post)/2024/two/page.mdx'],
  },
  {
    name: 'Astro with posts as pages',
    files: {
      ...astroConfig,
      ...emptyFiles('src/pages/posts/001.md', 'src/pages/posts/002.md', 'src/pages/about.md', 'README.md'),
    },
    generator: 'astro',
    folders: ['posts src/pages/posts'],
    posts: ['src/pages/posts/001.md', 'src/pages/posts/002.md'],
  },
  {
    name: 'Astro with a folder per language',
    files: {
      'astro.config.ts': "export default { i18n: { defaultLocale: 'en', locales: ['en', 'pt-br'] } }",
      ...emptyFiles('src/content/blog/en/a.md', 'src/content/blog/pt-br/a.md'),
    },
    generator: 'astro',
    folders: ['posts src/content/blog', 'posts src/content/blog/en en', 'posts src/content/blog/pt-br pt-br'],
    posts: ['src/content/blog/en/a.md', 'src/content/blog/pt-br/a.md'],
  },
  {
    name: 'Eleventy in a monorepo, its posts in a folder _posts',
    files: {
      'package.json': '{"workspaces": ["packages/*"], "devDependencies": {"typescript": "5"}}',
      'packages/web/package.json': packageOf('@11ty/eleventy'),
      'packages/web/.eleventy.ts': "export default (config) => ({ dir: { input: 'src', output: 'dist' } });",
      'packages/lib/package.json': '{}',
      ...emptyFiles(
        'packages/web/src/_posts/2024-01-02-a.md',
        'packages/web/src/_posts/b.md',
        'packages/web/src/_includes/x.md',
        'packages/web/src/_drafts/c.md',
        'packages/web/src/index.md',
        'packages/lib/README.md',
      ),
    },
    generator: 'eleventy',
    folders: ['posts packages/web/src/_posts'],
    posts: ['packages/web/src/_posts/2024-01-02-a.md', 'packages/web/src/_posts/b.md'],
  },
  {
    name: 'Eleventy with a collection by a glob and an unusual name',
    files: {
      '.eleventy.js':
        "module.exports = (c) => {\n  // c.addCollection('old', (api) => api.getFilteredByGlob('archive/*.md'));\n  c.addCollection('logbook', (api) => api.getFilteredByGlob(['./logbook/**/*.md']));\n};",
      ...emptyFiles('logbook/2024/a.md', 'logbook/2023/b.md', 'archive/c.md', 'about.md', 'README.md'),
    },
    generator: 'eleventy',
    folders: ['posts logbook'],
    posts: ['logbook/2024/a.md', 'logbook/2023/b.md'],
  },
  {
    name: 'Eleventy with directory data as plain JSON, and more documentation than posts',
    files: {
      'eleventy.config.js': 'export default (c) => ({ dir: { input: "src" } });',
      'src/field-notes/field-notes.json': '{ "layout": "post", "tags": "posts" }',
      'src/docs/docs.json': '{ "layout": "doc" }',
      ...emptyFiles('src/field-notes/a.md', 'src/docs/1.md', 'src/docs/2.md', 'src/docs/3.md'),
    },
    generator: 'eleventy',
    folders: ['posts src/field-notes'],
    posts: ['src/field-notes/a.md'],
  },
  {
    name: 'Eleventy with a listing beside its posts and data files in their thousands',
    files: {
      'eleventy.config.js': "export default function (c) { c.addPassthroughCopy('public'); }",
      'posts/index.html': '',
      'posts/a.md': '',
      'posts/b.html': '',
      ...emptyFiles(...Array.from({ length: 3_000 }, (_, n) => `_data/shots/${n}.json`)),
    },
    generator: 'eleventy',
    folders: ['posts posts'],
    posts: ['posts/a.md', 'posts/b.html'],
  },
  {
    name: 'Docusaurus in a subfolder, with its dependency at the root and more documentation than posts',
    files: {
      'package.json': packageOf('@docusaurus/core'),
      'website/docusaurus.config.ts':
        "export default { presets: [['classic', { blog: { showReadingTime: true } }]] };",
      ...emptyFiles(
        'docs/a.md',
        'docs/b.md',
        'website/blog/2024-01-02-a.md',
        'website/blog/2024-02-03-b/index.mdx',
        'website/blog/_template.md',
        'website/blog/authors.yml',
        'website/docs/c.md',
      ),
    },
    generator: 'docusaurus',
    folders: ['posts website/blog'],
    posts: ['website/blog/2024-01-02-a.md', 'website/blog/2024-02-03-b/index.mdx'],
    ignored: ['website/blog/_template.md'],
  },
  {
    name: 'a monorepo with a site for the manual and one for the blog',
    files: {
      'package.json': '{"workspaces": ["apps/*"]}',
      'apps/docs/docusaurus.config.js': 'module.exports = {}',
      'apps/web/next.config.js': 'module.exports = {}',
      'apps/web/package.json': packageOf('next'),
      ...emptyFiles(
        'apps/docs/blog/release.md',
        'apps/docs/docs/a.md',
        'apps/web/posts/a.mdx',
        'apps/web/posts/b.mdx',
      ),
    },
    generator: 'next',
    folders: ['posts apps/web/posts'],
    posts: ['apps/web/posts/a.mdx', 'apps/web/posts/b.mdx'],
  },
  {
    name: 'a blog beside a larger manual made with VitePress',
    files: {
      'manual/.vitepress/config.ts': 'export default {}',
      'journal/hugo.toml': '',
      ...emptyFiles(
        'manual/guide/1.md',
        'manual/guide/2.md',
        'manual/api/3.md',
        'journal/content/posts/a.md',
      ),
    },
    generator: 'hugo',
    folders: ['posts journal/content/posts'],
    posts: ['journal/content/posts/a.md'],
  },
  {
    name: 'Docusaurus with a second blog beside its folder, and translations',
    files: {
      'site/docusaurus.config.js':
        "module.exports = {\n  i18n: { defaultLocale: 'en', locales: ['en', 'ja'] },\n  presets: [['@docusaurus/preset-classic', { docs: { path: '../docs' }, blog: { path: '../articles', routeBasePath: '/' } }]],\n  plugins: [['@docusaurus/plugin-content-blog', { id: 'changelog', path: './changes' }]],\n};",
      ...emptyFiles(
        'articles/a.md',
        'site/changes/1.0.md',
        'site/i18n/ja/docusaurus-plugin-content-blog/a.md',
        'site/i18n/ja/docusaurus-plugin-content-docs/x.md',
      ),
    },
    generator: 'docusaurus',
    folders: ['posts articles', 'posts site/changes', 'posts site/i18n/ja/docusaurus-plugin-content-blog ja'],
    posts: ['articles/a.md', 'site/changes/1.0.md', 'site/i18n/ja/docusaurus-plugin-content-blog/a.md'],
  },
  {
    name: 'Docusaurus with types from its blog plugin and a blog of another name',
    files: {
      'docusaurus.config.ts':
        "import type { Options } from '@docusaurus/plugin-content-blog';\nexport default { presets: [['classic', { docs: { path: 'manual' }, blog: { path: './news/', blogTitle: 'x' } satisfies Options }]] };",
      ...emptyFiles('news/2024-01-02-a.md', 'blog/old.md', 'manual/b.md'),
    },
    generator: 'docusaurus',
    folders: ['posts news'],
    posts: ['news/2024-01-02-a.md'],
  },
  {
    name: 'VitePress in docs, where every folder is as good as another',
    files: {
      'package.json': packageOf('vitepress'),
      'docs/.vitepress/config.mts': "export default defineConfig({ title: '例', lang: 'zh-CN' })",
      ...emptyFiles(
        'docs/index.md',
        'docs/about.md',
        'docs/开发/a b.md',
        'docs/开发/后端/c.md',
        'docs/开发/index.md',
        'docs/杂谈/d.md',
        'docs/public/e.md',
        'README.md',
      ),
    },
    generator: 'vitepress',
    folders: ['posts docs/开发', 'posts docs/杂谈'],
    posts: ['docs/开发/a b.md', 'docs/开发/后端/c.md', 'docs/杂谈/d.md'],
  },
  {
    name: 'VitePress at the root with a folder of posts',
    files: {
      '.vitepress/config.ts': "export default { title: 'Example', cleanUrls: true }",
      ...emptyFiles('posts/a.md', 'posts/b.md', 'index.md', 'about.md'),
    },
    generator: 'vitepress',
    folders: ['posts posts'],
    posts: ['posts/a.md', 'posts/b.md'],
  },
  {
    name: 'Next with contentlayer',
    files: {
      'next.config.js': 'module.exports = {}',
      'contentlayer.config.ts':
        "export const Blog = defineDocumentType(() => ({ name: 'Blog', filePathPattern: 'blog/**/*.mdx', fields: { title: { type: 'string' }, date: { type: 'date' }, draft: { type: 'boolean' }, summary: {} } }));\nexport const Authors = defineDocumentType(() => ({ name: 'Authors', filePathPattern: 'authors/**/*.mdx' }));\nexport default makeSource({ contentDirPath: 'data', documentTypes: [Blog, Authors] });",
      ...emptyFiles('data/blog/a.mdx', 'data/blog/deep/b.mdx', 'data/authors/default.mdx', 'public/x.png'),
    },
    generator: 'next',
    folders: ['posts data/blog'],
    posts: ['data/blog/a.mdx', 'data/blog/deep/b.mdx'],
  },
  {
    name: 'Next with posts as pages, a folder each',
    files: {
      'next.config.mjs': 'export default withMDX({})',
      ...emptyFiles(
        'src/pages/first/index.mdx',
        'src/pages/second/index.mdx',
        'src/pages/_app.js',
        'src/pages/index.js',
        'README.md',
      ),
    },
    generator: 'next',
    folders: ['posts src/pages'],
    posts: ['src/pages/first/index.mdx', 'src/pages/second/index.mdx'],
  },
  {
    name: 'Next with posts in public',
    files: {
      'next.config.js': 'module.exports = {}',
      ...emptyFiles(
        'public/one/index.md',
        'public/two/index.md',
        'public/one/fig.png',
        'app/page.js',
        'README.md',
      ),
    },
    generator: 'next',
    folders: ['posts public'],
    posts: ['public/one/index.md', 'public/two/index.md'],
  },
  {
    name: 'Next by its dependency, with a folder _posts that Jekyll would take',
    files: {
      'package.json': packageOf('next'),
      ...emptyFiles('_posts/hello.md', '_posts/2024-01-02-b.md', 'pages/index.js'),
    },
    generator: 'next',
    folders: ['posts _posts'],
    posts: ['_posts/hello.md', '_posts/2024-01-02-b.md'],
  },
  {
    name: 'Next with a page file per post',
    files: {
      'next.config.ts': 'export default {}',
      ...emptyFiles('app/blog/one/page.mdx', 'app/blog/two/page.mdx', 'app/about/page.mdx', 'app/layout.tsx'),
    },
    generator: 'next',
    folders: ['posts app/blog'],
    posts: ['app/blog/one/page.mdx', 'app/blog/two/page.mdx'],
  },
  {
    name: 'Gatsby as its starter has it',
    files: {
      'gatsby-config.js': `module.exports = {
  siteMetadata: { title: \`Example\`, author: { name: \`Ada\`, summary: \`who writes\` } },
  plugins: [
    { resolve: \`gatsby-source-filesystem\`, options: { path: \`\${__dirname}/content/blog\`, name: \`blog\` } },
    { resolve: \`gatsby-source-filesystem\`, options: { name: \`images\`, path: \`\${__dirname}/src/images\` } },
  ],
};`,
      ...emptyFiles(
        'content/blog/one/index.md',
        'content/blog/two/index.mdx',
        'src/pages/index.js',
        'README.md',
      ),
    },
    generator: 'gatsby',
    folders: ['posts content/blog'],
    posts: ['content/blog/one/index.md', 'content/blog/two/index.mdx'],
  },
  {
    name: 'Gatsby with one source for all content',
    files: {
      'gatsby-config.ts':
        "plugins: [{ resolve: 'gatsby-source-filesystem', options: { path: path.join(__dirname, 'content') } }]",
      ...emptyFiles('content/articles/2024/a.md', 'content/notes/b.md', 'content/pages/me.md', 'drafts/c.md'),
    },
    generator: 'gatsby',
    folders: ['posts content/articles', 'posts content/notes', 'drafts drafts'],
    posts: ['content/articles/2024/a.md', 'content/notes/b.md', 'drafts/c.md'],
  },
  {
    name: 'Gatsby whose content is a submodule that was not fetched',
    files: {
      'gatsby-config.js': `plugins: [{ resolve: 'gatsby-source-filesystem', options: { path: \`\${__dirname}/content\` } }]`,
      '.gitmodules': '[submodule "content"]\n\tpath = content\n\turl = https://example.org/content.git\n',
      ...emptyFiles('README.md', 'docs/x.md'),
    },
    generator: 'gatsby',
    folders: ['posts content'],
    posts: [],
  },
  {
    name: 'Gatsby with posts among its pages',
    files: {
      'gatsby-config.js':
        "plugins: [{ resolve: 'gatsby-source-filesystem', options: { path: __dirname + '/src/pages' } }]",
      ...emptyFiles(
        'src/pages/blog/a.md',
        'src/pages/blog/b/index.md',
        'src/pages/about.md',
        'src/pages/index.js',
      ),
    },
    generator: 'gatsby',
    folders: ['posts src/pages/blog'],
    posts: ['src/pages/blog/a.md', 'src/pages/blog/b/index.md'],
  },
  {
    name: 'Starlight’s documentation with a blog in it',
    files: {
      ...astroConfig,
      'src/content.config.ts':
        'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };',
      ...emptyFiles(
        'src/content/docs/guides/x.md',
        'src/content/docs/blog/a.md',
        'src/content/docs/blog/b.mdx',
      ),
    },
    generator: 'astro',
    folders: ['posts src/content/docs/blog'],
    posts: ['src/content/docs/blog/a.md', 'src/content/docs/blog/b.mdx'],
  },
];

describe('Astro’s constants', () => {
  it('are read wherever the site’s code lies', () => {
    const { model } = exampleBlog({
      'astro.config.mjs': "export default { srcDir: './app' }",
      'app/consts.ts': "export const SITE_TITLE = 'Example';",
      'app/content/blog/a.md': '',
    });
    expect(model.site.title).toBe('Example');
  });

  it('are read once where files name each other in a circle, and not from outside of the blog', () => {
    const { model, posts } = exampleBlog({
      ...astroConfig,
      'src/content.config.ts':
        "import { A } from './a';\nimport { B } from '../../../../b';\nexport const collections = { blog: defineCollection({ loader: glob({ base: A, pattern: '*.md' }) }) };",
      'src/a.ts': "export * from './b';\nimport { B } from './b';",
      'src/b.ts': "export * from './a';\nexport const A = 'texts';",
      'texts/a.md': '',
    });
    expect([model.generator, posts]).toEqual(['astro', ['texts/a.md']]);
  });
});

describe('a blog that is', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
    const { model, folders, posts, ignored } = exampleBlog(shape.files);
    expect(model.generator).toBe(shape.generator);
    expect(folders).toEqual(shape.folders);
    expect([...posts].sort()).toEqual([...shape.posts].sort());
    expect([...ignored].sort()).toEqual([...(shape.ignored ?? [])].sort());
  });
});
