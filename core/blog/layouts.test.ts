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

const packageOf = (name: string): string => `{"dependencies": {"${name}": "1"}}`;

const SHAPES: readonly Shape[] = [
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
      'drafts en/news/_drafts en',
      'drafts fr/news/_drafts fr',
      'drafts id/news/_drafts id',
      'drafts zh_tw/news/_drafts zh-TW',
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
    name: 'Octopress, which is Jekyll with Hexo’s folders',
    files: {
      '_config.yml': 'title: Example\nsource: source\npermalink: /blog/:year/:month/:day/:title/\n',
      Gemfile: 'gem "octopress"\n',
      ...emptyFiles('source/_posts/2012-01-02-a.markdown', 'source/_layouts/post.html', 'Rakefile'),
    },
    generator: 'jekyll',
    folders: ['posts source/_posts', 'drafts source/_drafts'],
    posts: ['source/_posts/2012-01-02-a.markdown'],
  },
  {
    name: 'Hugo with a short old configuration and its theme not fetched',
    files: {
      'config.yaml': 'title: x\ntheme: y\n',
      ...emptyFiles('content/post/a.md', 'content/talks/notes/b.md', 'content/talks/c.md'),
    },
    generator: 'hugo',
    folders: ['posts content/post'],
    posts: ['content/post/a.md'],
  },
  {
    name: 'Hugo with sections below languages that its configuration does not name',
    files: {
      'hugo.toml': '',
      ...emptyFiles('content/de/blog/a.md', 'content/en/blog/a.md', 'content/en/docs/b.md'),
    },
    generator: 'hugo',
    folders: ['posts content/de/blog de', 'posts content/en/blog en'],
    posts: ['content/de/blog/a.md', 'content/en/blog/a.md'],
  },
  {
    name: 'a library with sites to try it and nothing else',
    files: {
      'package.json': '{"devDependencies": {"vite": "5"}}',
      'examples/blog/package.json': packageOf('astro'),
      'examples/blog/astro.config.mjs': '',
      'playground/next/package.json': packageOf('next'),
      ...emptyFiles('examples/blog/src/content/blog/a.md', 'docs/a.md', 'docs/b.md', 'README.md'),
    },
    generator: 'plain',
    folders: ['posts docs'],
    posts: ['docs/a.md', 'docs/b.md'],
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
