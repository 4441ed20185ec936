import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PullOutcome, RewrittenChoice } from '#core/publish/pull/outcome';
import { type GitServer, startGitServer } from '../../../tests/helpers/git-server';
import { expectInOrder } from '../../../tests/helpers/in-order';
import {
  fileUrl,
  makeWorld,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../../tests/helpers/repository';
import { deliver } from '../deliver';
import { readWaiting } from '../queue/read-waiting';
import { exclusively, publishableRepository } from '../repository';
import type { OnBranch } from './integrate';
import { pull } from './pull';
import { decideRewritten } from './rewritten';

let world: World;
let blog: TestRepository;
let remote: TestRepository;
let other: TestRepository;
let base: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  remote = repositoryAt(await world.bareRemote(), world.env);
  base = await blog.commit('start', { 'a.md': 'a\n', 'b.md': 'b\n' });
  await blog.publishTo(remote.folder);
  other = await world.clone(fileUrl(remote.folder), 'other');
});
afterEach(async () => {
  await expectInOrder(blog);
  await world.dispose();
});

const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const ref = async (name: string, at = blog) => (await at.git('rev-parse', name)).trim();
const remoteMain = () => ref('refs/heads/main', remote);
const backups = async () =>
  (await blog.git('for-each-ref', '--format=%(objectname)', 'refs/longhand/backup')).trim();

async function ready(): Promise<{ repository: OnBranch; target: NonNullable<OnBranch['target']> }> {
  const repository = await publishableRepository(blog.folder);
  if (repository.target === null) throw new Error('no remote');
  return { repository, target: repository.target };
}

async function get(options: { signal?: AbortSignal; stallSeconds?: number } = {}): Promise<PullOutcome> {
  const { repository, target } = await ready();
  return pull(repository, { target, state: join(world.folder, 'state'), ...options });
}

async function send() {
  const { repository, target } = await ready();
  return deliver(repository, { target, oid: await head(), state: join(world.folder, 'state') });
}

/** The second clone publishes. */
async function theirs(files: Readonly<Record<string, string>>, message = 'theirs'): Promise<string> {
  const oid = await other.commit(message, files);
  await other.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
  return oid;
}

describe('getting what others published', () => {
  it('has nothing to do when there is nothing newer, and keeps the author’s own refs and files', async () => {
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    expect(await get()).toEqual({ kind: 'current' });
    expect(await head()).toBe(mine);
    expect(await blog.git('for-each-ref', '--format=%(refname)', 'refs/tags')).toBe('');
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('goes forward, and Git knows then that it is up to date', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    expect(await get()).toEqual({
      kind: 'updated',
      from: base,
      to: oid,
      how: 'forward',
      obstacle: null,
      replaced: {},
    });
    expect(await ref('origin/main')).toBe(oid);
    expect(await blog.git('status', '--porcelain', '--branch')).toBe('## main...origin/main\n');
  });

  it('joins both, and tells a conflict before anything moves [R47] [R48]', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    expect(await get()).toMatchObject({ kind: 'updated', from: mine, how: 'merged', obstacle: null });
    const merged = await head();
    expect((await blog.git('log', '-1', '--format=%P')).trim()).toBe(`${mine} ${oid}`);
    await theirs({ 'a.md': 'theirs too\n' });
    expect(await get()).toMatchObject({ kind: 'conflict', conflict: { mine: merged } });
    expect(await head()).toBe(merged);
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('waits when unpublished changes are in the way, and names them [R49]', async () => {
    await theirs({ 'b.md': 'theirs\n' });
    await blog.write('b.md', 'not published\n');
    expect(await get()).toEqual({
      kind: 'waiting',
      reason: 'in-the-way',
      detail: expect.stringContaining('newer versions of b.md'),
      quoted: false,
    });
    expect(await blog.read('b.md')).toBe('not published\n');
    expect(await blog.git('stash', 'list')).toBe('');
  });
});

describe('a remote that took something back', () => {
  const decide = async (choice: RewrittenChoice) => {
    const { repository, target } = await ready();
    return decideRewritten(repository, { target, state: join(world.folder, 'state'), choice });
  };

  /** Work of the author that has nothing to do with what moves: staged, half staged, and in no commit or index. */
  async function workUnderWay() {
    await blog.write('new-staged.md', 'n\n');
    await blog.write('partly.md', 'staged\n');
    await blog.git('add', 'new-staged.md', 'partly.md');
    await blog.write('partly.md', 'staged and more\n');
    await blog.write('untracked.md', 'under way\n');
    const OWN = ['new-staged.md', 'partly.md', 'untracked.md'];
    const state = async () => [
      await blog.git('ls-files', '--stage', '--', ...OWN),
      await blog.git('status', '--porcelain', '--', ...OWN),
      await Promise.all(OWN.map(blog.read)),
    ];
    const before = await state();
    return { expectUntouched: async () => expect(await state()).toEqual(before) };
  }

  it.each<[string, () => Promise<string>]>([
    [
      'and put something else there',
      async () => {
        await other.git('reset', '--quiet', '--hard', 'HEAD^');
        return theirs({ 'b.md': 'instead\n' }, 'instead');
      },
    ],
    [
      'and nothing else',
      async () => {
        await other.git('reset', '--quiet', '--hard', 'HEAD^');
        await other.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
        return base;
      },
    ],
  ])('%s is noticed, stops the publish and keeps a backup [R51]', async (_, rewrite) => {
    await theirs({ 'b.md': 'a secret\n' });
    await get();
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    const there = await rewrite();
    expect(await send()).toMatchObject({ kind: 'committed', commit: mine, reason: 'rewritten' });
    expect(await send()).toMatchObject({ reason: 'rewritten', detail: expect.stringContaining('origin') });
    expect(await head()).toBe(mine);
    expect(await remoteMain()).toBe(there);
    expect(await backups()).toBe(mine);
  });

  it('is noticed also after another program has fetched it [R51]', async () => {
    await theirs({ 'b.md': 'a secret\n' });
    await get();
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    await theirs({ 'b.md': 'instead\n' }, 'instead');
    await blog.git('fetch', '--quiet');
    expect(await get()).toMatchObject({ kind: 'waiting', reason: 'rewritten' });
  });

  it.each(['keep-both', 'use-theirs'] as const)('goes on as the author decides: %s [R51]', async (choice) => {
    await theirs({ 'b.md': 'a secret\n' });
    await get();
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    const there = await theirs({ 'c.md': 'instead\n' }, 'instead');
    expect(await get()).toMatchObject({ reason: 'rewritten' });
    const under = await workUnderWay();
    expect(await decide(choice)).toMatchObject({ kind: 'updated', from: mine, to: await head() });
    expect(await backups()).toBe(mine);
    await under.expectUntouched();
    expect((await blog.git('rev-parse', '--abbrev-ref', 'HEAD', 'main@{upstream}')).trim()).toBe(
      'main\norigin/main',
    );
    expect(await blog.read('c.md')).toBe('instead\n');
    if (choice === 'use-theirs') {
      expect(await head()).toBe(there);
      expect(await blog.read('b.md')).toBe('b\n');
      expect(await blog.read('a.md')).toBe('a\n');
    } else {
      expect((await blog.git('log', '-1', '--format=%P')).trim()).toBe(`${mine} ${there}`);
      expect(await blog.read('a.md')).toBe('mine\n');
    }
    expect(await send()).toMatchObject({ kind: 'published' });
  });

  it.each<[what: string, path: string, named: string, how?: 'staged' | 'ignored']>([
    ['a changed file', 'b.md', 'b.md'],
    ['a file that is staged', 'b.md', 'b.md', 'staged'],
    ['a file that Git does not know', 'c.md', 'c.md'],
    ['a file that Git ignores', 'drafts/d.tmp', 'drafts/d.tmp'],
    ['an ignored file where a folder comes', 'drafts', 'drafts', 'ignored'],
    ['an ignored file in a folder where a file comes', 'c.md/notes.tmp', 'c.md'],
  ])('does not take away what is not published to follow it: %s [R49] [R51]', async (_, path, named, how) => {
    await theirs({ 'b.md': 'a secret\n' });
    await get();
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    await theirs({ 'c.md': 'instead\n', 'drafts/d.tmp': 'theirs\n' }, 'instead');
    await get();
    await writeFile(join(blog.folder, '.git/info/exclude'), how === 'ignored' ? '/drafts\n' : '*.tmp\n');
    const before = await head();
    await blog.write(path, 'not published\n');
    if (how === 'staged') await blog.git('add', path);
    const under = await workUnderWay();
    const decided = await decide('use-theirs');
    expect(decided).toMatchObject({ kind: 'waiting', reason: 'in-the-way' });
    expect(decided).toMatchObject({ detail: expect.stringContaining(named) });
    expect([await head(), await blog.read(path)]).toEqual([before, 'not published\n']);
    await under.expectUntouched();
    expect(await get()).toMatchObject({ reason: 'rewritten' });
  });

  it('does not let go of what was recorded on the terminal while the author decided [R51]', async () => {
    await theirs({ 'b.md': 'a secret\n' });
    await get();
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    await theirs({ 'c.md': 'instead\n' }, 'instead');
    await get();
    const { repository } = await ready();
    const deciding = await exclusively(repository, async () => {
      const decided = decide('use-theirs');
      await expect.poll(backups).not.toBe('');
      await blog.commit('on the terminal', { 'd.md': 'd\n' });
      return { decided };
    });
    expect(await deciding.decided).toMatchObject({ kind: 'waiting' });
    expect(await blog.git('log', '-1', '--format=%s')).toBe('on the terminal\n');
    expect(await blog.git('status', '--porcelain')).toBe('');
    expect(await get()).toMatchObject({ reason: 'rewritten' });
  });

  it('is no trouble once the author has followed it [R51]', async () => {
    await theirs({ 'b.md': 'a secret\n' });
    await get();
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    const there = await theirs({ 'b.md': 'instead\n' }, 'instead');
    await blog.git('fetch', '--quiet');
    await blog.git('reset', '--quiet', '--hard', 'origin/main');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    expect(await send()).toMatchObject({ kind: 'published' });
    expect(await ref('main^', remote)).toBe(there);
  });
});

describe('what waits, as this computer knows it', () => {
  it('lists what is here alone and what is there alone, by the blog’s own paths', async () => {
    await theirs({ 'b.md': 'theirs\n' }, 'From the other desk');
    await blog.commit('A thought', { 'a.md': 'mine\n', 'posts/line\nend.md': 'x\n' });
    await blog.git('fetch', '--quiet');
    const view = await readWaiting(blog.folder, join(world.folder, 'state'));
    expect(view).toMatchObject({ remote: 'origin', branch: 'main', outgoingCount: 1, incomingCount: 1 });
    expect(view.outgoing).toEqual([
      {
        ...{ oid: await head(), subject: 'A thought', author: 'Ada Author' },
        at: Number((await blog.git('log', '-1', '--format=%at')).trim()) * 1000,
        paths: ['a.md', 'posts/line\nend.md'],
      },
    ]);
    expect(view.incoming).toMatchObject([{ subject: 'From the other desk', paths: ['b.md'] }]);
    await blog.write('site/x.md', 'x\n');
    expect(
      (await readWaiting(join(blog.folder, 'site'), join(world.folder, 'state'))).outgoing[0]?.paths,
    ).toEqual([]);
  });

  it('is nothing without a remote, a branch or a repository', async () => {
    await blog.git('remote', 'remove', 'origin');
    const state = join(world.folder, 'state');
    expect(await readWaiting(blog.folder, state)).toMatchObject({
      remote: null,
      branch: 'main',
      outgoing: [],
    });
    await blog.git('checkout', '--quiet', '--detach');
    expect(await readWaiting(blog.folder, state)).toMatchObject({ branch: null });
    expect(await readWaiting(world.home, state)).toMatchObject({ branch: null, queued: null });
  });
});

describe('branches that are not as expected', () => {
  it('does not make a branch anew that is gone from the remote [R52]', async () => {
    await blog.git('push', '--quiet', '--set-upstream', 'origin', 'main:live');
    await remote.git('branch', '--quiet', '-D', 'live');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    expect(await send()).toMatchObject({
      kind: 'committed',
      reason: 'branch-gone',
      detail: expect.stringMatching(/no branch live at origin.*called main/),
    });
    expect(await remote.git('branch', '--list', 'live')).toBe('');
  });

  it('names the main branch when it was renamed, and does not push to it [R52]', async () => {
    await remote.git('branch', '--quiet', '-m', 'main', 'trunk');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    const sent = await send();
    expect(sent).toMatchObject({ reason: 'branch-gone' });
    expect(sent).toHaveProperty('detail', expect.stringContaining('trunk'));
    expect(await ref('trunk', remote)).toBe(base);
    expect((await remote.git('branch', '--format=%(refname:short)')).trim()).toBe('trunk');
  });

  it('does not join another blog, and does not push over it [R52]', async () => {
    await other.git('checkout', '--quiet', '--orphan', 'fresh');
    const stranger = await theirs({ 'a.md': 'another blog\n' });
    await blog.git('update-ref', '-d', 'refs/remotes/origin/main');
    expect(await send()).toMatchObject({ kind: 'committed', reason: 'unrelated' });
    expect([await head(), await remoteMain()]).toEqual([base, stranger]);
  });

  it('publishes to an empty remote, and to a branch that is new there [R52]', async () => {
    await blog.git('remote', 'set-url', 'origin', fileUrl(await world.bareRemote('empty.git')));
    await blog.git('branch', '--unset-upstream');
    expect(await send()).toMatchObject({ kind: 'published', branch: 'main' });
    await blog.git('checkout', '--quiet', '-b', 'review');
    expect(await send()).toMatchObject({ kind: 'published', branch: 'review' });
    expect((await blog.git('rev-parse', '--abbrev-ref', 'review@{upstream}')).trim()).toBe('origin/review');
  });

  it('looks where it pushes when that is another place than it fetches from [R52]', async () => {
    const fork = repositoryAt(await world.bareRemote('fork.git'), world.env);
    await blog.git('push', '--quiet', fileUrl(fork.folder), 'main');
    await blog.git('remote', 'set-url', '--push', 'origin', fileUrl(fork.folder));
    const elsewhere = await world.clone(fileUrl(fork.folder), 'elsewhere');
    const theirsThere = await elsewhere.commit('there', { 'b.md': 'theirs\n' });
    await elsewhere.git('push', '--quiet');
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    const tracked = await ref('origin/main');
    expect(await send()).toMatchObject({ kind: 'published' });
    expect((await fork.git('log', '-1', '--format=%P', 'main')).trim()).toBe(`${mine} ${theirsThere}`);
    expect(await remoteMain()).toBe(base);
    expect(tracked).toBe(base);
  });

  it('gets more of the history where a shallow clone has too little to join the two [R54]', async () => {
    for (const number of [1, 2, 3]) await other.commit(`n${number}`, { 'b.md': `${number}\n` });
    await other.git('push', '--quiet');
    await world.clone(fileUrl(remote.folder), 'unused');
    await repositoryAt(world.folder, world.env).git(
      ...['clone', '--quiet', '--depth=1', fileUrl(remote.folder), 'shallow'],
    );
    blog = repositoryAt(join(world.folder, 'shallow'), world.env);
    await blog.git('config', 'user.name', 'Ada');
    await blog.git('config', 'user.email', 'ada@example.org');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    await theirs({ 'b.md': 'more\n' });
    expect(await send()).toMatchObject({ kind: 'published' });
    expect(await blog.git('fsck')).not.toMatch(/error|missing/);
  });

  it('works in a linked working tree, whose .git is a file [R54]', async () => {
    await blog.git('worktree', 'add', '--quiet', '-b', 'second', join(world.folder, 'linked'));
    const main = blog;
    blog = repositoryAt(join(world.folder, 'linked'), world.env);
    await blog.git('push', '--quiet', '--set-upstream', 'origin', 'second');
    await other.git('fetch', '--quiet');
    await other.git('checkout', '--quiet', 'second');
    await other.commit('theirs', { 'b.md': 'theirs\n' });
    await other.git('push', '--quiet', 'origin', 'second');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    expect(await send()).toMatchObject({ kind: 'published', branch: 'second' });
    expect(await blog.read('b.md')).toBe('theirs\n');
    expect(await main.git('status', '--porcelain')).toBe('');
  });
});

describe('other kinds of repositories', () => {
  it('joins in a partial clone, and waits offline like any other [R54]', async () => {
    await remote.git('config', 'uploadpack.allowFilter', 'true');
    await theirs({ 'b.md': 'one\n' });
    await repositoryAt(world.folder, world.env).git(
      ...['clone', '--quiet', '--filter=blob:none', fileUrl(remote.folder), 'partial'],
    );
    blog = repositoryAt(join(world.folder, 'partial'), world.env);
    await blog.git('config', 'user.name', 'Ada');
    await blog.git('config', 'user.email', 'ada@example.org');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    await theirs({ 'b.md': 'two\n' });
    await blog.git('remote', 'set-url', 'origin', 'http://127.0.0.1:1/blog.git');
    expect(await send()).toMatchObject({ kind: 'committed', reason: 'offline' });
    await blog.git('remote', 'set-url', 'origin', fileUrl(remote.folder));
    expect(await send()).toMatchObject({ kind: 'published' });
    expect(await blog.read('b.md')).toBe('two\n');
  });

  it('works in a site that is a submodule of another repository [R54]', async () => {
    const outer = await world.repository('outer');
    await outer.commit('start', { 'readme.md': 'r\n' });
    await outer.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      'add',
      '--quiet',
      fileUrl(remote.folder),
      'site',
    );
    await outer.git('commit', '--quiet', '-m', 'site');
    blog = repositoryAt(join(outer.folder, 'site'), world.env);
    await blog.git('config', 'user.name', 'Ada');
    await blog.git('config', 'user.email', 'ada@example.org');
    await blog.commit('mine', { 'a.md': 'mine\n' });
    await theirs({ 'b.md': 'theirs\n' });
    expect(await send()).toMatchObject({ kind: 'published' });
    expect(await remoteMain()).toBe(await head());
    // What the outer repository makes of it is its own author's business.
    expect((await outer.git('log', '--format=%s', '-1')).trim()).toBe('site');
  });
});

describe('two authors who publish at the same moment', () => {
  it('begins again when somebody was quicker, three times at most [R45]', async () => {
    await blog.commit('mine', { 'a.md': 'mine\n' });
    // The other author publishes between our look and our push, each time.
    await blog.hook(
      'pre-push',
      `cd '${other.folder}' && unset GIT_DIR && n=$(cat ../rounds 2>/dev/null || echo 0) && n=$((n + 1)) && echo $n > ../rounds
[ $n -gt 2 ] || { git pull -q && echo $n > b.md && git commit -qam $n && git push -q; }`,
    );
    expect(await send()).toMatchObject({ kind: 'published', commit: await head() });
    expect((await repositoryAt(world.folder, world.env).read('rounds')).trim()).toBe('3');
    expect(await remoteMain()).toBe(await head());
    expect(await blog.read('b.md')).toBe('2\n');
  });

  it('leaves it for later when it goes on so, and keeps the commit [R45]', async () => {
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    await blog.hook(
      'pre-push',
      `cd '${other.folder}' && unset GIT_DIR && git pull -q && date +%N >> b.md && git commit -qam again && git push -q`,
    );
    expect(await send()).toMatchObject({ kind: 'committed', reason: 'not-pushed' });
    expect(await blog.git('log', '--format=%H', 'HEAD')).toContain(mine);
    expect(await blog.git('status', '--porcelain')).toBe('');
  });
});

describe('the network while getting', () => {
  let server: GitServer;
  beforeEach(async () => {
    server = await startGitServer(join(world.folder, 'remotes'));
    await blog.git('remote', 'set-url', 'origin', server.url('blog.git'));
  });
  afterEach(() => server.close());

  it.each(['hang', 'drip', 'stall'] as const)(
    'gives up on a server that does no more than %s, after the time that Git is given [R40]',
    async (mode) => {
      await theirs({ 'b.md': 'theirs\n' });
      server.mode = mode;
      expect(await get({ stallSeconds: 2 })).toMatchObject({ kind: 'waiting', reason: 'not-pushed' });
    },
  );

  it.each<['portal' | 'empty' | 'cut-fetch' | '500' | 'reset', string]>([
    ['portal', 'refused'],
    ['empty', 'refused'],
    ['cut-fetch', 'not-pushed'],
    ['500', 'not-pushed'],
    ['reset', 'not-pushed'],
  ])(
    'waits when the server answers with %s, moves nothing, and gets it later [R41] [R42]',
    async (mode, reason) => {
      const oid = await theirs({ 'b.md': 'theirs\n' });
      server.mode = mode;
      const waiting = await get();
      expect(waiting).toMatchObject({ kind: 'waiting', reason });
      expect(await head()).toBe(base);
      expect(await blog.git('fsck')).not.toMatch(/error|missing/);
      server.mode = 'ok';
      expect(await get()).toMatchObject({ kind: 'updated', to: oid });
    },
  );
});
