import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import type { PostSummary } from '#core/posts/post';
import { openBlog } from '#engine/blog/open';
import { listPosts } from '#engine/posts/library';

import { hasModule, packages } from './golden';

/** What a generator makes of a post's front matter, one a line of what its template prints. */
interface Printed {
  readonly path: string;
  readonly title: string;
  /** The day, or null where it has none. */
  readonly day: string | null;
  readonly draft: boolean;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
}

const has = (program: string): boolean => spawnSync(program, ['version']).status === 0;
const hasJekyll = spawnSync('jekyll', ['--version']).status === 0;
const hasPelican = spawnSync('pelican', ['--version']).status === 0;

function site(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-facts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stdout}${stderr}`);
}

function printed(file: string): Printed[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Printed);
}

async function listed(folder: string): Promise<Printed[]> {
  const posts = await listPosts(await openBlog(folder));
  return posts.map(({ id, title, date, draft, tags, categories }) => ({
    path: id,
    title,
    day: date?.slice(0, 10) ?? null,
    draft,
    tags,
    categories,
  }));
}

const byPath = (posts: readonly Printed[]): Printed[] =>
  [...posts].sort((a, b) => (a.path < b.path ? -1 : 1));

describe.skipIf(!has('hugo'))('the list says of posts what Hugo does (skipped without hugo)', () => {
  test('keys in any capitals, switches, dates under other names, words, formats', async () => {
    const post = (header: string): string => `---\n${header}\n---\nBody\n`;
    const posts: Readonly<Record<string, string>> = {
      'yes.md': post('title: A\ndraft: yes'),
      'on.md': post('title: A\ndraft: on'),
      'no.md': post('title: A\ndraft: no'),
      'quoted.md': post('title: A\ndraft: "true"'),
      'one.md': post('title: A\ndraft: 1'),
      'typo.md': post('title: A\ndraft: truet'),
      'unpublished.md': post('title: A\npublished: false'),
      'capitals.md': post('Title: Big\nTAGS: [x, why]\nDate: 2024-01-02\nDraft: true'),
      'one-text.md': post('title: A\ntags: a, b\ncategories: x y'),
      'numbers.md': post('title: 2024\ntags: [2024, b]'),
      'twice.md': post('title: A\ntitle: B'),
      'spaced.md': post('title: A\ndate: 2024-01-02 10:11:12'),
      'pubdate.md': post('title: A\npubdate: 2024-01-03'),
      'publishdate.md': post('title: A\npublishDate: 2024-01-04T05:06:07+02:00'),
      'lastmod.md': post('title: A\nlastmod: 2024-01-05'),
      'toml.md':
        '+++\ntitle = "T"\ndate = 2024-01-06T10:00:00\ntags = ["a",\n  "b"]\ncategories = [\'C\']\n+++\n',
      'json.md': '{\n  "title": "J", "tags": ["a"], "date": "2024-01-07", "draft": true\n}\nBody\n',
      'blank-first.md': '\n \n---\ntitle: Below blank lines\ndate: 2024-01-09\n---\n',
      'blank-toml.md': '\r\n+++\r\ntitle = "Below one"\r\n+++\r\n',
      'blank-json.md': '\n{"title": "JSON below one"}\n',
      'merged.md': post(
        'base: &b\n  title: M\n  date: 2024-02-03\n  tags: [m]\n  draft: true\n<<: *b\ndraft: false',
      ),
      'merged-behind.md': post('title: Own\n<<: {title: Merged, categories: c}'),
      'merged-list.md': post('a: &a {title: A}\nb: &b {title: B, date: 2024-02-04}\n<<: [*a, *b]'),
      'org.org': '#+title: O\n#+date: 2024-01-08\n#+tags[]: a b\n#+draft: true\n\ntext\n',
    };
    const folder = site({
      ...Object.fromEntries(Object.entries(posts).map(([name, text]) => [`content/posts/${name}`, text])),
      'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "S"\n',
      'config.toml': 'baseURL = "https://example.org/"\n',
      'layouts/_default/single.html': '{{ .Content }}',
      'layouts/_default/list.html': '-',
      'layouts/index.html':
        '{{ range .Site.RegularPages }}{{ $tags := slice }}{{ range .GetTerms "tags" }}{{ $tags = $tags | append .LinkTitle }}{{ end }}{{ $cats := slice }}{{ range .GetTerms "categories" }}{{ $cats = $cats | append .LinkTitle }}{{ end }}\n{{ dict "path" (printf "content/%s" .File.Path) "title" .Title "day" (cond .Date.IsZero nil (.Date.Format "2006-01-02")) "draft" .Draft "tags" $tags "categories" $cats | jsonify | safeHTML }}\n{{ end }}',
    });
    run('hugo', ['-D', '-F', '-E', '--quiet'], folder);
    const truth = printed(join(folder, 'public/index.html'));
    expect(truth).toHaveLength(Object.keys(posts).length);
    // Hugo shows a term as its page's title does, in small letters.
    const lower = (posts: readonly Printed[]) =>
      byPath(posts).map((one) => ({
        ...one,
        tags: one.tags.map((word) => word.toLowerCase()),
        categories: one.categories.map((word) => word.toLowerCase()),
      }));
    expect(lower(await listed(folder))).toEqual(lower(truth));
  });
});

describe.skipIf(!hasJekyll)('the list says of posts what Jekyll does (skipped without jekyll)', () => {
  test('words with spaces, singular fields, names, switches of YAML 1.1', async () => {
    const post = (header: string): string => `---\n${header}\n---\nBody\n`;
    const posts: Readonly<Record<string, string>> = {
      '2024-01-02-spaces.md': post('title: A\ntags: a b\ncategories: x y z'),
      '2024-01-02-commas.md': post('title: A\ntags: a, b'),
      '2024-01-02-singular.md': post('title: A\ntag: a b\ncategory: x y'),
      '2024-01-02-both.md': post('title: A\ntag: one\ntags: [two]\ncategory: C\ncategories: [D]'),
      '2024-01-02-lists.md': post('title: A\ntags: [A b, c]\ncategories:\n- D'),
      '2024-01-02-draft.md': post('title: Not a draft here\ndraft: true'),
      '2024-01-02-twice.md': post('title: A\ntitle: B'),
      '2024-01-02-wrapped.md': post('title: "two\nlines"\ndate: 2013-11-22 5:00:00 +0000'),
      '2024-01-02-dated.md': post('title: A\ndate: 2024-05-06 10:00'),
      '2024-1-2-short.md': post('title: A'),
      '2024-01-02-no-title.md': post('tags: [a]'),
      '2024-01-02-a-heading-says-nothing.md': `${post('tags: [a]')}# Nothing\n`,
      '2024-01-02-first.md': '---\ntags: [a]\n---\n# Nothing\n',
      '2024-01-02-MiXed_case-C++.md': post('tags: []'),
      '2024-01-02-held.md': post('title: A\npublished: no'),
      '2024-01-02-merged.md': post(
        'base: &b\n  title: M\n  date: 2024-02-03\n  tags: [m]\n<<: *b\ntags: [own]',
      ),
      '2024-01-02-merged-behind.md': post('title: Own\n<<: {title: Merged, categories: c d}'),
      '2024-01-02-merged-held.md': post('base: &b {title: M, published: false}\n<<: *b'),
    };
    const folder = site({
      ...Object.fromEntries(Object.entries(posts).map(([name, text]) => [`_posts/${name}`, text])),
      '_config.yml': 'title: S\nplugins: []\ntimezone: UTC\n',
      'index.html':
        '---\n---\n{% for p in site.posts %}{"path": {{ p.path | jsonify }}, "title": {{ p.title | jsonify }}, "day": "{{ p.date | date: "%Y-%m-%d" }}", "draft": false, "tags": {{ p.tags | jsonify }}, "categories": {{ p.categories | jsonify }}}\n{% endfor %}',
    });
    run('jekyll', ['build', '--quiet', '--disable-disk-cache'], folder);
    const truth = printed(join(folder, '_site/index.html'));
    const ours = await listed(folder);
    const drafts = ours.filter(({ draft }) => draft).map(({ path }) => path);
    expect(drafts.sort()).toEqual(['_posts/2024-01-02-held.md', '_posts/2024-01-02-merged-held.md']);
    expect(byPath(ours.filter(({ draft }) => !draft))).toEqual(byPath(truth));
  });
});

describe.skipIf(!hasModule('hexo-front-matter'))('front matter is where Hexo’s own reader finds it', () => {
  const rules = frontMatterRules(exampleModel({ generator: 'hexo' }), 'a.md');

  test.each([
    '---\ntitle: A\n---\nBody',
    'title: A\n---\nBody',
    'title: A\ndate: 2013/7/13 20:46:25\n---\n\nBody\n---\n',
    '\n# a comment\ntitle: A\n---\nBody',
    '----\ntitle: A\n----\nBody',
    'title: A\n----\nBody',
    '标题: x\n---\nBody',
    'base: &b {title: A}\n<<: *b\ndate: 1\n---\nBody',
    '"quoted key": 1\n---\nBody',
    '"title": "A",\n"tags": ["x"]\n;;;\nBody',
    ';;;\n"title": "A"\n;;;\nBody',
    'Some words\n---\nmore',
    'title: no fence at all\n',
    '# Heading\n\n---\n',
    '---\n\nwords below a rule\n',
  ])('%j', (text) => {
    const { parse } = createRequire(join(packages, 'x.js'))('hexo-front-matter') as {
      parse: (text: string) => Record<string, unknown>;
    };
    const { _content, ...data } = parse(text);
    const ours = readFrontMatter(text, rules);
    expect(ours.problem).toBeNull();
    expect([...ours.fields.keys()]).toEqual(Object.keys(data));
    expect(text.slice(ours.to)).toBe(_content);
  });
});

describe.skipIf(!hasPelican)('the list says of pages what Pelican does (skipped without pelican)', () => {
  test('title, date, tags, category, status and slug from the head of an HTML file', async () => {
    const page = (head: string, body = '<p>Body</p>'): string =>
      `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
    const dated = (title: string, more = ''): string =>
      page(`<title>${title}</title>\n<meta name="date" content="2024-03-04 05:06" />\n${more}`);
    const posts: Readonly<Record<string, string>> = {
      'plain.html': dated('Plain', '<meta name="tags" content="a, b c, a" />'),
      'capitals.htm': dated('Capitals').replace('<meta name', '<META NAME').replace('title>', 'TITLE>'),
      'entities.html': dated(
        'Caf&eacute; &amp; &#8220;tea&#8221;',
        '<meta name="category" content="R&amp;D">',
      ),
      'keywords.html': dated('Keywords', "<meta content='x; y, z' name=keywords>"),
      'several.html': dated('Several', '<meta name="tags" content="a, b"><meta name="tags" content="c">'),
      'contents.html': dated('Contents', '<meta name="category" contents="Old Way" />'),
      'comment.html': dated(
        'Comment',
        '<!-- <meta name="tags" content="no"> --><script>"<meta name=\'tags\'>"</script>',
      ),
      'outside.html': dated('Outside').replace('<head>', '<meta name="tags" content="no"><head>'),
      'body.html': page(
        '<title>In the body</title><meta name="date" content="2024-03-04">',
        '<title>x</title><meta name="tags" content="no">',
      ),
      'slugged.html': dated('Slugged', '<meta name="slug" content=" its-own ">'),
      'draft.html': dated('Draft', '<meta name="status" content="draft">'),
      'shown.html': dated('Shown', '<meta name="Status" content="published">'),
      'hidden.html': dated('Hidden', '<meta name="status" content="hidden">'),
      'skipped.html': dated('Skipped', '<meta name="status" content="skip">'),
      'untitled.html': page('<meta name="date" content="2024-03-04">'),
      'undated.html': page('<title>Undated</title>'),
      'header.html': 'Title: None\nDate: 2024-03-04\n\nText\n',
      '2023-02-01-named.html': page('<title>Named</title>'),
      'folder/inside.html': dated('Inside'),
      'markdown.md': 'Title: Markdown\nDate: 2024-03-04\nTags: a, b\n\nText\n',
    };
    const word = (list: string) =>
      `[{% for x in ${list} %}{{ x.name|striptags|tojson }}{% if not loop.last %}, {% endif %}{% endfor %}]`;
    const line = (list: string, draft: boolean) =>
      `{% for a in ${list} %}{"path": "content/{{ a.relative_source_path }}", "title": {{ a.title|striptags|tojson }}, "day": "{{ a.date.strftime('%Y-%m-%d') }}", "draft": ${draft}, "tags": ${word('(a.tags or [])')}, "categories": ["{{ a.category.slug }}"], "url": "/{{ a.url }}"}\n{% endfor %}`;
    const folder = site({
      ...Object.fromEntries(Object.entries(posts).map(([name, text]) => [`content/${name}`, text])),
      'templates/all.html': `${line('articles', false)}${line('hidden_articles', false)}${line('drafts', true)}\n`,
      'pelicanconf.py': [
        "AUTHOR = SITENAME = 'S'",
        "SITEURL = ''",
        "PATH = 'content'",
        "TIMEZONE = 'UTC'",
        "THEME_TEMPLATES_OVERRIDES = ['templates']",
        "DIRECT_TEMPLATES = ['all']",
        "ARTICLE_URL = '{category}/{date:%Y}/{slug}.html'",
        'FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None',
        '',
      ].join('\n'),
    });
    run('pelican', ['-s', 'pelicanconf.py', '-o', 'output', '--quiet'], folder);
    const truth = printed(join(folder, 'output/all.html'));
    const all = await listPosts(await openBlog(folder));
    const isPrinted = ({ url, hold }: PostSummary) => url !== null && hold !== 'not-rendered';
    const live = all.filter(isPrinted);
    const ours = live.map(({ id, title, date, draft, tags, url }) => ({
      path: id,
      title,
      day: date?.slice(0, 10) ?? null,
      draft,
      tags,
      categories: [url?.split('/')[1]],
      url,
    }));
    // A draft has the address that it will have.
    const published = (post: Printed & { url?: string }) => ({
      ...post,
      url: post.draft ? `/misc/2024/${post.title.toLowerCase()}.html` : post.url,
    });
    expect(byPath(ours as unknown as Printed[])).toEqual(byPath(truth.map(published)));
    expect(
      all
        .filter((post) => !isPrinted(post))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['header', 'skipped', 'undated', 'untitled'].map((name) => `content/${name}.html`));
  });
});
