import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  build,
  compare,
  hidden,
  indexFileOf,
  installed,
  oddNames,
  post,
  type Site,
  writeSite,
} from './golden';

const posts: Site['posts'] = {
  'content/posts/plain.md': post('title: Plain\ndate: 2024-01-05'),
  'content/posts/Capital Letters And Spaces.md': post('title: Capitals'),
  'content/posts/dots.in.name.md': post('title: v1.2 is "out", C++ & more!'),
  'content/posts/c++-and-c#.md': post('title: "C++: the #1, really"'),
  'content/posts/under_score~tilde@at.md': post('title: a/b (c) [d] 100%'),
  'content/posts/a - b -- c.md': post('title: " spaced   out -- here "'),
  'content/posts/你好 世界.md': post('title: 你好，世界'),
  'content/posts/Été à Paris.md': post('title: L’Été à "Paris"'),
  'content/posts/emoji-🎉-name.md': post('title: Party 🎉 time'),
  'content/posts/2024-02-03-dated-name.md': post('title: Dated'),
  'content/posts/2024-02-04-dated-and-said.md': post('title: Both\ndate: 2023-11-12T23:30:00-05:00'),
  'content/posts/slugged.md': post('title: Slugged\nslug: My Own_Slug! v2.0\ndate: 2024-03-04 05:06:07'),
  'content/posts/numbered.md': post('title: 2024\nslug: 42'),
  'content/posts/addressed.md': post('url: /Else/Where/'),
  'content/posts/relative.md': post('url: some/where'),
  'content/posts/file.md': post('url: /old/page.html'),
  'content/posts/php.md': post('url: /old/page.php'),
  'content/posts/keys.md': post('Title: Keys\nSlug: Any-Case\nDATE: 2022-02-02'),
  'content/posts/published.md': post('title: P\npublishDate: 2021-03-04\nlastmod: 2023-01-01'),
  'content/posts/lastmod.md': post('title: L\nlastmod: 2020-05-06'),
  'content/posts/bundle/index.md': post('title: Bundle\ndate: 2024-04-01'),
  'content/posts/Bundle Two/index.md': post('title: Bundle Two\nslug: second-bundle'),
  'content/posts/bundle/notes.md': hidden('title: A resource of the bundle'),
  'content/posts/bundle/deeper/more.md': hidden('title: A resource too'),
  'content/posts/deep/er/nested.md': post('title: Nested\ndate: 2024-04-02'),
  'content/posts/deep/er/leaf/index.md': post('title: Nested Bundle'),
  'content/posts/spaced.md': post('url: /Some Place/É/'),
  'content/posts/deep/section/inside.md': post('title: In a section'),
  'content/posts/deep/section/below/under.md': post('title: Below a section'),
  'content/posts/toml.md': {
    header: '+++\ntitle = "Toml"\ndate = 2024-06-07T08:09:10Z\nslug = "from-toml"\n+++\n',
    live: true,
  },
  'content/posts/json.md': { header: '{\n  "title": "Json",\n  "date": "2024-07-08"\n}\n', live: true },
  'content/posts/page.html': post('title: HTML'),
  'content/posts/Some.Page.markdown': post('title: Markdown'),
  'content/posts/untitled.md': { header: '', live: true },
  'content/posts/draft.md': hidden('draft: true'),
  'content/posts/future.md': hidden('date: 2999-01-01'),
  'content/posts/expired.md': hidden('expiryDate: 2001-01-01'),
  'content/posts/later.md': hidden('date: 2020-01-01\npublishDate: 2999-01-01'),
  'content/posts/no-page.md': hidden('_build: { render: never }'),
};

const single = '{{ .Content }}';
const files = {
  'layouts/_default/single.html': single,
  'layouts/_default/list.html': 'list',
  'layouts/404.html': 'none',
  'content/posts/deep/section/_index.md': '---\ntitle: Section\n---\n',
};

const variants: Record<string, { config: string; base?: string }> = {
  'the default': { config: '' },
  'a base path': { config: 'baseURL = "https://example.org/my/blog/"', base: '/my/blog' },
  'ugly addresses': { config: 'uglyURLs = true' },
  'capital letters kept': { config: 'disablePathToLower = true' },
  'accents removed': { config: 'removePathAccents = true' },
  'year, month and title': { config: '[permalinks]\nposts = "/:year/:month/:title/"' },
  'day and slug': { config: '[permalinks]\nposts = "/:section/:year-:month-:day/:slug"' },
  'section and file name': { config: '[permalinks]\nposts = "/:sections/:filename/"' },
  'slug or file name': { config: '[permalinks]\nposts = "/:monthname/:weekday/:yearday/:slugorfilename/"' },
  'the first section': { config: '[permalinks]\nposts = "/:sections[0]/x/:sections[1:]/:slug/"' },
  'Go layouts': { config: '[permalinks]\nposts = "/:06/:Jan/:2/:filename/"' },
  'a pattern and ugly addresses': { config: 'uglyURLs = true\n[permalinks]\nposts = "/:year/:filename"' },
  'dates from names': {
    config:
      '[frontmatter]\ndate = [":filename", ":default"]\n[permalinks]\nposts = "/:year/:month/:day/:slug/"',
  },
  'names as the last resort for dates': {
    config: '[frontmatter]\ndate = ["date", ":filename"]\n[permalinks]\nposts = "/:year/:month/:slug/"',
  },
};

describe.skipIf(!installed('hugo'))('Hugo prints every post where Longhand says', () => {
  for (const [name, { config, base = '' }] of Object.entries(variants)) {
    test(name, async () => {
      const withBase = config.includes('baseURL') ? config : `baseURL = "https://example.org/"\n${config}`;
      await expectSame({ posts, files: { ...files, 'hugo.toml': withBase } }, base);
    });
  }

  const odd = (pattern: string) => async () => {
    const named = oddNames(120).map((name) => [
      `content/posts/${name}.md`,
      post(`title: ${JSON.stringify(name)}`),
    ]);
    const config = `baseURL = "https://example.org/"\n[permalinks]\nposts = "${pattern}"\n`;
    await expectSame({ posts: Object.fromEntries(named), files: { ...files, 'hugo.toml': config } });
  };
  test('odd names', odd('/x/:filename/'));
  test('odd titles', odd('/:title/'));

  const translated = {
    'content/posts/one.md': post('title: One'),
    'content/posts/one.fr.md': post('title: Un'),
    'content/posts/two.zh-cn.md': post('title: 二\nslug: er'),
    'content/posts/bundle/index.md': post('title: Bundle'),
    'content/posts/bundle/index.fr.md': post('title: Paquet'),
    'content/posts/said.fr.md': post('url: /said/'),
    'content/posts/said-relative.fr.md': post('url: said/relative/'),
    'content/posts/v1.2.md': post('title: Not a language'),
    'content/posts/three.fr.md': post('title: Trois\ndate: 2024-05-06'),
  };
  const languages =
    'baseURL = "https://example.org/b/"\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n[languages.zh-cn]\nweight = 3\n';
  test('languages by file name', async () => {
    await expectSame({ posts: translated, files: { ...files, 'config.toml': languages } }, '/b');
  });
  test('languages by file name, each in its folder', async () => {
    const config = `defaultContentLanguageInSubdir = true\n${languages}`;
    await expectSame({ posts: translated, files: { ...files, 'config.toml': config } }, '/b');
  });
  test('another default language, and a pattern', async () => {
    const config = `defaultContentLanguage = "fr"\n${languages}[permalinks]\nposts = "/p/:year/:slug/"\n`;
    // What names no language is French here, and may not meet its own translation.
    const { 'content/posts/one.md': _, 'content/posts/bundle/index.md': __, ...french } = translated;
    await expectSame({ posts: french, files: { ...files, 'config.toml': config } }, '/b');
  });
  test('languages by folder, configured in a folder of files', async () => {
    const site: Site = {
      posts: {
        'content/english/posts/one.md': post('title: One'),
        'content/french/posts/one.md': post('title: Un'),
        'content/french/posts/leaf/index.md': post('title: Feuille\nslug: feuille-morte'),
      },
      files: {
        ...files,
        'config/_default/config.toml': 'baseURL = "https://example.org/"',
        'config/_default/languages.toml':
          '[en]\ncontentDir = "content/english"\nweight = 1\n[fr]\ncontentDir = "content/french"\nweight = 2\n',
        'config/_default/permalinks.yaml': 'posts: /:section/:slug/\n',
      },
    };
    await expectSame(site);
  });
  test('a file beside folders of files, the one for production last', async () => {
    const site: Site = {
      posts: {
        'texts/posts/one.md': post('title: One'),
        'texts/posts/draft.md': post('title: Draft\ndraft: true'),
        'texts/posts/over.md': post('title: Over\nuntil: 2001-01-01'),
        'texts/posts/later.md': hidden('title: Later\nfrom: 2999-01-01'),
        'texts/notes/two.md': post('title: Two'),
      },
      files: {
        ...files,
        'hugo.toml':
          'baseURL = "https://example.org/top/"\nbuildExpired = true\n[permalinks]\nposts = "/top/:slug/"\nnotes = "/n/:slug/"\n',
        'config/_default/hugo.toml': 'baseURL = "https://example.org/default/"\nbuildDrafts = true\n',
        'config/_default/module.yaml':
          'mounts:\n  - {source: texts, target: content}\n  - {source: layouts, target: layouts}\n',
        'config/_default/frontmatter.yaml': 'publishDate: [from, ":default"]\nexpiryDate: [until]\n',
        'config/_default/permalinks.toml': 'Posts = "/default/:slug/"\n',
        'config/_default/params.toml': 'mainSections = ["posts", "notes"]\n',
        'config/production/hugo.toml': 'baseURL = "https://example.org/b/"\n',
      },
    };
    delete (site.files as Record<string, string>)['content/posts/deep/section/_index.md'];
    await expectSame(site, '/b');
  });
  test('mounts, and a content folder of another name', async () => {
    const mounted: Site = {
      posts: { 'notes/one.md': post('title: One'), 'src/posts/two.md': post('title: Two') },
      files: {
        ...files,
        'hugo.yaml':
          'baseURL: https://example.org/\nmodule:\n  mounts:\n    - {source: src, target: content}\n    - {source: notes, target: content/posts}\n    - {source: layouts, target: layouts}\n',
      },
    };
    delete (mounted.files as Record<string, string>)['content/posts/deep/section/_index.md'];
    await expectSame(mounted);
  });
  const beside = {
    'posts/one.md': post('title: One'),
    'posts/Deep/two.md': post('title: Two\ndate: 2024-05-06'),
    'posts/leaf/index.md': post('title: Leaf'),
    'posts/leaf/more.md': hidden('title: A resource of the bundle'),
    'posts/2024-02-03-dated.md': post('title: Dated'),
  };
  test('mounts from beside the site, the whole of one as posts and a section of another', async () => {
    await expectSame(
      {
        posts: {
          ...beside,
          'essays/deep/section/three.md': post('title: Three'),
          'essays/left-out.md': hidden('title: Left out'),
        },
        files: {
          'site/layouts/_default/single.html': single,
          'site/layouts/_default/list.html': 'list',
          'essays/deep/section/_index.md': '---\ntitle: Section\n---\n',
          'site/hugo.toml': `baseURL = "https://example.org/b/"
[permalinks]
posts = "/p/:year/:filename/"
essays = "/:sections/:slugorfilename/"
[[module.mounts]]
source = "../posts/"
target = "content/posts"
[[module.mounts]]
source = "./../site/../essays"
target = "content/essays"
excludeFiles = ["left-*"]
`,
        },
      },
      '/b',
      'site',
    );
  });
  test('dates from names, for which it does not wait, and from fields, for which it does', async () => {
    await expectSame({
      posts: {
        'content/posts/2999-01-02-name.md': post('title: By its name'),
        'content/posts/2999-01-03-both.md': hidden('title: By its field too\ndate: 2999-01-03'),
        'content/posts/2024-01-04-field.md': hidden('title: By its field\ndate: 2999-01-04'),
        'content/posts/2999-01-05-past.md': post('title: Published\npublishDate: 2024-01-05'),
      },
      files: {
        ...files,
        'hugo.toml':
          'baseURL = "https://example.org/"\n[frontmatter]\ndate = [":filename", ":default"]\n[permalinks]\nposts = "/:year/:month/:slug/"\n',
      },
    });
  });
  test('mounts that hold the same paths', async () => {
    const titled = post('title: A post');
    const second = hidden('title: Another is mounted over it');
    const mount = (source: string, more = ''): string =>
      `[[module.mounts]]\nsource = "${source}"\ntarget = "content/${source === 'all' ? '' : 'posts'}"\n${more}`;
    await expectSame({
      posts: {
        'one/both.md': titled,
        'two/both.md': second,
        'one/only-one.md': titled,
        'two/only-two.md': titled,
        'one/deep/both.md': titled,
        'two/deep/both.md': second,
        'one/leaf/index.md': titled,
        'two/leaf/index.md': second,
        'one/language.md': titled,
        'two/language.en.md': second,
        'one/French.fr.md': titled,
        'two/French.md': titled,
        'one/left-out.md': hidden('title: Left out, so that the other is taken'),
        'two/left-out.md': titled,
        'three/both.md': titled,
        'three/French.fr.md': second,
        'all/posts/both.md': second,
        'all/posts/only-all.md': titled,
        'all/notes/both.md': titled,
      },
      files: {
        'layouts/_default/single.html': single,
        'hugo.toml': `baseURL = "https://example.org/"
[languages.en]
[languages.fr]
${mount('one', 'excludeFiles = ["left-*"]')}
${mount('two')}
${mount('three', 'lang = "fr"')}
${mount('all')}
`,
      },
    });
  });
  test('mounts of different targets: folders below the deeper one are its own, and so is a leaf bundle', async () => {
    const titled = post('title: A post');
    const under = hidden('title: Another is mounted over it');
    const mount = (source: string, at: string): string =>
      `[[module.mounts]]\nsource = "${source}"\ntarget = "content${at}"\n`;
    await expectSame({
      posts: {
        'all/posts/beside.md': titled,
        'all/posts/both.md': titled,
        'all/posts/leaf/index.md': under,
        'all/posts/other/index.md': under,
        'all/posts/deep/one.md': under,
        'all/notes/deep/one.md': titled,
        'own/both.md': under,
        'own/leaf/index.md': titled,
        'own/deep/two.md': titled,
        'more/leaf/page.md': under,
        'more/deep/three.md': titled,
      },
      files: {
        'layouts/_default/single.html': single,
        'hugo.toml': `baseURL = "https://example.org/"\n${mount('all', '')}${mount('own', '/posts')}${mount('more', '/posts')}`,
      },
    });
  });
  test('mounts in a leaf bundle of another, and around the leaf bundle that another is', async () => {
    const titled = post('title: A post');
    const under = hidden('title: A resource of another’s bundle');
    const mount = (source: string, at: string): string =>
      `[[module.mounts]]\nsource = "${source}"\ntarget = "content${at}"\n`;
    await expectSame({
      posts: {
        'all/posts/leaf/index.md': titled,
        'all/posts/beside.md': titled,
        'all/posts/own/inside.md': under,
        'inner/page.md': under,
        'inner/deep/page.md': under,
        'own/index.md': titled,
        'own/page.md': hidden('title: A resource of its own bundle'),
        'far/page.md': under,
      },
      files: {
        'layouts/_default/single.html': single,
        'hugo.toml': `baseURL = "https://example.org/"\n${mount('all', '')}${mount('inner', '/posts/leaf')}${mount('own', '/posts/own')}${mount('far', '/posts/own/far')}`,
      },
    });
  });
  test('a mount that stands in for translations that are not there yet', async () => {
    await expectSame({
      posts: {
        'content/en/posts/both.md': post('title: Both'),
        'content/fr/posts/both.md': post('title: Les deux'),
        'content/fr/posts/only.md': post('title: Seul'),
      },
      files: {
        'layouts/_default/single.html': single,
        'hugo.toml': `baseURL = "https://example.org/"
[languages.en]
[languages.fr]
[[module.mounts]]
source = "content/en"
target = "content"
lang = "en"
[[module.mounts]]
source = "content/fr"
target = "content"
lang = "fr"
[[module.mounts]]
source = "content/en"
target = "content"
lang = "fr"
`,
      },
    });
  });
  test('of files that are the same page in the same language one is built, and none of a language that is off', async () => {
    const titled = post('title: A post');
    const behind = hidden('title: Another is in its place');
    await expectSame({
      posts: {
        'content/posts/both.md': behind,
        'content/posts/both.fr.md': titled,
        'content/posts/both.en.md': titled,
        'content/posts/bundle/index.md': behind,
        'content/posts/bundle/index.fr.md': titled,
        'content/posts/endings.html': behind,
        'content/posts/endings.markdown': behind,
        'content/posts/endings.md': titled,
        'content/posts/dots.v2.md': titled,
        'content/posts/dots.md': titled,
        'content/posts/alone.md': titled,
        'content/posts/off.de.md': hidden('title: Aus'),
        'content/posts/alone.de.md': hidden('title: Auch aus'),
        'content/posts/bundle/index.de.md': hidden('title: Aus'),
        'content/posts/off.it.md': hidden('title: Spento'),
      },
      files: {
        'layouts/_default/single.html': single,
        'hugo.toml': `baseURL = "https://example.org/"
defaultContentLanguage = "fr"
disableLanguages = ["it"]
[languages.fr]
[languages.en]
[languages.de]
disabled = true
[languages.it]
`,
      },
    });
  });
  test('a content folder beside the site', async () => {
    const content = Object.entries(beside).map(([path, sample]) => [`content/${path}`, sample] as const);
    await expectSame(
      {
        posts: Object.fromEntries(content),
        files: {
          'tools/site/layouts/_default/single.html': single,
          'tools/site/layouts/_default/list.html': 'list',
          'tools/site/hugo.yaml': 'baseURL: https://example.org/\ncontentDir: ../../content\n',
        },
      },
      '',
      'tools/site',
    );
  });
  test('in a folder of the repository, with JSON for its configuration', async () => {
    const inner = { 'hugo.json': '{"baseURL": "https://example.org/", "contentDir": "text"}', ...files };
    const site: Site = {
      posts: { 'site/text/blog/one.md': post('title: One') },
      files: Object.fromEntries(Object.entries(inner).map(([path, text]) => [`site/${path}`, text])),
    };
    await expectSame(site, '', 'site');
  });
});

async function expectSame(site: Site, base = '', root = ''): Promise<void> {
  const folder = writeSite(site);
  const out = join(folder, root, 'public');
  await build('hugo', ['--quiet', '--destination', out], { cwd: join(folder, root) });
  const { printed, predicted } = await compare(site, folder, out, { base, fileOf: indexFileOf });
  expect(predicted).toEqual(printed);
}
