import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, compare, hasModule, hidden, oddNames, packages, post, type Site, writeSite } from './golden';

const posts: Site['posts'] = {
  'posts/plain.md': post('title: Plain'),
  'posts/Capital And Spaces.md': post('title: Capitals'),
  'posts/你好 世界.md': post('title: 你好'),
  'posts/Été à Paris.md': post('title: L’Été à "Paris" & more'),
  'posts/c++.and.dots_in-name.md': post('title: C++ v1.2'),
  'posts/2018-01-01-dated.md': post('title: Dated'),
  'posts/2018-01-02-folder/index.md': post('title: Bundle'),
  'posts/posts.md': post('title: As its folder'),
  'posts/nested/deep.md': post('title: Deep'),
  'posts/nested/nested.md': post('title: As its folder too'),
  'posts/addressed.md': post('title: A\npermalink: /some/where/'),
  'posts/no-slash-before.md': post('title: A\npermalink: other/where/index.html'),
  'posts/file.md': post('title: A\npermalink: /old/page.html'),
  'posts/by-title.md': post(
    'title: "By Title: It’s Göttingen’s, isn\'t it?"\npermalink: "/t/{{ title | slugify }}/"',
  ),
  'posts/2019-05-06-by-slug.md': post('permalink: "/s/{{ page.fileSlug }}/"'),
  'posts/2019-05-07-by-stem.md': post('permalink: "{{ page.filePathStem }}.html"'),
  'posts/2019-05-08-by-date.md': post(
    'permalink: "/{{ page.date | date: \'%Y/%m/%-d\' }}/{{ page.fileSlug }}/"',
  ),
  'posts/date-said.md': post(
    'date: 2020-02-03T23:30:00-05:00\npermalink: "/{{ page.date | date: \'%Y/%b/%d\' }}/x/"',
  ),
  'posts/computed.md': post('title: C\neleventyComputed:\n  permalink: "/computed/{{ page.fileSlug }}/"'),
  'posts/field.md': post('title: F\nkey: my-key\npermalink: "/f/{{ key }}/"'),
  'posts/page.html': post('title: HTML'),
  'posts/no-header.md': { header: '', live: true },
  'posts/json.md': { header: '---json\n{"title": "J", "permalink": "/from/json/"}\n---\n', live: true },
  'posts/hidden.md': hidden('title: H\npermalink: false'),
  'posts/object.md': post('title: O\npermalink: { build: /built/here/ }'),
};

const dirs = (input: string): string =>
  `export default function () {}\nexport const config = { dir: { input: "${input}" }, pathPrefix: "/" };\n`;

describe.skipIf(!hasModule('@11ty/eleventy'))('Eleventy prints every post where Longhand says', () => {
  test('the default', () => expectSame({ posts, files: { 'eleventy.config.js': dirs('.') } }));

  test('an input folder, and a path prefix', async () => {
    const moved = Object.fromEntries(Object.entries(posts).map(([path, sample]) => [`src/${path}`, sample]));
    const config = `module.exports = function (eleventyConfig) {\n  // pathPrefix: "/no/"\n  return { pathPrefix: "/blog/", dir: { input: 'src', output: '_site' } };\n};\n`;
    await expectSame({ posts: moved, files: { '.eleventy.js': config } }, '/blog');
  });

  test('an input folder and a prefix that are constants', async () => {
    const config = `const input = "src";\nconst PREFIX = '/blog/';\nmodule.exports = () => ({ pathPrefix: PREFIX, dir: { input, output: "_site" } });\n`;
    const posts = { 'src/posts/one.md': post('title: One') };
    await expectSame({ posts, files: { '.eleventy.js': config } }, '/blog');
  });

  test('an input folder set by a call', async () => {
    const config = 'export default function (config) { config.setInputDirectory("content"); }\n';
    await expectSame({
      posts: { 'content/blog/one.md': post('title: One'), 'content/blog/blog.md': post('title: Two') },
      files: { 'eleventy.config.mjs': config },
    });
  });

  test('an input folder that a script names', async () => {
    const site = {
      posts: { 'site/blog/one.md': post('title: One') },
      files: {
        '.eleventy.js': 'module.exports = () => ({});\n',
        'package.json': '{"scripts": {"build": "eleventy --input=site"}}',
      },
    };
    const { printed, predicted } = await results(site, '', ['--input=site']);
    expect(predicted).toEqual(printed);
  });

  for (const [form, permalink] of Object.entries({
    'a method': 'permalink({ page }) { return "/p/" + page.fileSlug + "/"; }',
    'a function':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the site's code
      'permalink: function (data) { return "/" + data.tags[0] + `/${this.slugify(data.title)}.html`; }',
    'an arrow with the year':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the site's code
      'permalink: (data) => `/${data.page.date.getUTCFullYear()}/${data.page.fileSlug}/`',
    'a template with the year':
      'permalink: "/{{ page.date.getFullYear() }}/{{ tags[0] }}/{{ title | slug }}/index.html"',
  })) {
    test(`directory data with a permalink by ${form}`, async () => {
      const posts = {
        'posts/2024-01-02-one.md': post('title: One Two\ntags: [first, second]'),
        'posts/two.md': post('title: Two Words\ndate: 2023-05-06\ntags: [other]'),
        'posts/own.md': post('permalink: /own/'),
      };
      await expectSame({
        posts,
        files: {
          'eleventy.config.js':
            'export default (config) => ({ markdownTemplateEngine: "njk", dir: { input: "." } });\n',
          'posts/posts.11tydata.js': `export default { ${permalink} };\n`,
        },
      });
    });
  }

  test('directory data, nearest first, beside the front matter', async () => {
    await expectSame(
      {
        posts: {
          'posts/2024-01-02-one.md': post('title: One'),
          'posts/own.md': post('permalink: /own/'),
          'posts/deep/two.md': post('title: Two Words'),
          'posts/deep/er/three.md': post('title: Three'),
          'posts/code/four.md': post('title: Four'),
          'posts/literal/2024-01-03-five.md': post('title: Five'),
          'posts/data/six.md': post('title: Six'),
          'posts/data/seven.md': post('title: Seven'),
          'posts/none/eight.md': hidden('title: Eight'),
          'posts/none/nine.md': post('permalink: /nine/'),
        },
        files: {
          'eleventy.config.js': dirs('.'),
          'posts/posts.json': '{"permalink": "/p/{{ page.fileSlug }}/"}',
          'posts/deep/deep.11tydata.json': '{"permalink": "/d/{{ title | slugify }}/"}',
          'posts/code/code.11tydata.js':
            // biome-ignore lint/suspicious/noTemplateCurlyInString: the site's code
            'export default { permalink: (data) => `/code/${data.page.fileSlug.toUpperCase()}/` };\n',
          'posts/literal/literal.11tydata.js':
            // biome-ignore lint/suspicious/noTemplateCurlyInString: the site's code
            'export default {\n  tags: ["x"],\n  permalink: (data) => `/literal/${data.page.fileSlug}/`,\n};\n',
          'posts/data/data.11tydata.cjs':
            "module.exports = { permalink: '/data/{{ page.fileSlug }}.html' };\n",
          'posts/data/seven.11tydata.json': '{"permalink": "/seventh/"}',
          'posts/none/none.11tydata.mjs': 'export default { permalink: false };\n',
        },
      },
      '',
      { 'posts/code/four.md': 'no address' },
    );
  });

  test('odd names, and odd titles as far as they can be told', async () => {
    const names = oddNames(120);
    const posts = Object.fromEntries([
      ...names.map((name) => [`posts/${name}.md`, post('title: T')]),
      ...names.map((name) => [
        `posts/titles/${name}.md`,
        post(`title: ${JSON.stringify(name)}\npermalink: "/t/{{ title | slugify }}/"`),
      ]),
    ]);
    const { printed, predicted } = await results({ posts, files: { 'eleventy.config.js': dirs('.') } });
    const known = Object.entries(predicted).filter(([, url]) => url !== 'no address');
    expect(Object.fromEntries(known)).toEqual(
      Object.fromEntries(known.map(([path]) => [path, printed[path]])),
    );
    expect(known.length).toBeGreaterThan(names.length * 1.5);
  });

  const draftsLeftOut = {
    'in directory data': {
      'posts/posts.11tydata.js':
        'export default { eleventyComputed: { permalink: (data) => data.draft ? false : data.permalink } };\n',
    },
    'in a function with a body': {
      'posts/posts.11tydata.js':
        'export default {\n  eleventyComputed: {\n    permalink(data) {\n      if (data.draft) {\n        return false;\n      }\n      return data.permalink;\n    },\n  },\n};\n',
    },
    'by the configuration': {
      'eleventy.config.js':
        'export default function (config) {\n  config.addGlobalData("eleventyComputed.permalink", function () {\n    return (data) => {\n      if (data.draft && !process.env.SHOW) return false;\n      return data.permalink;\n    };\n  });\n}\n',
    },
  };
  for (const [where, files] of Object.entries(draftsLeftOut)) {
    test(`posts whose permalink is passed on, drafts left out ${where}`, async () => {
      await expectSame({
        posts: {
          'posts/2024-01-02-one.md': post('title: One'),
          'posts/two.md': post('title: Two\npermalink: "/p/{{ page.fileSlug }}/"'),
          'posts/three.md': hidden('title: Three\ndraft: true'),
        },
        files: { 'eleventy.config.js': dirs('.'), ...files },
      });
    });
  }

  test('computed and global data', async () => {
    await expectSame({
      posts: {
        'posts/one.md': post('title: One'),
        'posts/two.md': post('title: Two\npermalink: /two/'),
        'posts/sub/three.md': post('title: Three'),
      },
      files: {
        'eleventy.config.js': dirs('.'),
        'posts/posts.11tydata.js':
          'export default { eleventyComputed: { permalink: "/c/{{ page.fileSlug }}/" } };\n',
      },
    });
  });
  test('directory data of a language names what addresses of posts are made of', async () => {
    await expectSame({
      posts: {
        'src/en/posts/one.md': post('title: One Fine Day'),
        'src/fr/posts/un.md': post('title: Un Beau Jour'),
        'src/fr/posts/2024-02-03-deux.md': post('title: Deux'),
        'src/fr/posts/own.md': post('title: Own\nlocale: be'),
      },
      files: {
        '.eleventy.js': 'module.exports = () => ({ dir: { input: "src" } });\n',
        'src/en/en.json': '{"locale": "en"}',
        'src/fr/fr.11tydata.js': 'module.exports = { locale: "fr" };\n',
        'src/en/posts/posts.json': '{"tags": "posts", "permalink": "/{{ locale }}/blog/{{ title | slug }}/"}',
        'src/fr/posts/posts.json':
          '{"tags": "posts", "permalink": "/{{ locale }}/blog/{{ page.fileSlug }}/"}',
      },
    });
  });
  test('a function that has no page for drafts, beside other posts that data puts into a collection', async () => {
    await expectSame({
      posts: {
        'src/posts/2024/01-hello.md': post('title: Hello\ndate: 2024-02-03'),
        'src/posts/2024-05-06-world.md': post('title: World'),
        'src/posts/draft.md': hidden('title: D\ndraft: true\ndate: 2024-01-01'),
        'src/posts/own.md': post('title: Own\npermalink: /own/\ndate: 2024-01-01'),
        'src/notes/note.md': post('title: N'),
        'src/essays/essay.md': post('title: E'),
        'src/essays/draft.md': hidden('title: E\ndraft: true'),
      },
      files: {
        'eleventy.config.js':
          'export default function (cfg) {\n  for (const name of ["posts", "articles"]) cfg.addFilter(name, (x) => x);\n  cfg.addCollection("posts", (api) => api.getFilteredByGlob("src/posts/**/*.md").filter((p) => !p.data.draft));\n  cfg.addCollection("essays", (api) => api.getFilteredByGlob("src/essays/*.md"));\n  return { dir: { input: "src" } };\n}\n',
        'package.json': '{"type": "module"}',
        'src/posts/posts.11tydata.js':
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the sites’ code.
          'export default {\n  eleventyComputed: {\n    permalink: (data) => {\n      if (data.draft) return false;\n      return `/${data.page.date.getFullYear()}/${data.page.fileSlug}/index.html`;\n    },\n  },\n};\n',
        'src/essays/essays.11tydata.js':
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the sites’ code.
          'export default { permalink: (data) => (data.draft ? false : `/e/${data.page.fileSlug}/`) };\n',
        'src/notes/notes.json': '{"tags": "notes"}',
      },
    });
  });
});

async function expectSame(site: Site, base = '', unknown: Record<string, string> = {}): Promise<void> {
  const { printed, predicted } = await results(site, base);
  expect(predicted).toEqual({ ...printed, ...unknown });
}

async function results(site: Site, base = '', options: readonly string[] = []) {
  const folder = writeSite(site);
  const out = join(folder, '_site');
  const program = join(packages, '@11ty', 'eleventy', 'cmd.cjs');
  await build(process.execPath, [program, '--quiet', `--output=${out}`, ...options], {
    cwd: folder,
    env: { TZ: 'UTC' },
  });
  return compare(site, folder, out, { base });
}
