import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queuePush } from '#core/publish/queue/queued-push';
import { whyNoStrace } from '../../../tests/faults/save-process';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../../tests/helpers/repository';
import { commitPaths } from '../commit';
import { QueuedPushes } from '../queue/entries';
import { newRecordId } from '../records/records';
import { publishableRepository, type ReadyRepository } from '../repository';
import { forwardArguments } from './fast-forward';
import { changedFiles } from './files';
import { type PullRecord, pullRecords } from './record';
import { recoverPulls } from './recover';

const noStrace = whyNoStrace();
if (noStrace !== null) console.warn(`Not killed at every call: ${noStrace}.`);

const CALLS = ['openat', 'write', 'rename', 'unlink', 'mkdir', 'link', 'symlink'] as const;
const LONG = 'A line of a long post.\n'.repeat(900);

let world: World;
let fixture: TestRepository;
let state: string;
let from: string;
let to: string;
/** A commit of the author that `to` does not have; taking theirs lets go of it. */
let own: string;

beforeAll(async () => {
  world = await makeWorld();
  world.enter();
  fixture = await world.repository('fixture');
  await fixture.commit('start', {
    'posts/a.md': 'old\n',
    'posts/long.md': LONG,
    'posts/gone.md': 'to be deleted\n',
    'notes.md': 'n\n',
    'staged.md': 's\n',
  });
  await fixture.git('checkout', '--quiet', '-b', 'theirs');
  to = await fixture.commit('theirs', {
    'posts/a.md': 'new\n',
    'posts/long.md': `${LONG}The end.\n`,
    'posts/added/b.md': 'added\n',
  });
  await fixture.git('rm', '--quiet', 'posts/gone.md');
  await fixture.git('commit', '--quiet', '--amend', '--no-edit');
  to = (await fixture.git('rev-parse', 'HEAD')).trim();
  await fixture.git('checkout', '--quiet', 'main');
  from = (await fixture.git('rev-parse', 'HEAD')).trim();
  own = await fixture.commit('own', { 'posts/a.md': 'mine\n', 'posts/own.md': 'mine alone\n' });
  await fixture.git('reset', '--quiet', '--hard', from);
  await fixture.write('staged.md', 'staged\n');
  await fixture.git('add', 'staged.md');
  await fixture.write('notes.md', 'under way\n');
  await fixture.write('untracked.md', 'mine\n');
});
afterAll(() => world.dispose());

type How = PullRecord['how'];

/** A new copy of the blog, with the record of a pull that is about to begin, and its commit on its way to the remote. */
async function begun(how: How = 'forward'): Promise<TestRepository> {
  const folder = join(world.folder, 'blog');
  state = join(world.folder, 'state');
  rmSync(folder, { recursive: true, force: true });
  rmSync(state, { recursive: true, force: true });
  cpSync(fixture.folder, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const blog = repositoryAt(folder, world.env);
  // The copies have other inode numbers: as if they had been there all along.
  await blog.git('update-index', '-q', '--refresh').catch(() => undefined);
  if (how === 'reset') await blog.git('checkout', '--quiet', '-B', 'main', own);
  const repository = await publishableRepository(folder);
  const at = how === 'reset' ? own : from;
  const files = await changedFiles(repository, at, to);
  const { topLevel, branch } = repository;
  const replaced = { [at]: to };
  const record = { topLevel, branch, from: at, to, how, files, replaced, begunAt: Date.now() };
  await pullRecords(state, repository).put(newRecordId(), record);
  await queueOf(repository).put(queuePush(null, { branch, remote: 'origin', oid: at }, Date.now()));
  return blog;
}

const queueOf = (repository: ReadyRepository) => new QueuedPushes(state, repository);

const strace = (blog: TestRepository, how: How, options: readonly string[]) =>
  spawnSync('strace', [...options, 'git', ...forwardArguments({ branch: 'main', to, how })], {
    cwd: blog.folder,
    env: { ...world.env },
    encoding: 'utf8',
  });

/** Which calls of a whole run change something: the name and the how-manieth of that name. */
async function changingCalls(how: How): Promise<{ call: string; nth: number }[]> {
  const blog = await begun(how);
  const log = join(world.folder, 'strace.log');
  const run = strace(blog, how, ['-o', log, '-e', `trace=${CALLS.join(',')}`]);
  expect(run.status, run.stderr).toBe(0);
  const counts = new Map<string, number>();
  const found: { call: string; nth: number }[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const call = /^(\w+)\(/.exec(line)?.[1];
    if (!call) continue;
    const nth = (counts.get(call) ?? 0) + 1;
    counts.set(call, nth);
    const reads = call === 'openat' && !/O_WRONLY|O_RDWR|O_CREAT/.test(line);
    const says = call === 'write' && /^write\([12],/.test(line);
    if (!reads && !says) found.push({ call, nth });
  }
  return found;
}

function locks(folder: string): string[] {
  return readdirSync(join(folder, '.git'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.lock'),
  );
}

async function expectDone(blog: TestRepository): Promise<void> {
  const repository = await publishableRepository(blog.folder);
  expect((await pullRecords(state, repository).list()).records).toEqual([]);
  expect(await queueOf(repository).of('main')).toMatchObject({ oid: to });
  expect((await blog.git('rev-parse', 'HEAD')).trim()).toBe(to);
  expect(await blog.git('status', '--porcelain')).toBe(' M notes.md\nM  staged.md\n?? untracked.md\n');
  expect(await blog.read('posts/a.md')).toBe('new\n');
  expect(await blog.read('posts/long.md')).toBe(`${LONG}The end.\n`);
  expect(await blog.read('posts/added/b.md')).toBe('added\n');
  expect(existsSync(join(blog.folder, 'posts/gone.md'))).toBe(false);
  expect(existsSync(join(blog.folder, 'posts/own.md'))).toBe(false);
  expect(await blog.git('diff', '--cached', '--name-only')).toBe('staged.md\n');
  expect(await blog.read('notes.md')).toBe('under way\n');
  expect(locks(blog.folder)).toEqual([]);
}

describe.skipIf(noStrace !== null)('a pull that is killed', () => {
  it.each<How>(['forward', 'reset'])(
    'at any call that changes something is completed at the next start, and no emptied post is recorded: %s [R50] [R51] [R56]',
    { timeout: 300_000 },
    async (how) => {
      const calls = await changingCalls(how);
      expect(calls.length).toBeGreaterThan(15);
      let emptied = 0;
      let ended = 0;
      for (const { call, nth } of calls) {
        const blog = await begun(how);
        const inject = `inject=${call}:signal=KILL:when=${nth}`;
        const run = strace(blog, how, ['-o', '/dev/null', '-e', `trace=${call}`, '-e', inject]);
        // One call fewer than in the run that was counted: it came to its end.
        if (run.signal === null && run.status === 0) ended++;
        const cut = existsSync(join(blog.folder, 'posts/a.md')) ? await blog.read('posts/a.md') : '';
        if (cut === '') emptied++;
        await recoverPulls(await publishableRepository(blog.folder), { state });
        await expectDone(blog);
      }
      expect(await fixture.git('fsck')).not.toMatch(/error|missing/);
      // The matrix is of use only where Git really leaves a post empty or away.
      expect(emptied).toBeGreaterThan(0);
      expect(ended).toBeLessThan(calls.length / 4);
    },
  );

  it('is put right before a commit, which then does not hold the emptied post [R50]', async () => {
    const blog = await begun();
    writeFileSync(join(blog.folder, 'posts/a.md'), '');
    rmSync(join(blog.folder, 'posts/long.md'));
    const repository = await publishableRepository(blog.folder);
    const paths = ['posts/a.md', 'posts/long.md', 'notes.md'];
    const commit = await commitPaths(repository, { paths, message: 'Mine', state });
    expect(commit.paths).toEqual(['notes.md']);
    expect(await blog.git('show', 'HEAD:posts/a.md')).toBe('new\n');
    expect((await blog.git('rev-parse', 'HEAD^')).trim()).toBe(to);
  });
});

describe('a pull that was cut off', () => {
  it('leaves what somebody wrote since as it is, and says which [R50]', async () => {
    const blog = await begun();
    await blog.write('posts/a.md', 'written after the crash\n');
    await blog.write('posts/long.md', '');
    const [recovered] = await recoverPulls(await publishableRepository(blog.folder), { state });
    expect(recovered).toMatchObject({ head: from, kept: ['posts/a.md'] });
    expect(await blog.read('posts/a.md')).toBe('written after the crash\n');
    expect(await blog.read('posts/long.md')).toBe(LONG);
    expect((await blog.git('rev-parse', 'HEAD')).trim()).toBe(from);
  });

  it('takes a shortened post for the author’s, and a post cut between two pages for Git’s [R50]', async () => {
    const blog = await begun();
    await blog.write('posts/long.md', LONG.slice(0, 23 * 100));
    const kept = await recoverPulls(await publishableRepository(blog.folder), { state });
    expect(kept[0]?.kept).toEqual(['posts/long.md']);
    const again = await begun();
    await again.write('posts/long.md', LONG.slice(0, 8192));
    await recoverPulls(await publishableRepository(again.folder), { state });
    await expectDone(again);
  });

  it('is in step with the branch wherever the author has moved that meanwhile', async () => {
    const blog = await begun();
    await blog.write('posts/long.md', '');
    await blog.git('commit', '--quiet', '--no-verify', '--only', '-m', 'mine', '--', 'notes.md');
    const [recovered] = await recoverPulls(await publishableRepository(blog.folder), { state });
    expect(recovered).toMatchObject({ head: (await blog.git('rev-parse', 'HEAD')).trim(), kept: [] });
    expect(await blog.git('status', '--porcelain')).toBe('M  staged.md\n?? untracked.md\n');
  });
});
