import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GitWrapper } from '../../../tests/faults/git-wrapper';
import { bundleScript, whyNoStrace } from '../../../tests/faults/save-process';
import { type FaultWorld, locksLeft, makeFaultWorld } from '../../../tests/helpers/fault-world';
import { fileUrl, repositoryAt, type TestRepository } from '../../../tests/helpers/repository';
import { REAL_CLOCK } from '../clock';
import { publish } from '../publish';
import { QueuedPushes } from '../queue/entries';
import { PushQueue } from '../queue/push-queue';
import { recoverAtStart } from '../recovery/at-start';
import { publishableRepository } from '../repository';
import { pullRecords } from './record';

const noStrace = whyNoStrace();
const OTHERS = ['new.md', 'partly.md', 'untracked.md'];

let world: FaultWorld;
let wrapper: GitWrapper;
let script: string;
let theirs: string;
let under: unknown;
let queue: PushQueue | null = null;

/** A blog whose author wants a straight line: two publishes wait, another author published, and other work is under way. */
beforeAll(async () => {
  world = await makeFaultWorld();
  ({ wrapper } = world);
  const template = await world.repository('template');
  await template.commit('start', { 'a.md': 'a\n', 'b.md': 'b\n', 'gone.md': 'g\n', 'partly.md': '1\n' });
  await template.publishTo(await world.bareRemote('template.git'));
  const other = await world.clone(fileUrl(join(world.folder, 'remotes/template.git')), 'other');
  await other.git('rm', '--quiet', 'gone.md');
  theirs = await other.commit('theirs', { 'b.md': 'theirs\n', 'deep/er.md': 'new\n' });
  await other.git('push', '--quiet');
  await template.git('config', 'pull.rebase', 'true');
  await template.git('remote', 'set-url', 'origin', 'http://127.0.0.1:1/blog.git');
  const state = join(world.folder, 'template-state');
  for (const [path, text] of [
    ['a.md', 'mine\n'],
    ['a.md', 'mine too\n'],
  ] as const) {
    await template.write(path, text);
    await publish({ root: template.folder }, { paths: [path], message: text.trim(), state });
  }
  await template.write('new.md', 'staged\n');
  await template.write('partly.md', 'staged\n');
  await template.git('add', 'new.md', 'partly.md');
  await template.write('partly.md', 'staged and more\n');
  await template.write('untracked.md', 'u\n');
  under = await underWay(template);
  script = await bundleScript('send-once', world.folder);
});
afterEach(async () => {
  await queue?.close();
  queue = null;
});
afterAll(() => world.dispose());

const folderOf = (name: string) => world.at(name);
const state = () => world.state;
const remote = () => repositoryAt(folderOf('remotes/blog.git'), world.env);

async function freshCopy(): Promise<TestRepository> {
  const blog = world.freshCopy(repositoryAt(folderOf('template'), world.env), 'remotes/blog.git');
  cpSync(folderOf('remotes/template.git'), folderOf('remotes/blog.git'), { recursive: true });
  await blog.git('remote', 'set-url', 'origin', fileUrl(folderOf('remotes/blog.git')));
  const queued = await new QueuedPushes(
    folderOf('template-state'),
    await publishableRepository(folderOf('template')),
  ).of('main');
  if (queued === null) throw new Error('nothing waits');
  await new QueuedPushes(state(), await publishableRepository(blog.folder)).put(queued);
  return blog;
}

const underWay = async (blog: TestRepository) => [
  await blog.git('ls-files', '--stage', '--', ...OTHERS),
  await blog.git('status', '--porcelain', '--', ...OTHERS),
  await Promise.all(OTHERS.map(blog.read)),
];

/** Sends in a process of its own, which the plan kills; a Git that it started may go on. */
async function sendAndDie(): Promise<void> {
  expect(await world.run(script, folderOf('blog'), state())).toBe('SIGKILL');
}

/** The app at its next start, until nothing waits; then everything is where it belongs. */
async function expectSent(blog: TestRepository): Promise<void> {
  const repository = await publishableRepository(blog.folder);
  expect(await recoverAtStart(blog.folder, state())).toMatchObject({ settled: true });
  expect((await pullRecords(state(), repository).list()).records).toEqual([]);
  const errors: unknown[] = [];
  queue = new PushQueue({
    ...{ root: blog.folder, state: state() },
    // An hour later: what waits is due.
    clock: { ...REAL_CLOCK, now: () => Date.now() + 3_600_000 },
    onChange: () => undefined,
    report: (error) => errors.push(error),
  });
  await queue.look();
  const queued = () => new QueuedPushes(state(), repository).of('main');
  await expect.poll(queued, { timeout: 30_000 }).toBeNull();
  expect(errors).toEqual([]);
  expect((await blog.git('log', '--format=%s')).trim().split('\n')).toEqual([
    'mine too',
    'mine',
    'theirs',
    'start',
  ]);
  expect((await blog.git('rev-parse', 'HEAD~2')).trim()).toBe(theirs);
  expect(await remote().git('rev-parse', 'main')).toBe(await blog.git('rev-parse', 'HEAD'));
  expect(await blog.read('a.md')).toBe('mine too\n');
  expect(await blog.read('b.md')).toBe('theirs\n');
  expect(existsSync(join(blog.folder, 'gone.md'))).toBe(false);
  expect(await underWay(blog)).toEqual(under);
  expect(await blog.git('diff', '--cached', '--name-only')).toBe('new.md\npartly.md\n');
  expect(await blog.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main\n');
  expect(locksLeft(blog)).toEqual([]);
  expect(await blog.git('fsck')).not.toMatch(/error|missing/);
}

describe('the app that is killed while it makes a straight line', () => {
  it.each([
    ['the commits are looked at', 'cat-file'],
    ['one of them is merged', 'merge-tree'],
    ['one of them is written again', 'commit-tree'],
    ['the old line is kept', "'longhand: main before it was replayed'"],
    ['it looks at what will change', 'diff-tree'],
    ['the files move', 'checkout'],
    ['it is sent', 'push'],
    ['it is noted that the remote has it', "'longhand: pushed'"],
  ])('as %s: the next start ends it, and sends each commit once [R50] [R56]', async (_, verb) => {
    const blog = await freshCopy();
    wrapper.runBefore(verb, 'kill -9 "$PPID"');
    await sendAndDie();
    expect(wrapper.wasUsed()).toBe(true);
    await expectSent(blog);
  });

  it.skipIf(!existsSync('/proc/self/stat'))(
    'right after the branch moved, before what waits to be sent knows of it [R50] [R56]',
    async () => {
      const blog = await freshCopy();
      // The parent of the hook is Git, whose parent is the app.
      await blog.hook('post-checkout', 'read -r _ _ _ app _ < /proc/$PPID/stat; kill -9 $app');
      await sendAndDie();
      rmSync(join(blog.folder, '.git/hooks/post-checkout'));
      const repository = await publishableRepository(blog.folder);
      const [open] = (await pullRecords(state(), repository).list()).records;
      const head = (await blog.git('rev-parse', 'HEAD')).trim();
      expect(open?.value).toMatchObject({ to: head, replaced: { [open?.value.from ?? '']: head } });
      expect(await new QueuedPushes(state(), repository).of('main')).toMatchObject({ oid: open?.value.from });
      await expectSent(blog);
    },
  );

  it.skipIf(noStrace !== null).each([
    ['write', 3],
    ['rename', 1],
    ['rename', 2],
    ['unlink', 1],
  ] as const)('together with the Git that moves the files, at %s %i [R50] [R56]', async (call, when) => {
    const blog = await freshCopy();
    wrapper.killAt('checkout', call, when, 'kill -9 "$PPID"');
    await sendAndDie();
    expect(wrapper.wasKilled()).toBe(true);
    await expectSent(blog);
  });
});
