import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { commitPaths } from '../commit';
import { publishableRepository } from '../repository';
import { gitProcessesIn } from './git-processes';
import { inspectLocks, removeLeftovers } from './leftovers';

const tells = process.platform === 'linux';

let world: World;
let blog: TestRepository;
let first: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  first = await blog.commit('start', { 'a.md': 'a\n' });
  await blog.write('a.md', 'changed\n');
});
afterEach(() => world.dispose());

const commit = async () =>
  commitPaths(await publishableRepository(blog.folder), {
    paths: ['a.md'],
    message: 'Publish “A”',
    state: join(world.folder, 'state'),
    patience: { tries: 2, pause: async () => undefined },
  });
/** A lock file that was last written to so many seconds ago. */
function lock(name: string, seconds: number): string {
  const path = join(blog.folder, '.git', name);
  writeFileSync(path, '');
  const then = Date.now() / 1000 - seconds;
  utimesSync(path, then, then);
  return path;
}
/** A `git commit` of the author's on a terminal, in a hook that waits until it may go on. */
async function terminalCommit(): Promise<{ finish: () => Promise<void>; pid: number }> {
  const [inHook, goOn] = [join(world.folder, 'in-hook'), join(world.folder, 'go-on')];
  await blog.hook('pre-commit', `touch '${inHook}'; while ! [ -e '${goOn}' ]; do sleep 0.02; done`);
  const child = spawn('git', ['commit', '--quiet', '-m', 'theirs', '--', 'a.md'], {
    cwd: blog.folder,
    env: world.env,
  });
  const ended = once(child, 'exit');
  await expect.poll(() => existsSync(inHook), { timeout: 20_000 }).toBe(true);
  return {
    pid: child.pid ?? 0,
    finish: async () => {
      writeFileSync(goOn, '');
      await ended;
    },
  };
}

describe('a lock of Git’s in the way', () => {
  it.skipIf(!tells)('that is held is named with its holder, however old it is, and stays [R34]', async () => {
    const terminal = await terminalCommit();
    const path = join(blog.folder, '.git/index.lock');
    const old = Date.now() / 1000 - 3600;
    utimesSync(path, old, old);
    await expect(commit()).rejects.toMatchObject({
      code: 'repository-busy',
      detail: {
        lock: expect.stringContaining('index.lock'),
        age: expect.stringMatching(/^, 3\d{3} s old$/),
        holder: `: git commit, process ${terminal.pid}`,
      },
    });
    await expect(removeLeftovers(await publishableRepository(blog.folder))).rejects.toMatchObject({
      code: 'repository-busy',
    });
    expect(existsSync(path)).toBe(true);
    await terminal.finish();
    expect((await blog.git('log', '-1', '--format=%s')).trim()).toBe('theirs');
  });

  it('that is young may be in use by a program we cannot see: it is named and stays [R34]', async () => {
    const path = lock('index.lock', 30);
    await expect(commit()).rejects.toMatchObject({
      code: 'repository-busy',
      detail: { lock: 'index.lock', seconds: expect.stringMatching(/^[34]\d$/) },
    });
    await expect(removeLeftovers(await publishableRepository(blog.folder))).rejects.toMatchObject({
      code: 'repository-busy',
    });
    expect(existsSync(path)).toBe(true);
  });

  it
    .skipIf(!tells)
    .each([
      'index.lock',
      'HEAD.lock',
      'refs/heads/main.lock',
      'next-index-123.lock',
      'config.lock',
      'packed-refs.lock',
    ])(
    '%s that is old and nobody’s is offered for removal, and publishing works again [R34]',
    async (name) => {
      const path = lock(name, 61);
      if (!/^(?:config|packed|next)/.test(name)) {
        await expect(commit()).rejects.toMatchObject({
          code: 'lock-left-over',
          detail: { lock: name, seconds: expect.stringMatching(/^[67]\d$/) },
        });
      }
      expect(existsSync(path)).toBe(true);
      expect((await blog.git('rev-parse', 'HEAD')).trim()).toBe(first);
      expect(await removeLeftovers(await publishableRepository(blog.folder))).toEqual([name]);
      expect(existsSync(path)).toBe(false);
      expect((await commit()).paths).toEqual(['a.md']);
    },
  );

  it.skipIf(!tells)('in a linked working tree is found there [R34] [R54]', async () => {
    const linked = join(world.folder, 'linked');
    await blog.git('worktree', 'add', '--quiet', '-b', 'other', linked);
    lock('worktrees/linked/index.lock', 100);
    const repository = await publishableRepository(linked);
    expect((await inspectLocks(repository)).locks.map(({ name }) => name)).toEqual([
      'worktrees/linked/index.lock',
    ]);
    expect((await inspectLocks(await publishableRepository(blog.folder))).locks).toEqual([]);
    expect(await removeLeftovers(repository)).toEqual(['worktrees/linked/index.lock']);
  });

  it('that is none needs no removal', async () => {
    expect(await removeLeftovers(await publishableRepository(blog.folder))).toEqual([]);
  });
});

describe.skipIf(!tells)('the Git processes of a repository', () => {
  it('are those that work in its folder, not in others, and not those that only read', async () => {
    const terminal = await terminalCommit();
    const other = await world.repository('other');
    expect(await gitProcessesIn([blog.folder])).toEqual([{ pid: terminal.pid, command: 'git commit' }]);
    expect(await gitProcessesIn([other.folder, `${blog.folder}-not`])).toEqual([]);
    expect(await gitProcessesIn([other.folder], new Set(), 'darwin')).toContainEqual({
      pid: terminal.pid,
      command: 'git commit',
    });
    expect(await gitProcessesIn([blog.folder], new Set(), 'win32')).toBeNull();
    await terminal.finish();
    expect(await gitProcessesIn([blog.folder])).toEqual([]);
    expect((await gitProcessesIn([], new Set(), 'darwin'))?.some(({ pid }) => pid === terminal.pid)).toBe(
      false,
    );
    const reader = spawn('git', ['-c', 'core.pager=cat', 'cat-file', '--batch'], {
      cwd: blog.folder,
      env: world.env,
    });
    reader.stdin.write('HEAD\n');
    await once(reader.stdout, 'data');
    expect(await gitProcessesIn([blog.folder])).toEqual([]);
    reader.stdin.end();
    await once(reader, 'exit');
  });
});
