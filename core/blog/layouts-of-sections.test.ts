import { describe, expect, it } from 'vitest';
import { emptyFiles, exampleBlog } from './example-blog';

/** Repositories that hold more than one kind of content, or more than one site, and where the posts are. Our own samples. */
interface Shape {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly generator: string;
  readonly posts: readonly string[];
}

const hugoLanguages =
  "baseURL = 'https://example.org/'\n[languages.en]\ncontentDir = 'content/en'\n[languages.fr]\ncontentDir = 'content/fr'\n";
const packageOf = (name: string): string => `{"dependencies": {"${name}": "1"}}`;

const SHAPES: readonly Shape[] = [
  {
    name: 'Hugo whose manual is translated and whose blog is not',
    files: {
      'hugo.toml': hugoLanguages,
      ...emptyFiles('content/en/post/a.md', 'content/en/guide/x.md', 'content/en/about.md'),
      ...emptyFiles('content/fr/guide/x.md', 'content/fr/guide/y.md', 'content/fr/about.md'),
    },
    generator: 'hugo',
    posts: ['content/en/post/a.md'],
  },
  {
    name: 'Hugo whose sections are named in each language',
    files: {
      'hugo.toml': hugoLanguages,
      ...emptyFiles('content/en/post/a.md', 'content/en/about.md', 'content/fr/billets/a.md'),
    },
    generator: 'hugo',
    posts: ['content/en/post/a.md', 'content/fr/billets/a.md'],
  },
  {
    name: 'Hugo whose posts are mounted from beside its content',
    files: {
      'hugo.toml':
        "[[module.mounts]]\nsource = 'texts'\ntarget = 'content/posts'\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n",
      ...emptyFiles('texts/a.md', 'texts/b.md', 'content/about.md'),
    },
    generator: 'hugo',
    posts: ['texts/a.md', 'texts/b.md'],
  },
  {
    name: 'Hugo in a folder, its posts mounted from beside it and its pages from the folder above both',
    files: {
      'tools/site/hugo.toml':
        "[[module.mounts]]\nsource = '../../notes'\ntarget = 'content/blog'\n[[module.mounts]]\nsource = '../pages'\ntarget = 'content/about'\n",
      ...emptyFiles('notes/a.md', 'notes/b/index.md', 'tools/pages/me.md', 'other/c.md'),
    },
    generator: 'hugo',
    posts: ['notes/a.md', 'notes/b/index.md'],
  },
  {
    name: 'Hugo with the content folder of the whole repository',
    files: {
      'site/hugo.toml': "contentDir = '../content'\n",
      ...emptyFiles('content/blog/a.md', 'content/about.md', 'site/archetypes/default.md'),
    },
    generator: 'hugo',
    posts: ['content/blog/a.md'],
  },
  {
    name: 'Hugo with mounts from outside of the repository, which are not opened',
    files: {
      'site/hugo.toml':
        "[[module.mounts]]\nsource = '../../notes'\ntarget = 'content/posts'\n[[module.mounts]]\nsource = '/posts'\ntarget = 'content'\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n",
      ...emptyFiles('notes/a.md', 'posts/b.md', 'site/posts/c.md', 'site/content/posts/d.md'),
    },
    generator: 'hugo',
    posts: ['site/content/posts/d.md'],
  },
  {
    name: 'Hugo whose mounts have a file of their own',
    files: {
      'config/_default/hugo.toml': "baseURL = 'https://example.org/'",
      'config/_default/module.toml':
        "[[mounts]]\nsource = 'texts'\ntarget = 'content'\n[[mounts]]\nsource = 'static'\ntarget = 'static'\n",
      ...emptyFiles('texts/posts/a.md', 'texts/about.md'),
    },
    generator: 'hugo',
    posts: ['texts/posts/a.md'],
  },
  {
    name: 'Hugo whose section of posts has a pattern in a file of its own',
    files: {
      'config/_default/hugo.yaml': 'baseURL: https://example.org/\n',
      'config/_default/permalinks.yaml': 'Essais: /:year/:slug/\n',
      ...emptyFiles('content/essais/a.md', 'content/about/a.md', 'content/about/b.md'),
    },
    generator: 'hugo',
    posts: ['content/essais/a.md'],
  },
  {
    name: 'Hugo with its posts at the top, some of them in folders of their own',
    files: {
      'hugo.toml': "baseURL = 'https://example.org/'",
      ...emptyFiles(
        'content/_index.md',
        'content/one/index.md',
        'content/two/index.fr.md',
        'content/three.md',
      ),
    },
    generator: 'hugo',
    posts: ['content/one/index.md', 'content/two/index.fr.md', 'content/three.md'],
  },
  {
    name: 'Jekyll with a folder of collections, outside of which it reads no posts',
    files: {
      '_config.yml': 'title: T\ncollections_dir: content\n',
      ...emptyFiles('content/_posts/2024-01-02-a.md', '_posts/2024-01-03-b.md'),
    },
    generator: 'jekyll',
    posts: ['content/_posts/2024-01-02-a.md'],
  },
  {
    name: 'Eleventy with a collection of posts from a folder of another name',
    files: {
      'eleventy.config.js':
        "export default (c) => {\n c.setInputDirectory('src');\n c.addCollection('garden', (api) => api.getFilteredByGlob('src/beds/*.md'));\n c.addCollection('posts', (api) => api.getFilteredByGlob('src/letters/*.md').reverse());\n};\n",
      ...emptyFiles('src/letters/a.md', 'src/beds/b.md', 'src/writing/c.md'),
    },
    generator: 'eleventy',
    posts: ['src/letters/a.md'],
  },
  {
    name: 'VitePress with a loader for its posts',
    files: {
      '.vitepress/config.mjs': "export default { srcDir: 'site' }",
      '.vitepress/theme/letters.data.ts':
        "import { createContentLoader } from 'vitepress'\nexport default createContentLoader(['pages/letters/**/*.md', '!pages/letters/old.md'], { excerpt: true })\n",
      ...emptyFiles('site/pages/letters/a.md', 'site/guide/b.md', 'site/guide/c.md', 'site/index.md'),
    },
    generator: 'vitepress',
    posts: ['site/pages/letters/a.md'],
  },
  {
    name: 'Docusaurus with a blog plugin of its own',
    files: {
      'docusaurus.config.js':
        "module.exports = { presets: [['classic', { blog: false, docs: {} }]], plugins: [['./plugins/news.js', { path: 'news' }]] };",
      ...emptyFiles('news/2024-01-02-a.md', 'docs/b.md'),
    },
    generator: 'docusaurus',
    posts: ['news/2024-01-02-a.md'],
  },
  {
    name: 'Hugo with documentation mounted into its content',
    files: {
      'hugo.toml':
        "[[module.mounts]]\nsource = 'manual'\ntarget = 'content/docs'\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n",
      ...emptyFiles('manual/x.md', 'manual/y.md', 'content/trips/a.md'),
    },
    generator: 'hugo',
    posts: ['content/trips/a.md'],
  },
  {
    name: 'Jekyll’s theme with a site of its own for its manual, and a test',
    files: {
      '_config.yml': 'title: Theme\nplugins: [jekyll-feed]\n',
      'docs/_config.yml': 'title: Manual\n',
      'test/_config.yml': 'title: Test\n',
      ...emptyFiles('_layouts/post.html', 'docs/_posts/2020-01-02-a.md', 'test/_posts/2020-01-02-t.md'),
    },
    generator: 'jekyll',
    posts: ['docs/_posts/2020-01-02-a.md'],
  },
  {
    name: 'Jekyll with posts in a folder of its own that has no configuration',
    files: {
      '_config.yml': 'title: x\n',
      ...emptyFiles('_posts/2020-01-02-a.md', 'travel/_posts/2020-01-03-b.md'),
    },
    generator: 'jekyll',
    posts: ['_posts/2020-01-02-a.md', 'travel/_posts/2020-01-03-b.md'],
  },
  {
    name: 'Astro that globs its posts from a folder outside of its collections and pages',
    files: {
      'astro.config.mjs': 'export default {}',
      ...emptyFiles('src/posts/a.md', 'src/posts/b.md', 'src/pages/about.md', 'src/pages/post/[slug].astro'),
    },
    generator: 'astro',
    posts: ['src/posts/a.md', 'src/posts/b.md'],
  },
  {
    name: 'Eleventy whose directory data names the blog of one language',
    files: {
      '.eleventy.js': "module.exports = () => ({ dir: { input: 'content' } });",
      'content/en/blog/blog.11tydata.js': "module.exports = { tags: ['posts'] };",
      ...emptyFiles('content/en/blog/a.md', 'content/fr/blog/a.md', 'content/en/learn/x.md'),
    },
    generator: 'eleventy',
    posts: ['content/en/blog/a.md', 'content/fr/blog/a.md'],
  },
  {
    name: 'plain Markdown whose folder of the blog holds a folder of posts and a page that lists them',
    files: emptyFiles('docs/blog/index.md', 'docs/blog/posts/a.md', 'docs/blog/posts/b.md', 'docs/x.md'),
    generator: 'plain',
    posts: ['docs/blog/posts/a.md', 'docs/blog/posts/b.md'],
  },
  {
    name: 'plain Markdown with a post in a folder that is named as folders of posts are',
    files: emptyFiles('blog/news/index.md'),
    generator: 'plain',
    posts: ['blog/news/index.md'],
  },
  {
    name: 'VitePress whose own language has no folder',
    files: {
      'docs/.vitepress/config.ts': 'export default {}',
      ...emptyFiles('docs/blog/a.md', 'docs/fr/blog/a.md', 'docs/guide/x.md', 'docs/fr/guide/x.md'),
    },
    generator: 'vitepress',
    posts: ['docs/blog/a.md', 'docs/fr/blog/a.md'],
  },
  {
    name: 'several sites, the larger a manual',
    files: {
      'apps/manual/next.config.js': '',
      'apps/manual/package.json': packageOf('next'),
      'apps/site/contentlayer.config.ts': '',
      'apps/site/package.json': packageOf('next'),
      ...emptyFiles('apps/manual/pages/a.mdx', 'apps/manual/pages/b.mdx', 'apps/manual/pages/c.mdx'),
      ...emptyFiles('apps/site/content/blog/one.mdx'),
    },
    generator: 'next',
    posts: ['apps/site/content/blog/one.mdx'],
  },
  {
    name: 'several sites, one with posts told by their dates',
    files: {
      'a/.vitepress/config.js': '',
      'b/hugo.toml': '',
      ...emptyFiles('a/x.md', 'a/y.md', 'a/z.md', 'b/content/2020-01-02-one.md'),
    },
    generator: 'hugo',
    posts: ['b/content/2020-01-02-one.md'],
  },
  {
    name: 'notes of which half lie in one folder',
    files: emptyFiles('Daily/a.md', 'Daily/b.md', 'Ideas/c.md', 'Inbox.md', 'GOVERNANCE.md'),
    generator: 'plain',
    posts: ['Daily/a.md', 'Daily/b.md', 'Ideas/c.md', 'Inbox.md'],
  },
];

describe('where the posts are of', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
    const { model, posts } = exampleBlog(shape.files);
    expect(model.generator).toBe(shape.generator);
    expect([...posts].sort()).toEqual([...shape.posts].sort());
  });
});

it('says which folders outside of the blog’s are not opened, and where they are named', () => {
  const { model } = exampleBlog({
    'site/hugo.toml':
      "contentDir = 'content'\n[[module.mounts]]\nsource = '../../notes'\ntarget = 'content/posts'\n\n[[module.mounts]]\nsource = 'C:\\texts'\ntarget = 'content'\n[[module.mounts]]\nsource = '../../files'\ntarget = 'static'\n",
  });
  const file = 'site/hugo.toml';
  expect(model.outside).toEqual([
    { source: '../../notes', file, line: 3 },
    { source: 'C:\\texts', file, line: 7 },
  ]);
  expect(model.evidence).toContainEqual({
    about: 'posts: ../../notes is outside of this folder and is not opened',
    file,
    line: 3,
  });
  expect(exampleBlog({ 'hugo.toml': "contentDir = '../content'\n" }).model.outside).toEqual([
    { source: '../content', file: 'hugo.toml', line: 1 },
  ]);
});
