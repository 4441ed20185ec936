import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GitWrapper } from '../../../tests/faults/git-wrapper';
import { bundleScript, whyNoStrace } from '../../../tests/faults/save-process';
import { type FaultWorld, locksLeft, makeFaultWorld } from '../../../tests/helpers/fault-world';
import { fileUrl, repositoryAt, type TestRepository } from '../../../tests/helpers/repository';
import { recoverAtStart } from '../recovery/at-start';
import { openCommits } from '../recovery/operations';
import { publishableRepository } from '../repository';
import { openSwitches } from './review-switch';
import { sendForReview } from './send-for-review';

const noStrace = whyNoStrace();
const BRANCH = 'review/a';
const POSTS = ['posts/a.md', 'posts/new.md'];

let world: FaultWorld;
let template: TestRepository;
let wrapper: GitWrapper;
let script: string;
let main: string;

/** A blog with a changed post and a new one for a review, amid other work of the author. */
beforeAll(async () => {
  world = await makeFaultWorld();
  ({ wrapper } = world);
  template = await world.repository('template');
  main = await template.commit('start', { 'posts/a.md': '# A\n', 'other.md': 'o\n', 'staged.md': 's\n' });
  await template.publishTo(await world.bareRemote('template.git'));
  await template.write('posts/a.md', '# A\n\nStaged.\n');
  await template.write('staged.md', 'staged\n');
  await template.git('add', 'posts/a.md', 'staged.md');
  await template.write('posts/a.md', '# A\n\nFor review.\n');
  await template.write('posts/new.md', '# New\n');
  await template.write('other.md', 'changed\n');
  script = await bundleScript('review-once', world.folder);
});
afterAll(() => world.dispose());

const state = () => world.state;
const remoteFolder = () => world.at('remotes/blog.git');

async function freshCopy(): Promise<TestRepository> {
  const blog = world.freshCopy(template, 'remotes/blog.git');
  cpSync(world.at('remotes/template.git'), remoteFolder(), { recursive: true });
  await blog.git('remote', 'set-url', 'origin', fileUrl(remoteFolder()));
  return blog;
}

const send = (blog: TestRepository) =>
  sendForReview(
    { root: blog.folder },
    { branch: BRANCH, message: 'Look at A', paths: POSTS, state: state() },
  );

/** What the author has: branch, commit, index, files. */
const mine = async (blog: TestRepository) => [
  await blog.git('symbolic-ref', 'HEAD'),
  await blog.git('rev-parse', 'HEAD'),
  await blog.git('ls-files', '--stage'),
  await blog.git('status', '--porcelain'),
  await Promise.all([...POSTS, 'other.md', 'staged.md'].map(blog.read)),
];

/** What must hold once the author has sent it again at the latest. */
async function expectOneReview(blog: TestRepository, before: unknown): Promise<void> {
  expect(await mine(blog)).toEqual(before);
  const remote = repositoryAt(remoteFolder(), world.env);
  expect((await remote.git('rev-parse', 'main')).trim()).toBe(main);
  expect((await remote.git('log', '--format=%P', BRANCH, '--not', 'main')).trim()).toBe(main);
  const changed = await remote.git('diff', '--name-only', 'main', BRANCH);
  expect(changed.trim().split('\n')).toEqual(POSTS);
  expect(await remote.git('show', `${BRANCH}:posts/a.md`)).toBe('# A\n\nFor review.\n');
  expect(await blog.git('rev-parse', BRANCH)).toBe(await remote.git('rev-parse', BRANCH));
  expect(await blog.git('fsck', '--no-dangling')).toBe('');
}

/** Nothing is under way any more, whether or not the review was recorded. */
async function expectSettled(blog: TestRepository, before: unknown): Promise<void> {
  expect(await mine(blog)).toEqual(before);
  expect(locksLeft(blog)).toEqual([]);
  const repository = await publishableRepository(blog.folder);
  expect((await openSwitches(state(), repository).list()).records).toEqual([]);
  expect((await openCommits(state(), repository).list()).records).toEqual([]);
}

describe(`sending for review${noStrace ? ` (kills skipped: ${noStrace})` : ''}`, () => {
  it.skipIf(noStrace !== null).each([
    ['the branch is begun', 'update-ref', 1],
    ['HEAD goes there', "'longhand: review'", 1],
    ['it is recorded', 'commit', 2],
    ['HEAD goes back', "'longhand: back from review'", 1],
    ['the index is put in order', 'update-index', 1],
  ] as const)(
    'a Git that is killed while %s: everything here is as it was, and there is one review [R32]',
    async (_, verb, atLeast) => {
      let killed = 0;
      for (let when = 1; ; when++) {
        const blog = await freshCopy();
        const before = await mine(blog);
        // With a rename all that it changes comes about; the rest of a commit: engine/publish/recovery/kill.faults.
        wrapper.killAt(verb, 'rename', when);
        const outcome = await send(blog).catch(() => null);
        expect(wrapper.wasUsed()).toBe(true);
        if (!wrapper.wasKilled()) {
          expect(outcome).toMatchObject({ kind: 'in-review' });
          break;
        }
        killed++;
        await expectSettled(blog, before);
        if (outcome === null) expect(await send(blog)).toMatchObject({ kind: 'in-review' });
        await expectOneReview(blog, before);
      }
      expect(killed).toBeGreaterThanOrEqual(atLeast);
    },
  );

  it.each([
    ['the branch is begun', 'update-ref', 'nothing'],
    ['new posts are named in the index', 'add', 'not-recorded'],
    ['it is recorded', 'commit', 'recorded'],
    ['HEAD goes back', "'longhand: back from review'", 'nothing'],
    ['the index is put in order', 'update-index', 'nothing'],
    ['it is sent', 'push', 'nothing'],
  ] as const)(
    'an app that is killed when %s: the next start goes back, and there is one review [R33]',
    async (_, verb, told) => {
      const blog = await freshCopy();
      const before = await mine(blog);
      wrapper.runBefore(verb, 'kill -9 "$PPID"');
      expect(await world.run(script, blog.folder, state(), BRANCH, ...POSTS)).toBe('SIGKILL');
      const { recovery, settled } = await recoverAtStart(blog.folder, state());
      expect(settled).toBe(true);
      const subject = 'Look at A';
      expect(recovery.changes).toEqual(
        told === 'nothing'
          ? []
          : [{ kind: told, subject, waits: false, elsewhere: told === 'recorded' ? BRANCH : null }],
      );
      await expectSettled(blog, before);
      expect(await send(blog)).toMatchObject({ kind: 'in-review' });
      await expectOneReview(blog, before);
    },
  );
});
