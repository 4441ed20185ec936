import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { makeWorld, type TestRepository, type World } from '../../../tests/helpers/repository';
import { SnapshotStore } from '../../posts/snapshots/store';
import { planUndo, undoPublish } from './undo';

const MODEL = exampleModel({ contentFolders: [{ path: 'posts', kind: 'posts', language: null }] });
const POST = 'posts/tea.md';
const TEXT = '---\ntitle: Tea\n---\n\nWater first.\n\nThen the leaves, and a while of waiting.\n';
const PIXEL = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe]);

let world: World;
let repository: TestRepository;
let remote: string;
let snapshots: SnapshotStore;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  repository = await world.repository();
  snapshots = new SnapshotStore(join(world.folder, 'snapshots'));
  remote = await world.bareRemote();
  await repository.commit('Publish “Tea”', { [POST]: TEXT, 'posts/other.md': 'x\n', 'notes.txt': 'n\n' });
  await repository.publishTo(remote);
});
afterEach(() => world.dispose());

const blog = () => ({ id: 'blog', root: repository.folder, model: MODEL });
const state = () => join(world.folder, 'state');
const undo = async (commit?: string) =>
  undoPublish(blog(), POST, {
    commit: commit ?? (await planUndo(blog(), POST)).commit,
    snapshots,
    state: state(),
  });
const head = async () => (await repository.git('rev-parse', 'HEAD')).trim();
const send = (...args: string[]) => repository.git('push', '--quiet', ...args, 'origin', 'main');

/** A change of the post with an image, published; and work of the author's beside it. */
async function publishedChange(): Promise<string> {
  await repository.write('static/pot.png', PIXEL);
  const commit = await repository.commit('Update “Tea”', {
    [POST]: TEXT.replace('Water', 'Milk'),
    'static/cup.svg': '<svg/>\n',
  });
  await repository.git('add', 'static/pot.png');
  await repository.git('commit', '--quiet', '--amend', '--no-edit');
  await send();
  await repository.write('notes.txt', 'staged\n');
  await repository.git('add', 'notes.txt');
  await repository.write('notes.txt', 'staged and more\n');
  return commit;
}

describe('undoing the last publish of a post', () => {
  it('says what it would do, and changes nothing', async () => {
    await publishedChange();
    const before = await head();
    expect(await planUndo(blog(), POST)).toMatchObject({
      commit: before,
      subject: 'Update “Tea”',
      back: null,
      files: [
        { path: POST, what: 'restored' },
        { path: 'static/cup.svg', what: 'removed' },
        { path: 'static/pot.png', what: 'removed' },
      ],
    });
    expect(await repository.read(POST)).toContain('Milk');
    expect(await head()).toBe(before);
  });

  it('is one commit that has every file as it was before, on the remote too, and nobody else’s work', async () => {
    await publishedChange();
    const undone = await head();
    const { outcome } = await undo();
    expect(outcome).toMatchObject({ kind: 'published', commit: await head() });
    expect((await repository.git('rev-parse', 'HEAD^')).trim()).toBe(undone);
    expect(await repository.git('diff', '--name-only', 'HEAD~2', 'HEAD')).toBe('');
    expect(await repository.git('log', '-1', '--format=%B')).toBe(
      `Undo: Update “Tea”\n\nThis reverts commit ${undone}.\n\n`,
    );
    expect((await repository.git('--git-dir', remote, 'rev-parse', 'main')).trim()).toBe(await head());
    expect(await repository.read(POST)).toBe(TEXT);
    expect(await readdir(join(repository.folder, 'static')).catch(() => [])).toEqual([]);
    expect(await repository.git('diff', '--cached', '--name-only')).toBe('notes.txt\n');
    expect(await repository.read('notes.txt')).toBe('staged and more\n');
  });

  it('keeps what the post said in its history, and can itself be undone', async () => {
    await publishedChange();
    const changed = await repository.read(POST);
    await undo();
    const [kept] = await snapshots.list('blog', POST);
    expect(await snapshots.read('blog', POST, kept?.id ?? '')).toBe(changed);
    await undo();
    expect(await repository.read(POST)).toBe(changed);
    expect(await readFile(join(repository.folder, 'static/pot.png'))).toEqual(PIXEL);
    expect(await repository.git('diff', '--name-only', 'HEAD~2', 'HEAD')).toBe('');
  });

  it('brings back a post that this publish renamed, and an image that it replaced, with its bytes', async () => {
    await repository.write('static/pot.png', PIXEL);
    await repository.git('add', 'static/pot.png');
    await repository.git('commit', '--quiet', '-m', 'Image');
    await repository.git('mv', 'posts/other.md', 'posts/another.md');
    await repository.git('mv', POST, 'posts/green-tea.md');
    await repository.write('static/pot.png', Buffer.from([1, 2, 0xff]));
    await repository.git('commit', '--quiet', '--all', '-m', 'Rename');
    const plan = await planUndo(blog(), 'posts/green-tea.md');
    expect(plan.back).toBe(POST);
    await undoPublish(blog(), 'posts/green-tea.md', { commit: plan.commit, snapshots, state: state() });
    expect(await repository.read(POST)).toBe(TEXT);
    expect(await readFile(join(repository.folder, 'static/pot.png'))).toEqual(PIXEL);
    expect(await readdir(join(repository.folder, 'posts'))).toEqual(['other.md', 'tea.md']);
    expect(await repository.git('status', '--porcelain')).toBe('');
  });

  it('keeps CRLF line ends as this repository has them on the disk', async () => {
    await repository.git('config', 'core.autocrlf', 'true');
    await repository.commit('Update', { [POST]: 'one\r\ntwo\r\n' });
    await repository.commit('Again', { [POST]: 'one\r\nthree\r\n' });
    await undo();
    expect(await repository.read(POST)).toBe('one\r\ntwo\r\n');
    expect(await repository.git('status', '--porcelain')).toBe('');
  });

  it('refuses where something newer would be lost, and where there is nothing to go back to', async () => {
    const refusal = (code: string, path?: string) => ({ code, ...(path ? { detail: { path } } : {}) });
    await expect(planUndo(blog(), POST)).rejects.toMatchObject(refusal('undo-publish-first'));
    await expect(planUndo(blog(), 'posts/new.md')).rejects.toMatchObject(refusal('undo-publish-none'));
    await publishedChange();
    await repository.write(POST, 'Newer.\n');
    await expect(planUndo(blog(), POST)).rejects.toMatchObject(refusal('undo-publish-changed', POST));
    expect(await repository.read(POST)).toBe('Newer.\n');
    await repository.git('checkout', '--', POST);
    await repository.commit('Use the cup elsewhere', { 'static/cup.svg': '<svg></svg>\n' });
    await expect(planUndo(blog(), POST)).rejects.toMatchObject(
      refusal('undo-publish-changed', 'static/cup.svg'),
    );
  });

  it('completes an undo that was cut short, and takes nothing else for one', async () => {
    await publishedChange();
    await repository.write(POST, TEXT);
    await rm(join(repository.folder, 'static/cup.svg'));
    await repository.git('add', 'static/cup.svg');
    await expect(planUndo(blog(), POST)).rejects.toMatchObject({ code: 'undo-publish-changed' });
    await repository.git('reset', '--quiet', '--', 'static/cup.svg');
    await repository.write('static/pot.png', 'mine');
    await expect(planUndo(blog(), POST)).rejects.toMatchObject({
      ...{ code: 'undo-publish-changed', detail: { path: 'static/pot.png' } },
    });
    await rm(join(repository.folder, 'static/pot.png'));
    expect((await undo()).outcome).toMatchObject({ kind: 'published' });
    expect(await repository.git('diff', '--name-only', 'HEAD~2', 'HEAD')).toBe('');
    expect(await repository.git('status', '--porcelain')).toBe('MM notes.txt\n');
  });

  it('refuses a merge, and what is not only this blog’s', async () => {
    await repository.git('switch', '--quiet', '-c', 'side');
    await repository.commit('Side', { [POST]: TEXT.replace('Water', 'Milk') });
    await repository.git('switch', '--quiet', 'main');
    await repository.commit('Main', { [POST]: `${TEXT}End.\n` });
    await repository.git('merge', '--quiet', '-m', 'Both', 'side');
    await expect(planUndo(blog(), POST)).rejects.toMatchObject({ code: 'undo-publish-merge' });
    await repository.commit('More', { [POST]: 'x\n', '.github/ci.yml': 'on: push\n' });
    await expect(planUndo(blog(), POST)).rejects.toMatchObject({
      code: 'undo-publish-elsewhere',
      detail: { path: '.github/ci.yml' },
    });
  });

  it('puts every file back when a hook refuses the commit', async () => {
    await publishedChange();
    const before = await head();
    await repository.hook('pre-commit', 'echo "not today" >&2; exit 1');
    await expect(undo()).rejects.toMatchObject({ code: 'hook-refused' });
    expect(await head()).toBe(before);
    expect(await repository.git('status', '--porcelain')).toBe('MM notes.txt\n');
    expect(await readFile(join(repository.folder, 'static/pot.png'))).toEqual(PIXEL);
  });

  it('is not done when the post was published again since the author saw what it does', async () => {
    await repository.commit('Update', { [POST]: TEXT.replace('Water', 'Milk') });
    const { commit } = await planUndo(blog(), POST);
    await repository.commit('Newer', { [POST]: `${TEXT}End.\n` });
    await expect(undo(commit)).rejects.toMatchObject({ code: 'plan-gone' });
    expect(await repository.read(POST)).toBe(`${TEXT}End.\n`);
  });

  it('waits like any other publish when the remote is away', async () => {
    await publishedChange();
    await repository.git('remote', 'set-url', 'origin', 'http://127.0.0.1:1/blog.git');
    const { outcome } = await undo();
    expect(outcome).toMatchObject({ kind: 'committed', reason: 'offline' });
    expect(await repository.read(POST)).toBe(TEXT);
  });
});
