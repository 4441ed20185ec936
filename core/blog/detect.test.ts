import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastCpu } from '../../tests/helpers/least-cpu';
import { configCandidates, detect } from './detect';
import { ContentModel } from './model';
import { isPost, postKind } from './post-path';

/** A folder of these files; only those that detection asks for are read. */
function open(files: Readonly<Record<string, string>>, folderName = 'my-blog') {
  const paths = Object.keys(files);
  const texts = new Map(configCandidates(paths).map((path) => [path, files[path] ?? '']));
  const model = detect(paths, texts, folderName);
  expect(ContentModel.parse(model)).toEqual(model);
  return { model, posts: paths.filter((path) => isPost(path, model)) };
}

describe('detecting a blog', () => {
  it('knows Hugo, its sections, parameters and bundles', () => {
    const { model, posts } = open({
      'hugo.toml':
        'baseURL = "https://example.org/"\nlanguageCode = "en-gb"\ntitle = "Example"\n[params]\ndescription = "About things"\n[params.author]\nname = "Ada"\nbio = "Writes"\n',
      'content/_index.md': '',
      'content/about.md': '',
      'content/posts/_index.md': '',
      'content/posts/one/index.md': '',
      'content/posts/two/index.md': '',
      'content/posts/two/figure.png': '',
      'content/projects/p.md': '',
      'static/img/a.png': '',
      'public/posts/one/index.md': '',
    });
    expect(model).toMatchObject({
      generator: 'hugo',
      configFile: 'hugo.toml',
      contentFolders: [{ path: 'content/posts', kind: 'posts', language: null }],
      staticFolders: [{ path: 'static', url: '/' }],
      assetsFolder: 'static/img',
      naming: 'bundle',
      extension: '.md',
      draftRule: { kind: 'flag', field: 'draft', draftValue: true },
      site: {
        title: 'Example',
        description: 'About things',
        baseUrl: 'https://example.org/',
        language: 'en-gb',
        author: { name: 'Ada', bio: 'Writes' },
      },
    });
    expect(model.evidence).toContainEqual({ about: 'site title: Example', file: 'hugo.toml', line: 3 });
    expect(posts).toEqual(['content/posts/one/index.md', 'content/posts/two/index.md']);
  });

  it('reads Hugo’s config folder, main sections and folders per language', () => {
    const split = open({
      'config/_default/hugo.yaml': 'baseURL: https://example.org/\ndefaultContentLanguage: fr\n',
      'config/_default/params.toml': 'mainSections = ["essais"]\n[author]\nname = "Ada"\n',
      'config/_default/languages.fr.toml': 'title = "Exemple"\nlanguageCode = "fr-FR"\n',
      'content/essais/a.md': '',
      'content/posts/b.md': '',
    });
    expect(split.posts).toEqual(['content/essais/a.md']);
    expect(split.model.site).toMatchObject({ title: 'Exemple', language: 'fr-FR', author: { name: 'Ada' } });
    const languages = open({
      'hugo.toml': '',
      'content/en/posts/a.md': '',
      'content/de/posts/a.md': '',
      'content/en/about.md': '',
    });
    expect(languages.posts).toEqual(['content/en/posts/a.md', 'content/de/posts/a.md']);
  });

  it('tells Zola’s config.toml from Hugo’s', () => {
    const files = { 'content/posts/a.md': '', 'templates/index.html': '', 'themes/x/theme.toml': '' };
    expect(open({ ...files, 'config.toml': 'base_url = "https://example.org"\n' }).model.generator).toBe(
      'zola',
    );
    expect(open({ ...files, 'config.toml': 'baseURL = "https://example.org"\n' }).model.generator).toBe(
      'hugo',
    );
  });

  it('knows Jekyll: dated names, posts in any folder, drafts, and a configuration that is not quite YAML', () => {
    const { model, posts } = open({
      '_config.yml':
        'title: Example\ntagline: a: b\nurl: https://example.org\nbaseurl: /blog\nauthor:\n  name: Ada\n',
      Gemfile: 'gem "jekyll"\n',
      'README.md': '',
      '_posts/2024-1-2-a.md': '',
      '_posts/notes.md': '',
      'en/_posts/2024-01-03-b.markdown': '',
      '_drafts/c.md': '',
      'vendor/bundle/jekyll/_posts/2014-01-01-welcome.md': '',
      '_site/2024/a.md': '',
      'assets/images/x.png': '',
    });
    expect(model).toMatchObject({ generator: 'jekyll', naming: 'date-slug', assetsFolder: 'assets/images' });
    expect(model.draftRule).toEqual({ kind: 'folder', path: '_drafts' });
    expect(model.site.title).toBe('Example');
    expect(posts).toEqual(['_posts/2024-1-2-a.md', 'en/_posts/2024-01-03-b.markdown', '_drafts/c.md']);
    expect(postKind('_drafts/c.md', model)).toBe('drafts');
    expect(postKind('about.md', model)).toBeNull();
  });

  it('knows a bare folder _posts as GitHub Pages does', () => {
    expect(open({ '_posts/2024-01-02-a.md': '', 'index.html': '' }).model).toMatchObject({
      generator: 'jekyll',
      configFile: null,
    });
  });

  it('opens a Jekyll site whatever endings it says that Markdown has', () => {
    const posts = { '_notes/a.text': '', '_notes/b.md': '' };
    const config = (endings: string) => ({
      ...posts,
      '_config.yml': `theme: x\nmarkdown_ext: "${endings}"\ncollections:\n  notes: { output: true }\n`,
    });
    expect(open(config('text,MD')).posts).toEqual(['_notes/a.text', '_notes/b.md']);
    expect(open(config('x'.repeat(60_000))).model.generator).toBe('jekyll');
    expect(open(config('x,'.repeat(30_000))).model.endings).toHaveLength(50);
  });

  it('reads the collections of Astro in a moment, however long a word there is', () => {
    const spent = leastCpu(() => {
      const { posts } = open({
        'astro.config.mjs': '',
        'src/content.config.ts': `${'a'.repeat(120_000)}\nconst blog = defineCollection({})\nexport const collections = { blog }\n`,
        'src/content/blog/a.md': '',
      });
      expect(posts).toEqual(['src/content/blog/a.md']);
    });
    expect(spent).toBeLessThan(5000);
  });

  it.each<[string, string, string, string]>([
    ['Docusaurus', 'docusaurus.config.ts', '"./blog",{', 'blog/a.md'],
    ['Astro', 'src/content.config.ts', 'x = defineCollection(', 'src/content/blog/a.md'],
    ['Eleventy', 'eleventy.config.js', 'dir:{ getFilteredByGlob( addPassthroughCopy({', 'posts/a.md'],
    ['Eleventy', '_data/metadata.js', 'author:{', 'posts/a.md'],
    ['Pelican', 'pelicanconf.py', 'DEFAULT_METADATA = {"a":', 'content/a.md'],
  ])('opens a %s site whose %s begins much and ends nothing', (_, file, part, post) => {
    const { posts } = open({
      ...(file.startsWith('src/') ? { 'astro.config.mjs': '' } : {}),
      ...(file.startsWith('_data/') ? { 'eleventy.config.js': '' } : {}),
      [file]: part.repeat(Math.ceil(300_000 / part.length)),
      [post]: '',
    });
    expect(posts).toEqual([post]);
  });

  it('tells Hexo from Jekyll, and finds its drafts', () => {
    const { model, posts } = open({
      '_config.yml':
        'title: Example\nsubtitle: Sub\nauthor: Ada\nlanguage: [de, en]\nurl: https://example.org\n',
      'package.json': '{"dependencies": {"hexo": "8"}}',
      'scaffolds/post.md': '',
      'source/_posts/a.md': '',
      'source/_posts/deep/b.md': '',
      'source/_drafts/c.md': '',
      'source/about/index.md': '',
      'node_modules/hexo/source/_posts/z.md': '',
    });
    expect(model.generator).toBe('hexo');
    expect(model.site).toMatchObject({
      title: 'Example',
      description: 'Sub',
      language: 'de',
      author: { name: 'Ada' },
    });
    expect(posts).toEqual(['source/_posts/a.md', 'source/_posts/deep/b.md', 'source/_drafts/c.md']);
  });

  it('knows Astro by its collections, without running them', () => {
    const { model, posts } = open({
      'astro.config.mjs': "export default defineConfig({ site: 'https://example.org' });",
      'src/content.config.ts':
        "const blog = defineCollection({ loader: glob({ base: './writing', pattern: '**/*.md' }), schema: z.object({ pubDate: z.date(), heroImage: image() }) });\nconst authors = defineCollection({ loader: glob({ base: './src/authors' }) });",
      'src/consts.ts': 'export const SITE_TITLE = \'Example\';\nexport const SITE_DESCRIPTION = "All of it";',
      'writing/a.md': '',
      'writing/b.mdx': '',
      'src/authors/ada.md': '',
      'README.md': '',
      'public/favicon.svg': '',
    });
    expect(model).toMatchObject({
      generator: 'astro',
      fields: { date: 'pubDate', cover: 'heroImage' },
      staticFolders: [{ path: 'public', url: '/' }],
      site: { title: 'Example', description: 'All of it', baseUrl: 'https://example.org' },
    });
    expect(posts).toEqual(['writing/a.md', 'writing/b.mdx']);
  });

  it('knows Eleventy by directory data and copied folders', () => {
    const { model, posts } = open({
      'eleventy.config.js':
        "export default function (config) {\n  config.addPassthroughCopy({ './public/': '/' });\n  return { dir: { input: 'content' } };\n}",
      'content/blog/blog.11tydata.js': "export default { tags: ['posts'], layout: 'post.njk' };",
      'content/blog/a.md': '',
      'content/about/index.md': '',
      'content/_includes/x.md': '',
      '_data/metadata.js': '',
      'content/_data/metadata.js':
        "export default { title: 'Example', language: 'en', author: { name: 'Ada' } };",
      'public/img/x.png': '',
      'README.md': '',
    });
    expect(model).toMatchObject({
      generator: 'eleventy',
      contentFolders: [{ path: 'content/blog', kind: 'posts', language: null }],
      staticFolders: [{ path: 'public', url: '/' }],
      assetsFolder: 'public/img',
      site: { title: 'Example', language: 'en', author: { name: 'Ada' } },
    });
    expect(posts).toEqual(['content/blog/a.md']);
  });

  it('finds a site in a subfolder, and trusts a file more than a dependency above it', () => {
    const { model, posts } = open({
      'package.json': '{"devDependencies": {"astro": "5"}}',
      'sites/blog/hugo.yaml': 'title: Example\n',
      'sites/blog/content/posts/a.md': '',
      'docs/x.md': '',
    });
    expect(model).toMatchObject({
      generator: 'hugo',
      configFile: 'sites/blog/hugo.yaml',
      contentFolders: [{ path: 'sites/blog/content/posts', kind: 'posts', language: null }],
      staticFolders: [{ path: 'sites/blog/static', url: '/' }],
      assetsFolder: 'sites/blog/static/images',
    });
    expect(posts).toEqual(['sites/blog/content/posts/a.md']);
  });

  it.each<[string, readonly string[], string, readonly string[]]>([
    ['a folder of files', ['a.md', 'b.md', 'README.md', 'LICENSE.md', 'CHANGELOG.md'], '', ['a.md', 'b.md']],
    ['a folder with a usual name', ['README.md', 'posts/a.md', 'pages/x.md'], 'posts', ['posts/a.md']],
    [
      'the largest folder',
      ['README.md', 'texte/a.md', 'texte/b/c.md', 'x.md'],
      'texte',
      ['texte/a.md', 'texte/b/c.md'],
    ],
    ['bundles', ['one/index.md', 'two/index.md'], '', ['one/index.md', 'two/index.md']],
    ['an empty folder', [], '', []],
  ])('takes %s for a plain blog', (_, paths, folder, posts) => {
    const found = open(Object.fromEntries(paths.map((path) => [path, ''])));
    expect(found.model).toMatchObject({
      generator: 'plain',
      contentFolders: [{ path: folder, kind: 'posts', language: null }],
    });
    expect(found.model.site.title).toBe('my-blog');
    expect(found.posts).toEqual(posts);
  });

  it('names the line of a setting, also below a blank one', () => {
    const { evidence } = open({
      'pelicanconf.py': "AUTHOR = 'Ada'\n\nSITENAME = 'Example'\n\n\nPATH = 'content'\n\nTIMEZONE = 'UTC'\n",
      'content/a.md': '',
    }).model;
    const lines = evidence.map(({ about, line }) => [about.split(':')[0], line]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['site title', 3],
        ['posts', 6],
        ['time zone', 8],
      ]),
    );
    const jekyll = open({ '_config.yml': 'url: x\n\ntitle: Example\n', '_posts/2024-01-02-a.md': '' }).model;
    expect(jekyll.evidence).toContainEqual({ about: 'site title: Example', file: '_config.yml', line: 3 });
  });

  it.each([
    ['', false],
    ["DEFAULT_DATE = 'fs'", true],
    ['DEFAULT_DATE = None', false],
    ['DEFAULT_DATE=None  # as it is', false],
  ])('takes Pelican’s %j for a date that every article has: %s', (line, defaultDate) => {
    const { permalink } = open({ 'pelicanconf.py': `SITENAME = 'A'\n${line}\n`, 'content/a.md': '' }).model;
    expect(permalink).toMatchObject({ kind: 'pelican', defaultDate });
  });

  it('is not held up by a list of folders that has no end', () => {
    const parts = '"a" '.repeat(100);
    expect(
      open({ 'gatsby-config.js': `path: path.join(__dirname, ${parts}`, 'content/a.md': '' }).model.generator,
    ).toBe('gatsby');
  });

  it('survives configurations that are broken or lie', () => {
    for (const text of [
      '',
      '\u0000',
      '[',
      'title: [',
      '{"title": {}}',
      'a: &a [*a]',
      `x: ${'['.repeat(5000)}`,
    ]) {
      for (const file of ['hugo.toml', 'hugo.yaml', 'hugo.json', '_config.yml', 'package.json']) {
        expect(open({ [file]: text, '_layouts/a.html': '', 'posts/a.md': '' }).model.site.title).toBe(
          'my-blog',
        );
      }
    }
  });

  it('asks for few files, whatever the repository holds', () => {
    const paths = Array.from({ length: 5_000 }, (_, n) => `packages/p${n}/package.json`);
    expect(
      configCandidates([...paths, 'node_modules/x/package.json', 'hugo.toml', 'posts/a.md']).length,
    ).toBeLessThanOrEqual(64);
    expect(configCandidates([...paths, 'hugo.toml'])[0]).toBe('hugo.toml');
    const data = Array.from({ length: 24_000 }, (_, n) => `src/posts/${n}/${n}.11tydata.json`);
    expect(configCandidates([...data, ...paths, '.eleventy.js']).length).toBeLessThan(100);
  });

  it('reads the configuration of every language of a site in forty', () => {
    const codes = [...'abcd'].flatMap((a) => [...'klmnopqrst'].map((b) => a + b));
    const languages = codes.map((code) => `config/_default/languages.${code}.toml`);
    const menus = codes.map((code) => `config/_default/menu.${code}.toml`);
    expect(configCandidates(['config/_default/hugo.toml', ...languages, ...menus])).toEqual(
      expect.arrayContaining(['config/_default/hugo.toml', ...languages]),
    );
  });

  it('makes something of any folder, and asks for what it is given', () => {
    const name = fc.constantFrom(
      ...[
        'hugo.toml',
        'config.toml',
        '_config.yml',
        'astro.config.mjs',
        'src/content.config.ts',
        'package.json',
      ],
      ...['.eleventy.js', 'next.config.js', 'gatsby-config.js', 'docusaurus.config.ts', 'pelicanconf.py'],
      ...['.vitepress/config.ts', 'contentlayer.config.ts', '.gitmodules', 'config/_default/languages.toml'],
      ...[
        '_posts/2024-01-02-a.md',
        'content/a.md',
        'posts/en/a.md',
        'posts/fr/a.md',
        'a.fr.md',
        'a.md',
        'b/_index.md',
      ],
    );
    const place = fc.constantFrom('', 'site/', 'a/b/', '_x/', 'example/');
    const text = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            ...['{', '}', '[', ']', '(', ')', '"', "'", '`', '\n', ':', '=', ',', '../', './'],
            ...[
              'base',
              'path',
              'glob(',
              'defineCollection(',
              'title',
              'base_url',
              'languages',
              'blog',
              '"astro"',
            ],
            ...[
              'dependencies',
              'gatsby-source-filesystem',
              'mainSections',
              'permalinks',
              'collections',
              'content',
            ],
          ),
        )
        .map((parts) => parts.join('')),
    );
    const file = fc.tuple(place, name, text).map(([folder, base, body]) => [folder + base, body] as const);
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (files) => {
        const { model } = open(Object.fromEntries(files));
        for (const { path } of model.contentFolders) expect(path).not.toMatch(/^\/|\/$|\/\//);
      }),
    );
  });
});
