import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { type FollowOptions, followBlog } from '../../../tests/helpers/followed-blog';
import { openBlog } from '../../blog/open';
import { listPosts } from '../library';

const onPosix = process.platform !== 'win32';
const model = exampleModel({
  permalink: {
    kind: 'folders',
    root: '',
    base: '',
    folders: [{ folder: 'posts', pattern: '/:year/:slug/' }],
  },
});
const WAIT = 30_000;
/** So many posts are read for the first time before their files are looked at. */
const MANY = 40;

const post = (title: string, body = 'Text.', date = '2024-01-01') =>
  `---\ntitle: ${title}\ndate: ${date}\n---\n\n${body}\n`;

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A blog of `count` posts, newest named last. */
function blogOf(count: number): string {
  const root = tempFolder();
  mkdirSync(join(root, 'posts'));
  for (let n = 0; n < count; n++) {
    const date = new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
    write(root, `posts/${date}-p.md`, post(`Post ${n}`, `Body of ${n}.`, date));
  }
  return root;
}

async function follow(root: string, options: FollowOptions = {}) {
  const blog = await followBlog(root, model, options);
  onTestFinished(() => blog.close());
  return blog;
}

/** The list as a walk through the blog finds it now. */
const freshList = async (root: string) =>
  JSON.stringify((await listPosts({ root, model })).map(({ url: _, ...listed }) => listed));

const fresh = async (root: string) => JSON.stringify(await listPosts({ root, model }));

describe('the list of an index', () => {
  it('streams: the newest first, then the rest, and says when it is whole', async () => {
    const root = blogOf(700);
    const blog = await followBlog(root, model, { watch: false });
    onTestFinished(() => blog.close());
    expect(blog.listed.map((part) => part.length)).toEqual([300, 400]);
    expect(blog.listed[0]?.some(({ title }) => title === 'Post 699')).toBe(true);
    expect(blog.listed[0]?.some(({ title }) => title === 'Post 0')).toBe(false);
    const { posts, complete } = await blog.index.list();
    expect(complete).toBe(true);
    expect(JSON.stringify(posts)).toBe(await freshList(root));
  });

  it('of a blog without posts is empty and whole', async () => {
    const blog = await follow(tempFolder());
    expect(await blog.index.list()).toEqual({ posts: [], complete: true });
  });

  it('has what is on the disk when all is asked for, whatever the watcher has said', async () => {
    const root = blogOf(3);
    const blog = await follow(root, { watch: false });
    write(root, 'posts/new.md', post('New'));
    rmSync(join(root, 'posts/2000-01-01-p.md'));
    expect((await blog.index.all()).map(({ title }) => title)).toEqual(['New', 'Post 2', 'Post 1']);
  });

  it.skipIf(!onPosix)('[R61] names what leads outside and does not hold its text', async () => {
    const root = blogOf(1);
    const outside = join(tempFolder(), 'outside.md');
    writeFileSync(outside, '# Secret words');
    symlinkSync(outside, join(root, 'posts/link.md'));
    const blog = await follow(root);
    await blog.index.settled();
    expect(JSON.stringify(await blog.index.list())).toBe(
      `{"posts":${await freshList(root)},"complete":true}`,
    );
    expect((await blog.index.search('secret', 10)).total).toBe(0);
    expect(await blog.index.containing(['Secret'])).toEqual([]);
  });

  it('is the fresh listing after any edits, whatever of them was watched', { timeout: 120_000 }, async () => {
    // A few posts, or so many that they are read before they are looked at.
    const first = fc.constantFrom(2, 2, 2, MANY);
    const name = fc.constantFrom('a', 'b', 'sub/c', 'sub/d', 'e/index');
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), name, text: fc.constantFrom('One', 'Two', 'Three') }),
      fc.record({ kind: fc.constant('append' as const), name }),
      fc.record({ kind: fc.constant('remove' as const), name }),
      fc.record({ kind: fc.constant('replace' as const), name, text: fc.constantFrom('One', 'Four') }),
      fc.record({ kind: fc.constant('touch' as const), name }),
      fc.record({ kind: fc.constant('removeFolder' as const) }),
      fc.record({ kind: fc.constant('moveFolder' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(first, fc.array(edit, { minLength: 1, maxLength: 12 }), async (count, edits) => {
        const root = blogOf(count);
        const blog = await followBlog(root, model);
        const there = (path: string) => statSync(path, { throwIfNoEntry: false }) !== undefined;
        for (const one of edits) {
          const path = 'name' in one ? join(root, 'posts', `${one.name}.md`) : '';
          switch (one.kind) {
            case 'write':
              write(root, `posts/${one.name}.md`, post(one.text));
              break;
            case 'append':
              if (there(path)) appendFileSync(path, 'More.\n');
              break;
            case 'remove':
              rmSync(path, { force: true });
              break;
            case 'replace':
              write(root, 'temporary', post(one.text));
              mkdirSync(dirname(path), { recursive: true });
              renameSync(join(root, 'temporary'), path);
              break;
            case 'touch':
              if (there(path)) utimesSync(path, 1, 1);
              break;
            case 'removeFolder':
              rmSync(join(root, 'posts/sub'), { recursive: true, force: true });
              break;
            case 'moveFolder':
              if (there(join(root, 'posts/sub')) && !there(join(root, 'posts/moved')))
                renameSync(join(root, 'posts/sub'), join(root, 'posts/moved'));
              break;
          }
        }
        // By the watcher alone: nothing asks the index to look.
        await vi.waitFor(async () => {
          expect(JSON.stringify((await blog.index.list()).posts)).toBe(await freshList(root));
        }, WAIT);
        expect(JSON.stringify(await blog.index.all())).toBe(await freshList(root));
        expect(JSON.stringify(await blog.index.addressed())).toBe(await fresh(root));
        await blog.close();
        rmSync(root, { recursive: true });
      }),
      { numRuns: 200 },
    );
  });
});

describe('posts that are read before their files are looked at', () => {
  const isRead = async (root: string, path: string, change: (file: string) => void) => {
    const blog = await follow(root, { watch: false });
    change(join(root, path));
    const all = JSON.stringify(await blog.index.all());
    expect(all).toBe(await freshList(root));
    await blog.index.settled();
    return all;
  };

  it('are read again when they changed meanwhile, whatever their length and their time say', async () => {
    const root = blogOf(MANY);
    const path = 'posts/2000-01-03-p.md';
    utimesSync(join(root, path), 1e9, 1e9);
    const all = await isRead(root, path, (file) => {
      writeFileSync(file, readFileSync(file, 'utf8').replace('Post 2', 'Post X'));
      utimesSync(file, 1e9, 1e9);
    });
    expect(all).toContain('Post X');
  });

  it('are told as what they are when they became something else meanwhile', async () => {
    const all = await isRead(blogOf(MANY), 'posts/2000-01-03-p.md', (file) => {
      rmSync(file);
      mkdirSync(file);
    });
    expect(all).not.toContain('Post 2"');
  });

  it('are listed as any others: long ones, empty ones, and those without a date', async () => {
    const root = blogOf(MANY);
    write(
      root,
      'posts/2000-03-01-long.md',
      `${post('Long', 'Words.', '2000-03-01')}${'word '.repeat(70_000)}`,
    );
    write(root, 'posts/2000-03-02-empty.md', '');
    write(root, 'posts/undated.md', '---\ntitle: Undated\n---\n\nText.\n');
    write(root, 'posts/draft.md', '---\ntitle: Undated draft\ndraft: true\n---\n\nText.\n');
    utimesSync(join(root, 'posts/draft.md'), 1e9, 1e9);
    const blog = await follow(root);
    const { posts } = await blog.index.list();
    expect(JSON.stringify(posts)).toBe(await freshList(root));
    expect(posts.find(({ title }) => title === 'Undated draft')?.modified).toBe(1e12);
    await blog.index.settled();
    expect((await blog.index.search('word', 1)).total).toBe(1);
  });

  it('are kept until the next start also when the index closes before it looked', async () => {
    const root = blogOf(MANY);
    await vi.waitFor(() => {
      const changed = Math.max(
        ...readdirSync(join(root, 'posts')).map((name) => statSync(join(root, 'posts', name)).ctimeMs),
      );
      expect(Date.now() - changed).toBeGreaterThan(200);
    }, WAIT);
    const cacheFile = join(tempFolder(), 'index/x.posts');
    await (await followBlog(root, model, { cacheFile })).close();
    const blog = await follow(root, { cacheFile });
    expect([blog.listed, blog.reports]).toEqual([[], []]);
    expect((await blog.index.list()).posts).toHaveLength(MANY);
  });
});

describe('the times of an index', () => {
  it.each([2, MANY])('are those of the files of %d posts, and follow one that is saved', async (count) => {
    const root = blogOf(count);
    const id = 'posts/2000-01-02-p.md';
    utimesSync(join(root, id), 1e9, 1e9);
    const blog = await follow(root, { watch: false });
    const { ids, times } = await blog.index.times(null);
    expect(ids).toHaveLength(count);
    for (const [at, each] of ids.entries()) {
      expect(times[at]).toBe(Math.floor(statSync(join(root, each)).mtimeMs));
    }
    utimesSync(join(root, id), 1.1e9, 1.1e9);
    await blog.index.look([id]);
    expect(blog.reports).toEqual([{ changed: [id], removed: [] }]);
    expect(await blog.index.times([id, 'posts/gone.md'])).toEqual({ ids: [id], times: [1.1e12] });
  });
});

describe('the addresses of an index', () => {
  const urls = async (root: string) => {
    const posts = await listPosts({ root, model });
    return { ids: posts.map(({ id }) => id), urls: posts.map(({ url }) => url) };
  };

  it.skipIf(!onPosix)('are those of all its posts, however their texts are kept', async () => {
    const root = blogOf(2);
    const long = `${post('Long', 'Words.', '2024-02-02')}${'word '.repeat(300_000)}`;
    write(root, 'posts/long.md', long);
    write(root, 'elsewhere/linked.md', post('Linked'));
    write(root, 'elsewhere/long.md', long);
    symlinkSync(join(root, 'elsewhere/linked.md'), join(root, 'posts/link.md'));
    symlinkSync(join(root, 'elsewhere/long.md'), join(root, 'posts/long-link.md'));
    symlinkSync(join(tempFolder(), 'none.md'), join(root, 'posts/nowhere.md'));
    write(root, 'posts/_passed-over.md', post('Passed over'));
    write(root, 'posts/own.md', '---\ntitle: Own\ndate: 2024-01-01\nslug: other\n---\n');
    const blog = await follow(root);
    const known = await blog.index.addresses(null);
    expect(known).toEqual(await urls(root));
    expect(known.urls).toContain('/2024/other/');
    expect(known.urls).toContain('/2024/long-link/');
  });

  it('are given for some of its posts, without those that it does not have', async () => {
    const blog = await follow(blogOf(3));
    expect(await blog.index.addresses(['posts/gone.md', 'posts/2000-01-02-p.md'])).toEqual({
      ids: ['posts/2000-01-02-p.md'],
      urls: ['/2000/p/'],
    });
  });

  it('are given for a post that was written a moment ago', async () => {
    const root = blogOf(1);
    const blog = await follow(root, { watch: false });
    write(root, 'posts/2026-01-01-new.md', post('New', 'x', '2026-01-01'));
    expect((await blog.index.addresses(['posts/2026-01-01-new.md'])).urls).toEqual(['/2026/new/']);
  });

  it('are there when a list that was kept is, and follow a post that changes', async () => {
    const root = blogOf(3);
    const cacheFile = join(tempFolder(), 'index/x.posts');
    await (await followBlog(root, model, { cacheFile })).close();
    const blog = await follow(root, { cacheFile });
    expect(await blog.index.addresses(null)).toEqual(await urls(root));
    write(root, 'posts/2000-01-01-p.md', post('Moved', 'x', '2031-01-01'));
    await blog.index.look(null);
    const known = await blog.index.addresses(null);
    expect(known).toEqual(await urls(root));
    expect(known.urls).toContain('/2031/p/');
  });
});

describe('what the index keeps between two starts', () => {
  const cacheIn = (folder: string) => join(folder, 'index/x.posts');

  async function kept(root: string) {
    const cacheFile = cacheIn(tempFolder());
    const first = await followBlog(root, model, { cacheFile });
    await first.close();
    return cacheFile;
  }

  it('is listed at once, then made true', async () => {
    const root = blogOf(20);
    const cacheFile = await kept(root);
    write(root, 'posts/2030-01-01-new.md', post('New', 'x', '2030-01-01'));
    write(root, 'posts/2000-01-02-p.md', post('Other', 'x', '2000-01-02'));
    rmSync(join(root, 'posts/2000-01-01-p.md'));
    const blog = await follow(root, { cacheFile });
    expect(blog.listed).toEqual([]);
    expect(blog.reports).toEqual([
      {
        changed: expect.toSatisfy(
          (ids: string[]) => ids.sort().join() === 'posts/2000-01-02-p.md,posts/2030-01-01-new.md',
        ),
        removed: ['posts/2000-01-01-p.md'],
      },
    ]);
    expect(JSON.stringify((await blog.index.list()).posts)).toBe(await freshList(root));
  });

  it('is read without opening a post that has not changed', async () => {
    const root = blogOf(5);
    // Long enough ago that the times of the files say for certain what they hold.
    for (const name of readdirSync(join(root, 'posts'))) utimesSync(join(root, 'posts', name), 1e9, 1e9);
    await vi.waitFor(() => {
      const changed = Math.max(
        ...readdirSync(join(root, 'posts')).map((name) => statSync(join(root, 'posts', name)).ctimeMs),
      );
      expect(Date.now() - changed).toBeGreaterThan(200);
    }, WAIT);
    const cacheFile = await kept(root);
    const before = readFileSync(cacheFile, 'utf8');
    expect(before).toMatch(/"sizes":\[\d+(?:,\d+)*\]/);
    const blog = await followBlog(root, model, { cacheFile });
    await blog.close();
    expect(blog.reports).toEqual([]);
    expect(readFileSync(cacheFile, 'utf8')).toBe(before);
  });

  it('sees a file that was changed within its size and its time', async () => {
    const root = blogOf(1);
    const path = join(root, 'posts/2000-01-01-p.md');
    utimesSync(path, 1e9, 1e9);
    const cacheFile = await kept(root);
    writeFileSync(path, readFileSync(path, 'utf8').replace('Post 0', 'Post X'));
    utimesSync(path, 1e9, 1e9);
    const blog = await follow(root, { cacheFile });
    expect((await blog.index.list()).posts).toMatchObject([{ title: 'Post X' }]);
  });

  const broken: [string, (text: string) => string][] = [
    ['cut off', (text) => text.slice(0, -20)],
    ['empty', () => ''],
    ['with a changed letter', (text) => text.replace('Post 3', 'Post 8')],
    ['without its first line', (text) => text.slice(text.indexOf('\n') + 1)],
    ['of another format', (text) => text.replace(/"format":\d+/, '"format":0')],
    ['not JSON', () => 'x\ny\n'],
  ];
  it.each(broken)('is not used when it is %s', async (_, spoil) => {
    const root = blogOf(5);
    const cacheFile = await kept(root);
    writeFileSync(cacheFile, spoil(readFileSync(cacheFile, 'utf8')));
    const blog = await follow(root, { cacheFile });
    expect(blog.errors).toEqual([]);
    expect(blog.listed.flat()).toHaveLength(5);
    expect(JSON.stringify((await blog.index.list()).posts)).toBe(await freshList(root));
  });

  it('is not used by another version of the program, nor for another model', async () => {
    const root = blogOf(5);
    const cacheFile = await kept(root);
    const other = await followBlog(root, model, { cacheFile, version: '2' });
    await other.close();
    expect(other.listed.flat()).toHaveLength(5);
    const fields = { ...model.fields, title: 'date' };
    const renamed = await followBlog(root, exampleModel({ fields }), { cacheFile, version: '2' });
    await renamed.close();
    expect(renamed.listed.flat()).toHaveLength(5);
    expect(renamed.listed.flat()[0]?.title).not.toContain('Post');
  });

  it('lies outside of the blog, and a place that cannot be written does no harm', async () => {
    const root = blogOf(2);
    const before = readdirSync(root, { recursive: true }).sort();
    const taken = join(tempFolder(), 'file');
    writeFileSync(taken, '');
    const blog = await followBlog(root, model, { cacheFile: join(taken, 'x.posts') });
    await blog.close();
    expect((await listPosts({ root, model })).length).toBe(2);
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
  });
});

describe('following a folder', () => {
  it('[R24] is true soon after a checkout of a branch with 3,000 changed files', {
    timeout: 120_000,
  }, async () => {
    const root = tempFolder();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Ada Winter');
    git('config', 'user.email', 'ada@example.org');
    git('config', 'gc.auto', '0');
    const many = (from: number, to: number, word: string) => {
      for (let n = from; n < to; n++) write(root, `posts/${n % 7}/p${n}.md`, post(`${word} ${n}`, word));
    };
    many(0, 3500, 'Before');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'main');
    git('checkout', '--quiet', '-b', 'other');
    many(0, 2000, 'After');
    for (let n = 2000; n < 2500; n++) rmSync(join(root, `posts/${n % 7}/p${n}.md`));
    many(3500, 4000, 'After');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'other');
    git('checkout', '--quiet', 'main');

    const blog = await follow(root);
    for (const [branch, count, changed] of [
      ['other', 3500, 2500],
      ['main', 3500, 0],
    ] as const) {
      git('checkout', '--quiet', branch);
      await vi.waitFor(async () => {
        const { posts } = await blog.index.list();
        expect(posts).toHaveLength(count);
        expect(posts.filter(({ title }) => title.startsWith('After'))).toHaveLength(changed);
      }, WAIT);
      expect(JSON.stringify((await blog.index.list()).posts)).toBe(await freshList(root));
      expect((await blog.index.search('after', 1)).total).toBe(changed);
    }
    // A checkout comes as a few large pieces, not as thousands of small ones.
    expect(blog.reports.length).toBeLessThan(40);
    expect(blog.errors).toEqual([]);
  });

  it('does not list what a site generator prints, nor what is changed there', async () => {
    const root = tempFolder();
    const whole = exampleModel({ contentFolders: [{ path: '', kind: 'posts', language: null }] });
    write(root, 'a.md', post('A'));
    write(root, 'public/copies/b.md', post('B'));
    const blog = await followBlog(root, whole);
    onTestFinished(() => blog.close());
    const titles = async () => (await blog.index.list()).posts.map(({ title }) => title).sort();
    expect(await titles()).toEqual(['A', 'B']);
    write(root, 'public/index.html', '<h1>A</h1>');
    write(root, 'public/sitemap.xml', '<urlset/>');
    await vi.waitFor(async () => expect(await titles()).toEqual(['A']), WAIT);
    write(root, 'public/copies/b.md', post('Other'));
    write(root, 'public/c.md', post('C'));
    write(root, 'd.md', post('D'));
    await vi.waitFor(async () => expect(await titles()).toContain('D'), WAIT);
    await blog.index.look(null);
    expect(await titles()).toEqual(['A', 'D']);
    rmSync(join(root, 'public/sitemap.xml'));
    await vi.waitFor(async () => expect(await titles()).toEqual(['A', 'C', 'D', 'Other']), WAIT);
  });

  it('says that a configuration was touched', async () => {
    const root = blogOf(1);
    const blog = await follow(root);
    write(root, '_config.yml', 'title: New\n');
    await vi.waitFor(() => expect(blog.configs).toHaveLength(1), WAIT);
    write(root, '.longhand.yml', 'x: 1\n');
    await vi.waitFor(() => expect(blog.configs).toHaveLength(2), WAIT);
    expect(blog.reports).toEqual([]);
  });

  it('says so too when the first post of a language comes, which only the paths tell', async () => {
    const root = blogOf(1);
    const blog = await follow(root);
    write(root, 'posts/b.md', post('B'));
    await blog.index.look(null);
    expect(blog.configs).toHaveLength(0);
    write(root, 'posts/b.fr.md', post('B en français'));
    await blog.index.look(null);
    await vi.waitFor(() => expect(blog.configs).toHaveLength(1), WAIT);
    write(root, 'posts/de/b.md', post('B auf Deutsch'));
    await blog.index.look(null);
    await vi.waitFor(() => expect(blog.configs).toHaveLength(2), WAIT);
    // It is known by now, whatever it was taken for.
    write(root, 'posts/b.fr.md', post('B'));
    await blog.index.look(null);
    expect(blog.configs).toHaveLength(2);
  });

  it('says that a section was touched whose posts inherit from it', async () => {
    const root = tempFolder();
    write(root, 'hugo.toml', 'baseURL = "https://example.org/"');
    write(root, 'content/posts/a.md', post('A'));
    const { model: sections } = await openBlog(root);
    const blog = await followBlog(root, sections);
    onTestFinished(() => blog.close());
    write(root, 'content/_index.md', '---\ncascade: {draft: true}\n---\n');
    await vi.waitFor(() => expect(blog.configs).toHaveLength(1), WAIT);
    // With the folder it is in, so that nothing is heard of the file itself.
    const elsewhere = tempFolder();
    write(elsewhere, 'notes/_index.md', '---\ncascade: {tags: [note]}\n---\n');
    renameSync(join(elsewhere, 'notes'), join(root, 'content/posts/notes'));
    await vi.waitFor(() => expect(blog.configs.length).toBeGreaterThan(1), WAIT);
    await blog.index.look(null);
    const told = blog.configs.length;
    await blog.index.look(null);
    expect(blog.configs).toHaveLength(told);
    const { model: now } = await openBlog(root);
    expect(now.inherited?.map(({ folder }) => folder)).toEqual(['content/posts/notes', 'content']);
  });

  it('says that a configuration was touched where nothing can be watched', async () => {
    const root = blogOf(1);
    write(root, '_config.yml', 'title: Old\n');
    const blog = await followBlog(root, { ...model, configFile: '_config.yml' }, { watch: false });
    onTestFinished(() => blog.close());
    await blog.index.look(null);
    expect(blog.configs).toHaveLength(0);
    write(root, '_config.yml', 'title: Newer\n');
    await blog.index.look(null);
    expect(blog.configs).toHaveLength(1);
    rmSync(join(root, '_config.yml'));
    await blog.index.look(null);
    expect(blog.configs).toHaveLength(2);
  });

  it('[R25] looks now and then where nothing can be watched, and says so once', async () => {
    const root = blogOf(2);
    const blog = await follow(root, {
      poll: 20,
      startWatch: () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    });
    expect(blog.polling).toEqual(['too many folders are watched, ENOSPC']);
    for (const word of ['One', 'Two', 'Three']) {
      write(root, 'posts/2000-01-01-p.md', post(word));
      await vi.waitFor(
        async () => expect((await blog.index.list()).posts.map(({ title }) => title)).toContain(word),
        WAIT,
      );
    }
    rmSync(join(root, 'posts/2000-01-01-p.md'));
    await vi.waitFor(async () => expect((await blog.index.list()).posts).toHaveLength(1), WAIT);
    expect(blog.polling).toHaveLength(1);
  });

  it('keeps the list when the whole folder is gone for a while', async () => {
    const root = blogOf(2);
    const blog = await follow(root, { poll: 20, watch: false });
    renameSync(root, `${root}-away`);
    await blog.index.look(null);
    expect((await blog.index.list()).posts).toHaveLength(2);
    expect(blog.errors.map(String)).toEqual([expect.stringContaining('ENOENT')]);
    renameSync(`${root}-away`, root);
    write(root, 'posts/back.md', post('Back'));
    await blog.index.look(null);
    expect((await blog.index.list()).posts).toHaveLength(3);
  });
});

describe('searching an index', () => {
  it('finds words in every text, also one that is too long to be read with its head', async () => {
    const root = blogOf(3);
    write(root, 'posts/long.md', `${post('Long')}${'filler '.repeat(200_000)}Naïveté at the end.\n`);
    write(root, 'posts/crlf.md', post('Lines', 'One\nnaivete').replaceAll('\n', '\r\n'));
    const blog = await follow(root);
    await blog.index.settled();
    const { hits, total, complete } = await blog.index.search('naivete', 10);
    expect([total, complete]).toEqual([2, true]);
    for (const { id, at, snippet } of hits) {
      const text = readFileSync(join(root, id), 'utf8').replaceAll('\r\n', '\n');
      expect(
        text
          .slice(at?.from, at?.to)
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .toLowerCase(),
      ).toBe('naivete');
      expect(snippet?.text.toLowerCase()).toMatch(/na[iï]vet[eé]/);
    }
  });

  it('finds what was written a moment ago, and no longer what was there before', async () => {
    const root = blogOf(2);
    const blog = await follow(root);
    expect((await blog.index.search('body', 10)).total).toBe(2);
    write(root, 'posts/2000-01-01-p.md', post('Post 0', 'Fresh snow.'));
    await blog.index.look(['posts/2000-01-01-p.md']);
    expect((await blog.index.search('body', 10)).total).toBe(1);
    expect((await blog.index.search('fresh', 10)).hits.map(({ id }) => id)).toEqual([
      'posts/2000-01-01-p.md',
    ]);
  });

  it('gives a query up when a later one comes', async () => {
    const blog = await follow(blogOf(5));
    const [first, second] = [blog.index.search('bod', 10), blog.index.search('body', 10)];
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect((await second).total).toBe(5);
  });

  it('finds posts by what stands in their files, letter for letter', async () => {
    const root = blogOf(2);
    write(root, 'posts/link.md', post('Link', 'See [it](/2000/Käse/).'));
    const blog = await follow(root);
    expect(await blog.index.containing(['/2000/Käse/', '/nowhere/'])).toEqual(['posts/link.md']);
    expect(await blog.index.containing(['/2000/käse/'])).toEqual([]);
    expect(await blog.index.containing([''])).toEqual([]);
  });
});
