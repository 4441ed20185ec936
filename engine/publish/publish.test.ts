import { existsSync } from 'node:fs';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitServer, type GitServerMode, startGitServer } from '../../tests/helpers/git-server';
import { expectInOrder } from '../../tests/helpers/in-order';
import {
  fileUrl,
  makeWorld,
  replaceEnvironment,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../tests/helpers/repository';
import { guardGit } from './git';
import { type PublishRequest, publish, pushWaiting } from './publish';
import { publishStatus } from './status';

let world: World;
let blog: TestRepository;
let remote: TestRepository;
let first: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  remote = repositoryAt(await world.bareRemote(), world.env);
  first = await blog.commit('start', { 'posts/a.md': '# A\n', 'notes.md': 'n\n' });
});
afterEach(async () => {
  guardGit(null);
  await expectInOrder(blog);
  await world.dispose();
});

const run = (paths: string[], rest: Partial<PublishRequest> = {}) =>
  publish({ root: blog.folder }, { message: 'Publish “A”', paths, state: state(), ...rest });
const state = () => join(world.folder, 'state');
const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const remoteMain = async () => (await remote.git('rev-parse', 'refs/heads/main')).trim();

describe('publish over file://', () => {
  beforeEach(() => blog.publishTo(remote.folder));

  it('puts exactly the one commit with exactly the paths on the remote', async () => {
    await blog.write('posts/b.md', '# B\n');
    await blog.write('static/b.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]));
    await blog.write('posts/a.md', '# A, not now\n');
    await blog.write('notes.md', 'staged\n');
    await blog.git('add', 'notes.md');
    const before = [await blog.git('diff', '--cached'), await blog.git('diff')];
    const steps: string[] = [];

    const outcome = await run(['posts/b.md', 'static/b.png'], { onStep: (step) => steps.push(step) });

    expect(outcome).toEqual({ kind: 'published', commit: await head(), remote: 'origin', branch: 'main' });
    expect(await remoteMain()).toBe(await head());
    expect((await remote.git('log', '--format=%H', 'main')).trim().split('\n')).toEqual([
      await head(),
      first,
    ]);
    expect((await remote.git('show', '--name-only', '--format=', 'main')).trim().split('\n')).toEqual([
      'posts/b.md',
      'static/b.png',
    ]);
    expect([await blog.git('diff', '--cached'), await blog.git('diff')]).toEqual(before);
    expect([...new Set(steps)]).toEqual(['committing', 'contacting', 'pushing', 'verifying']);
    expect(await publishStatus(blog.folder)).toMatchObject({ ahead: 0, behind: 0 });
  });

  it('starts no program of Git that it does not need, and none twice', async () => {
    const programs: string[] = [];
    guardGit(async (_folder, { args }) => {
      programs.push(args.filter((arg, at) => arg !== '-c' && args[at - 1] !== '-c')[0] ?? '');
      return {};
    });
    for (const text of ['# First\n', '# Second\n']) {
      programs.length = 0;
      await blog.write('posts/a.md', text);
      expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published' });
    }
    guardGit(null);
    expect(programs.slice(0, 4).sort()).toEqual(['check-attr', 'config', 'rev-parse', 'status']);
    expect(programs[4]).toBe('commit');
    // What was recorded is looked at while the remote is asked.
    expect(programs.slice(5, 7).sort()).toEqual(['fetch', 'show']);
    expect(programs.slice(7)).toEqual(['push', 'update-ref']);
  });

  it.each([
    ['', async () => undefined],
    [', also after another program has fetched that', () => blog.git('fetch', '--quiet')],
    [', also where Git has packed its refs', () => blog.git('pack-refs', '--all')],
  ])('sends nothing to a remote that took the last publish back%s [R51]', async (_when, meanwhile) => {
    await blog.write('posts/a.md', '# Taken back\n');
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published' });
    await remote.git('update-ref', 'refs/heads/main', first);
    await meanwhile();
    await blog.write('posts/a.md', '# Next\n');
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'committed', reason: 'rewritten' });
    expect(await remoteMain()).toBe(first);
  });

  it('publishes odd file names from a blog in a folder of the repository [R19]', async () => {
    const names = ['-x.md', '[a].md', '--amend', 'line\nend.md', '"q".md', '☕️.md'];
    for (const name of names) await blog.write(join('site', name), 'odd\n');
    const outcome = await publish(
      { root: join(blog.folder, 'site') },
      { message: 'Odd', paths: names, state: state() },
    );
    expect(outcome.kind).toBe('published');
    const there = (await remote.git('show', '-z', '--name-only', '--format=', 'main')).split('\0');
    expect(there.filter(Boolean).sort()).toEqual(names.map((name) => `site/${name}`).sort());
  });

  it.each(['../x.md', '/etc/passwd', '.git/config', 'a/../../b', ''])(
    'refuses the path %j before anything runs',
    async (path) => {
      await expect(run([path])).rejects.toMatchObject({ code: 'path-outside-blog' });
      expect(await head()).toBe(first);
    },
  );

  it('keeps the commit and shows the words of a remote that declines [R46]', async () => {
    await remote.hook('pre-receive', 'echo "main is protected: open a pull request"; exit 1');
    await blog.write('posts/a.md', 'changed\n');
    const outcome = await run(['posts/a.md']);
    expect(outcome).toEqual({
      kind: 'committed',
      commit: await head(),
      reason: 'refused',
      detail: 'main is protected: open a pull request\npre-receive hook declined',
      quoted: true,
    });
    expect(await head()).not.toBe(first);
    expect(await remoteMain()).toBe(first);
    expect(await publishStatus(blog.folder)).toMatchObject({ ahead: 1 });
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a file that its host finds too large',
      () =>
        remote.hook(
          'pre-receive',
          'echo "error: File big.png is 120.00 MB; this exceeds the file size limit of 100.00 MB" >&2; exit 1',
        ),
      /File big\.png is 120\.00 MB; this exceeds/,
    ],
    [
      'more than it takes at once',
      () => remote.git('config', 'receive.maxInputSize', '100'),
      /pack exceeds maximum allowed size/,
    ],
  ])('keeps the commit and shows the words of a remote that declines %s [R46]', async (_, set, words) => {
    await set();
    await blog.write('posts/a.md', Buffer.from(Array.from({ length: 4000 }, (__, at) => (at * 7919) % 251)));
    expect(await run(['posts/a.md'])).toMatchObject({
      ...{ kind: 'committed', commit: await head(), reason: 'refused', quoted: true },
      detail: expect.stringMatching(words),
    });
    expect(await remoteMain()).toBe(first);
    expect((await blog.git('log', '--format=%s', '-1')).trim()).toBe('Publish “A”');
  });

  it('goes to the same places when the app was started from a hostile environment [R63]', async () => {
    const other = await world.clone(fileUrl(remote.folder), 'other');
    await other.commit('theirs', { 'theirs.md': 't\n' });
    await other.git('push', '--quiet');
    await blog.write('posts/a.md', 'changed\n');
    const restore = replaceEnvironment({
      ...{ GIT_DIR: '/nowhere', GIT_WORK_TREE: '/nowhere', GIT_COMMON_DIR: '/nowhere' },
      ...{ GIT_INDEX_FILE: '/nowhere/index', GIT_OBJECT_DIRECTORY: '/nowhere', GIT_NAMESPACE: 'other' },
      ...{ GIT_ALTERNATE_OBJECT_DIRECTORIES: '/nowhere', GIT_EXEC_PATH: '/nowhere', GIT_PREFIX: 'posts/' },
      ...{ GIT_EXTERNAL_DIFF: 'false', GIT_GLOB_PATHSPECS: '1', GIT_PROXY_COMMAND: 'false' },
      ...{ GIT_CONFIG_PARAMETERS: "'remote.origin.url'='/nowhere'", GIT_TEMPLATE_DIR: '/nowhere' },
      ...{ GIT_COMMITTER_DATE: '2001-01-01T00:00:00Z', EDITOR: 'false', PAGER: 'false', PREFIX: '/nowhere' },
    });
    try {
      expect(await publishStatus(blog.folder)).toMatchObject({
        changed: [{ path: 'posts/a.md', change: 'modified' }],
        ahead: 0,
      });
      expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published', joined: 'merged' });
    } finally {
      restore();
    }
    expect(await remoteMain()).toBe(await head());
    expect(await blog.read('theirs.md')).toBe('t\n');
    expect(Number(await blog.git('log', '-1', '--format=%ct'))).toBeGreaterThan(1_700_000_000);
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('joins what another clone pushed first, and never forces [R45]', async () => {
    const other = await world.clone(fileUrl(remote.folder), 'other');
    const theirs = await other.commit('theirs', { 'theirs.md': 't\n' });
    await other.git('push', '--quiet');
    await blog.write('posts/a.md', 'changed\n');
    await blog.write('notes.md', 'under way\n');
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published', commit: await head() });
    expect(await remoteMain()).toBe(await head());
    const [mine, joined] = (await blog.git('log', '-1', '--format=%P')).trim().split(' ');
    expect(joined).toBe(theirs);
    expect((await blog.git('show', '--name-only', '--format=', mine ?? '')).trim()).toBe('posts/a.md');
    expect(await blog.git('status', '--porcelain')).toBe(' M notes.md\n');
  });

  it('says which hook of the author’s kept the push back', async () => {
    await blog.hook('pre-push', 'echo "links are broken" >&2; exit 1');
    await blog.write('posts/a.md', 'changed\n');
    expect(await run(['posts/a.md'])).toMatchObject({
      kind: 'committed',
      reason: 'refused',
      detail: expect.stringMatching(/^pre-push: .*links are broken/s),
    });
    expect(await remoteMain()).toBe(first);
  });

  it('does not send what a hook put into the commit', async () => {
    await blog.hook('pre-commit', 'echo 1 > index.json; git add index.json');
    await blog.write('posts/a.md', 'changed\n');
    expect(await run(['posts/a.md'])).toMatchObject({
      kind: 'committed',
      reason: 'not-pushed',
      detail: expect.stringContaining('index.json'),
    });
    expect(await remoteMain()).toBe(first);
  });

  it('publishes the commits that wait', async () => {
    const second = await blog.commit('second', { 'posts/a.md': '2\n' });
    expect(await pushWaiting({ root: blog.folder }, { state: state() })).toMatchObject({
      kind: 'published',
      commit: second,
    });
    expect(await remoteMain()).toBe(second);
    expect(await run([])).toMatchObject({ kind: 'published', commit: second });
  });
});

describe('publish without a place to go', () => {
  it('commits, and says that there is no remote', async () => {
    await blog.write('posts/a.md', 'changed\n');
    expect(await run(['posts/a.md'])).toEqual({
      kind: 'committed',
      commit: await head(),
      reason: 'no-remote',
      detail: '',
      quoted: false,
    });
  });

  it.each(['http://127.0.0.1:1/x.git', 'http://nowhere.invalid/x.git', 'ssh://127.0.0.1:1/x.git'])(
    'commits and waits when %s cannot be reached [R39]',
    async (url) => {
      await blog.git('remote', 'add', 'origin', url);
      await blog.write('posts/a.md', 'changed\n');
      expect(await run(['posts/a.md'])).toMatchObject({
        kind: 'committed',
        commit: await head(),
        reason: 'offline',
      });
    },
  );

  it('sets the upstream with the first push, and never changes one [R52]', async () => {
    await blog.git('remote', 'add', 'origin', fileUrl(remote.folder));
    await blog.write('posts/a.md', 'changed\n');
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published' });
    expect((await blog.git('rev-parse', '--abbrev-ref', 'main@{upstream}')).trim()).toBe('origin/main');
    await blog.git('push', '--quiet', 'origin', 'main:live');
    await blog.git('branch', '--set-upstream-to=origin/live');
    await blog.write('posts/a.md', 'changed again\n');
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published', branch: 'live' });
    expect((await blog.git('rev-parse', '--abbrev-ref', 'main@{upstream}')).trim()).toBe('origin/live');
  });

  it('blocks on a detached HEAD before it commits [R53]', async () => {
    await blog.git('checkout', '--quiet', '--detach');
    await blog.write('posts/a.md', 'changed\n');
    await expect(run(['posts/a.md'])).rejects.toMatchObject({ code: 'detached-head' });
    expect(await head()).toBe(first);
  });
});

describe('publish over http', () => {
  let server: GitServer;

  beforeEach(async () => {
    server = await startGitServer(join(world.folder, 'remotes'));
    await blog.git('remote', 'add', 'origin', server.url('blog.git'));
    await blog.git('push', '--quiet', '--set-upstream', 'origin', 'main');
    await blog.write('posts/a.md', 'changed\n');
  });
  afterEach(() => server.close());

  it('publishes', async () => {
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published', commit: await head() });
    expect(await remoteMain()).toBe(await head());
  });

  it.each<[GitServerMode, string, RegExp]>([
    ['401', 'refused', /origin asks you to sign in/],
    ['403', 'refused', /Your account may not write to origin/],
    ['404', 'refused', /There is no repository at origin/],
    ['portal', 'refused', /What answered at origin is not a Git server/],
    ['500', 'not-pushed', /500/],
    ['reset', 'not-pushed', /./],
    ['413', 'refused', /takes nothing as large as this change/],
    ['cut', 'not-pushed', /./],
  ])(
    'says what an answer of %s means and keeps the commit [R41] [R42] [R43]',
    async (mode, reason, detail) => {
      server.mode = mode;
      const outcome = await run(['posts/a.md']);
      expect(outcome).toMatchObject({
        kind: 'committed',
        commit: await head(),
        reason,
        detail: expect.stringMatching(detail),
        quoted: reason === 'not-pushed',
      });
      expect(await remoteMain()).toBe(first);
      expect(await blog.git('fsck')).not.toMatch(/error|missing/);
      server.mode = 'ok';
      expect(await pushWaiting({ root: blog.folder }, { state: state() })).toMatchObject({
        kind: 'published',
      });
    },
  );

  it('takes the remote’s own report where Git notes it too, and else asks the remote', async () => {
    const talks = () =>
      server.requests.splice(0).map((line) => line.replace(/^.*\/(?:info\/refs\?service=)?/, ''));
    talks();
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published' });
    expect(talks().at(-1)).toBe('git-receive-pack');

    await blog.git('config', '--unset', 'remote.origin.fetch');
    await blog.write('posts/a.md', 'changed again\n');
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published', commit: await head() });
    expect(talks().at(-1)).toBe('git-upload-pack');
    expect(await remoteMain()).toBe(await head());
  });

  it('says published also when a lock keeps Git from noting what the remote took', async () => {
    const lock = join(blog.folder, '.git/refs/remotes/origin/main.lock');
    await writeFile(lock, '');
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published', commit: await head() });
    await rm(lock);
    expect(await remoteMain()).toBe(await head());
  });

  it('says published when the remote has the commit although its answer was cut off [R41]', async () => {
    server.mode = 'cut-answer';
    expect(await run(['posts/a.md'])).toMatchObject({ kind: 'published', commit: await head() });
    expect(await remoteMain()).toBe(await head());
  });

  it('stops at once when asked while the server does not answer, and keeps the commit [R40]', async () => {
    server.mode = 'hang';
    const stop = new AbortController();
    const before = server.requests.length;
    const running = run(['posts/a.md'], { signal: stop.signal });
    await expect.poll(() => server.requests.length).toBeGreaterThan(before);
    stop.abort();
    expect(await running).toEqual({
      kind: 'committed',
      commit: await head(),
      reason: 'not-pushed',
      detail: 'Stopped, as you asked. Nothing was lost.',
      quoted: false,
    });
  });

  it('asks the remote no further when a hook put files into the commit', async () => {
    await blog.hook('pre-commit', 'echo 1 > index.json; git add index.json');
    server.mode = 'hang';
    expect(await run(['posts/a.md'])).toMatchObject({
      kind: 'committed',
      commit: await head(),
      detail: expect.stringContaining('index.json'),
    });
    expect(await blog.git('for-each-ref', 'refs/longhand')).toBe('');
  });

  it('shows no password that is in the address of the remote [R73]', async () => {
    const secret = 'hunter2token';
    await blog.git('remote', 'set-url', 'origin', server.url('gone.git').replace('//', `//me:${secret}@`));
    const outcome = await run(['posts/a.md']);
    expect(outcome.kind).toBe('committed');
    expect(JSON.stringify([outcome, await publishStatus(blog.folder)])).not.toContain(secret);
  });

  it('asks nobody: a program for passwords is the author’s own or none [R43]', async () => {
    server.mode = '401';
    const asked = join(world.folder, 'asked');
    await appendFile(
      join(world.home, '.gitconfig'),
      `[credential]\n\thelper = "!f() { touch '${asked}'; echo username=ada; echo password=x; }; f"\n`,
    );
    expect(await run(['posts/a.md'])).toMatchObject({
      reason: 'refused',
      detail: expect.stringContaining('sign in'),
    });
    expect(existsSync(asked)).toBe(true);
  });
});
