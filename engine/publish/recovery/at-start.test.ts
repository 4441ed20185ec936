import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommitOperation } from '#core/publish/commit/operation';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../../tests/helpers/repository';
import { removeLeftoversIn } from '../locks/leftovers';
import { publish } from '../publish';
import { QueuedPushes } from '../queue/entries';
import { publishableRepository } from '../repository';
import { recoverAtStart } from './at-start';
import { openCommits } from './operations';

let world: World;
let blog: TestRepository;
let remote: TestRepository;
let first: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  first = await blog.commit('start', { 'a.md': 'a\n' });
  remote = repositoryAt(await world.bareRemote(), world.env);
  await blog.publishTo(remote.folder);
});
afterEach(() => world.dispose());

const state = () => join(world.folder, 'state');
const recover = async () => (await recoverAtStart(blog.folder, state())).recovery;
const queued = async () => new QueuedPushes(state(), await publishableRepository(blog.folder)).of('main');

/** What the app had written down when it was stopped, with two paths changed on the disk. */
async function begun(rest: Partial<CommitOperation> = {}): Promise<void> {
  await blog.write('a.md', 'changed\n');
  await blog.write('new.md', 'new\n');
  const blob = async (path: string) => (await blog.git('hash-object', path)).trim();
  const indexed = (await blog.git('rev-parse', ':a.md')).trim();
  await openCommits(state(), await publishableRepository(blog.folder)).put('1', {
    topLevel: blog.folder,
    branch: 'main',
    head: first,
    paths: [
      { path: 'a.md', blob: await blob('a.md'), indexed, fresh: false },
      { path: 'new.md', blob: await blob('new.md'), indexed: null, fresh: true },
    ],
    message: 'Publish “A”\n\nmore',
    begunAt: Date.now(),
    ...rest,
  });
}

describe('a start after a publish was cut short', () => {
  it('finds nothing where nothing was, also without a repository', async () => {
    const nothing = { changes: [], pulled: false, kept: [], leftOver: [] };
    expect(await recover()).toEqual(nothing);
    expect(await recoverAtStart(world.home, state())).toEqual({ recovery: nothing, settled: true });
  });

  it('says that it was not recorded, and takes the new file out of the index again [R32]', async () => {
    await begun();
    await blog.git('add', '--intent-to-add', 'new.md');
    expect(await recover()).toMatchObject({
      changes: [{ kind: 'not-recorded', subject: 'Publish “A”', waits: false }],
    });
    expect(await blog.git('status', '--porcelain')).toBe(' M a.md\n?? new.md\n');
    expect(await recover()).toMatchObject({ changes: [] });
    expect(await queued()).toBeNull();
  });

  it('recognises what was recorded, queues it, and the next try sends it, once [R33] [R56]', async () => {
    await begun();
    await blog.git('add', '-N', 'new.md');
    await blog.git('commit', '--quiet', '--only', '-m', 'Publish “A”', '--', 'a.md', 'new.md');
    const made = (await blog.git('rev-parse', 'HEAD')).trim();
    expect(await recover()).toMatchObject({
      changes: [{ kind: 'recorded', subject: 'Publish “A”', waits: true }],
    });
    expect(await queued()).toMatchObject({ oid: made, attempts: 0 });
    const outcome = await publish({ root: blog.folder }, { paths: [], message: 'x', state: state() });
    expect(outcome).toMatchObject({ kind: 'published', commit: made });
    expect((await remote.git('log', '--format=%H', 'main')).trim().split('\n')).toEqual([made, first]);
    expect(await queued()).toBeNull();
  });

  it('does not send by itself what a hook put in besides', async () => {
    await begun();
    await blog.write('index.json', '1\n');
    await blog.git('add', 'a.md', 'new.md', 'index.json');
    await blog.git('commit', '--quiet', '-m', 'Publish “A”');
    expect(await recover()).toMatchObject({ changes: [{ kind: 'recorded', waits: false }] });
    expect(await queued()).toBeNull();
  });

  it('finds it also below commits that were made since, and then leaves the index alone', async () => {
    await begun();
    await blog.git('add', 'a.md', 'new.md');
    await blog.git('commit', '--quiet', '-m', 'Publish “A”');
    await blog.commit('later', { 'b.md': 'b\n' });
    await blog.write('a.md', 'staged since\n');
    await blog.git('add', 'a.md');
    expect(await recover()).toMatchObject({ changes: [{ kind: 'recorded' }] });
    expect(await blog.git('status', '--porcelain')).toBe('M  a.md\n');
  });

  it('changes nothing and says so when the branch went elsewhere', async () => {
    await begun();
    await blog.git('commit', '--quiet', '--amend', '-m', 'rewritten', '--allow-empty');
    await blog.git('add', 'a.md');
    const before = await blog.git('status', '--porcelain');
    expect(await recover()).toMatchObject({ changes: [{ kind: 'unclear' }] });
    expect(await blog.git('status', '--porcelain')).toBe(before);
  });

  it('leaves the index of another branch alone that is checked out by now', async () => {
    await begun();
    await blog.git('stash', '--quiet', '--include-untracked');
    await blog.git('checkout', '--quiet', '-b', 'other');
    await blog.write('new.md', 'mine\n');
    await blog.git('add', '-N', 'new.md');
    const before = await blog.git('status', '--porcelain');
    expect(await recover()).toMatchObject({ changes: [{ kind: 'not-recorded' }] });
    expect(await blog.git('status', '--porcelain')).toBe(before);
  });

  it.skipIf(process.platform !== 'linux')(
    'leaves the locks alone that a fetch or a push of ours may hold meanwhile [R34]',
    async () => {
      await begun();
      const locks = ['refs/remotes/origin/main.lock', 'packed-refs.lock', 'config.lock', 'index.lock'];
      for (const name of locks) writeFileSync(join(blog.folder, '.git', name), '');
      expect(await recover()).toMatchObject({ changes: [{ kind: 'not-recorded' }] });
      expect(locks.filter((name) => existsSync(join(blog.folder, '.git', name)))).toEqual(locks.slice(0, 3));
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'clears a lock of the Git that was killed with it, and asks about one that was there before [R34]',
    async () => {
      await begun();
      writeFileSync(join(blog.folder, '.git/index.lock'), '');
      expect(await recover()).toMatchObject({ changes: [{ kind: 'not-recorded' }], leftOver: [] });
      await begun();
      const lock = join(blog.folder, '.git/index.lock');
      writeFileSync(lock, '');
      utimesSync(lock, Date.now() / 1000 - 3600, Date.now() / 1000 - 3600);
      expect(await recoverAtStart(blog.folder, state(), IMPATIENT)).toMatchObject({
        recovery: { changes: [], leftOver: ['index.lock'] },
        settled: false,
      });
      expect(await removeLeftoversIn(blog.folder)).toEqual(['index.lock']);
      expect(await recover()).toMatchObject({ changes: [{ kind: 'not-recorded' }], leftOver: [] });
    },
  );
});

const IMPATIENT = { tries: 1, pause: async () => undefined };
