import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import type { GitWrapper } from '../../../tests/faults/git-wrapper';
import { bundleScript, whyNoStrace } from '../../../tests/faults/save-process';
import { type FaultWorld, locksLeft, makeFaultWorld } from '../../../tests/helpers/fault-world';
import type { TestRepository } from '../../../tests/helpers/repository';
import { SnapshotStore } from '../../posts/snapshots/store';
import { isTempName, removeStaleTemps } from '../../posts/temp-files';
import { recoverAtStart } from '../recovery/at-start';
import { planUndo, undoPublish } from './undo';

const noStrace = whyNoStrace();
const MODEL = exampleModel({ contentFolders: [{ path: 'posts', kind: 'posts', language: null }] });
const POST = 'posts/tea.md';
/** Before the publish that is undone, and as it left them; null for no file. */
const FILES: Readonly<Record<string, readonly [string | null, string | null]>> = {
  [POST]: ['Water first.\n', 'Milk first.\n'],
  'posts/old.md': ['Old.\n', null],
  'static/cup.svg': [null, '<svg/>\n'],
};

let world: FaultWorld;
let template: TestRepository;
let published: string;
let wrapper: GitWrapper;
let script: string;

beforeAll(async () => {
  world = await makeFaultWorld();
  ({ wrapper } = world);
  template = await world.repository('template');
  await template.commit('start', { [POST]: 'Water first.\n', 'posts/old.md': 'Old.\n', 'notes.txt': 'n\n' });
  await template.git('rm', '--quiet', 'posts/old.md');
  published = await template.commit('Update “Tea”', {
    [POST]: 'Milk first.\n',
    'static/cup.svg': '<svg/>\n',
  });
  await template.write('notes.txt', 'staged\n');
  await template.git('add', 'notes.txt');
  await template.write('notes.txt', 'staged and more\n');
  script = await bundleScript('undo-once', world.folder);
});
afterAll(() => world.dispose());

const state = () => world.state;
const snapshots = () => world.at('snapshots');
const freshCopy = () => world.freshCopy(template, 'snapshots');

async function undo({ folder }: TestRepository): Promise<void> {
  const blog = { id: 'blog', root: folder, model: MODEL };
  const { commit } = await planUndo(blog, POST);
  const request = { commit, state: state(), snapshots: new SnapshotStore(snapshots()) };
  expect((await undoPublish(blog, POST, request)).outcome).toMatchObject({ kind: 'committed' });
}

const onDisk = (blog: TestRepository, path: string) => {
  const at = join(blog.folder, path);
  return existsSync(at) ? readFileSync(at, 'utf8') : null;
};

/** What must hold after every kill, once the author undoes it again at the latest. */
async function expectOneUndo(blog: TestRepository): Promise<void> {
  expect((await blog.git('rev-parse', 'HEAD^')).trim()).toBe(published);
  expect(await blog.git('diff', '--name-only', 'HEAD~2', 'HEAD')).toBe('');
  for (const [path, [before]] of Object.entries(FILES)) expect(onDisk(blog, path)).toBe(before);
  expect(await blog.git('status', '--porcelain')).toBe('MM notes.txt\n');
  expect(await blog.read('notes.txt')).toBe('staged and more\n');
  expect(await blog.git('show', ':notes.txt')).toBe('staged\n');
  expect(await blog.git('fsck', '--no-dangling')).toBe('');
  expect(locksLeft(blog)).toEqual([]);
}

/** What the app does of this when it opens the blog. */
async function startAgain(blog: TestRepository): Promise<void> {
  const names = readdirSync(blog.folder, { recursive: true, encoding: 'utf8' });
  await removeStaleTemps(
    names.filter((name) => isTempName(basename(name))).map((name) => join(blog.folder, name)),
  );
  expect((await recoverAtStart(blog.folder, state())).settled).toBe(true);
}

const isDone = async (blog: TestRepository) => (await blog.git('rev-parse', 'HEAD')).trim() !== published;

describe.skipIf(noStrace !== null)('undoing the last publish', () => {
  it.each([
    ['add', 1],
    ['commit', 2],
  ] as const)(
    'with a Git that is killed in `git %s`: all files are as the publish left them, or it is done [R32]',
    async (verb, atLeast) => {
      let killed = 0;
      for (let when = 1; ; when++) {
        const blog = freshCopy();
        const before = await blog.git('status', '--porcelain');
        wrapper.killAt(verb, 'rename', when);
        const failure = await undo(blog).catch((error: unknown) => error);
        expect(wrapper.wasUsed()).toBe(true);
        if (!wrapper.wasKilled()) {
          expect(failure).toBeUndefined();
          break;
        }
        killed++;
        if (failure !== undefined) {
          for (const [path, [, after]] of Object.entries(FILES)) expect(onDisk(blog, path)).toBe(after);
          expect(await blog.git('status', '--porcelain')).toBe(before);
          await undo(blog);
        }
        await expectOneUndo(blog);
      }
      expect(killed).toBeGreaterThanOrEqual(atLeast);
    },
  );

  it.each([
    ['rename', 3],
    ['unlink', 5],
  ] as const)(
    'with the app and its Git killed at every %s: every file is one of its two, and undoing again completes it [R33]',
    async (call, atLeast) => {
      let killed = 0;
      let halfway = 0;
      for (let when = 1; ; when++) {
        const blog = freshCopy();
        const inject = `inject=${call}:signal=KILL:when=${when}`;
        const options = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject];
        const program = [process.execPath, script, blog.folder, state(), snapshots(), POST];
        // One thread does all file work, so that the N-th call of a kind is the same one in every run.
        const env = { ...process.env, ...world.env, PATH: process.env.PATH, UV_THREADPOOL_SIZE: '1' };
        const run = spawnSync('strace', [...options, ...program], { env, encoding: 'utf8' });
        if (run.status === 0) break;
        expect(run.signal ?? run.stdout).toMatch(/^SIGKILL$|^[\w-]+\n$/);
        killed++;
        for (const [path, versions] of Object.entries(FILES)) expect(versions).toContain(onDisk(blog, path));
        await startAgain(blog);
        if (!(await isDone(blog))) {
          if ((await blog.git('status', '--porcelain')) !== 'MM notes.txt\n') halfway++;
          await undo(blog);
        }
        await expectOneUndo(blog);
      }
      expect(killed).toBeGreaterThanOrEqual(atLeast);
      expect(halfway).toBeGreaterThan(0);
    },
  );
});
