import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../blog/detect';
import { exampleModel } from '../../blog/example-model';
import { PermalinkRule } from '../../blog/permalink-rule';
import type { FieldValue } from '../front-matter/front-matter';
import { postUrl } from './post-url';

type Fields = Readonly<Record<string, FieldValue>>;
type Files = Readonly<Record<string, string>>;

/** The address of a post in a blog that has these files beside it; what real generators print is in tests/generators. */
function urlIn(files: Files, id: string, fields: Fields = {}, date: string | null = null): string | null {
  const texts = new Map(Object.entries(files));
  const model = detect([...texts.keys(), id].sort(), texts, 'blog');
  expect(PermalinkRule.parse(model.permalink)).toEqual(model.permalink);
  return postUrl({ id, fields: new Map(Object.entries(fields)), title: 'A title', date }, model);
}

describe('a post’s address in versions of Hugo after the one that the golden sites are built with', () => {
  const id = 'content/posts/x.md';
  const config = (text: string): Files => ({ 'hugo.toml': `baseURL = "https://example.org/"\n${text}` });

  test('has patterns for pages, and in a list with targets', () => {
    expect(urlIn(config('[permalinks.page]\nposts = "/p/:contentbasename/"'), id)).toBe('/p/x/');
    const list =
      '[[permalinks]]\npattern = "/l/:slug/"\n[permalinks.target]\nkind = "page"\npath = "{/posts,/posts/**}"';
    expect(urlIn(config(list), id, { title: 'T U' })).toBe('/l/t-u/');
    expect(urlIn(config('[[permalinks]]\npattern = "/all/:filename/"'), id)).toBe('/all/x/');
  });

  test('has tokens in url', () => {
    expect(urlIn(config(''), id, { url: '/:year/y/', date: '2024-01-02' })).toBe('/2024/y/');
    expect(urlIn(config(''), id, { url: '/a:z/' })).toBe('/a:z/');
  });
});

describe('a post’s address in Jekyll with jekyll-polyglot', () => {
  const files = (more = ''): Files => ({
    '_config.yml': `baseurl: /b\npermalink: /:year/:title/\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\ndefault_lang: en\n${more}`,
  });
  const german = '_posts/de/2024-01-02-tee.md';

  test('is in its language’s folder, but in the default one', () => {
    expect(urlIn(files(), german, { lang: 'de' })).toBe('/b/de/2024/tee/');
    expect(urlIn(files(), german, { lang: 'en' })).toBe('/b/2024/tee/');
    expect(urlIn(files(), german, { lang: 'de', permalink: '/tee/' })).toBe('/b/de/tee/');
    expect(urlIn(files(), german, { lang: 'fr' })).toBe('/b/2024/tee/');
    expect(urlIn(files(), german)).toBe('/b/2024/tee/');
  });

  test('is so by its path too where the configuration says it', () => {
    const byPath = files('lang_from_path: true\n');
    expect(urlIn(byPath, german)).toBe('/b/de/2024/tee/');
    expect(urlIn(byPath, german, { lang: 'en' })).toBe('/b/2024/tee/');
    expect(urlIn(byPath, '_posts/2024-01-02-de.md')).toBe('/b/2024/de/');
  });

  test('has none without the plugin', () => {
    const plain = { '_config.yml': 'permalink: /:year/:title/\nlanguages: [en, de]\n' };
    expect(urlIn(plain, german, { lang: 'de' })).toBe('/2024/tee/');
    expect(urlIn({ ...plain, Gemfile: 'gem "jekyll-polyglot"\n' }, german, { lang: 'de' })).toBe(
      '/de/2024/tee/',
    );
  });
});

describe('a post’s address in Zola', () => {
  const files = (more = ''): Files => ({
    'config.toml': `base_url = "https://example.org/b"\n${more}`,
    'templates/index.html': '',
  });

  test('is its section and its slug', () => {
    expect(urlIn(files(), 'content/blog/My First Post.md')).toBe('/b/blog/my-first-post/');
    expect(urlIn(files(), 'content/Blog/Deep Er/post/index.md')).toBe('/b/Blog/Deep Er/post/');
    expect(urlIn(files(), 'content/about.md')).toBe('/b/about/');
  });

  test('leaves out the date in a name, unless told to keep it', () => {
    expect(urlIn(files(), 'content/blog/2024-01-02-hello.md')).toBe('/b/blog/hello/');
    expect(urlIn(files(), 'content/blog/2024-01-02_hello/index.md')).toBe('/b/blog/hello/');
    expect(urlIn(files(), 'content/blog/2024-01-02.md')).toBe('/b/blog/2024-01-02/');
    const keeping = files('[slugify]\npaths_keep_dates = true\n');
    expect(urlIn(keeping, 'content/blog/2024-01-02-hello.md')).toBe('/b/blog/2024-01-02-hello/');
  });

  test('is what slug and path say', () => {
    expect(urlIn(files(), 'content/blog/x.md', { slug: 'My Slug' })).toBe('/b/blog/my-slug/');
    expect(urlIn(files(), 'content/blog/x.md', { path: 'Else/Where' })).toBe('/b/Else/Where/');
  });

  test('begins with the language of its file’s name', () => {
    const two = files('default_language = "en"\n[languages.fr]\n');
    expect(urlIn(two, 'content/blog/x.fr.md')).toBe('/b/fr/blog/x/');
    expect(urlIn(two, 'content/blog/x/index.fr.md')).toBe('/b/fr/blog/x/');
    expect(urlIn(two, 'content/blog/v1.2.md')).toBe('/b/blog/v1-2/');
  });

  test('is not told for a name that Zola spells out by a table', () => {
    expect(urlIn(files(), 'content/blog/你好.md')).toBeNull();
    expect(urlIn(files('slugify.paths = "safe"\n'), 'content/blog/你好.md')).toBe('/b/blog/你好/');
  });
});

describe('a post’s address in Docusaurus', () => {
  const config = (text: string): Files => ({ 'docusaurus.config.js': text });
  const plain = config("export default { title: 'T', baseUrl: '/site/' };");

  test('is the date and the rest of its path', () => {
    expect(urlIn(plain, 'blog/2024-01-02-hello.md')).toBe('/site/blog/2024/01/02/hello');
    expect(urlIn(plain, 'blog/2024-1-2-hello/index.mdx')).toBe('/site/blog/2024/1/2/hello');
    expect(urlIn(plain, 'blog/2024/01/02/hello.md')).toBe('/site/blog/2024/01/02/hello');
    expect(urlIn(plain, 'blog/2024-01-02/index.md')).toBe('/site/blog/2024/01/02/index');
    expect(urlIn(plain, 'blog/news/2024-01-02-Hello There.md')).toBe(
      '/site/blog/2024/01/02/news/Hello There',
    );
    expect(urlIn(plain, 'blog/undated/index.md')).toBe('/site/blog/undated');
  });

  test('is its slug, below the blog', () => {
    expect(urlIn(plain, 'blog/2024-01-02-x.md', { slug: 'here' })).toBe('/site/blog/here');
    expect(urlIn(plain, 'blog/2024-01-02-x.md', { slug: '/there/' })).toBe('/site/blog/there/');
  });

  test('follows the blog’s route, and trailingSlash', () => {
    const moved = config(
      "export default { baseUrl: '/', trailingSlash: true, presets: [['classic', { blog: { path: 'posts', routeBasePath: '/' } }]] };",
    );
    expect(urlIn(moved, 'posts/2024-01-02-x.md')).toBe('/2024/01/02/x/');
    const bare = config("export default { baseUrl: '/', trailingSlash: false };");
    expect(urlIn(bare, 'blog/2024-01-02-x.md', { slug: 'a/' })).toBe('/blog/a');
  });

  test('begins with the locale of a translation', () => {
    const id = 'i18n/fr/docusaurus-plugin-content-blog/2024-01-02-x.md';
    const two = config(
      "export default { baseUrl: '/', i18n: { defaultLocale: 'en', locales: ['en', 'fr'] } };",
    );
    expect(urlIn({ ...two, 'blog/2024-01-02-x.md': '' }, id)).toBe('/fr/blog/2024/01/02/x');
  });
});

describe('a post’s address in Next and Gatsby', () => {
  const gatsby = (page: string): Files => ({
    'gatsby-config.js':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the site's code
      'module.exports = { plugins: [{ resolve: "gatsby-source-filesystem", options: { path: `${__dirname}/content/blog`, name: "blog" } }] }',
    'gatsby-node.js': `const { createFilePath } = require('gatsby-source-filesystem')\nexports.onCreateNode = ({ node, getNode, actions }) => {\n  const value = createFilePath({ node, getNode })\n  actions.createNodeField({ name: 'slug', node, value })\n}\nexports.createPages = () => { createPage({ path: ${page}, component }) }`,
  });

  test('is the path below the folder that Gatsby reads, with what stands before it', () => {
    expect(urlIn(gatsby('post.fields.slug'), 'content/blog/hello-world/index.md')).toBe('/hello-world/');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the site's code
    const prefixed = gatsby('`/blog${post.fields.slug}`');
    expect(urlIn(prefixed, 'content/blog/hello.md')).toBe('/blog/hello/');
    expect(urlIn(gatsby('makePath(post)'), 'content/blog/hello.md')).toBeNull();
    const inline = gatsby('post.fields.slug');
    const node = (inline['gatsby-node.js'] ?? '').replace(
      'node, value }',
      'node, value: createFilePath({ node, getNode }) }',
    );
    expect(
      urlIn({ ...inline, 'gatsby-node.js': node.replace('const value = ', '') }, 'content/blog/hello.md'),
    ).toBe('/hello/');
  });

  test('goes through Next’s only route with a bracket', () => {
    const files: Files = {
      'next.config.mjs': "export default { basePath: '/site', trailingSlash: true }",
      'app/(site)/blog/[...slug]/page.tsx': '',
      'app/tags/[tag]/page.tsx': '',
    };
    expect(urlIn(files, 'data/blog/nested/hello.mdx')).toBe('/site/blog/nested/hello/');
    expect(urlIn({ ...files, 'app/posts/[slug]/page.tsx': '' }, 'data/texts/hello.mdx')).toBeNull();
  });

  test('is a Next page’s own place', () => {
    const files: Files = { 'next.config.js': 'module.exports = {}' };
    expect(urlIn(files, 'src/pages/blog/hello/index.mdx')).toBe('/blog/hello');
    expect(urlIn(files, 'app/blog/hello/page.mdx')).toBe('/blog/hello');
  });

  test('goes through a route also for posts that lie in Next’s app folder and are no pages', () => {
    const files: Files = { 'next.config.js': '', 'app/blog/[slug]/page.tsx': '' };
    expect(urlIn(files, 'app/blog/posts/hello.mdx')).toBe('/blog/hello');
  });
});

describe('an address that is not told', () => {
  test('a Jekyll post’s with a date that cannot be read here: not that of the name', () => {
    const files = { '_config.yml': 'title: T', '_posts/2024-01-01-x.md': '' };
    const odd = { date: 'March 5, 2024 11pm' };
    expect(urlIn(files, '_posts/2024-01-06-a.md', odd, '2024-01-06')).toBeNull();
    expect(urlIn(files, '_posts/2024-01-06-a.md', { ...odd, permalink: '/:year/' }, '2024-01-06')).toBeNull();
  });

  test('a Hugo post’s with a date that Hugo does not read, where it would be in the address', () => {
    const files = { 'hugo.toml': '[permalinks]\nposts = "/:year/:filename/"\n' };
    const date = '2024-01-06 07:08';
    expect(urlIn(files, 'content/posts/a.md', { date }, date)).toBeNull();
    expect(urlIn({ 'hugo.toml': 'title = "T"\nbaseURL = "/"\n' }, 'content/posts/a.md', { date }, date)).toBe(
      '/posts/a/',
    );
  });

  test('a Pelican article’s where the pattern is computed', () => {
    const files = { 'pelicanconf.py': "ARTICLE_URL = BASE + '{slug}/'\nARTICLE_LANG_URL = f'{x}'\n" };
    const fields = { title: 'T', date: '2024-01-01' };
    expect(urlIn(files, 'content/a.md', fields)).toBeNull();
    expect(urlIn(files, 'content/a.md', { ...fields, lang: 'fr' })).toBeNull();
    const published = {
      'pelicanconf.py': "ARTICLE_URL = '{slug}/'\n",
      'publishconf.py': files['pelicanconf.py'],
    };
    expect(urlIn(published, 'content/a.md', fields)).toBeNull();
  });

  test('a Jekyll draft without a date, but not one whose address has none', () => {
    const config = (text: string): Files => ({ '_config.yml': text, '_layouts/post.html': '' });
    expect(urlIn(config('title: T'), '_drafts/idea.md')).toBeNull();
    expect(urlIn(config('title: T'), '_drafts/idea.md', { date: '6 May 2024' }, '2024-05-06')).toBe(
      '/2024/05/06/idea.html',
    );
    expect(urlIn(config('permalink: /:title/'), '_drafts/idea.md')).toBe('/idea/');
    expect(urlIn(config('permalink: /:no_such/'), '_posts/2024-01-01-x.md')).toBeNull();
  });

  test('a Hexo post without a date, with a hash, or with several categories', () => {
    const config = (text: string): Files => ({
      '_config.yml': text,
      'scaffolds/post.md': '',
      'package.json': '{}',
    });
    const id = 'source/_posts/x.md';
    expect(urlIn(config('title: T'), id)).toBeNull();
    expect(urlIn(config('permalink: :hash/'), id, { date: '2024-01-01' })).toBeNull();
    const several = { categories: [['a'], ['b']] };
    expect(urlIn(config('permalink: :category/:name/'), id, several)).toBeNull();
    expect(urlIn(config('permalink: :category/:name/'), id, { categories: [['a', 'b']] })).toBe('/a/b/x/');
  });

  test('a Hugo section page and a page that is not rendered', () => {
    const files: Files = { 'hugo.toml': 'baseURL = "https://example.org/"' };
    expect(urlIn(files, 'content/posts/_index.md')).toBeNull();
    expect(urlIn(files, 'content/posts/x.md', { build: { render: 'never' } })).toBeNull();
    expect(urlIn(files, 'content/posts/x.md', { headless: true })).toBeNull();
  });

  test('an Astro post whose ids or route are made by code', () => {
    const files = (loader: string, params: string): Files => ({
      'astro.config.mjs': 'export default {}',
      'src/content.config.ts': `const blog = defineCollection({ loader: glob({ base: 'src/blog', ${loader} }) });\nexport const collections = { blog };`,
      'src/pages/blog/[slug].astro': `getCollection('blog'); ({ params: { slug: ${params} } }); <Content />`,
    });
    expect(urlIn(files("pattern: '*.md'", 'post.id'), 'src/blog/A Post.md')).toBe('/blog/a-post/');
    expect(urlIn(files("pattern: '*.md'", 'makeSlug(post)'), 'src/blog/a.md')).toBeNull();
    expect(urlIn(files('generateId: (e) => e.entry', 'post.id'), 'src/blog/a.md')).toBeNull();
  });

  test('a VitePress page with rewrites made by code, or a template of pages', () => {
    const files = (rewrites: string): Files => ({
      '.vitepress/config.mts': `export default { ${rewrites} }`,
    });
    expect(urlIn(files(''), 'posts/a.md')).toBe('/posts/a.html');
    expect(urlIn(files(''), 'posts/index.md')).toBe('/posts/');
    expect(urlIn(files(''), 'posts/[name].md')).toBeNull();
    expect(urlIn(files('rewrites(id) { return id }'), 'posts/a.md')).toBeNull();
  });

  test('a folder without a generator', () => {
    expect(urlIn({}, 'posts/a.md')).toBeNull();
  });
});

describe('a pattern of the author’s own', () => {
  const model = (pattern: string) =>
    exampleModel({
      permalink: { kind: 'folders', root: '', base: '/b', folders: [{ folder: 'posts', pattern }] },
    });
  const at = (pattern: string, id: string, fields: Fields = {}, date: string | null = '2024-05-06') =>
    postUrl({ id, fields: new Map(Object.entries(fields)), title: '', date }, model(pattern));

  test('is filled with the post’s path, name, slug and date', () => {
    expect(at('/blog/:path/', 'posts/a/b.md')).toBe('/b/blog/a/b/');
    expect(at('/blog/:path/', 'posts/a/index.md')).toBe('/b/blog/a/');
    expect(at('/:name.html', 'posts/2024-01-01-x.md')).toBe('/b/2024-01-01-x.html');
    expect(at('/:year/:month/:day/:slug/', 'posts/2024-01-01-x.md')).toBe('/b/2024/05/06/x/');
    expect(at('/:slug/', 'posts/x.md', { slug: 'y' })).toBe('/b/y/');
  });

  test('stays untold where the post does not say enough', () => {
    expect(at('/:year/:slug/', 'posts/x.md', {}, null)).toBeNull();
    expect(at('/:nothing/', 'posts/x.md')).toBeNull();
    expect(at('/:slug/', 'elsewhere/x.md')).toBeNull();
  });
});

describe('a pattern that could take for ever on a long name', () => {
  const long = 'a'.repeat(200);
  const dated = { Title: 'T', Date: '2024-01-01' };

  test('is not used, and says nothing', () => {
    const pelican = (pattern: string): Files => ({ 'pelicanconf.py': `FILENAME_METADATA = r'${pattern}'\n` });
    expect(urlIn(pelican('(?P<slug>.*)'), `content/${long}.md`, dated)).toBe(`/${long}.html`);
    for (const pattern of ['(?P<slug>(a+)+)b', '(?P<slug>.*.*.*.*)!', '(?P<slug>(a|a)*)b', '(?P<slug>[)']) {
      expect(urlIn(pelican(pattern), `content/${long}.md`, dated)).toBe('/t.html');
    }
    const vitepress = (from: string): Files => ({
      '.vitepress/config.mts': `export default { rewrites: { '${from}': 'x.md' } }`,
    });
    expect(urlIn(vitepress('posts/:name(\\w+).md'), `posts/${long}.md`)).toBe('/x.html');
    expect(urlIn(vitepress('posts/((a+)+)b.md'), `posts/${long}.md`)).toBeNull();
    const jekyll = {
      '_config.yml': `defaults: [{scope: {path: "${'*a'.repeat(20)}b"}, values: {permalink: /x/}}]`,
    };
    expect(urlIn(jekyll, `_posts/2024-01-01-${long}.md`)).toBe(`/2024/01/01/${long}.html`);
    const hexo = {
      '_config.yml': `new_post_name: ${':a'.repeat(20)}b.md`,
      'scaffolds/post.md': '',
      'package.json': '{}',
    };
    expect(urlIn(hexo, `source/_posts/${long}.md`, { date: '2024-01-01' })).toBe(`/2024/01/01/${long}/`);
  });
});

describe('Hexo’s address of a post without what its pattern names', () => {
  const files = (dependencies: string): Files => ({
    '_config.yml': 'permalink: posts/:abbrlink/',
    'scaffolds/post.md': '',
    'package.json': `{"dependencies": {"hexo": "8"${dependencies}}}`,
  });
  const post = 'source/_posts/a.md';
  test('is as Hexo prints nothing', () => {
    expect(urlIn(files(''), post)).toBe('/posts/undefined/');
  });
  test('is not known where a plugin writes it when the site is built', () => {
    expect(urlIn(files(', "hexo-abbrlink": "2"'), post)).toBeNull();
    expect(urlIn(files(', "hexo-abbrlink": "2"'), post, { abbrlink: '4a17b156' })).toBe('/posts/4a17b156/');
  });
});

describe('every rule, for any post', () => {
  const sites: readonly Files[] = [
    { 'hugo.toml': 'baseURL = "https://e.org/b/"\n[permalinks]\nposts = "/:year/:sections[1:]/:title/"' },
    {
      '_config.yml': 'permalink: /:categories/:week/:slug',
      '_layouts/x.html': '',
      '_posts/2024-01-01-a.md': '',
    },
    {
      '_config.yml': 'permalink: :category/:post_title/:lang/',
      'scaffolds/x.md': '',
      'source/_posts/a.md': '',
    },
    {
      'eleventy.config.js': '',
      'posts/posts.json': '{"permalink": "/{{ title | slugify }}/{{ page.fileSlug }}/"}',
    },
    { '.vitepress/config.js': "export default { rewrites: { 'posts/:a/:b*': ':b*' } }" },
    { 'docusaurus.config.js': '' },
    { 'config.toml': 'base_url = "/"', 'templates/x.html': '' },
    { 'pelicanconf.py': "ARTICLE_URL = '{date:%Y}/{category}/{slug}.html'" },
  ];
  const value: fc.Arbitrary<FieldValue> = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string()),
    fc.array(fc.array(fc.string())),
    fc.constantFrom('2024-02-29', '2024-02-29 23:30:00 -0500', 'never'),
  );
  const fields = fc.dictionary(
    fc.constantFrom(
      ...['title', 'date', 'slug', 'url', 'permalink', 'path', 'categories', 'category', 'lang', 'build'],
    ),
    value,
  );
  const folder = fc.constantFrom(
    ...['content/posts/', '_posts/', 'source/_posts/', 'posts/', 'blog/', 'content/', ''],
  );
  // Every object answers to some names, which is no answer to where a post is.
  const inherited = fc.constantFrom('constructor', 'valueOf', 'toString', '__proto__', 'hasOwnProperty');
  const name = fc.oneof(
    { weight: 9, arbitrary: fc.stringMatching(/^[^/\0]{1,30}$/u) },
    { weight: 1, arbitrary: inherited },
  );

  test('the address is null or begins with one slash, whatever the post says', () => {
    const models = sites.map((files) => {
      const texts = new Map(Object.entries(files));
      return detect([...texts.keys()].sort(), texts, 'blog');
    });
    expect(models.map(({ permalink }) => permalink.kind)).not.toContain('unknown');
    fc.assert(
      fc.property(folder, fc.array(name, { minLength: 1, maxLength: 3 }), fields, (top, names, said) => {
        const post = {
          id: `${top}${names.join('/')}.md`,
          fields: new Map(Object.entries(said)),
          title: '',
          date: null,
        };
        for (const model of models) {
          const url = postUrl(post, model);
          if (url !== null) expect(url).toMatch(/^\/(?!\/)/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
