import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve as resolvePath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultStateFolder } from '../engine/publish/records/state-folder';
import { hold } from '../engine/publish/schedule/run-due';
import {
  fileUrl,
  makeWorld,
  repositoryAt,
  type TestRepository,
  type World,
} from '../tests/helpers/repository';
import config from '../vite.cli.config';

const LAYOUTS = resolvePath('../shared/blogs/layouts.json');
/** What is known of a real blog without us. */
interface Layout {
  readonly id: string;
  readonly generator: string;
  readonly posts: readonly string[];
  readonly drafts: readonly string[];
  readonly ignoredByGenerator: readonly string[];
  readonly sample: readonly { path: string; slugSource: string; slugOrUrlIfKnown: string }[];
}
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const FROST = `---
title: First frost   # the garden one
date: 2026-10-02 08:00:00 +0200
categories: [Garden, Notes]
tags: [frost, autumn]
slug: frost
permalink: /garden/frost/
---
# First frost

The beans are *over*. ![The gate](/assets/images/gate.png)
`;

let bundle: string;
let world: World;
let blog: TestRepository;

beforeAll(async () => {
  bundle = await mkdtemp(join(tmpdir(), 'longhand-cli-'));
  // Without the plugin that marks the built file as executable.
  await build({
    ...config,
    root: dirname(dirname(fileURLToPath(import.meta.url))),
    configFile: false,
    logLevel: 'error',
    plugins: [],
    build: { ...config.build, outDir: bundle },
  });
});
afterAll(() => rm(bundle, { recursive: true, force: true }));

beforeEach(async () => {
  world = await makeWorld();
  blog = await world.repository();
  await blog.commit('Start', {
    '_config.yml': 'title: Slow Letters\nauthor:\n  name: Ada Winter\n  bio: Writes.\n',
    '_posts/2026-10-02-first-frost.md': FROST,
    '_posts/2026-09-14-home.md': '---\ntitle: Home\ncategories: Walking Long\n---\nI walked.\n',
    '_drafts/ink.md': '---\ntitle: Ink\n---\n',
  });
});
afterEach(() => world.dispose());

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function longhand(args: readonly string[], { input = '', cwd = blog.folder } = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(bundle, 'longhand.js'), ...args], { cwd, env: world.env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    child.stdin.end(input);
  });
}

describe('longhand', () => {
  it('shows its verbs, and only those that work', async () => {
    const { code, out, err } = await longhand(['--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^ {2}longhand \w+/gm)?.map((line) => line.trim().slice(9))).toEqual([
      ...['inspect', 'render', 'render', 'set', 'check', 'new', 'publish', 'publish'],
    ]);
  });

  it('explains each verb and its options where it is asked, and names its version', async () => {
    for (const verb of ['inspect', 'render', 'set', 'check', 'new', 'publish']) {
      const asked = await longhand([verb, '--help']);
      expect([asked.code, asked.err]).toEqual([0, '']);
      expect(asked.out).toMatch(
        new RegExp(`^Usage: longhand ${verb} [\\s\\S]+\\n\\n[A-Z][\\s\\S]+\\n  --json  `),
      );
      expect(await longhand(['help', verb])).toEqual(asked);
    }
    expect((await longhand(['--version'])).out).toMatch(/^longhand \d+\.\d+\.\d+\n$/);
  });

  it('leaves a configuration alone that is taken for a post', async () => {
    const config = await readFile(join(blog.folder, '_config.yml'), 'utf8');
    await longhand(['set', '_config.yml', 'title=T']);
    expect(await readFile(join(blog.folder, '_config.yml'), 'utf8')).toBe(config);
    await blog.write('pages/index.njk', '---\ntitle: Old\n---\n{{ content }}\n');
    expect((await longhand(['set', 'pages/index.njk', 'title=New'])).code).toBe(0);
    await blog.write('data/list.json', '{"title": "Old"}\n');
    expect((await longhand(['set', 'data/list.json', 'title=New'])).code).toBe(2);
  });

  it.each([
    [[], 'longhand inspect DIR'],
    [['constructor'], 'no command “constructor”'],
    [['inspect'], 'Name one folder'],
    [['inspect', '.', '--fast'], "Unknown option '--fast'."],
    [['inspect', 'nowhere'], 'nowhere'],
    [['inspect', '_config.yml'], 'is a file'],
    [['render', 'nowhere.md'], 'There is no file at nowhere.md.'],
    [['render', '_posts'], '_posts is a folder'],
    [['render', '_drafts/ink.md', '--dialect', 'word'], 'no dialect “word”'],
    [['render', '--batch', 'a.md'], 'standard input'],
    [['set', '_drafts/ink.md'], 'at least one key=value'],
    [['set', '_drafts/ink.md', 'title'], 'not of the form key=value'],
    [['set', '_drafts/ink.md', 'a=1', '--unset', 'a'], 'Choose one'],
    [['set', '_drafts/ink.md', 'a=1', 'b=2', 'a=3'], '“a” is given two values'],
    [['set', '_config.yml', 'title=T'], '_config.yml is no post'],
    [['publish', '.'], 'Say what changed'],
    [['check', '_config.yml'], '_config.yml is no post'],
    [['inspect', ''], 'One of the arguments is empty.'],
    [['check'], 'one folder'],
    [['check', 'nowhere.md'], 'There is nothing at nowhere.md.'],
    [['check', '.', '--fix'], "Unknown option '--fix'."],
    [['new', '.'], '--title'],
    [['new', '--title', 'T'], 'Name one folder'],
    [['new', 'nowhere', '--title', 'T'], 'nowhere'],
    [['new', '.', '--title', 'T', '--in', 'assets'], 'no posts in assets'],
  ])('called as %j ends with 2 and says why', async (args, words) => {
    const { code, out, err } = await longhand(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});

describe('longhand inspect', () => {
  it('lists a blog as JSON', async () => {
    const { code, out, err } = await longhand(['inspect', '.', '--json']);
    expect([code, err]).toEqual([0, '']);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      generator: 'jekyll',
      configFile: '_config.yml',
      contentDirs: ['_posts', '_drafts'],
      postCount: 3,
      draftCount: 1,
      frontMatterFormats: ['yaml'],
      problems: [],
    });
    expect(report.assetsDirs).toContain('assets/images');
    expect(report.posts.map(({ path }: { path: string }) => path)).toEqual([
      ...['_drafts/ink.md', '_posts/2026-10-02-first-frost.md', '_posts/2026-09-14-home.md'],
    ]);
    expect(report.posts[1]).toEqual({
      path: '_posts/2026-10-02-first-frost.md',
      title: 'First frost',
      date: '2026-10-02T08:00:00+02:00',
      slug: 'frost',
      url: '/garden/frost/',
      draft: false,
      language: null,
      tags: ['frost', 'autumn'],
      categories: ['Garden', 'Notes'],
      format: 'yaml',
      problems: [],
    });
    expect(report.posts[2]).toMatchObject({
      slug: 'home',
      url: '/walking/long/2026/09/14/home.html',
      categories: ['Walking', 'Long'],
    });
  });

  it('ends with 1 and names the line when a post’s front matter cannot be read', async () => {
    await blog.write('_posts/2026-11-01-broken.md', '---\ntitle: "Half\ntags: [a\n---\nText\n');
    const asJson = await longhand(['inspect', '.', '--json']);
    expect(asJson.code).toBe(1);
    const { problems } = JSON.parse(asJson.out);
    expect(problems).toEqual([
      { path: '_posts/2026-11-01-broken.md', line: expect.any(Number), message: expect.any(String) },
    ]);
    const asWords = await longhand(['inspect', '.']);
    expect(asWords.code).toBe(1);
    expect(asWords.out).toContain(`_posts/2026-11-01-broken.md:${problems[0].line}: ${problems[0].message}`);
  });

  it('lists Hugo’s posts beside its site, and says which lie outside of the folder and are not opened', async () => {
    const hugo = await world.repository('hugo');
    await hugo.commit('Start', {
      'site/hugo.toml':
        "baseURL = 'https://example.org/'\n[[module.mounts]]\nsource = '../notes'\ntarget = 'content/posts'\n[[module.mounts]]\nsource = '../../elsewhere'\ntarget = 'content/posts'\n",
      'notes/one.md': '---\ntitle: One\n---\n',
    });
    const { code, out } = await longhand(['inspect', hugo.folder, '--json']);
    expect(code).toBe(1);
    const { posts, problems } = JSON.parse(out);
    expect(posts).toMatchObject([{ path: 'notes/one.md', url: '/posts/one/' }]);
    expect(problems).toEqual([
      { path: 'site/hugo.toml', line: 6, message: expect.stringContaining('../../elsewhere') },
    ]);
  });

  it('reads for people without --json, and lets no title steer the terminal', async () => {
    await blog.write('_posts/2026-11-02-sly.md', '---\ntitle: "Sly \\e[2J title"\n---\n');
    const { code, out } = await longhand(['inspect', blog.folder], { cwd: world.folder });
    expect(code).toBe(0);
    expect(out).toContain(
      'Slow Letters: jekyll, by _config.yml\n4 posts, of them 1 draft, in _posts, _drafts\n',
    );
    expect(out).toContain('  2026-10-02  _posts/2026-10-02-first-frost.md  First frost\n');
    expect(out).toContain('_drafts/ink.md  Ink (draft)\n');
    expect(out).toContain('Sly [2J title');
    expect(out).not.toContain('\u001b');
  });
});

describe.skipIf(!existsSync(LAYOUTS))('longhand inspect over real blogs', () => {
  const layouts: readonly Layout[] = existsSync(LAYOUTS) ? JSON.parse(readFileSync(LAYOUTS, 'utf8')) : [];
  it.each(layouts)('$id', async ({ id, generator, posts, drafts, ignoredByGenerator, sample }) => {
    const { code, out } = await longhand(['inspect', join(dirname(LAYOUTS), id), '--json']);
    const report = JSON.parse(out);
    expect(report.generator).toBe(generator.toLowerCase());
    expect([report.postCount, report.draftCount]).toEqual([posts.length, drafts.length]);
    expect(code).toBe(report.problems.length > 0 ? 1 : 0);
    const listed = new Map<string, { slug: string }>(
      report.posts.map((post: { path: string; slug: string }) => [post.path, post]),
    );
    const problems = new Set(report.problems.map(({ path }: { path: string }) => path));
    for (const path of ignoredByGenerator)
      expect([listed.has(path), problems.has(path)]).toEqual([false, true]);
    for (const { path, slugSource, slugOrUrlIfKnown } of sample) {
      if (slugSource === 'filename' || slugSource === 'frontmatter:slug') {
        expect(listed.get(path)?.slug, path).toBe(slugOrUrlIfKnown);
      }
    }
  });
});

describe('longhand check', () => {
  it('finds nothing in order to complain about', async () => {
    await blog.write('assets/images/gate.png', PNG);
    const { code, out, err } = await longhand(['check', '.']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe('3 posts are looked at; nothing is wrong.\n');
  });

  it('names each problem with its file and line, and ends with 1 and a sentence', async () => {
    await blog.write('_posts/2026-11-01-tea.md', '---\ntitle: Tea\n---\n[a](gone.md)\n![](no.png)\n');
    const all = await longhand(['check', '.', '--json']);
    expect([all.code, all.err]).toEqual([1, '4 posts are looked at; there are problems: 4.\n']);
    expect(JSON.parse(all.out)).toMatchObject({
      checked: 4,
      counts: { 'link-broken': 1, 'image-alt': 1, 'image-missing': 2 },
    });
    const one = await longhand(['check', '_posts/2026-11-01-tea.md']);
    expect(one.code).toBe(1);
    expect(one.out).toBe(
      [
        '_posts/2026-11-01-tea.md:4: This link leads nowhere: gone.md',
        '_posts/2026-11-01-tea.md:5: This image has no description (alt text): no.png',
        '_posts/2026-11-01-tea.md:5: This image is not in the blog: no.png',
        '',
      ].join('\n'),
    );
  });

  it('looks at a folder of posts as they stand in their blog', async () => {
    await blog.write(
      '_posts/2026-11-01-tea.md',
      '---\ntitle: Tea\n---\n![A gate](/assets/images/gate.png)\n',
    );
    await blog.write('assets/images/gate.png', PNG);
    const { code, out } = await longhand(['check', '_posts', '--json']);
    expect([code, JSON.parse(out)]).toEqual([0, { checked: 3, counts: {}, problems: [] }]);
  });

  it('looks at a file that is in no blog', async () => {
    const alone = join(world.folder, 'alone.md');
    await writeFile(alone, '# Alone\n\n![](x.png)\n');
    const { code, out } = await longhand(['check', alone, '--json']);
    expect(code).toBe(1);
    const kinds = JSON.parse(out).problems.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['image-alt', 'image-missing']);
  });
});

describe('longhand new', () => {
  it('writes a post as its siblings are written and prints where it is', async () => {
    const { code, out, err } = await longhand(['new', '.', '--title', 'Late leaves']);
    expect([code, err]).toEqual([0, '']);
    const text = await readFile(out.trimEnd(), 'utf8');
    expect(text).toContain('title: Late leaves');
    const again = await longhand(['inspect', '.', '--json']);
    const titles = JSON.parse(again.out).posts.map(({ title }: { title: string }) => title);
    expect(titles).toContain('Late leaves');
  });

  it('says the path as JSON, and refuses to write over a post', async () => {
    const first = await longhand(['new', '.', '--title', 'Late leaves', '--json']);
    expect(first.code).toBe(0);
    const { path, file } = JSON.parse(first.out);
    expect(file).toBe(join(blog.folder, path));
    const before = await readFile(file, 'utf8');
    await longhand(['new', '.', '--title', 'Late leaves', '--json']);
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});

describe('longhand render', () => {
  const post = '_posts/2026-09-14-home.md';

  it('writes the article in the dialect of the blog the file lies in, without its front matter', async () => {
    await blog.write(post, '---\ntitle: Home\n---\r\nIt\'s -- "home" <b>now</b>\r\n');
    expect(await longhand(['render', `_posts/../${post}`])).toEqual({
      ...{ code: 0, err: '' },
      out: '<p>It’s – “home” <b>now</b></p>\n',
    });
  });

  it('renders a file outside any blog as GFM, and any file in the dialect that is named', async () => {
    const file = join(world.folder, 'note.md');
    await writeFile(file, '\uFEFF~~"a"~~ www.example.org\n');
    expect((await longhand(['render', file])).out).toBe(
      '<p><del>&quot;a&quot;</del> <a href="http://www.example.org">www.example.org</a></p>\n',
    );
    const named = await longhand(['render', file, '--dialect', 'commonmark', '--json']);
    expect(JSON.parse(named.out)).toEqual({
      ...{ path: file, dialect: 'commonmark' },
      html: '<p>~~&quot;a&quot;~~ www.example.org</p>\n',
    });
  });

  it('writes the whole page with the facts of post and blog, its title once', async () => {
    const { code, out } = await longhand(['render', '_posts/2026-10-02-first-frost.md', '--page']);
    expect(code).toBe(0);
    expect(out).toContain('<title>First frost · Slow Letters</title>');
    expect(out.match(/<h1[^>]*>/g)).toEqual(['<h1 class="page-title">']);
    expect(out).toContain('The beans are <em>over</em>.');
    expect(out).toContain('Ada Winter');
    expect(out).toContain('2 Oct 2026');
    expect(out).toContain('<li>autumn</li>');
    expect(out).toContain('.page');
  });

  it('answers a batch line by line, and goes on after a bad one', async () => {
    const lines = [
      '{"id":1,"markdown":"---\\na: b\\n---","dialect":"commonmark"}',
      '{"id":"two","markdown":"~~a~~\u2028b","dialect":"gfm"}',
      '{"id":3,',
      '',
      '{"id":4,"markdown":"a","dialect":"word"}',
      '{"id":5}',
      '{"id":6,"markdown":"it\'s"}',
    ];
    const { code, out } = await longhand(['render', '--batch', '--dialect', 'hugo'], {
      input: lines.join('\n'),
    });
    expect(code).toBe(1);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 1, html: '<hr />\n<h2>a: b</h2>\n' },
      { id: 'two', html: '<p><del>a</del>\u2028b</p>\n' },
      { id: null, error: 'This line is not JSON.' },
      { id: 4, error: expect.stringContaining('no dialect “word”') },
      { id: 5, error: expect.stringContaining('markdown') },
      { id: 6, html: '<p>it’s</p>\n' },
    ]);
  });

  it('ends quietly when a pipe is closed before everything was written', async () => {
    const big = `${JSON.stringify({ id: 1, markdown: 'word '.repeat(400_000) })}\n`.repeat(4);
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(process.execPath, [join(bundle, 'longhand.js'), 'render', '--batch']);
      child.on('error', reject);
      child.on('close', resolve);
      child.stdin.on('error', () => child.stdin.destroy());
      child.stdout.once('data', () => child.stdout.destroy());
      child.stdin.end(big);
    });
    expect(code).toBe(0);
  });
});

describe('longhand set', () => {
  const file = '_posts/2026-10-02-first-frost.md';

  it('changes the values that are named and no other byte', async () => {
    const before = `\uFEFF${FROST.replaceAll('\n', '\r\n')}`;
    await blog.write(file, before);
    await chmod(join(blog.folder, file), 0o640);
    const args = ['title=Last frost', 'tags=frost,"winter"', 'draft=true', '--unset', 'slug', '--json'];
    const { code, out, err } = await longhand(['set', file, ...args]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      ...{ path: file, wrote: true },
      fields: { title: 'Last frost', tags: ['frost', '"winter"'], draft: true },
    });
    expect(JSON.parse(out).fields).not.toHaveProperty('slug');
    const after = before
      .replace('title: First frost ', 'title: Last frost ')
      .replace('[frost, autumn]', `[frost, '"winter"']`)
      .replace('slug: frost\r\n', '')
      .replace('/garden/frost/\r\n', '/garden/frost/\r\ndraft: true\r\n');
    expect(await blog.read(file)).toBe(after);
    expect((await stat(join(blog.folder, file))).mode & 0o777).toBe(0o640);
  });

  it.each<[string, Record<string, string>, string, string, string[], string]>([
    [
      'TOML, in its tables too',
      {
        'config.toml': 'base_url = "https://x.example"\n',
        'templates/page.html': '',
        'content/_index.md': '+++\n+++\n',
      },
      'content/a.md',
      '+++\ntitle = "A" # c\ndate = 2026-01-01\n\n[taxonomies]\ntags = ["x"]\n+++\nBody\n',
      ['title=B', 'date=2026-02-03', 'taxonomies.tags=x,y', 'extra.mood=calm', '--unset', 'none'],
      '+++\ntitle = "B" # c\ndate = 2026-02-03\n\n[taxonomies]\ntags = ["x", "y"]\n\n[extra]\nmood = "calm"\n+++\nBody\n',
    ],
    [
      'JSON',
      { 'hugo.toml': 'baseURL = "https://x.example/"\n' },
      'content/posts/a.md',
      '{\n  "Title": "A",\n  "draft": true\n}\n\nBody\n',
      ['title=B', 'draft=false'],
      '{\n  "Title": "B",\n  "draft": false\n}\n\nBody\n',
    ],
    [
      'Pelican’s header',
      { 'pelicanconf.py': "PATH = 'content'\n" },
      'content/a.md',
      'Title: A\nTags: x\n\nNote: text\n',
      ['tags=x,y', 'status=draft', '--unset', 'note'],
      'Title: A\nTags: x, y\nStatus: draft\n\nNote: text\n',
    ],
    [
      'Hexo’s front matter without its first fence',
      { '_config.yml': 'title: T\n', 'package.json': '{"dependencies": {"hexo": "7.0.0"}}' },
      'source/_posts/a.md',
      'title: A\ntags: [x]\n---\nBody\n',
      ['title=B: c', '--unset', 'tags'],
      'title: "B: c"\n---\nBody\n',
    ],
  ])('changes %s', async (_, config, path, before, args, after) => {
    const other = await world.repository();
    await other.commit('Start', { ...config, [path]: before });
    const { code, err } = await longhand(['set', join(other.folder, path), ...args]);
    expect([code, err]).toEqual([0, '']);
    expect(await other.read(path)).toBe(after);
  });

  it('writes nothing when the field has that value already', async () => {
    const then = new Date('2020-01-01T00:00:00Z');
    await utimes(join(blog.folder, file), then, then);
    const { code, out } = await longhand(['set', file, 'title=First frost', '--unset', 'none', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ path: file, wrote: false, fields: { title: 'First frost' } });
    expect((await stat(join(blog.folder, file))).mtime).toEqual(then);
  });

  it('changes the file that a link leads to and leaves the link', async () => {
    await symlink(join(blog.folder, file), join(world.folder, 'link.md'));
    expect((await longhand(['set', join(world.folder, 'link.md'), 'slug=ice'])).code).toBe(0);
    expect(await blog.read(file)).toBe(FROST.replace('slug: frost', 'slug: ice'));
    expect(await readFile(join(world.folder, 'link.md'), 'utf8')).toBe(await blog.read(file));
  });

  it.each([
    ['JavaScript front matter', '---js\n{ title: "a" }\n---\n', 'does not read or run'],
    ['a null in TOML', '+++\ntitle = "a"\n+++\n', 'TOML has no empty value'],
    ['front matter that does not parse', '---\ntitle: "a\ntags: [\n---\n', 'cannot be read at line'],
    ['a field with an anchor', '---\ntitle: &t a\nother: *t\n---\n', 'title in a.md was not changed'],
    ['bytes that are not UTF-8', Buffer.from([0x2d, 0xff, 0xfe]), 'not UTF-8'],
  ])('refuses %s with a sentence and leaves every byte', async (_, content, words) => {
    await blog.write('a.md', content);
    const { code, out, err } = await longhand(['set', 'a.md', 'date=2026-01-01', 'title=b', 'x=null']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(words);
    expect(await readFile(join(blog.folder, 'a.md'))).toEqual(Buffer.from(content));
  });
});

describe('longhand publish', () => {
  const file = '_posts/2026-10-02-first-frost.md';
  const message = ['-m', 'Publish'];
  let remote: TestRepository;

  beforeEach(async () => {
    remote = repositoryAt(await world.bareRemote(), world.env);
  });
  const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
  const changesOf = async (commit: string) =>
    (await remote.git('show', '--name-only', '--format=', commit)).trim().split('\n').sort();

  describe('to a remote', () => {
    beforeEach(() => blog.publishTo(remote.folder));

    it('pushes one post with its image and leaves other changes', async () => {
      await blog.write(file, `${FROST}More.\n`);
      await blog.write('assets/images/gate.png', PNG);
      await blog.write('_posts/2026-09-14-home.md', 'not now\n');
      const { code, out, err } = await longhand(['publish', '.', file, ...message, '--json']);
      expect([code, err]).toEqual([0, '']);
      const commit = await head();
      expect(JSON.parse(out)).toEqual({
        published: [file],
        outcome: 'published',
        posts: [
          {
            path: file,
            missingImages: [],
            checks: [],
            address: null,
            ...{ kind: 'published', commit, remote: 'origin', branch: 'main' },
          },
        ],
        remaining: [],
        waiting: null,
        error: null,
      });
      expect((await remote.git('rev-parse', 'main')).trim()).toBe(commit);
      expect(await changesOf('main')).toEqual([file, 'assets/images/gate.png'].sort());
      expect(await blog.git('status', '--porcelain')).toBe(' M _posts/2026-09-14-home.md\n');
    });

    it('pushes every changed post, also a deleted one, when none is named', async () => {
      await blog.write(file, `${FROST}More.\n`);
      await blog.write('notes.txt', 'mine\n');
      await rm(join(blog.folder, '_posts/2026-09-14-home.md'));
      const { code, out, err } = await longhand(['publish', blog.folder, ...message], { cwd: world.folder });
      expect(code).toBe(0);
      expect(err).toBe(`${file} names an image that is not in the blog: /assets/images/gate.png\n`);
      expect(out.match(/^Published \S+/gm)).toEqual([
        ...['Published _posts/2026-09-14-home.md', `Published ${file}`],
      ]);
      expect(await blog.git('status', '--porcelain')).toBe('?? notes.txt\n');
      expect((await remote.git('rev-list', '--count', 'main')).trim()).toBe('3');
    });

    it('holds back what looks like a secret until it is told that it is meant to be public', async () => {
      const before = await head();
      const token = `glpat-${'aB3dE5gH7jK9mN1pQ2rS'}`;
      await blog.write(file, `${FROST}The key is ${token}.\n`);
      const held = await longhand(['publish', '.', file, ...message, '--json']);
      expect(held.code).toBe(1);
      expect(JSON.parse(held.out)).toMatchObject({
        outcome: 'failed',
        error: { code: 'secret-found', path: file },
      });
      expect(held.err).toContain('This looks like a GitLab token: glpa…');
      expect(`${held.out}${held.err}`).not.toContain(token);
      expect(await head()).toBe(before);
      const allowed = await longhand(['publish', '.', file, ...message, '--allow-secrets']);
      expect(allowed.code).toBe(0);
      expect(await remote.git('show', `main:${file}`)).toContain(token);
    });

    it('says what a reader would meet, and where the page is', async () => {
      const config = await blog.read('_config.yml');
      await blog.write('_config.yml', `${config}\nurl: https://letters.example\npermalink: /:title/\n`);
      await blog.write(file, `${FROST}[gone](/nowhere-at-all.md)\n`);
      const { code, out, err } = await longhand(['publish', '.', file, ...message]);
      expect(code).toBe(0);
      expect(err).toMatch(/2026-10-02-first-frost\.md:\d+: This link leads nowhere: \/nowhere-at-all\.md/);
      expect(out).toContain('  https://letters.example/garden/frost/\n');
    });

    it('publishes what was scheduled in the app and is due, with its own message', async () => {
      await blog.write(file, `${FROST}More.\n`);
      const home = '_posts/2026-09-14-home.md';
      await blog.write(home, 'later\n');
      world.enter();
      const state = defaultStateFolder();
      const held = { title: '“First frost”', message: 'As planned' };
      await hold(blog.folder, state, { ...held, paths: [file], at: Date.now() - 1000 });
      await hold(blog.folder, state, { ...held, paths: [home], at: Date.now() + 3_600_000 });
      const { code, out } = await longhand(['publish', '.', '--due']);
      expect([code, out]).toEqual([0, '“First frost” was published as scheduled.\n']);
      expect(await remote.git('log', '-1', '--format=%s', 'main')).toBe('As planned\n');
      expect(await changesOf('main')).toEqual([file]);
      const again = await longhand(['publish', '.', '--due', '--json']);
      expect([again.code, JSON.parse(again.out)]).toEqual([0, { due: [] }]);
      expect((await longhand(['publish', '.', file, '--due'])).code).toBe(2);
    });

    it('says that there is nothing to do, and ends with 0', async () => {
      const { code, out } = await longhand(['publish', '.', ...message]);
      expect(code).toBe(0);
      expect(out).toContain('No post has changed');
    });

    it('takes a file named from the current folder, and refuses one outside the blog', async () => {
      await blog.write(file, `${FROST}More.\n`);
      const cwd = join(blog.folder, '_posts');
      const inside = await longhand(['publish', '..', './2026-10-02-first-frost.md', ...message], { cwd });
      expect(inside.code).toBe(0);
      const outside = await longhand(['publish', '..', '../../home/x.md', ...message], { cwd });
      expect(outside.code).toBe(1);
      expect(outside.err).toContain('outside the blog');
    });

    it('stops at a refusal with the commit kept, tries no further post, and pushes later what waits', async () => {
      await remote.hook('pre-receive', 'echo "closed for the night"; exit 1');
      await blog.write(file, `${FROST}More.\n`);
      const home = '_posts/2026-09-14-home.md';
      await blog.write(home, 'changed\n');
      const refused = await longhand(['publish', '.', file, home, ...message, '--json']);
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.out)).toMatchObject({
        ...{ published: [], outcome: 'committed', remaining: [home] },
        posts: [{ path: file, kind: 'committed', commit: await head(), reason: 'refused' }],
      });
      expect(refused.err).toContain('closed for the night');
      expect(await blog.git('status', '--porcelain')).toBe(` M ${home}\n`);

      await rm(join(remote.folder, 'hooks/pre-receive'));
      await blog.git('checkout', '--quiet', home);
      const later = await longhand(['publish', '.', ...message]);
      expect([later.code, later.out]).toEqual([0, 'Sent the changes that waited to main on origin.\n']);
      expect((await remote.git('rev-parse', 'main')).trim()).toBe(await head());
    });

    it('says why it made a merge where Git was told to keep a straight line [R47]', async () => {
      const home = '_posts/2026-09-14-home.md';
      const other = await world.clone(fileUrl(remote.folder), 'other');
      await other.commit('theirs', { [home]: 'theirs\n' });
      await other.git('push', '--quiet');
      const before = await blog.read(home);
      await blog.commit('mine', { [home]: 'mine\n' });
      await blog.commit('back', { [home]: before });
      await blog.git('config', 'pull.rebase', 'true');
      await blog.write(file, `${FROST}More.\n`);
      const { code, out } = await longhand(['publish', '.', file, ...message]);
      expect([code, out]).toEqual([0, expect.stringMatching(/straight line: one of your commits/)]);
      expect(await blog.read(home)).toBe('theirs\n');
    });

    it('names the failure and the post, and makes no commit, when a hook refuses [R46]', async () => {
      const before = await head();
      await blog.hook('pre-commit', 'echo "spelling" >&2; exit 1');
      await blog.write(file, `${FROST}More.\n`);
      const { code, out, err } = await longhand(['publish', '.', file, ...message, '--json']);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({
        ...{ published: [], outcome: 'failed', posts: [] },
        error: { code: 'hook-refused', path: file, message: expect.stringContaining('spelling') },
      });
      expect(err).toContain('Your post is saved');
      expect(await head()).toBe(before);
    });
  });

  it('records every post and ends with 1 when there is no remote', async () => {
    await blog.write(file, `${FROST}More.\n`);
    await blog.write('_posts/2026-09-14-home.md', 'changed\n');
    const { code, out } = await longhand(['publish', '.', ...message, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).posts).toMatchObject([
      { path: '_posts/2026-09-14-home.md', kind: 'committed', reason: 'no-remote' },
      { path: file, kind: 'committed', reason: 'no-remote' },
    ]);
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('says so when the folder is not kept in Git', async () => {
    await writeFile(join(world.home, 'a.md'), 'a\n');
    const { code, err } = await longhand(['publish', world.home, ...message]);
    expect(code).toBe(1);
    expect(err).toContain('not kept in Git');
  });
});
