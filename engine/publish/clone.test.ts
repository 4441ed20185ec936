import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CloneProgress } from '#core/publish/clone-progress';
import { type GitServer, startGitServer } from '../../tests/helpers/git-server';
import { fileUrl, makeWorld, type World } from '../../tests/helpers/repository';
import { cloneRepository } from './clone';

const run = promisify(execFile);

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

it.skipIf(process.platform !== 'linux')('leaves the processor to whoever else wants it', async () => {
  server.mode = 'hang';
  const stop = new AbortController();
  const into = join(world.folder, 'copy');
  const stopped = expect(
    cloneRepository(server.url('blog.git'), into, { signal: stop.signal }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  await server.nextRequest();
  const own = getPriority();
  expect(await prioritiesOf('clone')).toEqual([Math.max(own, constants.priority.PRIORITY_BELOW_NORMAL)]);
  stop.abort();
  await stopped;
});

/** Of the Git commands that this process runs with this verb. */
async function prioritiesOf(verb: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    const isOurs = Number(parent) === process.pid && /^git /.test(args) && args.includes(` ${verb} `);
    return isOurs ? [getPriority(Number(pid))] : [];
  });
}

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

it('tells how far it is, stage by stage', async () => {
  const seen: CloneProgress[] = [];
  const onProgress = (progress: CloneProgress) => seen.push(progress);
  await cloneRepository(server.url('blog.git'), join(world.folder, 'copy'), { onProgress });
  expect(seen.map(({ stage }) => stage)).toContain('receiving');
  expect(seen.at(-1)?.percent).toBe(100);
});

it('does not copy into a folder that has something in it', async () => {
  const into = join(world.folder, 'full');
  await mkdir(into);
  await cloneRepository(server.url('blog.git'), into, {});
  const asked = server.requests.length;
  await expect(cloneRepository(server.url('blog.git'), into, {})).rejects.toMatchObject({
    code: 'folder-not-empty',
    detail: { path: into },
  });
  expect(server.requests).toHaveLength(asked);
});

it('names an odd entry of an old history, and copies it when the author says so', async () => {
  const source = await world.repository('old');
  await source.commit('start', { 'a.md': '# Old\n' });
  const tree = (await source.git('rev-parse', 'HEAD^{tree}')).trim();
  const file = join(world.folder, 'commit');
  await writeFile(file, `tree ${tree}\nauthor Ada<a@b.c> 1 +0000\ncommitter Ada <a@b.c> 1 +0000\n\nold\n`);
  const odd = (await source.git('hash-object', '-t', 'commit', '--literally', '-w', file)).trim();
  await source.git('update-ref', 'refs/heads/main', odd);
  await source.publishTo(await world.bareRemote('old.git'));
  const into = join(world.folder, 'copy');
  await expect(cloneRepository(server.url('old.git'), into, {})).rejects.toMatchObject({
    code: 'clone-objects-odd',
    detail: { reason: expect.stringContaining('missingSpaceBeforeEmail') },
  });
  expect(existsSync(into)).toBe(false);
  await cloneRepository(server.url('old.git'), into, { checkObjects: false });
  expect(await readFile(join(into, 'a.md'), 'utf8')).toBe('# Old\n');
});

const hostile = [
  "ext::sh -c 'touch {mark}'",
  'ext::sh -c touch% {mark}',
  'fd::17',
  '--upload-pack=touch {mark}',
  '-u touch {mark}',
  '-oProxyCommand=touch{gap}{mark}',
  'ssh://-oProxyCommand=touch{gap}{mark}/x',
  '-oProxyCommand=touch {mark}@host:x',
  'git@-oProxyCommand=touch{gap}{mark}:x',
  'https://example.org\nhost=evil/x.git',
  'https://me:pw@127.0.0.1:1/x.git',
  'git://127.0.0.1:1/x',
  'file:///x\r\n/y',
];

it('law: of addresses made of hostile pieces none is run by us, and none starts a program in Git itself [R59]', async () => {
  const mark = join(world.folder, 'MARK');
  const piece = fc.constantFrom(
    ...hostile.map((url) => url.replaceAll('{mark}', mark).replaceAll('{gap}', '$IFS')),
    '--',
    ' ',
    '\n',
    'file://',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 2 }), async (pieces) => {
      const url = pieces.join('');
      const into = join(world.folder, 'copy');
      await expect(cloneRepository(url, into, {})).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:bad-url|clone-failed)$/),
      });
      // The second wall: the same address behind our own `--` and environment.
      const env = { ...world.env, GIT_ALLOW_PROTOCOL: 'https:ssh:http:file' };
      if (!url.includes('\0'))
        await run('git', ['ls-remote', '--', url], { env, timeout: 5000 }).catch(() => null);
      expect(existsSync(into)).toBe(false);
      expect(existsSync(mark)).toBe(false);
    }),
    { numRuns: 40 },
  );
});
