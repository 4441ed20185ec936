import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PostSummary } from '#core/posts/post';
import { openBlog } from '#engine/blog/open';
import { listPosts } from '#engine/posts/library';
import { build, either, installed, printedPages, type Site, writeSite } from './golden';

/** What is compared: what a template prints of each post, and what its summary says. */
interface Facts {
  readonly page: string;
  readonly title: string;
  readonly date: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
}

const FACTS = /<data>(.*)<\/data>/s;
const DAY = 10;

const HUGO = {
  'layouts/_default/single.html':
    '{{ .Content }}<data>{{ dict "title" .Title "date" (.Date.Format "2006-01-02") "tags" (.Params.tags | default slice) "categories" (.Params.categories | default slice) | jsonify }}</data>',
  'layouts/_default/list.html': 'list',
};

describe.skipIf(!installed('hugo'))('Hugo’s posts have what a cascade hands down', () => {
  test('from the configuration and from sections, the nearest first, where they say nothing themselves', async () => {
    await same('hugo', {
      posts: {
        'content/posts/bare.md': either('title: Bare'),
        'content/posts/full.md': either('Title: Full\nDATE: 2022-02-02\nTags: [own]\nslug: mine'),
        'content/posts/nothing.md': either('title: Nothing\ntags:\ndate: 2022-02-03'),
        'content/posts/bundle/index.md': either('title: Bundle'),
        'content/posts/deep/inner.md': either('title: Inner\nexpiryDate: 2001-01-01'),
        'content/posts/deep/er/lowest.md': either('date: 2020-02-02'),
        'content/notes/note.md': either('title: Note'),
        'content/notes/draft.md': either('title: Draft'),
        'content/notes/shown.md': either('title: Shown\ndraft: false'),
        'content/notes/gone/one.md': either('title: One'),
        'content/notes/quiet/one.md': either('title: One'),
      },
      files: {
        ...HUGO,
        'hugo.toml':
          'baseURL = "https://example.org/"\n[params]\nmainSections = ["posts", "notes"]\n' +
          '[[cascade]]\ncategories = ["everywhere"]\n' +
          '[[cascade]]\ndraft = true\n[cascade._target]\npath = "/notes/draft*"\n' +
          '[[cascade]]\ndraft = true\n[cascade._target]\npath = "/notes/shown*"\n' +
          '[[cascade]]\ndraft = true\n[cascade._target]\nkind = "section"\npath = "/nowhere/**"\n' +
          '[[cascade]]\n_build = {render = "never"}\n[cascade._target]\npath = "/notes/quiet/**"\nkind = "{page,home}"\n' +
          '[[cascade]]\ntags = ["development"]\n[cascade._target]\nenvironment = "development"\n',
        'content/posts/_index.md':
          '---\ntitle: Posts\ncascade:\n  date: 2019-05-06\n  tags: [posts, all]\n  Categories: [of posts]\n---\n',
        'content/posts/deep/_index.md':
          '+++\ntitle = "Deep"\n[cascade]\ntags = ["deep"]\nslug = "same"\ntitle = "Handed down"\n+++\n',
        'content/notes/gone/_index.md': '---\ntitle: Gone\ncascade: {expiryDate: 2001-01-01}\n---\n',
        'content/notes/_index.md': '{"title": "Notes", "cascade": [{"date": "2018-01-01"}]}\n',
      },
    });
  });

  test('by language: of a site’s configuration, of a translated section, and by a target', async () => {
    await same('hugo', {
      posts: {
        'content/posts/one.md': either('title: One'),
        'content/posts/one.fr.md': either('title: Un'),
        'content/posts/two.de.md': either('title: Zwei'),
      },
      files: {
        ...HUGO,
        'config.yaml':
          'baseURL: https://example.org/\ndefaultContentLanguage: en\n' +
          'languages: {en: {weight: 1}, fr: {weight: 2}, de: {weight: 3}}\n' +
          'cascade:\n  - {_target: {lang: "{de,fr}"}, categories: [abroad]}\n  - {date: 2020-01-01}\n',
        'content/posts/_index.md': '---\ntitle: Posts\ncascade: {tags: [english]}\n---\n',
        'content/posts/_index.fr.md': '---\ntitle: Billets\ncascade: {tags: [français]}\n---\n',
      },
    });
  });

  test.each([
    ['/posts/**'],
    ['/posts/b*'],
    ['**/deep/*'],
    ['/**/deep/**'],
    ['**/bare*'],
    ['/posts/**/inner*'],
    ['/posts/**/bare*'],
    ['/posts/{deep,leaf}/**'],
    ['**.md'],
    ['/posts/deep/**/lowest*'],
    ['**'],
    ['posts/**'],
    ['{/posts/bare*,/posts/**/lowest*}'],
  ])('of a target with the path %s', (path) =>
    same('hugo', {
      posts: {
        'content/posts/bare.md': either('title: Bare'),
        'content/posts/leaf/index.md': either('title: Leaf'),
        'content/posts/deep/inner.md': either('title: Inner'),
        'content/posts/deep/er/lowest.md': either('title: Lowest'),
        'content/posts/deep/er/leaf/index.md': either('title: Deep leaf'),
        'content/bare-at-top.md': either('title: Top'),
      },
      files: {
        ...HUGO,
        'hugo.toml': `baseURL = "https://example.org/"\n[params]\nmainSections = ["posts", "."]\n[[cascade]]\ntags = ["given"]\n[cascade._target]\npath = "${path}"\n`,
      },
    }),
  );

  test('in a mounted tree below a folder of the repository', async () => {
    const site: Site = {
      posts: {
        'site/texts/first.md': either('title: First'),
        'site/texts/deep/second.md': either('title: Second'),
      },
      files: {
        ...Object.fromEntries(Object.entries(HUGO).map(([path, text]) => [`site/${path}`, text])),
        'site/hugo.toml':
          'baseURL = "https://example.org/"\n[[cascade]]\ntags = ["mounted"]\n[cascade._target]\npath = "/blog/*"\n' +
          '[module]\n[[module.mounts]]\nsource = "texts"\ntarget = "content/blog"\n[[module.mounts]]\nsource = "layouts"\ntarget = "layouts"\n',
        'site/texts/_index.md': '---\ntitle: T\ncascade: {date: 2021-02-03}\n---\n',
      },
    };
    await same('hugo', site, 'site');
  });
});

describe.skipIf(!installed('hugo'))('Hugo’s posts have the dates of what the site reads first', () => {
  test.each([
    ['names before fields', '[":filename", ":default"]'],
    ['a field of the site’s own', '["written", ":default"]'],
    ['what Hugo reads', '[":default"]'],
  ])('%s', async (_, order) => {
    await same('hugo', {
      posts: {
        'content/posts/2020-01-02-named.md': either('title: Named\ndate: 2019-01-01\nwritten: 2018-01-01'),
        'content/posts/bundle/index.md': either('title: Bundle\ndate: 2019-01-02'),
        'content/posts/written.md': either('title: Written\nwritten: 2018-01-03\nslug: its-own'),
        'content/posts/changed.md': either('title: Changed\nlastmod: 2018-01-04'),
      },
      files: {
        ...HUGO,
        'hugo.toml': `baseURL = "https://example.org/"\n[frontmatter]\ndate = ${order}\n`,
      },
    });
  });
});

describe.skipIf(!installed('jekyll'))('Jekyll’s posts have what the configuration gives by default', () => {
  test('titles, dates, tags, categories, addresses and whether they are published', async () => {
    await same('jekyll', {
      posts: {
        '_posts/2024-01-01-bare.md': either(''),
        '_posts/2024-01-02-full.md': either('title: Full\ntags: [own]\ncategories: mine\ndate: 2023-02-03'),
        '_posts/2024-01-03-nothing.md': either('title: Nothing\ntags:\ncategories:'),
        '_posts/2024-01-04-empty.md': either('title: Empty\ntags: []\ncategories: []'),
        '_posts/2024-01-05-one.md': either('title: One\ntag: single word\ncategory: single too'),
        '_posts/old/2014-01-01-first.md': either('title: First'),
        '_posts/old/2014-01-02-second.md': either('title: Second\ndate: 2013-03-03\ncategory: said'),
        '_posts/old/best/2014-01-03-third.md': either('tags: [own]'),
        '_posts/hidden/2014-02-01-one.md': either('title: One'),
        '_posts/hidden/2014-02-02-shown.md': either('title: Shown\npublished: true'),
        '_posts/sub/2024-03-01-above.md': either('title: Above'),
        '_posts/lists/2024-04-01-given.md': either('title: Given'),
        '_posts/lists/2024-04-02-own.md': either('title: Own\ntags: [t, [u]]'),
        '_posts/slash/2024-05-01-slash.md': either('title: Slash'),
      },
      files: {
        '_layouts/post.html':
          '{{ content }}<data>{"title": {{ page.title | jsonify }}, "date": "{{ page.date | date: "%Y-%m-%d" }}", "tags": {{ page.tags | jsonify }}, "categories": {{ page.categories | jsonify }}}</data>',
        '_config.yml': `
title: T
timezone: UTC
defaults:
  - scope: { path: "_posts/old", type: posts }
    values: { date: "2010-10-10", categories: [old, times], permalink: "/old/:title/" }
  - scope: { path: "", type: post }
    values: { layout: post, tags: [given], category: usual }
  - scope: { path: "_posts/old/best" }
    values: { title: The best, categories: one two, tags: best }
  - scope: { path: "_posts/hidden" }
    values: { published: false }
  - scope: { path: "_posts/sub" }
    values: { tags: "sub words" }
  - scope: { path: "_posts/lists" }
    values: { tags: [t, [v, [w]]] }
  - scope: { path: "/_posts/slash" }
    values: { tags: from the root of the disk }
`,
      },
    });
  });
});

async function same(command: 'hugo' | 'jekyll', site: Site, root = ''): Promise<void> {
  const folder = writeSite(site);
  const out = join(folder, root, 'out');
  const args = command === 'hugo' ? ['--quiet'] : ['build', '--disable-disk-cache'];
  await build(command, [...args, '--destination', out], { cwd: join(folder, root), env: { TZ: 'UTC' } });
  const printed: Record<string, Facts> = {};
  for (const [path, [page = '']] of printedPages(out)) {
    const [, facts = ''] = FACTS.exec(readFileSync(join(out, page), 'utf8')) ?? [];
    const { tags, categories, ...rest } = JSON.parse(facts) as Facts;
    printed[path] = { ...rest, page, tags: [tags].flat(), categories: [categories].flat() };
  }
  expect(Object.keys(printed).length).toBeGreaterThan(0);
  const { root: opened, model } = await openBlog(folder);
  const listed = await listPosts({ root: opened, model });
  const shown = listed.filter(
    ({ draft, hold, expiryDate }) => !draft && hold === null && expiryDate === null,
  );
  expect(Object.fromEntries(shown.map((post) => [post.id, factsOf(post)]))).toEqual(printed);
}

function factsOf({ url, title, date, tags, categories }: PostSummary): Facts {
  const page = (url ?? '').replace(/^\//, '').replace(/\/$/, '/index.html');
  return { page, title, date: date?.slice(0, DAY) ?? '0001-01-01', tags, categories };
}
