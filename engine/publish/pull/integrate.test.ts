import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Integration, MergeConflict, Version } from '#core/publish/pull/model';
import { makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { git } from '../git';
import { publishableRepository } from '../repository';
import { finishMerge, integrate } from './integrate';
import { pullRecords } from './record';

const FILES = {
  'posts/a.md': 'one\n\ntwo\n\nthree\n\nfour\n\nfive\n',
  'posts/b.md': 'b\n',
  'posts/gone.md': 'to be deleted\n',
  'notes.md': 'n\n',
};

let world: World;
let blog: TestRepository;
let base: string;
let state: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  state = join(world.folder, 'state');
  base = await blog.commit('start', FILES);
});
afterEach(() => world.dispose());

/** Commits on a branch that starts at the first commit, as another author would have, and comes back. */
async function theirs(change: () => Promise<void>): Promise<string> {
  await blog.git('checkout', '--quiet', '-b', 'theirs', base);
  await change();
  await blog.git('add', '--all');
  await blog.git('commit', '--quiet', '--no-verify', '-m', 'theirs');
  const oid = await head();
  await blog.git('checkout', '--quiet', 'main');
  return oid;
}

const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();
const edit = (path: string, from: string, to: string) => async () =>
  blog.write(path, (await blog.read(path)).replace(from, to));

async function bringIn(oid: string): Promise<Integration> {
  const repository = await publishableRepository(blog.folder);
  const pulls = pullRecords(state, repository);
  const done = await integrate(repository, { theirs: oid, wish: 'merge', message: 'Merge', pulls });
  expect((await pulls.list()).records).toEqual([]);
  return done;
}

/** Everything that must not move. */
async function everything() {
  return {
    head: await head(),
    status: await blog.git('status', '--porcelain=v2', '--untracked-files=all', '--ignored'),
    staged: await blog.git('diff', '--cached'),
    changed: await blog.git('diff'),
    stash: await blog.git('stash', 'list'),
  };
}

describe('bringing in what another author published', () => {
  it('has nothing to do when it is here already', async () => {
    const mine = await blog.commit('mine', { 'posts/b.md': 'mine\n' });
    expect(await bringIn(base)).toEqual({ kind: 'up-to-date', head: mine });
    expect(await bringIn(mine)).toEqual({ kind: 'up-to-date', head: mine });
  });

  it('goes forward, with new, changed, deleted, linked and executable files', async () => {
    const oid = await theirs(async () => {
      await blog.write('posts/a.md', 'theirs\n');
      await blog.write('posts/new/c.md', 'c\n');
      await blog.git('rm', '--quiet', 'posts/gone.md');
      await symlink('a.md', join(blog.folder, 'posts/link.md'));
      await blog.write('run.sh', '#!/bin/sh\n');
      await chmod(join(blog.folder, 'run.sh'), 0o755);
    });
    expect(await bringIn(oid)).toEqual({ kind: 'fast-forwarded', from: base, to: oid });
    expect(await head()).toBe(oid);
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('joins both when they changed different things; dirty and staged files stay as they are [R47]', async () => {
    const oid = await theirs(edit('posts/a.md', 'five', 'theirs'));
    await blog.write('posts/a.md', FILES['posts/a.md'].replace('one', 'mine'));
    await blog.git('commit', '--quiet', '-am', 'mine');
    const mine = await head();
    await blog.write('notes.md', 'staged\n');
    await blog.git('add', 'notes.md');
    await blog.write('notes.md', 'staged, and more\n');
    await blog.write('posts/b.md', 'under way\n');
    await blog.write('posts/untracked.md', 'new\n');
    const before = await everything();

    const done = await bringIn(oid);

    expect(done).toEqual({ kind: 'integrated', from: mine, to: await head(), obstacle: null });
    expect((await blog.git('log', '-1', '--format=%P%n%an%n%s')).trim()).toBe(
      `${mine} ${oid}\nAda Author\nMerge`,
    );
    expect(await blog.read('posts/a.md')).toBe('mine\n\ntwo\n\nthree\n\nfour\n\ntheirs\n');
    const after = await everything();
    expect({ ...after, head: '', status: '' }).toEqual({ ...before, head: '', status: '' });
    expect(after.status).toBe(before.status);
    expect(await blog.git('fsck')).not.toMatch(/error|missing/);
  });

  it('signs the merge where the author signs, and makes none without it [R36]', async () => {
    const oid = await theirs(edit('posts/a.md', 'five', 'theirs'));
    const mine = await blog.commit('mine', { 'posts/b.md': 'mine\n' });
    await blog.git('config', 'commit.gpgSign', 'true');
    await blog.git('config', 'gpg.program', '/bin/false');
    await expect(bringIn(oid)).rejects.toMatchObject({ code: 'signing-failed' });
    expect(await head()).toBe(mine);
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('does not join what has nothing in common', async () => {
    await blog.git('checkout', '--quiet', '--orphan', 'other');
    const other = await blog.commit('another start', { 'posts/a.md': 'x\n' });
    await blog.git('checkout', '--quiet', 'main');
    await expect(bringIn(other)).rejects.toMatchObject({ code: 'histories-unrelated' });
    expect(await head()).toBe(base);
  });
});

describe('what would be overwritten', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a dirty file', () => blog.write('posts/a.md', 'not published\n')],
    ['an emptied file', () => blog.write('posts/a.md', '')],
    ['a deleted file', () => blog.git('rm', '--quiet', '--', 'posts/a.md')],
    [
      'a staged file',
      async () => {
        await blog.write('posts/a.md', 'staged\n');
        await blog.git('add', 'posts/a.md');
      },
    ],
    ['an untracked file of the same name', () => blog.write('posts/new.md', 'my own\n')],
    ['an untracked file where a folder will be', () => blog.write('posts/deep', 'my own\n')],
    [
      'a file that Git ignores',
      async () => {
        await blog.write('.git/info/exclude', 'posts/new.md\n');
        await blog.write('posts/new.md', 'my own\n');
      },
    ],
    [
      'an empty file that Git ignores',
      async () => {
        await blog.write('.git/info/exclude', 'posts/new.md\n');
        await blog.write('posts/new.md', '');
      },
    ],
  ])('is refused and named: %s [R49]', async (_, change) => {
    const oid = await theirs(async () => {
      await blog.write('posts/a.md', 'theirs\n');
      await blog.write('posts/new.md', 'theirs\n');
      await blog.write('posts/deep/er.md', 'theirs\n');
    });
    await change();
    await blog.git('config', 'merge.autoStash', 'true');
    const before = await everything();
    await expect(bringIn(oid)).rejects.toMatchObject({
      code: 'local-changes-in-the-way',
      detail: { paths: expect.stringMatching(/^posts\/(?:a\.md|new\.md|deep)$/) },
    });
    expect(await everything()).toEqual(before);
  });
});

describe('a conflict', () => {
  async function conflictOf(
    mine: () => Promise<unknown>,
    other: () => Promise<void>,
  ): Promise<MergeConflict> {
    const oid = await theirs(other);
    await mine();
    await blog.git('add', '--all');
    await blog.git('commit', '--quiet', '-m', 'mine');
    const before = await everything();
    const done = await bringIn(oid);
    expect(await everything()).toEqual(before);
    if (done.kind !== 'conflicted') throw new Error(done.kind);
    expect(done.conflict).toMatchObject({ mine: before.head, theirs: oid });
    return done.conflict;
  }
  const content = (version: Version | null) => (version ? blog.git('cat-file', 'blob', version.oid) : null);
  const blob = async (text: string): Promise<Version> => {
    const args = ['hash-object', '-w', '--stdin'];
    const { stdout } = await git(blog.folder, { operation: 'keep a text', args, stdin: text });
    return { oid: stdout.trim(), mode: '100644' };
  };
  const finish = async (
    conflict: MergeConflict,
    resolutions: { path: string; version: Version | null }[],
  ) => {
    const repository = await publishableRepository(blog.folder);
    const pulls = pullRecords(state, repository);
    const done = await finishMerge(repository, { conflict, resolutions, message: 'Joined', pulls });
    expect((await pulls.list()).records).toEqual([]);
    return done;
  };

  it('in the same lines is found before anything moves, with all three texts [R48]', async () => {
    const conflict = await conflictOf(edit('posts/a.md', 'two', 'mine'), edit('posts/a.md', 'two', 'theirs'));
    expect(conflict.paths.map(({ path }) => path)).toEqual(['posts/a.md']);
    const [path] = conflict.paths;
    expect(await content(path?.base ?? null)).toBe(FILES['posts/a.md']);
    expect(await content(path?.mine ?? null)).toContain('mine');
    expect(await content(path?.theirs ?? null)).toContain('theirs');
  });

  it('of deleting and editing, of two new files, and of images is found too [R48]', async () => {
    const image = (last: number) => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, last]);
    const conflict = await conflictOf(
      async () => {
        await blog.write('posts/gone.md', 'edited\n');
        await blog.write('posts/new.md', 'mine\n');
        await blog.write('pic.png', image(2));
      },
      async () => {
        await blog.git('rm', '--quiet', 'posts/gone.md');
        await blog.write('posts/new.md', 'theirs\n');
        await blog.write('pic.png', image(3));
      },
    );
    const sides = conflict.paths.map(({ path, base: from, mine, theirs: other }) => [
      path,
      [from, mine, other].map((side) => side !== null),
    ]);
    expect(sides).toEqual([
      ['pic.png', [false, true, true]],
      ['posts/gone.md', [true, true, false]],
      ['posts/new.md', [false, true, true]],
    ]);
  });

  it('ends with what the author decided, and everything else of both; no file ever holds a marker [R48]', async () => {
    const conflict = await conflictOf(
      async () => {
        await edit('posts/a.md', 'two', 'mine')();
        await blog.write('posts/gone.md', 'edited\n');
        await blog.write('posts/mine.md', 'new of mine\n');
      },
      async () => {
        await edit('posts/a.md', 'two', 'theirs')();
        await blog.git('rm', '--quiet', 'posts/gone.md');
        await blog.write('posts/theirs.md', 'new of theirs\n');
      },
    );
    await blog.write('notes.md', 'under way\n');
    const done = await finish(conflict, [
      { path: 'posts/a.md', version: await blob('both\n') },
      { path: 'posts/gone.md', version: null },
    ]);
    expect(done).toEqual({ kind: 'integrated', from: conflict.mine, to: await head(), obstacle: null });
    expect((await blog.git('log', '-1', '--format=%P')).trim()).toBe(`${conflict.mine} ${conflict.theirs}`);
    expect(await blog.read('posts/a.md')).toBe('both\n');
    expect(await blog.git('ls-files', 'posts')).toBe(
      'posts/a.md\nposts/b.md\nposts/mine.md\nposts/theirs.md\n',
    );
    expect(await blog.git('status', '--porcelain')).toBe(' M notes.md\n');
    expect(await blog.git('grep', '--count', '<<<<<<<', 'HEAD').catch(() => '')).toBe('');
  });

  it('does not end while a path is undecided, or when the branch went on', async () => {
    const conflict = await conflictOf(edit('posts/a.md', 'two', 'mine'), edit('posts/a.md', 'two', 'theirs'));
    const before = await everything();
    await expect(finish(conflict, [])).rejects.toMatchObject({ code: 'conflict-undecided' });
    expect(await everything()).toEqual(before);
    const later = await blog.commit('later', { 'posts/b.md': 'later\n' });
    const version = await blob('both\n');
    await expect(finish(conflict, [{ path: 'posts/a.md', version }])).rejects.toMatchObject({
      code: 'branch-moved',
    });
    expect(await head()).toBe(later);
  });
});
