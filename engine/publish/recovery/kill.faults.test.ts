import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitWrapper } from '../../../tests/faults/git-wrapper';
import { bundleScript, whyNoStrace } from '../../../tests/faults/save-process';
import { type FaultWorld, locksLeft, makeFaultWorld } from '../../../tests/helpers/fault-world';
import type { TestRepository } from '../../../tests/helpers/repository';
import { commitPaths } from '../commit';
import { publishableRepository } from '../repository';
import { openCommits } from './operations';
import { recoverCommits } from './recover';

const noStrace = whyNoStrace();

let world: FaultWorld;
let template: TestRepository;
let first: string;
let staged: string;
let wrapper: GitWrapper;

/** A blog with two changed posts and a new one to publish, amid staged, half staged and unstaged work of the author. */
beforeEach(async () => {
  world = await makeFaultWorld();
  ({ wrapper } = world);
  template = await world.repository('template');
  first = await template.commit('start', {
    'posts/a.md': 'a\n',
    'posts/staged-before.md': '1\n',
    'staged.md': '1\n',
    'partly.md': '1\n2\n',
    'dirty.md': '1\n',
  });
  await template.write('staged.md', 'staged\n');
  await template.write('partly.md', 'staged\n2\n');
  await template.write('posts/staged-before.md', 'staged earlier\n');
  await template.write('new-staged.md', 'n\n');
  await template.git('add', 'staged.md', 'partly.md', 'new-staged.md', 'posts/staged-before.md');
  await template.write('partly.md', 'staged\nunstaged\n');
  await template.write('dirty.md', 'dirty\n');
  await template.write('untracked.md', 'u\n');
  staged = await othersStaged(template);
  for (const [path, text] of Object.entries(OURS)) await template.write(path, text);
});
afterEach(() => world.dispose());

const OURS = {
  'posts/a.md': 'a, changed\n',
  'posts/staged-before.md': 'and changed again\n',
  'posts/new.md': 'new\n',
};
const OTHERS = ['staged.md', 'partly.md', 'dirty.md', 'new-staged.md', 'untracked.md'];
const othersStaged = (blog: TestRepository) => blog.git('diff', '--cached', '--', ...OTHERS);

const state = () => world.state;
const freshCopy = () => world.freshCopy(template);
const publish = async (blog: TestRepository) =>
  commitPaths(await publishableRepository(blog.folder), {
    paths: Object.keys(OURS),
    message: 'Publish “A”',
    state: state(),
    patience: { tries: 2, pause: async () => undefined },
  });

/** What must hold after every kill, once the author publishes again at the latest. */
async function expectOneCommit(blog: TestRepository): Promise<void> {
  expect((await blog.git('log', '--format=%P')).trim()).toBe(first);
  const changed = await blog.git('show', '--name-only', '--format=', '--no-renames', 'HEAD');
  expect(changed.trim().split('\n').sort()).toEqual(Object.keys(OURS).sort());
  for (const [path, text] of Object.entries(OURS)) {
    expect(await blog.read(path)).toBe(text);
    expect(await blog.git('show', `HEAD:${path}`)).toBe(text);
  }
  expect(await othersStaged(blog)).toBe(staged);
  expect(await blog.git('status', '--porcelain', '--', ...Object.keys(OURS))).toBe('');
  expect(await blog.read('partly.md')).toBe('staged\nunstaged\n');
  expect(await blog.git('fsck', '--no-dangling')).toBe('');
  expect(locksLeft(blog)).toEqual([]);
  expect(existsSync(join(blog.folder, '.git/longhand/turn'))).toBe(false);
  const repository = await publishableRepository(blog.folder);
  expect(await openCommits(state(), repository).list()).toEqual({ records: [], quarantined: [] });
}

describe(`a Git that is killed while it commits${noStrace ? ` (skipped: ${noStrace})` : ''}`, () => {
  it.skipIf(noStrace !== null).each([
    ['add', 'write', 2],
    ['add', 'rename', 1],
    ['commit', 'write', 10],
    ['commit', 'rename', 2],
    ['commit', 'fsync', 4],
    ['commit', 'link', 3],
    ['commit', 'unlink', 3],
    ['commit', 'mkdir', 1],
  ] as const)(
    '[R32] in `git %s` at every %s: the text stays, there is one commit, and other staged work is as it was',
    async (verb, call, atLeast) => {
      let killed = 0;
      for (let when = 1; ; when++) {
        const blog = freshCopy();
        wrapper.killAt(verb, call, when);
        const failure = await publish(blog).then(
          () => null,
          (error: unknown) => error,
        );
        expect(wrapper.wasUsed()).toBe(true);
        if (!wrapper.wasKilled()) {
          expect(failure).toBeNull();
          break;
        }
        killed++;
        if (failure !== null) await publish(blog);
        await expectOneCommit(blog);
      }
      expect(killed).toBeGreaterThanOrEqual(atLeast);
    },
  );
});

describe('the app in a process of its own, also one that is killed while Git commits', () => {
  let script: string;

  beforeEach(async () => {
    script = await bundleScript('commit-once', world.folder);
  });

  const commitInProcess = (blog: TestRepository) =>
    world.run(script, blog.folder, state(), ...Object.keys(OURS));

  it.each(['check-attr', 'add', 'commit', 'show'])(
    '[R33] when it has just started `git %s`: the Git goes on, its work is recognised, there is no second commit',
    async (verb) => {
      const blog = freshCopy();
      wrapper.runBefore(verb, 'kill -9 "$PPID"');
      expect(await commitInProcess(blog)).toBe('SIGKILL');
      const repository = await publishableRepository(blog.folder);
      const settled = await recoverCommits(repository, { state: state() });
      // The intent is written down right before the first command that changes something.
      expect(settled.map(({ operation }) => operation.message)).toEqual(
        verb === 'check-attr' ? [] : ['Publish “A”'],
      );
      const done = settled[0]?.verdict.kind === 'done';
      expect(done).toBe((await blog.git('rev-parse', 'HEAD')).trim() !== first);
      if (verb === 'show') expect(done).toBe(true);
      if (!done) {
        expect(await othersStaged(blog)).toBe(staged);
        expect(await blog.git('status', '--porcelain', '--', 'posts/new.md')).toBe('?? posts/new.md\n');
        await publish(blog);
      } else await expect(publish(blog)).rejects.toMatchObject({ code: 'nothing-to-publish' });
      await expectOneCommit(blog);
    },
  );

  it('[R33] while a hook runs: the commit is waited for and recognised, also by one who publishes again at once', async () => {
    const blog = freshCopy();
    const [inHook, goOn] = [join(world.folder, 'in-hook'), join(world.folder, 'go-on')];
    await blog.hook('pre-commit', `echo $PPID > '${inHook}'; while ! [ -e '${goOn}' ]; do sleep 0.02; done`);
    const child = world.start(script, blog.folder, state(), ...Object.keys(OURS));
    await expect.poll(() => existsSync(inHook), { timeout: 20_000 }).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const repository = await publishableRepository(blog.folder);
    const impatient = { tries: 1, pause: async () => undefined };
    await expect(recoverCommits(repository, { state: state(), patience: impatient })).rejects.toMatchObject({
      code: 'repository-busy',
      detail: {
        holder: expect.stringMatching(/^: git commit, process \d+$/),
        lock: expect.stringContaining('index.lock'),
      },
    });
    await expect(publish(blog)).rejects.toMatchObject({ code: 'repository-busy' });
    expect((await blog.git('rev-parse', 'HEAD')).trim()).toBe(first);
    writeFileSync(goOn, '');
    const settled = await recoverCommits(repository, { state: state() });
    expect(settled).toMatchObject([{ verdict: { kind: 'done' } }]);
    await expect(publish(blog)).rejects.toMatchObject({ code: 'nothing-to-publish' });
    await expectOneCommit(blog);
  });

  it.skipIf(noStrace !== null).each([
    ['commit', 'rename', 1],
    ['commit', 'rename', 2],
    ['commit', 'link', 2],
    ['commit', 'unlink', 6],
    ['add', 'rename', 1],
  ] as const)(
    '[R32] [R33] together with its `git %s` at %s %i: the next start puts the index in order and nothing is recorded twice',
    async (verb, call, when) => {
      const blog = freshCopy();
      wrapper.killAt(verb, call, when, 'kill -9 "$PPID"');
      expect(await commitInProcess(blog)).toBe('SIGKILL');
      expect(wrapper.wasKilled()).toBe(true);
      const repository = await publishableRepository(blog.folder);
      const settled = await recoverCommits(repository, { state: state() });
      expect(settled).toHaveLength(1);
      expect(await othersStaged(blog)).toBe(staged);
      if (settled[0]?.verdict.kind === 'not-done') await publish(blog);
      await expectOneCommit(blog);
    },
  );

  it('[R26] several Longhands that publish at once take turns: a commit each, one on the other, and nothing of any is lost', async () => {
    const blog = freshCopy();
    const started = Object.keys(OURS).map((path) => world.start(script, blog.folder, state(), path));
    const codes = await Promise.all(started.map(async (child) => (await once(child, 'exit'))[0] as number));
    expect(codes).toEqual([0, 0, 0]);
    expect((await blog.git('rev-list', '--count', '--no-merges', `${first}..HEAD`)).trim()).toBe('3');
    for (const [path, text] of Object.entries(OURS))
      expect(await blog.git('show', `HEAD:${path}`)).toBe(text);
    expect(await othersStaged(blog)).toBe(staged);
    expect(await blog.git('status', '--porcelain', '--', ...Object.keys(OURS))).toBe('');
    expect(existsSync(join(blog.folder, '.git/longhand/turn'))).toBe(false);
  });
});
