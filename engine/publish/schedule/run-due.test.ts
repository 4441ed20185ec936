import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../../tests/helpers/repository';
import { commitPaths } from '../commit';
import { publishableRepository } from '../repository';
import { heldOf, hold, letGo, runDue, runOne } from './run-due';

const AT = Date.parse('2026-12-01T08:00:00Z');
const POST = 'content/posts/tea.md';

let world: World;
let blog: TestRepository;
let remote: TestRepository;
let state: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  state = join(world.folder, 'state');
  blog = await world.repository();
  remote = repositoryAt(await world.bareRemote(), world.env);
  await blog.commit('start', { 'hugo.toml': '', 'content/posts/cup.md': '---\ntitle: Cup\n---\n' });
  await blog.publishTo(remote.folder);
  await blog.write(POST, '---\ntitle: Tea\n---\nOne.\n');
});
afterEach(() => world.dispose());

const opened = () => ({
  root: blog.folder,
  model: exampleModel({
    generator: 'hugo',
    contentFolders: [{ path: 'content/posts', kind: 'posts', language: null }],
  }),
});
const keep = (paths: string[] = [POST], at = AT) =>
  hold(blog.folder, state, { title: '“Tea”', message: 'Publish “Tea”', paths, at });
const run = (now: number) => runDue(opened(), now, { state });
const remoteFiles = async () => (await remote.git('ls-tree', '-r', '--name-only', 'main')).trim().split('\n');

describe('what waits for its time', () => {
  it('is published when it is due, as it is then, and not before', async () => {
    await keep();
    expect(await run(AT - 1)).toEqual([]);
    expect(await remoteFiles()).not.toContain(POST);
    await blog.write(POST, '---\ntitle: Tea\n---\nOne and a half.\n');
    await blog.write('notes.md', 'mine\n');
    expect(await run(AT)).toMatchObject([{ kind: 'done', outcome: { kind: 'published' } }]);
    expect(await remote.git('show', `main:${POST}`)).toContain('One and a half.');
    expect(await remote.git('log', '-1', '--format=%s', 'main')).toBe('Publish “Tea”\n');
    expect(await remoteFiles()).not.toContain('notes.md');
    expect(await heldOf(blog.folder, state)).toEqual([]);
    expect(await run(AT + 1)).toEqual([]);
  });

  it('goes out in the order of the times, also when they passed while nothing ran [R56]', async () => {
    await blog.write('content/posts/pot.md', '---\ntitle: Pot\n---\n');
    await keep(['content/posts/pot.md'], AT + 5000);
    await keep();
    expect((await heldOf(blog.folder, state)).map(({ paths }) => paths[0])).toEqual([
      POST,
      'content/posts/pot.md',
    ]);
    const days = 3 * 86_400_000;
    expect((await run(AT + days)).map(({ held }) => held.paths[0])).toEqual([POST, 'content/posts/pot.md']);
    const log = await remote.git('log', '--format=%H', '--name-only', 'main', '-2');
    expect(
      log
        .trim()
        .split('\n')
        .filter((line) => line.endsWith('.md')),
    ).toEqual(['content/posts/pot.md', POST]);
  });

  it('has one time for a post: a new one takes the place of the old', async () => {
    await keep();
    const [held, ...others] = await keep([POST], AT + 1000);
    expect(others).toEqual([]);
    expect(held?.at).toBe(AT + 1000);
    expect(await letGo(blog.folder, state, held?.id ?? '')).toEqual([]);
    expect(await run(AT + 2000)).toEqual([]);
  });

  it('stays with its reason when a hook refuses, is not tried again by itself, and goes when asked [R31]', async () => {
    await keep();
    await blog.hook('pre-commit', 'echo "no posts on Sundays" >&2\nexit 1');
    expect(await run(AT)).toMatchObject([{ kind: 'failed', held: { failed: { code: 'hook-refused' } } }]);
    expect(await run(AT + 1)).toEqual([]);
    const [held] = await heldOf(blog.folder, state);
    expect(held?.failed?.detail.reason).toContain('no posts on Sundays');
    await writeFile(join(blog.folder, '.git/hooks/pre-commit'), '#!/bin/sh\nexit 0\n');
    expect(await runOne(opened(), held?.id ?? '', { state })).toMatchObject({ kind: 'done' });
    expect(await remoteFiles()).toContain(POST);
  });

  it('sends what was committed before a crash, and does not commit it twice [R33]', async () => {
    await keep();
    const repository = await publishableRepository(blog.folder);
    const { oid } = await commitPaths(repository, { paths: [POST], message: 'Publish “Tea”', state });
    expect(await run(AT)).toMatchObject([{ kind: 'done', outcome: { kind: 'published', commit: oid } }]);
    expect((await remote.git('rev-list', '--count', 'main')).trim()).toBe('2');
  });

  it('is let go when it was published before', async () => {
    await keep();
    await blog.commit('mine', { [POST]: await blog.read(POST) });
    await blog.git('push', '--quiet', 'origin', 'main');
    expect(await run(AT)).toMatchObject([{ kind: 'nothing' }]);
    expect(await heldOf(blog.folder, state)).toEqual([]);
  });

  it('takes nothing from the site when its post is in another place by then', async () => {
    await blog.commit('mine', { [POST]: await blog.read(POST) });
    await keep();
    await rm(join(blog.folder, POST));
    expect(await run(AT)).toMatchObject([{ kind: 'failed', held: { failed: { code: 'post-missing' } } }]);
    expect(await remoteFiles()).not.toContain(POST);
    expect(await blog.git('ls-files', POST)).toBe(`${POST}\n`);
  });

  it('is none where there is no repository', async () => {
    expect(await heldOf(world.home, state)).toEqual([]);
    expect(await runDue({ ...opened(), root: world.home }, AT, { state })).toEqual([]);
  });
});
