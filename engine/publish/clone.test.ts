import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type GitServer, startGitServer } from '../../tests/helpers/git-server';
import { fileUrl, makeWorld, type World } from '../../tests/helpers/repository';
import { cloneRepository } from './clone';

let world: World;
let server: GitServer;
let remote: string;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  remote = await world.bareRemote();
  const source = await world.repository('source');
  await source.commit('start', { 'a.md': '# A\n' });
  await source.publishTo(remote);
  server = await startGitServer(join(world.folder, 'remotes'));
});
afterEach(async () => {
  await server.close();
  await world.dispose();
});

it('copies a repository over http and over file://', async () => {
  for (const [name, url] of [
    ['web', server.url('blog.git')],
    ['file', fileUrl(remote)],
  ] as const) {
    await cloneRepository(url, join(world.folder, name), {});
    expect(await readFile(join(world.folder, name, 'a.md'), 'utf8')).toBe('# A\n');
  }
});

it('leaves nothing behind when it fails, and says why', async () => {
  server.mode = '404';
  const into = join(world.folder, 'copy');
  await expect(cloneRepository(server.url('blog.git'), into, {})).rejects.toMatchObject({
    code: 'clone-failed',
    detail: { url: server.url('blog.git'), reason: expect.stringContaining('not found') },
  });
  expect(existsSync(into)).toBe(false);
});

it('stops when asked and removes what it began', async () => {
  server.mode = 'hang';
  const into = join(world.folder, 'copy');
  const stop = new AbortController();
  const stopped = expect(
    cloneRepository(server.url('blog.git'), into, { signal: stop.signal }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  await server.nextRequest();
  stop.abort();
  await stopped;
  expect(existsSync(into)).toBe(false);
});

it.each([
  'ext::sh -c touch% pwned',
  '--upload-pack=touch pwned',
  'fd::17',
  'https://me:pw@example.org/x.git',
])('refuses %j before anything runs [R59]', async (url) => {
  const into = join(world.folder, 'copy');
  await expect(cloneRepository(url, into, {})).rejects.toMatchObject({ code: 'bad-url' });
  expect(existsSync(into)).toBe(false);
  expect(existsSync(join(world.folder, 'pwned'))).toBe(false);
});
