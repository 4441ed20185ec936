import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishOutcome } from '#core/publish/model';
import { queuePush } from '#core/publish/queue/queued-push';
import { expectInOrder } from '../../../tests/helpers/in-order';
import {
  fileUrl,
  makeWorld,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../../tests/helpers/repository';
import { REAL_CLOCK } from '../clock';
import { publish, pushWaiting } from '../publish';
import { QueuedPushes } from '../queue/entries';
import { PushQueue } from '../queue/push-queue';
import { newRecordId } from '../records/records';
import { recoverAtStart } from '../recovery/at-start';
import { publishableRepository } from '../repository';
import { forwardArguments } from './fast-forward';
import { changedFiles } from './files';
import { pull } from './pull';
import { pullRecords } from './record';
import { replay } from './replay';
import { decideRewritten } from './rewritten';

let world: World;
let blog: TestRepository;
let remote: TestRepository;
let other: TestRepository;
let state: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  remote = repositoryAt(await world.bareRemote(), world.env);
  state = join(world.folder, 'state');
  await blog.commit('start', {
    'a.md': 'one\n\ntwo\n\nthree\n',
    'b.md': 'b\n',
    'c.md': 'c\n',
    'd.md': 'd\n',
  });
  await blog.publishTo(remote.folder);
  other = await world.clone(fileUrl(remote.folder), 'other');
  await blog.git('config', 'pull.rebase', 'true');
});
afterEach(async () => {
  await expectInOrder(blog);
  await world.dispose();
});

const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const remoteMain = async () => (await remote.git('rev-parse', 'main')).trim();
const subjects = async (at = blog, name = 'HEAD') =>
  (await at.git('log', '--format=%s', name)).trim().split('\n');
const merges = async () => Number(await blog.git('rev-list', '--count', '--merges', 'HEAD'));
const backups = async () =>
  (await blog.git('for-each-ref', '--format=%(objectname)', 'refs/longhand/backup')).trim();

async function theirs(files: Readonly<Record<string, string>>, message = 'theirs'): Promise<string> {
  const oid = await other.commit(message, files);
  await other.git('push', '--quiet', 'origin', 'HEAD:main');
  return oid;
}

async function ready() {
  const repository = await publishableRepository(blog.folder);
  if (repository.target === null) throw new Error('no remote');
  return { repository, target: repository.target };
}

async function get() {
  const { repository, target } = await ready();
  return pull(repository, { target, state });
}

async function publishPost(path: string, text: string): Promise<PublishOutcome> {
  await blog.write(path, text);
  return publish({ root: blog.folder }, { paths: [path], message: `Publish ${path}`, state });
}

const offline = () => blog.git('remote', 'set-url', 'origin', 'http://127.0.0.1:1/blog.git');
const online = () => blog.git('remote', 'set-url', 'origin', fileUrl(remote.folder));
const queued = async () => new QueuedPushes(state, await publishableRepository(blog.folder)).of('main');

/** Work of the author that has nothing to do with what moves. */
async function workUnderWay() {
  await blog.write('new.md', 'staged\n');
  await blog.write('c.md', 'staged\n');
  await blog.git('add', 'new.md', 'c.md');
  await blog.write('c.md', 'staged and more\n');
  await blog.write('d.md', 'under way\n');
  await blog.write('untracked.md', 'u\n');
  const all = async () => [
    await blog.git('ls-files', '--stage', '--', 'new.md', 'c.md', 'd.md'),
    await blog.git('status', '--porcelain'),
    await blog.git('stash', 'list'),
    await Promise.all(['new.md', 'c.md', 'd.md', 'untracked.md'].map(blog.read)),
  ];
  const before = await all();
  return { expectUntouched: async () => expect(await all()).toEqual(before) };
}

describe('an author who asked Git for a straight line', () => {
  it.each([
    ['pull.rebase', 'true'],
    ['branch.main.rebase', 'interactive'],
    ['pull.ff', 'only'],
  ])('gets one with %s=%s: their commits on top, everything else as it was [R47]', async (key, value) => {
    await blog.git('config', '--unset', 'pull.rebase');
    await blog.git('config', key, value);
    await blog.git('commit', '--quiet', '--allow-empty', '-m', 'First', '--date=2001-02-03T04:05:06+0100');
    const oid = await theirs({ 'a.md': 'one\n\ntwo\n\ntheirs\n' });
    const under = await workUnderWay();
    const outcome = await publishPost('a.md', 'mine\n\ntwo\n\nthree\n');
    expect(outcome).toEqual({
      ...{ kind: 'published', commit: await head(), remote: 'origin', branch: 'main' },
      joined: 'replayed',
    });
    expect(await subjects()).toEqual(['Publish a.md', 'First', 'theirs', 'start']);
    expect(await merges()).toBe(0);
    expect((await blog.git('log', '-1', '--format=%P %ad', '--date=iso', 'HEAD^')).trim()).toBe(
      `${oid} 2001-02-03 04:05:06 +0100`,
    );
    expect(await blog.read('a.md')).toBe('mine\n\ntwo\n\ntheirs\n');
    expect(await remoteMain()).toBe(await head());
    await under.expectUntouched();
    expect(await blog.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main\n');
    expect(await queued()).toBeNull();
    expect(await blog.git('fsck')).not.toMatch(/error|missing/);
  });

  it('gets one also without publishing, and the line as it was stays under a name of its own', async () => {
    await theirs({ 'b.md': 'theirs\n' });
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    expect(await get()).toEqual({
      ...{ kind: 'updated', from: mine, to: await head(), how: 'replayed', obstacle: null },
      replaced: { [mine]: await head() },
    });
    expect(await backups()).toBe(mine);
    expect(await blog.git('rev-parse', '--abbrev-ref', 'main@{upstream}')).toBe('origin/main\n');
  });

  it('gets what the remote has where that is the same', async () => {
    const oid = await theirs({ 'a.md': 'the same\n' });
    expect(await publishPost('a.md', 'the same\n')).toMatchObject({ kind: 'published', commit: oid });
    expect(await subjects()).toEqual(['theirs', 'start']);
    expect(await queued()).toBeNull();
  });

  it('gets a merge where the branch is to be merged', async () => {
    await blog.git('config', 'branch.main.rebase', 'false');
    await theirs({ 'b.md': 'theirs\n' });
    const outcome = await publishPost('a.md', 'mine\n');
    expect(outcome).toEqual({
      ...{ kind: 'published', commit: await head(), remote: 'origin', branch: 'main' },
      joined: 'merged',
    });
    expect(await merges()).toBe(1);
  });

  it('begins again when somebody was quicker, and the line stays straight [R45]', async () => {
    await blog.hook(
      'pre-push',
      `cd '${other.folder}' && unset GIT_DIR && n=$(cat ../rounds 2>/dev/null || echo 0) && n=$((n + 1)) && echo $n > ../rounds
[ $n -gt 2 ] || { git pull -q && echo $n > b.md && git commit -qam $n && git push -q; }`,
    );
    expect(await publishPost('a.md', 'mine\n')).toEqual({
      kind: 'published',
      commit: await head(),
      remote: 'origin',
      branch: 'main',
      joined: 'replayed',
    });
    expect(await subjects()).toEqual(['Publish a.md', '2', '1', 'start']);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a changed file', () => blog.write('b.md', 'not published\n')],
    ['a new file of the same name', () => blog.write('fresh.md', 'my own\n')],
    [
      'a file that Git ignores',
      async () => {
        await blog.write('.git/info/exclude', 'fresh.md\n');
        await blog.write('fresh.md', 'my own\n');
      },
    ],
  ])('is told what is in the way, and nothing moves: %s [R49]', async (_, change) => {
    await theirs({ 'b.md': 'theirs\n', 'fresh.md': 'theirs\n' });
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    await change();
    const before = await blog.git('status', '--porcelain=v2', '--ignored');
    expect(await get()).toMatchObject({ kind: 'waiting', reason: 'in-the-way' });
    expect([await head(), await blog.git('status', '--porcelain=v2', '--ignored')]).toEqual([mine, before]);
    expect(await blog.git('stash', 'list')).toBe('');
  });

  it('keeps the notes on their commits where Git was told to, and only then', async () => {
    await theirs({ 'b.md': 'theirs\n', 'c.md': 'the same\n' });
    await blog.commit('dropped', { 'c.md': 'the same\n' });
    await blog.git('notes', 'add', '-m', 'on what is dropped');
    const first = await blog.commit('first', { 'a.md': 'mine\n' });
    await blog.git('notes', 'add', '-m', 'to be said to Robin', first);
    await blog.commit('second', { 'a.md': 'mine too\n' });
    await get();
    expect(await subjects()).toEqual(['second', 'first', 'theirs', 'start']);
    await expect(blog.git('notes', 'show', 'HEAD^')).rejects.toThrow(/no note/);

    await blog.git('config', 'notes.rewriteRef', 'refs/notes/commits');
    await blog.git('notes', 'add', '-m', 'and this', 'HEAD');
    await theirs({ 'b.md': 'theirs once more\n' });
    await get();
    expect(await subjects()).toEqual(['second', 'first', 'theirs', 'theirs', 'start']);
    expect(await blog.git('notes', 'show', 'HEAD')).toBe('and this\n');
    await expect(blog.git('notes', 'show', 'HEAD^')).rejects.toThrow(/no note/);
    expect(await blog.git('notes', 'show', first)).toBe('to be said to Robin\n');
  });

  it('gets a merge where their pre-rebase hook says no, and is told so; it is asked what Git would ask it [R47]', async () => {
    const oid = await theirs({ 'b.md': 'theirs\n' });
    await blog.hook('pre-rebase', `echo "$@" > '${join(world.folder, 'asked')}'; exit 1`);
    const outcome = await publishPost('a.md', 'mine\n');
    expect(outcome).toMatchObject({ kind: 'published', joined: 'merged', obstacle: 'hook' });
    expect(await merges()).toBe(1);
    expect(await repositoryAt(world.folder, world.env).read('asked')).toBe(`${oid}\n`);
    await blog.hook('pre-rebase', 'exit 0');
    await other.git('pull', '--quiet');
    await theirs({ 'c.md': 'theirs\n' });
    expect(await publishPost('a.md', 'mine again\n')).toMatchObject({ joined: 'replayed' });
  });

  it('has commits that were let go of under a name for 90 days', async () => {
    const old = 'refs/longhand/backup/replayed/20200101T000000Z';
    const decided = 'refs/longhand/backup/20200101T000000Z';
    for (const name of [old, decided]) await blog.git('update-ref', name, 'HEAD');
    await theirs({ 'b.md': 'theirs\n' });
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    await get();
    const kept = await blog.git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/longhand/backup');
    expect(kept).not.toContain(old);
    expect(kept).toContain(decided);
    expect(kept).toContain(`refs/longhand/backup/replayed/${new Date().getUTCFullYear()}`);
    expect(kept).toContain(mine);
  });
});

describe('where a straight line does not go', () => {
  /** A commit that meets theirs, and one above that makes it good: a merge of both is without a conflict. */
  async function onlyMerges() {
    await theirs({ 'b.md': 'theirs\n' });
    await blog.commit('mine', { 'b.md': 'mine\n' });
    return blog.commit('mended', { 'b.md': 'b\n' });
  }

  it('it is a merge, and the author is told why [R47]', async () => {
    await onlyMerges();
    const outcome = await publishPost('a.md', 'mine\n');
    expect(outcome).toMatchObject({ kind: 'published', commit: await head(), obstacle: 'conflict' });
    expect(await merges()).toBe(1);
    expect(await blog.read('b.md')).toBe('theirs\n');
  });

  it('it is a merge where a remote has some of the commits already, and they stay [R47]', async () => {
    await theirs({ 'b.md': 'theirs\n' });
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    await blog.git('push', '--quiet', 'origin', 'main:review/a');
    expect(await get()).toMatchObject({
      kind: 'updated',
      how: 'merged',
      obstacle: 'elsewhere',
      replaced: {},
    });
    expect((await blog.git('rev-parse', 'HEAD^1')).trim()).toBe(mine);
  });

  it('the author decides on the same words, as ever [R48]', async () => {
    await theirs({ 'b.md': 'theirs\n' });
    const mine = await blog.commit('mine', { 'b.md': 'mine\n' });
    expect(await get()).toMatchObject({ kind: 'conflict', conflict: { mine } });
    expect([await head(), await backups()]).toEqual([mine, '']);
  });

  it.each<[string, string]>([
    ['true', 'changes the same words'],
    ['false', 'no to a rebase'],
  ])('they are asked with pull.ff=only and pull.rebase=%s, and may join the two', async (rebase, words) => {
    await blog.git('config', 'pull.rebase', rebase);
    await blog.git('config', 'pull.ff', 'only');
    const mine = await onlyMerges();
    const there = await remoteMain();
    expect(await pushWaiting({ root: blog.folder }, { state })).toMatchObject({
      ...{ kind: 'committed', commit: mine, reason: 'merge-needed', detail: expect.stringContaining(words) },
    });
    expect([await head(), await remoteMain()]).toEqual([mine, there]);
    expect(await queued()).toMatchObject({ oid: mine, reason: 'merge-needed', nextAt: null });
    const { repository, target } = await ready();
    const joined = await decideRewritten(repository, { target, state, choice: 'keep-both' });
    expect(joined).toMatchObject({ kind: 'updated', from: mine, how: 'merged', obstacle: null });
    expect(await pushWaiting({ root: blog.folder }, { state })).toMatchObject({ kind: 'published' });
    expect(await remoteMain()).toBe(await head());
  });

  it('both are kept by a merge after the remote took something back: it is not written again [R51]', async () => {
    const secret = await theirs({ 'b.md': 'a secret\n' });
    await get();
    const mine = await blog.commit('mine', { 'a.md': 'mine\n' });
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    await other.commit('instead', { 'c.md': 'instead\n' });
    await other.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
    expect(await get()).toMatchObject({ reason: 'rewritten' });
    const { repository, target } = await ready();
    await decideRewritten(repository, { target, state, choice: 'keep-both' });
    expect((await blog.git('rev-parse', 'HEAD^1')).trim()).toBe(mine);
    expect(await blog.git('rev-list', 'HEAD')).toContain(secret);
  });
});

describe('what waits to be sent while the line is made straight', () => {
  const queues: PushQueue[] = [];
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.close();
  });

  /** The app, started anew: it sends what waits, and ends when nothing does. */
  async function restarted(recovers: boolean): Promise<void> {
    if (recovers) expect(await recoverAtStart(blog.folder, state)).toMatchObject({ settled: true });
    const errors: unknown[] = [];
    const queue = new PushQueue({
      ...{ root: blog.folder, state },
      // An hour later: what waits is due.
      clock: { ...REAL_CLOCK, now: () => Date.now() + 3_600_000 },
      onChange: () => undefined,
      report: (error) => errors.push(error),
    });
    queues.push(queue);
    await queue.look();
    await expect.poll(queued, { timeout: 20_000 }).toBeNull();
    expect(errors).toEqual([]);
  }

  /** Published while offline; the other author was not. */
  async function waiting() {
    await offline();
    await publishPost('a.md', 'mine\n');
    await online();
    await theirs({ 'b.md': 'theirs\n' });
    await blog.git('fetch', '--quiet');
    return { from: await head(), tip: await remoteMain() };
  }

  /** As a kill leaves it while the line is made straight: the branch has `moved`, or not yet. */
  async function cutOff(moved: boolean) {
    const { from, tip } = await waiting();
    const { repository } = await ready();
    const line = await replay(repository, { mine: from, theirs: tip });
    if (line.kind !== 'replayed') throw new Error(line.obstacle);
    const { to, replaced } = line;
    const { topLevel, branch } = repository;
    const files = await changedFiles(repository, from, to);
    const record = { topLevel, branch, from, to, how: 'reset', files, replaced, begunAt: 1 } as const;
    await pullRecords(state, repository).put(newRecordId(), record);
    if (moved) await blog.git(...forwardArguments(record));
    return { to };
  }

  it('is sent as what it became, and what lies above it stays here [R56]', async () => {
    const { tip } = await waiting();
    await blog.commit('not to be sent yet', { 'private.md': 'p\n' });
    await restarted(false);
    expect(await subjects()).toEqual(['not to be sent yet', 'Publish a.md', 'theirs', 'start']);
    expect(await remoteMain()).toBe((await blog.git('rev-parse', 'HEAD^')).trim());
    expect((await blog.git('rev-parse', 'HEAD~2')).trim()).toBe(tip);
  });

  it.each([
    ['before the branch moved', 'recovered at the start', false, true],
    ['after it, before the queue knew', 'recovered at the start', true, true],
    ['before the branch moved', 'not recovered first', false, false],
    ['after it, before the queue knew', 'not recovered first', true, false],
  ])('is sent after a kill %s, and %s [R50] [R56]', async (_, __, moved, recovers) => {
    const { to } = await cutOff(moved);
    if (!moved) await blog.write('b.md', '');

    await restarted(recovers);

    expect([await head(), await remoteMain()]).toEqual([to, to]);
    expect(await blog.read('b.md')).toBe('theirs\n');
    expect(await blog.git('status', '--porcelain')).toBe('');
    const { repository } = await ready();
    expect((await pullRecords(state, repository).list()).records).toEqual([]);
  });

  it.each([true, false])(
    'is sent by the author, too, while a cut-off pull is open (moved: %s) [R50] [R56]',
    async (moved) => {
      const { to } = await cutOff(moved);
      const outcome = await pushWaiting({ root: blog.folder }, { state });
      expect(outcome).toMatchObject({ kind: 'published', commit: to });
      expect(await queued()).toBeNull();
      expect(await subjects()).toEqual(['Publish a.md', 'theirs', 'start']);
    },
  );

  it('is sent after a kill between the merge and the push, too [R50] [R56]', async () => {
    await blog.git('config', '--unset', 'pull.rebase');
    const { from } = await waiting();
    expect(await get()).toMatchObject({ how: 'merged' });
    expect(await queued()).toMatchObject({ oid: await head() });
    await restarted(true);
    expect(await remoteMain()).toBe(await head());
    expect((await blog.git('rev-parse', 'HEAD^1')).trim()).toBe(from);
  });

  it('waits on as what it became when the author stops it before it is sent [R56]', async () => {
    const { from } = await waiting();
    const stop = new AbortController();
    let contacts = 0;
    const outcome = await pushWaiting(
      { root: blog.folder },
      {
        state,
        signal: stop.signal,
        onStep: (step) => {
          if (step === 'contacting' && ++contacts === 2) stop.abort();
        },
      },
    );
    expect(outcome).toMatchObject({ kind: 'committed', commit: await head() });
    expect(await head()).not.toBe(from);
    expect(await queued()).toMatchObject({ oid: await head(), nextAt: null });
  });

  it('follows where the author went on committing after a kill [R50]', async () => {
    const { to } = await cutOff(true);
    await blog.commit('on the terminal', { 'd.md': 'd2\n' });
    await recoverAtStart(blog.folder, state);
    expect(await queued()).toMatchObject({ oid: to });
  });

  it('has arrived where the remote has it already, below what another author published since [R41]', async () => {
    const { from } = await waiting();
    await other.git('reset', '--quiet', '--hard', 'HEAD^');
    await other.git('pull', '--quiet', blog.folder, 'main');
    await other.commit('above', { 'c.md': 'above\n' });
    await other.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
    await blog.git('update-ref', '-d', 'refs/remotes/origin/main');
    const { repository } = await ready();
    const entry = queuePush(null, { branch: 'main', remote: 'origin', oid: from }, 1);
    await new QueuedPushes(state, repository).put(entry);
    await restarted(true);
    expect(await head()).toBe(await remoteMain());
    expect(await subjects()).toEqual(['above', 'Publish a.md', 'start']);
  });
});
