import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBlog } from '#engine/blog/open';
import { listPosts } from '#engine/posts/library';
import {
  build,
  compare,
  hidden,
  installed,
  NO_ADDRESS,
  oddNames,
  post,
  type Site,
  writeSite,
} from './golden';

const posts = {
  '_posts/2024-01-05-plain.md': post('title: Plain'),
  '_posts/2024-1-6-One Digit And Spaces.md': post('title: Loose'),
  '_posts/2024-02-29-c++-and.dots.in_name.md': post('title: Dots'),
  '_posts/2024-03-01-你好世界.md': post('title: 你好'),
  '_posts/2024-03-02-Été-à-Paris.md': post('title: Été'),
  '_posts/2024-03-03-slugged.md': post('slug: My Own_Slug!'),
  '_posts/2024-03-03-empty-slug.md': post("slug: ''"),
  '_posts/2024-03-04-addressed.md': post('permalink: /else/where/'),
  '_posts/2024-03-05-tokens.md': post('permalink: /t/:year/:title.html'),
  '_posts/2024-03-06-no-slash.md': post('permalink: bare/page'),
  '_posts/2024-03-07-categories.md': post('categories: Alpha beta'),
  '_posts/2024-03-08-category.md': post('category: Two Words'),
  '_posts/2024-03-09-listed.md': post('categories: [C#, "A & B", été]'),
  '_posts/2024-03-10-both.md': post('categories: [one]\ncategory: two'),
  '_posts/nested/2024-03-11-nested.md': post('title: Nested'),
  'notes/daily/_posts/2024-03-12-above.md': post('categories: Extra'),
  '_posts/2024-03-13-later.md': post('date: 2024-05-06 07:08:09'),
  '_posts/2024-03-14-zone.md': post('date: 2024-05-06 23:30:00 -0500'),
  '_posts/2024-03-15-day.md': post('date: 2024-05-07'),
  '_posts/2024-03-16-late.md': post('date: 2024-12-31 23:30:00'),
  '_posts/2024-03-17-short-time.md': post('date: 2024-12-31 23:30'),
  '_posts/2024-03-18-quoted.md': post('date: "2024-12-31 23:30:00"'),
  '_posts/2024-03-19-tagged.md': post('date: !!str 2024-12-31T23:30:00'),
  '_posts/2024-03-20-quoted-zone.md': post("date: '2024-05-06 23:30:00 -0500'"),
  '_posts/2024-03-21-words.md': post('date: 11 May 2024 23:30'),
  '_posts/2024-12-30-week.markdown': post('title: Week'),
  '_posts/14-7-8-two-digit-year.md': post('title: Old'),
  '_posts/2024-04-01-trailing-.md': post('title: T'),
  '_posts/2024-04-02-dots....md': post('title: T'),
  '_posts/2024-04-03-unpublished.md': hidden('published: false'),
  '_posts/2999-01-01-future.md': hidden('title: Future'),
  '_posts/2024-05-01-page.html': post('title: HTML'),
  '_posts/2024-05-02-ext.mkdn': post('title: Mkdn'),
  '_posts/undated.md': hidden('title: Undated'),
  '_drafts/idea.md': hidden('title: Idea'),
};

const variants: Record<string, { config: string; base?: string }> = {
  'the default': { config: '' },
  pretty: { config: 'permalink: pretty\nbaseurl: /blog', base: '/blog' },
  none: { config: 'permalink: none' },
  ordinal: { config: 'permalink: ordinal\nbaseurl: "blog/"', base: '/blog' },
  weekdate: { config: 'permalink: weekdate' },
  'a template of its own': { config: 'permalink: /:slugified_categories/:short_year/:i_month/:i_day/:slug' },
  'a template with a file': { config: 'permalink: /:long_month/:y_day_:hour/:name:output_ext' },
  'a zone east of Greenwich': { config: 'timezone: Asia/Tokyo' },
  'a zone west of Greenwich': { config: 'timezone: America/New_York\npermalink: pretty' },
  'a permalink for the collection': {
    config: 'collections:\n  posts:\n    permalink: /p/:collection/:path/',
  },
  'front matter defaults': {
    config: `
permalink: pretty
defaults:
  - scope: { path: "" }
    values: { permalink: "/all/:title/" }
  - scope: { path: "_posts/nested", type: posts }
    values: { permalink: "/deep/:categories/:title/", categories: [from, defaults] }
  - scope: { path: "notes", type: posts }
    values: { category: Noted, permalink: "/n/:categories/:title/" }
  - scope: { path: "_posts/*-03-0*", type: posts }
    values: { permalink: "/march/:title" }`,
  },
};

describe.skipIf(!installed('jekyll'))('Jekyll prints every post where Longhand says', () => {
  for (const [name, { config, base }] of Object.entries(variants)) {
    test(name, async () => {
      const site: Site = { posts, files: { '_config.yml': `title: T\n${config}\n` } };
      const { folder, out } = await built(site);
      const { printed, predicted } = await compare(site, folder, out, base === undefined ? {} : { base });
      expect(predicted).toEqual(printed);
    });
  }

  for (const style of ['/:title/', '/:slug/', '/:name.html', '/:slugified_categories/:categories/x/:title']) {
    test(`odd names in ${style}`, async () => {
      const named = oddNames(120).map((name) => [
        `_posts/2024-01-01-${name}.md`,
        post(`categories: [${JSON.stringify(name)}]`),
      ]);
      const site: Site = {
        posts: Object.fromEntries(named),
        files: { '_config.yml': `title: T\npermalink: ${style}\n` },
      };
      const { folder, out } = await built(site);
      const { printed, predicted } = await compare(site, folder, out);
      expect(predicted).toEqual(printed);
    });
  }

  test('by the moments that Ruby reads: most times without a zone are in UTC, and those in quotes in the site’s', async () => {
    const moment = (hours: number): string =>
      new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19);
    const site: Site = {
      posts: {
        '_posts/2024-01-01-an-hour-ago.md': post(`date: ${moment(-1).replace('T', ' ')}`),
        '_posts/2024-01-02-ago.md': post(`date: ${moment(-1)}`),
        '_posts/2024-01-03-in-three-hours.md': hidden(`date: ${moment(3).replace('T', ' ')}`),
        '_posts/2024-01-04-text.md': hidden(`date: ${moment(-1).replace('T', ' ').slice(0, 16)}`),
        '_posts/2024-01-05-quoted.md': hidden(`date: "${moment(-1).replace('T', ' ')}"`),
        '_posts/2024-01-06-quoted-ago.md': post(`date: '${moment(-10)}'`),
      },
      files: { '_config.yml': 'title: T\ntimezone: America/Los_Angeles\npermalink: /:title/\n' },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('in the zone of its configuration, whatever the machine’s is', async () => {
    const site: Site = { posts, files: { '_config.yml': 'title: T\ntimezone: Asia/Tokyo\n' } };
    const { folder, out } = await built(site, 'America/New_York');
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('as a machine in UTC does, when no zone is configured; elsewhere only moments near midnight differ', async () => {
    const site: Site = { posts, files: { '_config.yml': 'title: T\n' } };
    const { folder, out } = await built(site, 'Asia/Tokyo');
    const { printed, predicted } = await compare(site, folder, out);
    const differing = Object.keys(printed).filter((path) => printed[path] !== predicted[path]);
    expect(differing).toEqual(['_posts/2024-03-16-late.md']);
  });

  test('in a folder for collections, with a collection for another language', async () => {
    const site: Site = {
      posts: {
        'content/_posts/2024-01-01-hello.md': post('title: Hello'),
        'content/trips/_posts/2024-01-02-rome.md': post('title: Rome'),
        'content/_posts_fr/2024-01-03-bonjour.md': post('title: Bonjour'),
        'content/_posts_fr/2024-01-04-adresse.md': post('permalink: /fr/:title/'),
      },
      files: {
        '_config.yml':
          'title: T\ncollections_dir: content\npermalink: pretty\ncollections:\n  posts_fr: { output: true }\n' +
          'defaults:\n  - scope: { path: content/trips }\n    values: { permalink: "/t/:title/" }\n',
      },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('but stops at a date that is left empty, as the check says', async () => {
    const site: Site = {
      posts: { '_posts/2024-01-01-empty.md': post('date:') },
      files: { '_config.yml': 'title: T\n' },
    };
    await expect(built(site)).rejects.toThrow(/Invalid date/);
  });

  test('with the endings of Markdown that the configuration names, and no others', async () => {
    const site: Site = {
      posts: {
        '_posts/2024-01-01-one.md': post('title: One'),
        '_posts/2024-01-02-two.text': post('title: Two'),
        '_posts/2024-01-03-three.MDX': post('title: Three'),
        '_notes/four.text': post('title: Four'),
      },
      files: {
        '_config.yml': 'title: T\nmarkdown_ext: "md,mdx,text"\ncollections:\n  notes: { output: true }\n',
        '_posts/2024-01-04-copied.markdown': '---\ntitle: Copied\n---\n*As it is*\n',
      },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
    const { root, model } = await openBlog(folder);
    const copied = (await listPosts({ root, model })).find(({ id }) => id.endsWith('.markdown'));
    expect(readFileSync(join(out, copied?.url ?? ''), 'utf8')).toContain('*As it is*');
  });

  test('but for a header that it cannot read, with which the page moves from build to build; and a file without one is copied', async () => {
    const site: Site = {
      posts: {
        '_posts/2024-01-01-colon.md': post('title: Bad: colon\npermalink: /own/'),
        '_posts/2024-01-02-list.md': post('- a\n- b'),
        '_posts/2024-01-03-bare.md': { header: '', live: true },
        '_notes/colon.md': post('title: Bad: colon'),
        '_notes/bare.md': { header: '', live: false },
      },
      files: { '_config.yml': 'title: T\ncollections:\n  notes: { output: true }\n' },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    const today = new Date().getFullYear().toString();
    expect(printed['_posts/2024-01-01-colon.md']).toMatch(
      new RegExp(`^${today}/\\d\\d/\\d\\d/2024-01-01-colon\\.html$`),
    );
    expect(predicted).toEqual({
      ...printed,
      '_posts/2024-01-01-colon.md': NO_ADDRESS,
      '_posts/2024-01-02-list.md': NO_ADDRESS,
      '_notes/colon.md': NO_ADDRESS,
    });
    expect(existsSync(join(out, 'notes/bare.md'))).toBe(true);
    const { root, model } = await openBlog(folder);
    const holds = (await listPosts({ root, model })).map(({ id, hold }) => [id, hold]);
    expect(Object.fromEntries(holds)).toMatchObject({
      '_notes/bare.md': 'copied',
      '_posts/2024-01-03-bare.md': null,
    });
  });

  test('with times in front matter defaults, in quotes or not', async () => {
    const dates = {
      plain: '2024-01-01 20:00:00',
      quoted: '"2024-01-01 20:00:00"',
      single: "'2024-01-01T20:00:00'",
      tagged: '!!str 2024-01-01 20:00:00',
      tee: '2024-01-01T20:00:00',
      zoned: '2024-01-01 20:00:00 +0200',
      short: '2024-01-01 20:00',
      alias: '*when',
    };
    const names = Object.keys(dates);
    const defaults = Object.entries(dates).map(
      ([name, date]) => `  - scope: { path: _posts/${name} }\n    values:\n      date: ${date}\n`,
    );
    const site: Site = {
      posts: Object.fromEntries(
        names.flatMap((name) => [
          [`_posts/${name}/2024-02-03-a.md`, post('title: A')],
          [`_posts/${name}/2024-02-03-own.md`, post('date: "2024-03-04 20:00:00"')],
          [`_posts/${name}/2024-02-03-mine.md`, post('date: 2024-03-04 20:00:00')],
        ]),
      ),
      files: {
        '_config.yml': `title: T\nwhen: &when "2024-01-01 20:00:00"\ntimezone: Asia/Tokyo\npermalink: /:path/:year/:month/:day/:hour/:title/\ndefaults:\n${defaults.join('')}`,
      },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('with the ending of what is HTML already', async () => {
    const site: Site = {
      posts: {
        '_posts/2024-05-01-old-page.htm': post('title: HTM'),
        '_posts/2024-05-01-old-category.htm': post('category: old'),
        '_posts/2024-05-01-Capital.HTML': post('title: HTML in capitals'),
        '_posts/2024-05-01-page.html': post('title: HTML'),
      },
      files: { '_config.yml': 'title: T' },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('with lists in the list of categories', async () => {
    const lists = ['[[a, b], c]', '[[a, [B, 2]], "C d"]', '[[], c]', '[[a, b], a]', '[["q\\"r", null, 1]]'];
    const of = (folder: string, key: string) =>
      lists.map((list, at) => [`${folder}/2024-01-02-${key}-${at}.md`, post(`${key}: ${list}`)] as const);
    const site: Site = {
      posts: Object.fromEntries([
        ...of('_posts', 'categories'),
        ...of('_posts', 'category'),
        ...of('_posts/given', 'categories'),
        ...of('_posts/nested', 'categories'),
        ['_posts/nested/2024-01-02-none.md', post('title: None')],
        ['_posts/nested/deep/2024-01-02-none.md', post('title: None')],
        ['_posts/nested/deep/2024-01-02-own.md', post('categories: word [b]')],
      ]),
      files: {
        '_config.yml':
          'title: T\npermalink: /:categories/-/:slugified_categories/:title/\ndefaults:\n  - scope: { path: _posts/given }\n    values: { categories: [c, z] }\n  - scope: { path: _posts/nested }\n    values: { categories: [[c, [a]], [a, b], a] }\n  - scope: { path: _posts/nested/deep }\n    values: { categories: [[d], [a, b]] }\n',
      },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('with notes beside the posts, in a collection that is put out', async () => {
    const site: Site = {
      posts: {
        '_posts/2024-01-01-hello.md': post('title: Hello'),
        '_notes/thought.md': post('title: Thought'),
        '_notes/deep/2024-02-03-dated.md': post('date: 2023-01-02'),
        '_notes/own.md': post('permalink: /own/:title/'),
        '_notes/future.md': hidden('date: 2999-01-01'),
        '_notes/unpublished.md': hidden('published: false'),
        '_notes/_left-out.md': hidden('title: Left out'),
        '_journal/kept.md': hidden('title: Not put out'),
      },
      files: {
        '_config.yml':
          'title: T\ncollections:\n  notes: { output: true, permalink: "/n/:path/" }\n  journal: { output: false }\n',
      },
    };
    const { folder, out } = await built(site);
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('from a source folder, where defaults keep some off the site and drafts are shown', async () => {
    const site: Site = {
      posts: {
        'src/texts/_posts/2024-01-01-hello.md': post('title: Hello'),
        'src/texts/_posts/2024-01-02-said.md': post('title: Said\npublished: "false"'),
        'src/texts/_posts/old/2024-01-03-gone.md': hidden('title: Gone'),
        'src/texts/_posts/old/2024-01-04-kept.md': post('title: Kept\npublished: true'),
        'src/texts/_drafts/idea.md': post('title: Idea\ndate: 2024-02-03'),
        'src/_posts/2024-01-05-outside.md': hidden('title: Outside of the collections'),
      },
      files: {
        '_config.yml':
          'title: T\nsource: src\ncollections_dir: texts\nshow_drafts: true\n' +
          'defaults:\n  - scope: { path: _posts/old }\n    values: { published: false }\n' +
          '  - scope: { path: texts, type: posts }\n    values: { permalink: "/t/:title/" }\n',
      },
    };
    const folder = writeSite(site);
    const out = join(folder, '_site');
    await build('jekyll', ['build', '--disable-disk-cache'], { cwd: folder, env: { TZ: 'UTC' } });
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });

  test('in a folder of the repository', async () => {
    const site: Site = {
      posts: { 'site/_posts/2024-01-01-hello.md': post('title: Hello') },
      files: { 'README.md': 'The site is in site/.', 'site/_config.yml': 'title: T' },
    };
    const folder = writeSite(site);
    const out = join(folder, 'site', '_site');
    await build('jekyll', ['build', '--disable-disk-cache', '--destination', out], {
      cwd: join(folder, 'site'),
    });
    const { printed, predicted } = await compare(site, folder, out);
    expect(predicted).toEqual(printed);
  });
});

async function built(site: Site, zone = 'UTC'): Promise<{ folder: string; out: string }> {
  const folder = writeSite(site);
  const out = join(folder, '_site');
  await build('jekyll', ['build', '--disable-disk-cache', '--destination', out], {
    cwd: folder,
    env: { TZ: zone },
  });
  return { folder, out };
}
