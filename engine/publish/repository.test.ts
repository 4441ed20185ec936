import { chown, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fileUrl,
  makeWorld,
  replaceEnvironment,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../tests/helpers/repository';
import {
  findRepository,
  publishableRepository,
  readRepository,
  setIdentity,
  startRepository,
} from './repository';
import { publishStatus } from './status';

let world: World;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
});
afterEach(() => world.dispose());

const folderNamed = async (name: string) => {
  await mkdir(join(world.folder, name), { recursive: true });
  return join(world.folder, name);
};

describe('findRepository', () => {
  it('tells a folder without Git, a bare repository and a missing Git apart', async () => {
    expect(await readRepository(await folderNamed('plain'))).toEqual({ kind: 'none' });
    expect(await readRepository(await world.bareRemote())).toEqual({ kind: 'bare' });
    const restore = replaceEnvironment({ PATH: world.home });
    try {
      expect(await findRepository(await folderNamed('plain'))).toEqual({ kind: 'no-git' });
    } finally {
      restore();
    }
  });

  it.skipIf(process.getuid?.() !== 0)(
    'refuses a repository of another user and never marks it as safe [R60] (needs root to make one)',
    async () => {
      const blog = await world.repository();
      await chown(blog.folder, 65534, 65534);
      await chown(join(blog.folder, '.git'), 65534, 65534);
      expect(await findRepository(blog.folder)).toEqual({ kind: 'refused', why: 'foreign' });
      await expect(startRepository(blog.folder)).rejects.toMatchObject({ code: 'repository-foreign' });
      await expect(publishableRepository(blog.folder)).rejects.toMatchObject({ code: 'repository-foreign' });
      await expect(setIdentity(blog.folder, 'A', 'a@b.c')).rejects.toMatchObject({
        code: 'repository-foreign',
      });
      expect(await readFile(join(world.home, '.gitconfig'), 'utf8')).not.toContain('safe');
    },
  );

  it('reads branch, remote and author, before the first commit too', async () => {
    const blog = await world.repository();
    await blog.git('remote', 'add', 'home', 'https://ada:secret@example.org/blog.git');
    expect(await findRepository(blog.folder)).toEqual({
      kind: 'ready',
      branch: 'main',
      remote: { name: 'home', url: 'https://example.org/blog.git' },
      identity: { name: 'Ada Author', email: 'ada@example.org' },
    });
  });

  it('reads the branch also where HEAD is written in another way, and none on a commit', async () => {
    const blog = await world.repository();
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    const branch = async () => {
      const facts = await readRepository(blog.folder);
      return facts.kind === 'ready' ? facts.branch : undefined;
    };
    await blog.git('checkout', '--quiet', '-b', 'entwürfe/eins');
    expect(await branch()).toBe('entwürfe/eins');
    await blog.git('checkout', '--quiet', '--detach', first);
    expect(await branch()).toBeNull();
    // As very old versions of Git wrote it.
    await rm(join(blog.folder, '.git/HEAD'));
    await symlink('refs/heads/main', join(blog.folder, '.git/HEAD'));
    expect(await branch()).toBe('main');
  });

  it('knows the folder’s way from the top level', async () => {
    const blog = await world.repository();
    await blog.write('sites/日本 [x]/a.md', 'a\n');
    expect(await readRepository(join(blog.folder, 'sites/日本 [x]'))).toMatchObject({
      topLevel: blog.folder,
      prefix: 'sites/日本 [x]/',
    });
  });

  it('has no author when only half of one is set, and takes one', async () => {
    const folder = await folderNamed('fresh');
    await startRepository(folder);
    const fresh = repositoryAt(folder, world.env);
    await fresh.git('config', 'user.name', 'Ada');
    expect(await findRepository(folder)).toMatchObject({ branch: 'main', identity: null, remote: null });
    await setIdentity(folder, '-Ada "A"', 'ada@example.org');
    expect(await findRepository(folder)).toMatchObject({
      identity: { name: '-Ada "A"', email: 'ada@example.org' },
    });
    expect((await fresh.git('config', '--local', 'user.name')).trim()).toBe('-Ada "A"');
  });

  it('waits for the lock of the configuration, and names it when it stays [R34]', async () => {
    const blog = await world.repository();
    const lock = join(blog.folder, '.git/config.lock');
    await writeFile(lock, '');
    const waits: number[] = [];
    const pause = (until: number) => async (attempt: number) => {
      waits.push(attempt);
      if (attempt === until) await rm(lock);
    };
    await expect(
      setIdentity(blog.folder, 'B', 'b@example.org', { tries: 2, pause: pause(9) }),
    ).rejects.toMatchObject({
      code: 'repository-busy',
      detail: { lock: expect.stringContaining('config.lock') },
    });
    await setIdentity(blog.folder, 'B', 'b@example.org', { tries: 5, pause: pause(2) });
    expect(waits).toEqual([1, 1, 2]);
    expect(await findRepository(blog.folder)).toMatchObject({
      identity: { name: 'B', email: 'b@example.org' },
    });
  });

  it('starting a repository again changes nothing in it', async () => {
    const blog = await world.repository();
    const first = await blog.commit('start', { 'a.md': 'a\n' });
    await startRepository(blog.folder);
    expect((await blog.git('rev-parse', 'HEAD')).trim()).toBe(first);
  });
});

describe('an unfinished operation [R38]', () => {
  let blog: TestRepository;

  beforeEach(async () => {
    blog = await world.repository();
    await blog.commit('start', { 'a.md': 'a\n' });
    await blog.git('checkout', '--quiet', '-b', 'other');
    await blog.commit('theirs', { 'a.md': 'theirs\n' });
    await blog.git('checkout', '--quiet', 'main');
    await blog.commit('mine', { 'a.md': 'mine\n' });
  });

  const operationIn = async (folder: string) => {
    const facts = await readRepository(folder);
    return facts.kind === 'ready' ? facts.operation : facts.kind;
  };

  it.each([
    [['merge', 'other'], 'merge'],
    [['rebase', 'other'], 'rebase'],
    [['cherry-pick', 'other'], 'cherry-pick'],
    [['revert', '--no-edit', 'other'], 'revert'],
  ])('of `git %s` is found', async (args, operation) => {
    expect(await operationIn(blog.folder)).toBe(null);
    await expect(blog.git(...args)).rejects.toThrow();
    expect(await operationIn(blog.folder)).toBe(operation);
  });

  it('of `git bisect` is found', async () => {
    await blog.git('bisect', 'start');
    expect(await operationIn(blog.folder)).toBe('bisect');
  });

  it('in a linked working tree is found there, and not in the main one', async () => {
    const linked = join(world.folder, 'linked');
    await blog.git('worktree', 'add', '--quiet', '-b', 'third', linked);
    await expect(repositoryAt(linked, world.env).git('merge', 'other')).rejects.toThrow();
    expect(await operationIn(linked)).toBe('merge');
    expect(await operationIn(blog.folder)).toBe(null);
  });
});

describe('publishStatus', () => {
  it('lists the changed files of the blog only, relative to its folder', async () => {
    const blog = await world.repository();
    await blog.commit('start', { 'site/a.md': 'a\n', 'site/b.md': 'b\n', 'other.md': 'o\n' });
    await blog.write('site/a.md', 'changed\n');
    await blog.write('site/new [1].md', 'n\n');
    await blog.write('other.md', 'changed\n');
    await blog.git('rm', '--quiet', 'site/b.md');
    const status = await publishStatus(join(blog.folder, 'site'));
    expect(status.changed).toEqual([
      { path: 'a.md', change: 'modified' },
      { path: 'b.md', change: 'deleted' },
      { path: 'new [1].md', change: 'added' },
    ]);
    expect([status.ahead, status.behind]).toEqual([null, null]);
  });

  it('counts the commits ahead and behind', async () => {
    const blog = await world.repository();
    await blog.commit('start', { 'a.md': 'a\n' });
    const remote = await world.bareRemote();
    await blog.publishTo(remote);
    const other = await world.clone(fileUrl(remote), 'other');
    await other.commit('theirs', { 'b.md': 'b\n' });
    await other.git('push', '--quiet');
    await blog.git('fetch', '--quiet');
    await blog.commit('mine', { 'a.md': '1\n' });
    await blog.commit('mine too', { 'a.md': '2\n' });
    expect(await publishStatus(blog.folder)).toMatchObject({ changed: [], ahead: 2, behind: 1 });
  });

  it('takes no lock and leaves the index as it is', async () => {
    const blog = await world.repository();
    await blog.commit('start', { 'a.md': 'a\n' });
    await blog.write('a.md', 'a\n');
    await writeFile(join(blog.folder, '.git/index.lock'), '');
    const index = await blog.read('.git/index');
    expect(await publishStatus(blog.folder)).toMatchObject({ changed: [] });
    expect(await blog.read('.git/index')).toBe(index);
  });

  it('of a folder without Git is empty', async () => {
    expect(await publishStatus(await folderNamed('plain'))).toEqual({
      repository: { kind: 'none' },
      changed: [],
      ahead: null,
      behind: null,
    });
  });
});
