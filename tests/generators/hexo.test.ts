import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  build,
  compare,
  either,
  type FileOf,
  hasModule,
  hidden,
  oddNames,
  packages,
  post,
  type Site,
  writeSite,
} from './golden';

const posts: Site['posts'] = {
  'source/_posts/plain.md': post('title: Plain\ndate: 2024-01-05 10:20:30'),
  'source/_posts/Capital And Spaces.md': post('title: Capitals\ndate: 2024-01-06'),
  'source/_posts/你好 世界.md': post('title: 你好\ndate: 2024/1/7 8:09:10'),
  'source/_posts/Été à Paris.md': post('title: L’Été à Paris & Łódź\ndate: 2024-01-08'),
  'source/_posts/c++.and.dots_in-name.md': post('title: C++ v1.2\ndate: 2024-01-09'),
  'source/_posts/nested/folder/deep.md': post('title: Deep\ndate: 2024-01-10'),
  'source/_posts/addressed.md': post('title: A\ndate: 2024-01-11\npermalink: some/where/'),
  'source/_posts/page.md': post('title: A\ndate: 2024-01-12\npermalink: /old/page.html'),
  'source/_posts/one-category.md': post('title: C\ndate: 2024-01-13\ncategories: My Café'),
  'source/_posts/hierarchy.md': post('title: C\ndate: 2024-01-14\ncategories: [Top Level, Sub, "C#"]'),
  'source/_posts/nested-list.md': post('title: C\ndate: 2024-01-15\ncategories:\n  - [Outer, Inner]'),
  'source/_posts/singular.md': post('title: C\ndate: 2024-01-16\ncategory: Single'),
  'source/_posts/zone.md': post('title: Z\ndate: 2024-01-17T23:30:00-05:00'),
  'source/_posts/zone-east.md': post('title: Z\ndate: 2024-01-18T05:30:00+09:00'),
  'source/_posts/late.md': post('title: Z\ndate: 2024-01-19 23:59:59'),
  'source/_posts/2024-02-03-dated.md': post('title: Dated\ndate: 2024-02-04'),
  'source/_posts/2024-02-05-by-name.md': post('title: Dated\ndate: 2024-02-05'),
  'source/_posts/slug.md': post('title: S\nslug: not-used\ndate: 2024-02-06'),
  'source/_posts/lang.md': post('title: S\nlang: fr\ndate: 2024-02-07'),
  'source/_posts/future.md': post('title: F\ndate: 2999-01-02'),
  'source/_posts/unfenced.md': { header: 'title: Unfenced\ndate: 2024-02-08\n---\n', live: true },
  'source/_posts/page.html': either('title: HTML\ndate: 2024-02-10'),
  'source/_posts/Some.Page.markdown': either('title: M\ndate: 2024-02-11'),
  'source/_posts/unpublished.md': hidden('title: U\ndate: 2024-02-09\npublished: false'),
  'source/_drafts/draft.md': hidden('title: D'),
};

const layout = {
  'themes/none/layout/post.njk': '{{ page.content }}',
  'themes/none/layout/index.njk': 'index',
};

const variants: Record<string, { config: string; base?: string; zone?: string }> = {
  'the default': { config: '' },
  'a base path': { config: 'url: https://example.org/my/blog\nroot: /my/blog/', base: '/my/blog' },
  'categories and names': { config: 'permalink: :category/:name/' },
  'titles of posts': { config: 'permalink: p/:post_title/:i_month/:i_day/' },
  'a file': { config: 'permalink: :year-:month-:day-:title.html' },
  'no ending': { config: 'permalink: :year/:title' },
  'asset folders': { config: 'permalink: :year/:title\npost_asset_folder: true' },
  'a value of its own': {
    config: 'permalink: :lang/:hour:minute:second/:name/\npermalink_defaults:\n  lang: en',
  },
  'mapped categories in lower case': {
    config:
      'permalink: :category/:name/\nfilename_case: 1\ndefault_category: none\ncategory_map:\n  Single: "One Map"',
  },
  'hashes and moments, on a machine elsewhere': {
    config: 'permalink: :hash/:timestamp/\ntimezone: Asia/Tokyo',
    zone: 'America/New_York',
  },
  'dated names': { config: 'new_post_name: :year-:month-:day-:title.md' },
  'pretty addresses': { config: 'permalink: :title.html\npretty_urls:\n  trailing_html: false' },
  'a zone, and a machine in it': { config: 'timezone: Asia/Tokyo', zone: 'Asia/Tokyo' },
  'no zone, on a machine far from UTC': { config: '', zone: 'America/Los_Angeles' },
};

describe.skipIf(!hasModule('hexo'))('Hexo prints every post where Longhand says', () => {
  for (const [name, { config, base = '', zone = 'UTC' }] of Object.entries(variants)) {
    test(name, async () => {
      const pretty = config.includes('trailing_html: false');
      const { printed, predicted } = await results(config, zone, base, (url) => {
        if (url.endsWith('/')) return `${url}index.html`;
        return pretty && !url.endsWith('.html') ? `${url}.html` : url;
      });
      expect(predicted).toEqual(printed);
    });
  }

  for (const permalink of [':title/', ':name.html', ':category/x/:post_title/']) {
    test(`odd names in ${permalink}`, async () => {
      const named = oddNames(120).map((name) => [
        `source/_posts/${name}.md`,
        either(`title: ${JSON.stringify(name)}\ndate: 2024-01-01\ncategories: ${JSON.stringify(name)}`),
      ]);
      const config = `permalink: '${permalink}'`;
      const fileOf: FileOf = (url) => (url.endsWith('/') ? `${url}index.html` : url);
      const { printed, predicted } = await results(config, 'UTC', '', fileOf, Object.fromEntries(named));
      expect(predicted).toEqual(printed);
    });
  }

  test('by an abbrlink that YAML reads as a number', async () => {
    const links = [
      '1e10',
      '1E+3',
      '123e4',
      '0123',
      '08',
      '0x1f',
      '1.50',
      '12345678',
      '4a17b156',
      '-5',
      '.5',
      '"1e10"',
      "'0123'",
    ];
    const numbers = Object.fromEntries(
      links.map((link, at) => [
        `source/_posts/${at}.md`,
        post(`title: T\ndate: 2024-01-02\nabbrlink: ${link}`),
      ]),
    );
    const { printed, predicted } = await results(
      'permalink: :title/:abbrlink/',
      'UTC',
      '',
      (url) => `${url}index.html`,
      numbers,
    );
    expect(predicted).toEqual(printed);
  });

  test('with its drafts, and without what is copied as it is', async () => {
    const { printed, predicted } = await results(
      'render_drafts: true\nskip_render: "_posts/raw/*"',
      'UTC',
      '',
      (url) => `${url}index.html`,
      {
        'source/_posts/one.md': post('title: One\ndate: 2024-01-01'),
        'source/_posts/raw/two.md': hidden('title: Two\ndate: 2024-01-02'),
        'source/_posts/held.md': post('title: Held\ndate: 2024-01-03\npublished: false'),
        'source/_drafts/three.md': post('title: Three\ndate: 2024-01-04'),
      },
    );
    expect(predicted).toEqual(printed);
  });

  test('by the moment that is left of a date when its zone is dropped, where posts to come wait', async () => {
    const moment = (hours: number): string =>
      new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19);
    const samples = (title: string, east: boolean): Site['posts'] => ({
      [`source/_posts/${title}-ago.md`]: east ? post(`date: ${moment(-1)}Z`) : hidden(`date: ${moment(-1)}Z`),
      [`source/_posts/${title}-soon.md`]: east ? post(`date: ${moment(5)}Z`) : hidden(`date: ${moment(5)}Z`),
      [`source/_posts/${title}-text.md`]: post(`date: "${moment(-1)}Z"`),
      [`source/_posts/${title}-text-soon.md`]: hidden(`date: "${moment(1)}Z"`),
      [`source/_posts/${title}-plain.md`]: either(`date: ${moment(0)}`),
      [`source/_posts/${title}-long-ago.md`]: post(`date: ${moment(-30)}+09:00`),
    });
    for (const zone of ['Asia/Tokyo', 'America/Los_Angeles']) {
      const { printed, predicted } = await results(
        `future: false\npermalink: :title/\ntimezone: ${zone}`,
        zone,
        '',
        (url) => `${url}index.html`,
        samples('post', zone === 'Asia/Tokyo'),
      );
      expect(predicted).toEqual(printed);
    }
  });

  test('but for the day of some, where the machine is not in the zone of the configuration', async () => {
    const config = 'timezone: America/New_York';
    const { printed, predicted } = await results(config, 'Asia/Tokyo', '', (url) => `${url}index.html`);
    expect(predicted).not.toEqual(printed);
    expect(withoutDays(predicted)).toEqual(withoutDays(printed));
  });
});

async function results(config: string, zone: string, base: string, fileOf: FileOf, samples = posts) {
  const url = config.includes('url:') ? '' : 'url: https://example.org\n';
  const site: Site = {
    posts: samples,
    files: {
      ...layout,
      'package.json': '{"name": "site", "hexo": {"version": ""}, "dependencies": {"hexo": "8"}}',
      '_config.yml': `title: T\ntheme: none\n${url}${config}\n`,
    },
  };
  const folder = writeSite(site);
  const home = join(packages, '..');
  await build(process.execPath, [join(home, 'build-hexo.mjs'), folder], { cwd: home, env: { TZ: zone } });
  return compare(site, folder, join(folder, 'public'), { base, fileOf });
}

function withoutDays(pages: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pages)
      .filter(([, page]) => page !== 'some/where/index.html' && !page.startsWith('old/'))
      .map(([path, page]) => [path, page.replace(/^\d{4}\/\d\d\/\d\d/, 'day')]),
  );
}
