import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from './example-blog';

/** Shapes of repositories as they are met, each with what must come out of it. Samples are our own. */
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
    name: 'Jekyll in seventeen languages',
    files: {
      '_config.yml': 'title: Example\npermalink: pretty\n',
      ...emptyFiles(
        'en/news/_posts/2024-01-02-a.md',
        'fr/news/_posts/2024-01-02-a.md',
        'zh_tw/news/_posts/2024-01-02-a.md',
        'id/news/_posts/2024-01-02-a.md',
        'en/about/index.md',
        '_layouts/news.html',
      ),
    },
    generator: 'jekyll',
    folders: [
      'posts en/news/_posts en',
      'posts fr/news/_posts fr',
      'posts id/news/_posts id',
      'posts zh_tw/news/_posts zh-TW',
      'drafts _drafts',
    ],
    posts: [
      'en/news/_posts/2024-01-02-a.md',
      'fr/news/_posts/2024-01-02-a.md',
      'zh_tw/news/_posts/2024-01-02-a.md',
      'id/news/_posts/2024-01-02-a.md',
    ],
  },
  {
    name: 'Jekyll with a collection per language',
    files: {
      '_config.yml': 'collections:\n  posts_en:\n    output: true\n  posts_he:\n    output: true\n',
      ...emptyFiles(
        '_posts_en/2024-01-02-a.md',
        '_posts_he/2024-01-02-a.md',
        '_posts_he/undated.md',
        'Gemfile',
      ),
    },
    generator: 'jekyll',
    folders: ['posts _posts_en en', 'posts _posts_he he', 'drafts _drafts'],
    posts: ['_posts_en/2024-01-02-a.md', '_posts_he/2024-01-02-a.md', '_posts_he/undated.md'],
  },
  {
    name: 'Jekyll without a configuration, in several formats',
    files: emptyFiles(
      '_posts/2008-10-20-a.textile',
      '_posts/2009-01-02-b.html',
      '_posts/2010-01-02-c.md',
      '_posts/notes.md',
      '_posts/_2011-01-02-d.md',
      '_post/2013-01-02-f.md',
      '_old/_posts/2014-01-02-g.md',
      'index.html',
    ),
    generator: 'jekyll',
    folders: ['posts _posts', 'drafts _drafts'],
    posts: ['_posts/2008-10-20-a.textile', '_posts/2009-01-02-b.html', '_posts/2010-01-02-c.md'],
    ignored: [
      '_posts/notes.md',
      '_posts/_2011-01-02-d.md',
      '_post/2013-01-02-f.md',
      '_old/_posts/2014-01-02-g.md',
    ],
  },
  {
    name: 'Jekyll in docs, with collections_dir and excluded folders',
    files: {
      'docs/_config.yml': 'theme: minima\ncollections_dir: writing\nexclude: [attic]\n',
      'package.json': packageOf('react'),
      ...emptyFiles(
        'docs/writing/_posts/2024-01-02-a.md',
        'docs/writing/_drafts/b.md',
        'docs/attic/_posts/2020-01-02-c.md',
        'src/index.ts',
        'README.md',
      ),
    },
    generator: 'jekyll',
    folders: ['posts docs/writing/_posts', 'drafts docs/writing/_drafts'],
    posts: ['docs/writing/_posts/2024-01-02-a.md', 'docs/writing/_drafts/b.md'],
  },
  {
    name: 'Jekyll with nothing but a collection',
    files: {
      '_config.yml': 'collections:\n  essays:\n    output: true\n  authors:\n    output: false\n',
      ...emptyFiles('_essays/a.md', '_authors/b.md', '_authors/c.md', '_layouts/default.html'),
    },
    generator: 'jekyll',
    folders: ['posts _essays', 'drafts _drafts'],
    posts: ['_essays/a.md'],
  },
  {
    name: 'Hexo, which Jekyll’s rule would also take, with a theme’s own configuration',
    files: {
      '_config.yml': 'title: Example\nsource_dir: source\n',
      'package.json': packageOf('hexo'),
      ...emptyFiles(
        'source/_posts/2024/a.md',
        'source/_posts/b.html',
        'source/_posts/_c.md',
        'source/_drafts/d.md',
        'source/about/index.md',
        'themes/next/_config.yml',
        'themes/next/source/_posts/z.md',
      ),
    },
    generator: 'hexo',
    folders: ['posts source/_posts', 'drafts source/_drafts'],
    posts: ['source/_posts/2024/a.md', 'source/_posts/b.html', 'source/_drafts/d.md'],
    ignored: ['source/_posts/_c.md'],
  },
  {
    name: 'Hugo with a content folder per language and sections of other content',
    files: {
      'config/_default/config.toml': 'baseURL = "https://example.org"\ndefaultContentLanguage = "en"\n',
      'config/_default/languages.toml':
        '[fr]\ncontentDir = "content/fr"\nweight = 2\n[en]\ncontentDir = "content/en"\nweight = 1\n[xx]\ndisabled = true\ncontentDir = "content/xx"\n',
      ...emptyFiles(
        'content/en/post/2024-01-02-a.html',
        'content/en/post/_index.md',
        'content/en/docs/x.md',
        'content/en/docs/y.md',
        'content/en/docs/z.md',
        'content/fr/post/2024-01-02-a.md',
        'content/fr/docs/x.md',
      ),
    },
    generator: 'hugo',
    folders: ['posts content/en/post en', 'posts content/fr/post fr'],
    posts: ['content/en/post/2024-01-02-a.html', 'content/fr/post/2024-01-02-a.md'],
  },
  {
    name: 'Hugo with a larger section of other content, and formats it knows',
    files: {
      'hugo.toml': 'title = "x"\n',
      ...emptyFiles(
        'content/blog/a.org',
        'content/blog/b.adoc',
        'content/blog/c.rst',
        'content/blog/d.markdown',
        'content/blog/e.Rmd',
        'content/recipes/1.md',
        'content/recipes/2.md',
        'content/recipes/3.md',
        'content/recipes/4.md',
        'content/recipes/5.md',
        'content/recipes/6.md',
      ),
    },
    generator: 'hugo',
    folders: ['posts content/blog'],
    posts: ['content/blog/a.org', 'content/blog/b.adoc', 'content/blog/c.rst', 'content/blog/d.markdown'],
    ignored: ['content/blog/e.Rmd'],
  },
  {
    name: 'Hugo whose largest section is the blog, with mounted content',
    files: {
      'hugo.yaml':
        'title: x\nmodule:\n  mounts:\n    - source: texts\n      target: content\n    - source: files\n      target: static\n',
      ...emptyFiles('texts/travels/a.md', 'texts/travels/b/index.md', 'texts/about.md', 'files/x.png'),
    },
    generator: 'hugo',
    folders: ['posts texts/travels'],
    posts: ['texts/travels/a.md', 'texts/travels/b/index.md'],
  },
  {
    name: 'Hugo with posts at the top of its content and drafts outside of it',
    files: {
      'config.toml': 'baseURL = "https://example.org"\n',
      ...emptyFiles('content/a.md', 'content/b.md', 'content/_index.md', 'drafts/c.md'),
    },
    generator: 'hugo',
    folders: ['posts content', 'drafts drafts'],
    posts: ['content/a.md', 'content/b.md', 'drafts/c.md'],
  },
  {
    name: 'Hugo’s theme with an example site',
    files: {
      'theme.toml': 'name = "x"\n',
      'exampleSite/hugo.toml': 'theme = "x"\n',
      ...emptyFiles('exampleSite/content/posts/a.md', 'layouts/index.html', 'archetypes/default.md'),
    },
    generator: 'hugo',
    folders: ['posts exampleSite/content/posts'],
    posts: ['exampleSite/content/posts/a.md'],
  },
  {
    name: 'Zola in a subfolder, every section of it posts, with translations',
    files: {
      'blog/config.toml':
        'base_url = "https://example.org"\ndefault_language = "en"\n[languages.pt-BR]\n[languages.ja]\n',
      ...emptyFiles(
        'blog/content/_index.md',
        'blog/content/_index.ja.md',
        'blog/content/first-run/posts/01/index.md',
        'blog/content/first-run/posts/01/index.ja.md',
        'blog/content/first-run/_index.md',
        'blog/content/reports/2024-01.md',
        'blog/content/reports/2024-01.pt-BR.md',
        'blog/content/pages/contact.md',
        'blog/content/about/index.md',
        'blog/templates/index.html',
        'Cargo.toml',
        'src/main.rs',
      ),
    },
    generator: 'zola',
    folders: ['posts blog/content/first-run', 'posts blog/content/reports'],
    posts: [
      'blog/content/first-run/posts/01/index.md',
      'blog/content/first-run/posts/01/index.ja.md',
      'blog/content/reports/2024-01.md',
      'blog/content/reports/2024-01.pt-BR.md',
    ],
  },
  {
    name: 'Zola with zola.toml and a bundle per post at the top',
    files: {
      'zola.toml': '',
      ...emptyFiles('content/one/index.md', 'content/two/index.md', 'content/_index.md'),
    },
    generator: 'zola',
    folders: ['posts content'],
    posts: ['content/one/index.md', 'content/two/index.md'],
  },
  {
    name: 'Pelican with reStructuredText, pages, and drafts outside of its content',
    files: {
      'pelicanconf.py':
        "AUTHOR = 'Ada'\nSITENAME = 'Example'  # the name\nPATH = 'content'\nTIMEZONE = 'Europe/Paris'\nDEFAULT_LANG = 'en'\nPAGE_PATHS = ['pages', 'extra']\nWITH_FUTURE_DATES = False\n",
      ...emptyFiles(
        'content/2013-01-02-a.markdown',
        'content/news/b.rst',
        'content/c.html',
        'content/pages/about.md',
        'content/extra/robots.md',
        'draft/2026-01-02-d.md',
        'README.md',
        'output/a.html',
      ),
    },
    generator: 'pelican',
    folders: ['posts content', 'drafts draft', 'pages content/pages', 'pages content/extra'],
    posts: ['content/2013-01-02-a.markdown', 'content/news/b.rst', 'content/c.html', 'draft/2026-01-02-d.md'],
  },
  {
    name: 'Pelican with article paths and no path in its configuration',
    files: {
      'pelicanconf.py': "SITENAME = 'x'\nARTICLE_PATHS = [\n    'blog',\n    'links',\n]\n",
      ...emptyFiles('content/blog/a.md', 'content/links/b.md', 'content/other/c.md'),
    },
    generator: 'pelican',
    folders: ['posts content/blog', 'posts content/links'],
    posts: ['content/blog/a.md', 'content/links/b.md'],
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
    name: 'a repository with a site without posts beside the blog',
    files: {
      'docs/docusaurus.config.js': 'module.exports = { presets: [["classic", { blog: false }]] }',
      'blog/hugo.toml': 'title = "x"\n',
      ...emptyFiles('docs/docs/a.md', 'blog/content/posts/a.md'),
    },
    generator: 'hugo',
    folders: ['posts blog/content/posts'],
    posts: ['blog/content/posts/a.md'],
  },
  {
    name: 'no configuration at all, with drafts',
    files: emptyFiles('posts/a.md', 'posts/b.md', 'drafts/c.md', 'README.md', 'LICENSE.md'),
    generator: 'plain',
    folders: ['posts posts', 'drafts drafts'],
    posts: ['posts/a.md', 'posts/b.md', 'drafts/c.md'],
  },
  {
    name: 'no configuration at all, by year',
    files: emptyFiles('2023/a.md', '2023/b.md', '2024/c.md', '2024/d.md', 'about.md'),
    generator: 'plain',
    folders: ['posts .'],
    posts: ['2023/a.md', '2023/b.md', '2024/c.md', '2024/d.md', 'about.md'],
  },
];

describe('a blog that is', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
    const { model, folders, posts, ignored } = exampleBlog(shape.files);
    expect(model.generator).toBe(shape.generator);
    expect(folders).toEqual(shape.folders);
    expect([...posts].sort()).toEqual([...shape.posts].sort());
    expect([...ignored].sort()).toEqual([...(shape.ignored ?? [])].sort());
  });
});
