import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, compare, htmlFileOf, installed, type Sample, type Site, writeSite } from './golden';

const article = (...lines: readonly string[]): Sample => ({ header: `${lines.join('\n')}\n`, live: true });
const dated = (title: string, ...lines: readonly string[]): Sample =>
  article(`Title: ${title}`, 'Date: 2024-03-04 23:30', ...lines);

const posts: Site['posts'] = {
  'content/plain.md': dated('A Plain Title'),
  'content/punctuation.md': dated('C++ & “quotes”, it’s v1.2 -- really?'),
  'content/accents.md': dated('L’Été à Göteborg: Łódź, Straße – Ærø'),
  'content/slugged.md': dated('Slugged', 'Slug: My_Own-Slug'),
  'content/categorised.md': dated('Categorised', 'Category: Some Category'),
  'content/two-categories.md': dated('Two', 'Category: One, two'),
  'content/Folder Name/inside.md': dated('Inside'),
  'content/Folder Name/deep/deeper.md': dated('Deeper'),
  'content/2023-05-06-by-name.md': article('Title: By name'),
  'content/zoned.md': article('Title: Zoned', 'Date: 2024-03-04T23:30:00-05:00'),
  'content/french.md': dated('Français', 'Lang: fr'),
  'content/own-url.md': dated('Own', 'url: some/where/', 'save_as: some/where/index.html'),
  'content/yaml.md': { header: '---\nTitle: With fences\nDate: 2024-01-02\n---\n', live: true },
  'content/line-separator.md': dated('A\u2028B', 'Tags: x\u2028y'),
  'content/next-line.md': dated('C\u0085D\u001cE'),
  'content/tags.md': dated('With <b>a tag</b>'),
  'content/skipped.md': { ...dated('Skipped', 'Status: skip'), live: false },
  'content/capitals.MD': { ...dated('An ending in capitals'), live: false },
  'content/odd-date.md': { ...article('Title: Odd', 'Date: "2024-01-02"'), live: false },
  'content/no-day.md': { ...article('Title: No day', 'Date: 2024-02-30'), live: false },
  'content/undated.md': { ...article('Title: Undated'), live: false },
};

const base = [
  "AUTHOR = 'A'",
  "SITENAME = 'S'",
  "SITEURL = ''",
  "PATH = 'content'",
  "TIMEZONE = 'Europe/Rome'",
  "DEFAULT_LANG = 'en'",
  'FEED_ALL_ATOM = None',
  'CATEGORY_FEED_ATOM = None',
  'TRANSLATION_FEED_ATOM = None',
  'AUTHOR_FEED_ATOM = None',
  'AUTHOR_FEED_RSS = None',
  'DIRECT_TEMPLATES = []',
  "CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ''",
];

const variants: Record<string, { config: readonly string[]; path?: string }> = {
  'the default': { config: [] },
  'by date, as folders': {
    config: [
      "ARTICLE_URL = 'posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/'",
      "ARTICLE_SAVE_AS = 'posts/{date:%Y}/{date:%b}/{date:%d}/{slug}/index.html'",
      "ARTICLE_LANG_URL = '{lang}/{slug}/'",
      "ARTICLE_LANG_SAVE_AS = '{lang}/{slug}/index.html'",
    ],
  },
  'by category, from file names': {
    config: [
      "ARTICLE_URL = '{category}/{slug}.html'",
      "ARTICLE_SAVE_AS = '{category}/{slug}.html'",
      "SLUGIFY_SOURCE = 'basename'",
      "DEFAULT_CATEGORY = 'Not Filed'",
    ],
  },
  'without folders as categories': {
    config: [
      'USE_FOLDER_AS_CATEGORY = False',
      "ARTICLE_URL = '{category}/{slug}'",
      "ARTICLE_SAVE_AS = '{category}/{slug}.html'",
    ],
  },
  'patterns in parts': {
    config: [
      "ARTICLE_URL = ('b/'  # the blog",
      "               '{date:%Y}/' u'{slug}/')",
      "ARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'",
      "ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL = '{lang}/' + '{slug}.html'",
    ],
  },
  'slugs from names': {
    config: ["FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>.*)'"],
  },
  'Unicode and case kept': { config: ['SLUGIFY_USE_UNICODE = True', 'SLUGIFY_PRESERVE_CASE = True'] },
};

const inPaths: Site['posts'] = {
  'content/news/2024/first.md': dated('First Title'),
  'content/tech/2023/second.md': dated('Second', 'Category: Its Own', 'Slug: own-slug'),
  'content/tech/2023/2022-01-02-third.md': article('Title: Third'),
  'content/tech/fourth.md': dated('Fourth'),
  'content/fifth.md': dated('Fifth'),
};

const inPathsBy: Record<string, readonly string[]> = {
  'category, a field of its own and slug': [
    "PATH_METADATA = r'(?P<category>[^/]+)/(?P<year>\\d+)/(?P<slug>[^.]+)\\..*'",
    "ARTICLE_URL = '{category}/{slug}.html'",
    'ARTICLE_SAVE_AS = ARTICLE_URL',
  ],
  'the path without its ending': [
    "PATH_METADATA = '(?P<path_no_ext>.*)\\\\..*'",
    "ARTICLE_URL = '{path_no_ext}.html'",
    'ARTICLE_SAVE_AS = ARTICLE_URL',
  ],
};

describe.skipIf(!installed('pelican'))('Pelican takes from paths what Longhand does', () => {
  for (const [name, config] of Object.entries(inPathsBy)) {
    test(name, async () => {
      const site: Site = {
        posts: inPaths,
        files: { 'pelicanconf.py': `${[...base, ...config].join('\n')}\n` },
      };
      const folder = writeSite(site);
      const out = join(folder, 'output');
      await build('pelican', ['-s', 'pelicanconf.py', '-o', out, '--quiet'], { cwd: folder });
      const { printed, predicted } = await compare(site, folder, out, { fileOf: htmlFileOf });
      expect(predicted).toEqual(printed);
    });
  }
});

describe.skipIf(!installed('pelican'))('Pelican prints every article where Longhand says', () => {
  for (const [name, { config }] of Object.entries(variants)) {
    test(name, async () => {
      const site: Site = { posts, files: { 'pelicanconf.py': `${[...base, ...config].join('\n')}\n` } };
      const folder = writeSite(site);
      const out = join(folder, 'output');
      await build('pelican', ['-s', 'pelicanconf.py', '-o', out, '--quiet'], { cwd: folder });
      const { printed, predicted } = await compare(site, folder, out, { fileOf: htmlFileOf });
      expect(predicted).toEqual(printed);
    });
  }
});
