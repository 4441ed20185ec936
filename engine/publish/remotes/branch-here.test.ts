import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../../tests/helpers/repository';
import { publish } from '../publish';
import { publishableRepository } from '../repository';
import { goOnBranch, readBranchOffer } from './branch-here';

const POST = 'posts/a.md';

let world: World;
let blog: TestRepository;
let remote: TestRepository;

/** A blog on no branch, with every kind of work under way. */
beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  await blog.commit('start', {
    [POST]: 'a\n',
    'staged.md': '1\n',
    'partly.md': '1\n2\n',
    'dirty.md': '1\n',
    'gone.md': 'g\n',
    'hidden.md': 'h\n',
    '.gitignore': '*.tmp\n',
  });
  remote = repositoryAt(await world.bareRemote(), world.env);
  await blog.publishTo(remote.folder);
  await blog.git('checkout', '--quiet', '--detach');
});
afterEach(() => world.dispose());

async function workUnderWay(): Promise<void> {
  await blog.write(POST, 'changed\n');
  await blog.write('staged.md', 'staged\n');
  await blog.write('partly.md', 'staged\n2\n');
  await blog.write('new-staged.md', 'n\n');
  await blog.write('named.md', 'only its name is staged\n');
  await blog.git('add', 'staged.md', 'partly.md', 'new-staged.md');
  await blog.git('add', '--intent-to-add', 'named.md');
  await blog.git('rm', '--quiet', 'gone.md');
  await blog.git('update-index', '--skip-worktree', 'hidden.md');
  await blog.write('partly.md', 'staged\nunstaged\n');
  await blog.write('dirty.md', 'dirty\n');
  await chmod(join(blog.folder, 'dirty.md'), 0o755);
  await blog.write('hidden.md', 'as the author has it\n');
  await blog.write('untracked.md', 'u\n');
  await blog.write('ignored.tmp', 'i\n');
}

/** Everything that must be as it was: the index, flags and all, and every file. */
const work = async () => [
  await blog.git('ls-files', '--stage', '-v'),
  await blog.git('diff', '--cached'),
  await blog.git('diff'),
  await blog.git('status', '--porcelain', '--ignored'),
  await Promise.all(['partly.md', 'hidden.md', 'untracked.md', 'ignored.tmp', 'named.md'].map(blog.read)),
];

const offer = () => readBranchOffer(blog.folder);
const go = (name: string) => goOnBranch(blog.folder, { name, way: 'there' });
const forward = (name: string) => goOnBranch(blog.folder, { name, way: 'forward' });
const make = (name: string) => goOnBranch(blog.folder, { name, way: 'new' });
const onBranch = async () => (await publishableRepository(blog.folder)).branch;
const expectDetached = () =>
  expect(publishableRepository(blog.folder)).rejects.toMatchObject({ code: 'detached-head' });
const publishPost = async () => {
  await blog.write(POST, 'to be published\n');
  return publish(
    { root: blog.folder },
    { paths: [POST], message: 'Publish “A”', state: join(world.folder, 'state') },
  );
};

describe('a repository that is on no branch', () => {
  it('goes on with the branch at the same commit, with the tree and the index exactly as before [R53]', async () => {
    await workUnderWay();
    const before = await work();
    expect(await offer()).toEqual({ here: ['main'], forward: null, suggestion: 'my-posts' });
    await go('main');
    expect(await onBranch()).toBe('main');
    expect(await work()).toEqual(before);
    expect(await publishPost()).toMatchObject({ kind: 'published', branch: 'main' });
  });

  it('goes on with a new branch where none is, with the tree and the index exactly as before [R53]', async () => {
    const own = await blog.commit('on no branch', { 'b.md': 'b\n' });
    const main = await remote.git('rev-parse', 'main');
    await workUnderWay();
    const before = await work();
    expect(await offer()).toEqual({
      here: [],
      forward: { name: 'main', ahead: 1 },
      suggestion: 'my-posts',
    });
    await make('my-posts');
    expect(await onBranch()).toBe('my-posts');
    expect(await work()).toEqual(before);
    expect(await publishPost()).toMatchObject({ kind: 'published', branch: 'my-posts' });
    expect((await remote.git('rev-parse', 'my-posts^')).trim()).toBe(own);
    expect(await remote.git('rev-parse', 'main')).toBe(main);
  });

  it('brings the branch that was left forward, with the tree and the index exactly as before [R53]', async () => {
    await blog.git('branch', 'long-ago');
    await blog.commit('second', { 'b.md': 'b\n' });
    await blog.git('branch', '--force', 'main', 'HEAD');
    await blog.git('push', '--quiet', 'origin', 'main');
    await blog.commit('on no branch', { 'b.md': 'b2\n' });
    const tip = await blog.commit('and more', { 'b.md': 'b3\n' });
    await workUnderWay();
    const before = await work();
    expect((await offer()).forward).toEqual({ name: 'main', ahead: 2 });
    await forward('main');
    expect(await onBranch()).toBe('main');
    expect((await blog.git('rev-parse', 'main')).trim()).toBe(tip);
    expect(await work()).toEqual(before);
    expect(await publishPost()).toMatchObject({ kind: 'published', branch: 'main' });
    expect((await remote.git('rev-parse', 'main^')).trim()).toBe(tip);
    expect((await blog.git('log', '-1', '--format=%s', 'long-ago')).trim()).toBe('start');
  });

  it('brings no branch forward that went on while the author looked, nor one from which nothing leads here [R53]', async () => {
    await blog.commit('on no branch', { 'b.md': 'b\n' });
    expect((await offer()).forward).toEqual({ name: 'main', ahead: 1 });
    const later = await blog.git('commit-tree', '-p', 'main', '-m', 'elsewhere', 'main^{tree}');
    await blog.git('update-ref', 'refs/heads/main', later.trim());
    expect((await offer()).forward).toBeNull();
    await expect(forward('main')).rejects.toMatchObject({ code: 'branch-not-here' });
    await expect(forward('nothing')).rejects.toMatchObject({ code: 'branch-not-here' });
    await expectDetached();
    expect((await blog.git('rev-parse', 'main')).trim()).toBe(later.trim());
  });

  it('brings none forward to what is on another branch of a remote, and to newer commits of its own it does [R53]', async () => {
    await blog.commit('on no branch', { 'b.md': 'b\n' });
    await blog.git('update-ref', 'refs/remotes/origin/drafts', 'HEAD');
    expect((await offer()).forward).toBeNull();
    await expect(forward('main')).rejects.toMatchObject({ code: 'branch-not-here' });
    await blog.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect((await offer()).forward).toEqual({ name: 'main', ahead: 1 });
  });

  it('leaves the branch where it is when a hook does not let it be brought forward, and waits for its lock [R34] [R53]', async () => {
    const main = await blog.git('rev-parse', 'main');
    await blog.commit('on no branch', { 'b.md': 'b\n' });
    await workUnderWay();
    const before = await work();
    await blog.hook('reference-transaction', 'echo "Not today." >&2; exit 1');
    await expect(forward('main')).rejects.toMatchObject({ code: 'switch-failed' });
    await blog.hook('reference-transaction', 'exit 0');
    await writeFile(join(blog.folder, '.git/refs/heads/main.lock'), '');
    const patience = { tries: 2, pause: async () => undefined };
    await expect(goOnBranch(blog.folder, { name: 'main', way: 'forward', patience })).rejects.toMatchObject({
      code: 'repository-busy',
      detail: { lock: expect.stringContaining('main.lock') },
    });
    await expectDetached();
    expect([await blog.git('rev-parse', 'main'), await work()]).toEqual([main, before]);
  });

  it('is offered the live branch of its remote first, and none that another working tree has open [R53]', async () => {
    await blog.git('branch', 'drafts');
    await blog.git('branch', 'site');
    await blog.git('update-ref', 'refs/remotes/origin/site', 'HEAD');
    await blog.git('remote', 'set-head', 'origin', 'site');
    expect((await offer()).here).toEqual(['site', 'main', 'drafts']);
    await blog.git('worktree', 'add', '--quiet', join(world.folder, 'linked'), 'main');
    expect((await offer()).here).toEqual(['site', 'drafts']);
    await expect(go('main')).rejects.toMatchObject({ code: 'branch-not-here' });
    await expectDetached();
  });

  it('may take the name of a remote’s branch that is at the same commit, and of no other [R52] [R53]', async () => {
    await blog.commit('on no branch', { 'b.md': 'b\n' });
    await blog.git('update-ref', 'refs/remotes/origin/drafts', 'HEAD');
    await blog.git('update-ref', 'refs/remotes/origin/other', 'main');
    expect((await offer()).suggestion).toBe('drafts');
    await expect(make('other')).rejects.toMatchObject({ code: 'branch-taken' });
    await make('drafts');
    expect(await onBranch()).toBe('drafts');
    expect(await blog.git('config', '--get-regexp', '^branch\\.drafts').catch(() => '')).toBe('');
  });

  it.each([
    ['main', 'branch-taken'],
    ['main/x', 'branch-taken'],
    ['--orphan', 'bad-branch-name'],
    ['a b', 'bad-branch-name'],
    ['', 'bad-branch-name'],
  ])('is not given the branch %j [R53] [R59]', async (name, code) => {
    await expect(make(name)).rejects.toMatchObject({ code });
    await expectDetached();
    expect(await blog.git('for-each-ref', '--format=%(refname)', 'refs/heads')).toBe('refs/heads/main\n');
  });

  it('does not go on with a branch that moved while the author looked [R53]', async () => {
    expect((await offer()).here).toEqual(['main']);
    const later = await blog.git('commit-tree', '-p', 'HEAD', '-m', 'elsewhere', 'HEAD^{tree}');
    await blog.git('update-ref', 'refs/heads/main', later.trim());
    await expect(go('main')).rejects.toMatchObject({ code: 'branch-not-here', detail: { name: 'main' } });
    await expectDetached();
  });

  it('stays where the author has gone on a branch meanwhile [R53]', async () => {
    await blog.git('switch', '--quiet', '--create', 'own');
    await make('my-posts');
    expect(await onBranch()).toBe('own');
    expect(await blog.git('branch', '--list', 'my-posts')).toBe('');
  });

  it('is on the branch also when a hook after it fails, and nowhere else when one before it refuses [R53]', async () => {
    await blog.hook('reference-transaction', 'echo "Not today." >&2; exit 1');
    await workUnderWay();
    const before = await work();
    await expect(make('mine')).rejects.toMatchObject({
      code: 'switch-failed',
      detail: { reason: expect.stringContaining('hook') },
    });
    await expectDetached();
    expect(await work()).toEqual(before);
    await blog.hook('reference-transaction', 'exit 0');
    await blog.hook('post-checkout', 'exit 1');
    await go('main');
    expect(await onBranch()).toBe('main');
    expect(await work()).toEqual(before);
  });

  it('waits for another program, and names its lock [R34] [R53]', async () => {
    await writeFile(join(blog.folder, '.git/HEAD.lock'), '');
    const patience = { tries: 2, pause: async () => undefined };
    await expect(goOnBranch(blog.folder, { name: 'main', way: 'there', patience })).rejects.toMatchObject({
      code: 'repository-busy',
      detail: { lock: expect.stringContaining('HEAD.lock') },
    });
    await expectDetached();
  });
});

describe('a repository that is on no branch because something is unfinished', () => {
  it.each<[operation: string, begin: () => Promise<unknown>]>([
    [
      'rebase',
      async () => {
        await blog.git('switch', '--quiet', 'main');
        await blog.commit('second', { [POST]: 'b\n' });
        return blog.git('-c', 'sequence.editor=sed -i s/pick/edit/', 'rebase', '--quiet', '-i', 'HEAD^');
      },
    ],
    ['bisect', () => blog.git('bisect', 'start')],
    [
      'merge',
      async () => {
        await blog.git('branch', 'other');
        await blog.commit('mine', { 'y.md': 'y\n' });
        await blog.git('checkout', '--quiet', 'other');
        await blog.commit('theirs', { 'x.md': 'x\n' });
        await blog.git('checkout', '--quiet', '--detach', 'HEAD@{2}');
        return blog.git('merge', '--quiet', '--no-commit', '--no-ff', 'other');
      },
    ],
  ])('is offered none, and told what to finish: a %s [R38] [R53]', async (operation, begin) => {
    await begin();
    await blog.git('symbolic-ref', '--quiet', 'HEAD').then(
      () => expect.unreachable('on a branch'),
      () => undefined,
    );
    const before = await blog.git('status', '--porcelain');
    const refused = { code: 'operation-in-progress', detail: { operation } };
    await expect(offer()).rejects.toMatchObject(refused);
    await expect(go('main')).rejects.toMatchObject(refused);
    await expect(make('mine')).rejects.toMatchObject(refused);
    expect(await blog.git('status', '--porcelain')).toBe(before);
    expect(await blog.git('branch', '--list', 'mine')).toBe('');
  });
});
