import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  build,
  compare,
  either,
  type FileOf,
  hasModule,
  htmlFileOf,
  indexFileOf,
  installed,
  packages,
  type Site,
  writeSite,
} from './golden';

/** Paths in a folder of posts that patterns of many kinds tell apart. */
const NAMES = [
  'plain',
  'private-a',
  'temp.one',
  'private/in-1',
  'private/deep/in-2',
  'deep/private/in-3',
  'deep/temp.two',
  'deep/other',
  'Private/upper',
  'notprivate/in-4',
];

interface Sample {
  readonly folder: string;
  /** Of a post's file, before its name. */
  readonly prefix?: string;
  readonly header: string;
  readonly files: Readonly<Record<string, string>>;
}

const siteOf = ({ folder, prefix = '', header, files }: Sample): Site => ({
  files,
  posts: Object.fromEntries(
    NAMES.map((name) => {
      const at = name.lastIndexOf('/') + 1;
      return [`${folder}/${name.slice(0, at)}${prefix}${name.slice(at)}.md`, either(header)];
    }),
  ),
});

/** Builds the site and compares what was printed; some of the posts must be, and some not. */
async function expectSame(
  sample: Sample,
  run: (folder: string) => Promise<void>,
  out: string,
  fileOf: FileOf,
): Promise<void> {
  const site = siteOf(sample);
  const folder = writeSite(site);
  await run(folder);
  const { printed, predicted } = await compare(site, folder, join(folder, out), { fileOf });
  expect(predicted).toEqual(printed);
  const left = Object.values(printed).filter((page) => page === 'not printed').length;
  expect([left > 0, left < NAMES.length]).toEqual([true, true]);
}

describe.skipIf(!installed('hugo'))('what Hugo ignores', () => {
  test.each([
    ['"private-"'],
    ['"/private/"'],
    ['"\\\\.one\\\\.md$", "^/none"'],
    ['"private/[a-z]+-.\\\\.md$"'],
  ])('ignoreFiles = [%s]', (patterns) =>
    expectSame(
      {
        folder: 'content/posts',
        header: 'title: T',
        files: {
          'hugo.toml': `baseURL = "https://e.org/"\nignoreFiles = [${patterns}]\ndisableKinds = ["RSS", "sitemap", "section", "home", "taxonomy", "term"]\n`,
          'layouts/_default/single.html': '{{ .Content }}',
        },
      },
      (folder) => build('hugo', ['--quiet', '--config', 'hugo.toml'], { cwd: folder }),
      'public',
      indexFileOf,
    ),
  );
});

const MOUNT = '[[module.mounts]]\nsource = "texts"\ntarget = "content/posts"\n';

/** A folder that is mounted with these lines. */
const mounted = (lines: string): Sample => ({
  folder: 'texts',
  header: 'title: T',
  files: {
    'hugo.toml': `baseURL = "https://e.org/"\ndisableKinds = ["RSS", "sitemap", "section", "home", "taxonomy", "term"]\n${MOUNT}${lines}`,
    'layouts/_default/single.html': '{{ .Content }}',
  },
});

const runHugo = (folder: string) => build('hugo', ['--quiet', '--config', 'hugo.toml'], { cwd: folder });

describe.skipIf(!installed('hugo'))('what Hugo leaves out of a mount', () => {
  test.each([
    ['"private"'],
    ['"/private/*"'],
    ['"PRIVATE/**", "deep/other.md"'],
    ['"*.md"'],
    ['"{deep,private}/**"', '"temp*"'],
    ['"**/in-?.md"'],
    ['"**/plain.md", "**/other.md"'],
  ])('excludeFiles = [%s]', (...patterns) =>
    expectSame(mounted(`excludeFiles = [${patterns.join(', ')}]\n`), runHugo, 'public', indexFileOf),
  );
});

describe.skipIf(!installed('hugo'))('what Hugo takes alone from a mount', () => {
  test.each([
    ['"private/*"'],
    ['"/private/**"'],
    ['"*.md"'],
    ['"**.md"'],
    ['"**/*.md"'],
    ['"**/in-?.md"'],
    ['"PRIVATE/**"'],
    ['"{deep,private}/**"'],
    ['"*.md", "deep/*"', '"deep/temp*", "plain.md"'],
    ['"private/deep/in-2.md"', '"private"'],
    ['"**/private/*"'],
    ['"*/*"'],
  ])('includeFiles = [%s], excludeFiles = [%s]', (only, left = '') =>
    expectSame(
      mounted(`includeFiles = [${only}]\nexcludeFiles = [${left}]\n`),
      runHugo,
      'public',
      indexFileOf,
    ),
  );

  test.each([
    ['includeFiles = ["*.md"]', 'includeFiles = ["deep/**"]'],
    ['excludeFiles = ["private", "deep"]', 'excludeFiles = ["deep", "temp*"]'],
  ])('%s, and %s from the same folder for the same place', (first, second) =>
    expectSame(mounted(`${first}\n${MOUNT}${second}\n`), runHugo, 'public', indexFileOf),
  );
});

describe.skipIf(!installed('hugo'))('what Hugo leaves out of a mount in which another lies', () => {
  const inner = '[[module.mounts]]\nsource = "texts/deep"\ntarget = "content/more"\n';
  test.each([
    ['includeFiles = ["plain.md"]', ''],
    ['includeFiles = ["*.md", "deep", "deep/t*"]', 'includeFiles = ["**/in-3.md", "private"]'],
    ['excludeFiles = ["deep"]', 'excludeFiles = ["temp*"]'],
    ['excludeFiles = ["**/temp*", "p*"]', 'includeFiles = ["temp*"]'],
  ])('%s, and %s of the inner', async (outer, ofInner) => {
    const site = siteOf(mounted(`${outer}\n${inner}${ofInner}\n`));
    const folder = writeSite(site);
    await runHugo(folder);
    const { printed, predicted } = await compare(site, folder, join(folder, 'public'), {
      fileOf: indexFileOf,
    });
    // A file of the inner may have two pages, and then its address is one of them.
    const isBuilt = (pages: Record<string, string>) =>
      Object.entries(pages).map(([path, page]) => [path, page !== 'not printed']);
    expect(isBuilt(predicted)).toEqual(isBuilt(printed));
  });
});

describe.skipIf(!installed('jekyll'))('what Jekyll excludes', () => {
  test.each([
    ['_posts/private'],
    ['_posts/private/'],
    ['_posts/*/in*'],
    ['_posts/**/2024-01-02-in-?.md'],
    ['*/2024-01-02-temp*'],
    ['/_posts/deep'],
  ])('exclude: [%s]', (pattern) =>
    expectSame(
      {
        folder: '_posts',
        prefix: '2024-01-02-',
        header: 'title: T',
        files: { '_config.yml': `title: T\nexclude:\n  - "${pattern}"\n  - "_posts/private/deep"\n` },
      },
      (folder) => build('jekyll', ['build', '--disable-disk-cache'], { cwd: folder, env: { TZ: 'UTC' } }),
      '_site',
      htmlFileOf,
    ),
  );
});

describe.skipIf(!installed('pelican'))('what Pelican ignores', () => {
  test.each([["'private*'"], ["'temp.*'"], ["'in-?.md', '.#*'"]])('IGNORE_FILES = [%s]', (patterns) =>
    expectSame(
      {
        folder: 'content',
        header: 'title: T\ndate: 2024-01-02',
        files: {
          'pelicanconf.py': `PATH = 'content'\nTIMEZONE = 'UTC'\nSITENAME = 'T'\nIGNORE_FILES = [${patterns}]\nSLUGIFY_SOURCE = 'basename'\nARTICLE_URL = '{category}/{slug}.html'\nARTICLE_SAVE_AS = '{category}/{slug}.html'\nDIRECT_TEMPLATES = []\nCATEGORY_SAVE_AS = ''\nAUTHOR_SAVE_AS = ''\n`,
        },
      },
      (folder) => build('pelican', ['-s', 'pelicanconf.py', '-o', 'output', '--quiet'], { cwd: folder }),
      'output',
      htmlFileOf,
    ),
  );
});

describe.skipIf(!hasModule('@11ty/eleventy'))('what Eleventy ignores', () => {
  test.each([
    ['.eleventyignore', 'posts/private', ''],
    ['.eleventyignore', 'posts/private/', ''],
    ['.eleventyignore', '# private\n**/private/**\n', ''],
    ['.eleventyignore', 'posts/temp.*\n', ''],
    ['.gitignore', './posts/private', ''],
    ['.eleventyignore', 'posts/private-a.md', 'config.setUseGitIgnore(false);'],
  ])('%s: %s %s', (file, text, code) =>
    expectSame(
      {
        folder: 'posts',
        header: 'title: T',
        files: {
          'eleventy.config.js': `export default function (config) { ${code} }\n`,
          ...(code === '' ? {} : { '.gitignore': 'posts/deep' }),
          [file]: text,
        },
      },
      (folder) =>
        build(process.execPath, [join(packages, '@11ty', 'eleventy', 'cmd.cjs'), '--quiet'], { cwd: folder }),
      '_site',
      htmlFileOf,
    ),
  );
});

describe.skipIf(!hasModule('hexo'))('what Hexo ignores', () => {
  test.each([['**/private/**'], ['**/temp.*'], ['**/_posts/deep']])('ignore: %s', (pattern) =>
    expectSame(
      {
        folder: 'source/_posts',
        header: 'title: T\ndate: 2024-01-02',
        files: {
          'package.json': '{"name": "site", "hexo": {"version": ""}, "dependencies": {"hexo": "8"}}',
          '_config.yml': `title: T\ntheme: none\nurl: https://e.org\nexclude:\n  - _posts/plain.md\nignore:\n  - "${pattern}"\n`,
          'themes/none/layout/post.njk': '{{ page.content }}',
          'themes/none/layout/index.njk': 'index',
        },
      },
      (folder) =>
        build(process.execPath, [join(packages, '..', 'build-hexo.mjs'), folder], {
          cwd: join(packages, '..'),
          env: { TZ: 'UTC' },
        }),
      'public',
      htmlFileOf,
    ),
  );
});

describe.skipIf(!hasModule('vitepress'))('what VitePress excludes', () => {
  test('srcExclude', () =>
    expectSame(
      {
        folder: 'posts',
        header: 'title: T',
        files: {
          '.vitepress/config.mjs':
            "export default { srcExclude: ['**/private/**', 'posts/temp.*', 'posts/notprivate'] };\n",
        },
      },
      async (folder) => {
        symlinkSync(packages, join(folder, 'node_modules'), 'dir');
        await build(process.execPath, [join(packages, 'vitepress/bin/vitepress.js'), 'build', folder], {
          cwd: join(packages, '..'),
        });
      },
      '.vitepress/dist',
      htmlFileOf,
    ));
});
