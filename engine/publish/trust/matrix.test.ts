import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostileRepositories } from '../../../tests/helpers/hostile-repositories';
import { makeWorld, type World } from '../../../tests/helpers/repository';
import { openBlog } from '../../blog/open';
import { GitFailed, git, guardGit } from '../git';
import { publish, pushWaiting } from '../publish';
import { readRepository, setIdentity } from '../repository';
import { reviewPublish } from '../review';
import { publishStatus } from '../status';
import { TrustGuard } from './guard';
import { TrustStore } from './store';

const run = promisify(execFile);

let world: World;
let place: string;
let blog: string;
let guard: TrustGuard;

beforeAll(async () => {
  world = await makeWorld();
  world.enter();
  const template = join(world.folder, 'template');
  place = join(world.folder, 'aud');
  await mkdir(template);
  const make = `git config --global user.name t; git config --global user.email t@t
    git init -q "$B/r"; cd "$B/r"; mkdir posts; echo a > posts/a.md; git add .; git commit -qm i
    git init -q --bare "$B/o.git"; git remote add origin "$B/o.git"; git push -q -u origin main`;
  await mkdir(place);
  await run('sh', ['-ec', make], { cwd: place, env: { ...world.env, B: place } });
  await writeFile(join(place, 'mark'), `#!/bin/sh\ntouch '${place}/MARK'\ncat 2>/dev/null\nexit 0\n`);
  await chmod(join(place, 'mark'), 0o755);
  await cp(place, template, { recursive: true, preserveTimestamps: true });
  blog = join(place, 'r');
});
afterAll(() => world.dispose());

beforeEach(async () => {
  await remake();
  const store = new TrustStore(join(world.folder, 'app', `${crypto.randomUUID()}.json`));
  guard = new TrustGuard({ store, noHooks: join(world.folder, 'app/no-hooks') });
});
afterEach(async () => {
  guardGit(null);
  await run('git', ['config', '--global', '--unset-all', 'core.hooksPath'], { env: world.env }).catch(
    () => null,
  );
});

async function remake(): Promise<void> {
  await rm(place, { recursive: true, force: true });
  await cp(join(world.folder, 'template'), place, { recursive: true, preserveTimestamps: true });
}

const shell = (script: string) =>
  run('sh', ['-c', `exec < /dev/null\n${script}`], {
    cwd: blog,
    timeout: 8000,
    env: { ...world.env, B: place },
  });
const state = () => join(world.folder, 'app/publish');
const marked = () => existsSync(join(place, 'MARK'));
const unmark = () => rm(join(place, 'MARK'), { force: true });

/** What reads, also in ways in which Longhand does not ask: without its options that switch programs off. */
const READING = [
  ['status', '--porcelain=v2', '--branch'],
  ['diff'],
  ['diff', 'HEAD', '--', 'posts/a.md'],
  ['diff-index', '-p', 'HEAD'],
  ['diff-files', '-p'],
  ['log', '-p', '-1', '--show-signature'],
  ['show', 'HEAD'],
  ['ls-files', '-z', '--modified', '--others'],
  ['cat-file', '-p', 'HEAD:posts/a.md'],
  ['cat-file', '--filters', 'HEAD:posts/a.md'],
  ['cat-file', '--textconv', 'HEAD:posts/a.md'],
  ['blame', '--', 'posts/a.md'],
  ['merge-tree', '--write-tree', 'HEAD', 'main'],
];

async function readEverything(): Promise<void> {
  const calls = READING.map((args) => git(blog, { operation: 'read', args, expect: [1] }));
  for (const ended of await Promise.allSettled(calls)) {
    // Git may well refuse some of it in an odd repository; that it starts nothing is what counts.
    if (ended.status === 'rejected') expect(ended.reason).toBeInstanceOf(GitFailed);
  }
}

/** Opens the blog as the app does and writes in it. */
async function openAndEdit() {
  const opened = await openBlog(blog);
  await readRepository(blog);
  await writeFile(join(blog, 'posts/a.md'), '# A\n\nEdited.\n');
  await publishStatus(blog);
  await reviewPublish(opened, ['posts/a.md']).catch((error: unknown) => {
    expect(error).toMatchObject({ code: expect.stringMatching(/^(?:nothing-to-publish|detached-head)$/) });
  });
  return opened;
}

const needed = { code: 'trust-needed' };
const request = () => ({ message: 'x', paths: ['posts/a.md'], state: state() });

const asking = hostileRepositories.filter(({ subject }) => subject !== null);

describe('[R57] before the author has answered, and in restricted mode, nothing is started by', () => {
  it.each(asking)('$name', async ({ make, starts, subject }) => {
    if (starts !== null) {
      await shell(make);
      await unmark();
      await shell(starts).catch(() => null);
      // Otherwise the case would prove nothing.
      expect(marked()).toBe(true);
      await remake();
    }
    await shell(make);
    await unmark();
    guardGit((folder, call) => guard.admit(folder, call));

    const { standing, findings } = await guard.trust(blog);
    expect(standing).toBe('ask');
    expect(findings.map((finding) => finding.subject)).toContain(subject);
    await readEverything();
    await expect(publish(await openAndEdit(), request())).rejects.toMatchObject(needed);
    expect(marked()).toBe(false);

    await guard.answer(
      blog,
      'restricted',
      findings.map(({ id }) => id),
    );
    expect(await guard.trust(blog)).toMatchObject({ standing: 'restricted' });
    // The same way as before the answer: one look is enough to see that it is.
    await publishStatus(blog);
    expect(marked()).toBe(false);
  });
});

describe('[R57] without a question nothing is started by', () => {
  it.each(hostileRepositories.filter(({ subject }) => subject === null))(
    '$name',
    async ({ make, starts }) => {
      await shell(make);
      await unmark();
      await shell(starts ?? 'false').catch(() => null);
      expect(marked()).toBe(true);
      await unmark();
      guardGit((folder, call) => guard.admit(folder, call));
      expect(await guard.trust(blog)).toEqual({ standing: 'trusted', findings: [], known: [] });
      const opened = await openAndEdit();
      expect(await publish(opened, request())).toMatchObject({ kind: 'published' });
      expect(marked()).toBe(false);
    },
  );

  it('a bare repository inside the blog that is opened itself: it is no repository to work in [R60]', async () => {
    await shell(hostileRepositories.at(-1)?.make ?? '');
    await unmark();
    guardGit((folder, call) => guard.admit(folder, call));
    const folder = join(blog, 'emb');
    await mkdir(join(folder, 'posts'));
    expect(await readRepository(folder)).toEqual({ kind: 'bare' });
    expect(await publishStatus(folder)).toMatchObject({ repository: { kind: 'refused', why: 'bare' } });
    await expect(git(folder, { operation: 'read', args: ['status'] })).rejects.toBeInstanceOf(GitFailed);
    expect(marked()).toBe(false);
  });
});

it('[R57] once the author trusts it, it runs as on the terminal', async () => {
  await shell('cp "$B/mark" .git/hooks/pre-commit');
  guardGit((folder, call) => guard.admit(folder, call));
  const { findings } = await guard.trust(blog);
  await guard.answer(
    blog,
    'trusted',
    findings.map(({ id }) => id),
  );
  const opened = await openAndEdit();
  expect(await publish(opened, request())).toMatchObject({ kind: 'published' });
  expect(marked()).toBe(true);
});

it('[R57] before trust everything that is not reading is refused, whatever it is called', async () => {
  await shell('cp "$B/mark" .git/hooks/pre-commit');
  guardGit((folder, call) => guard.admit(folder, call));
  const opened = await openAndEdit();
  await expect(setIdentity(blog, 'A', 'a@b.c')).rejects.toMatchObject(needed);
  expect(await pushWaiting(opened, { state: state() })).toMatchObject({
    kind: 'committed',
    reason: 'not-pushed',
  });
  const others = [
    ['network', 'fetch', '--', 'origin'],
    ['network', 'ls-remote', '--', 'origin'],
    ['write', 'checkout', '-q', '--', 'posts/a.md'],
    ['write', 'merge', 'main'],
    // Whoever gets the lane wrong is stopped by the command.
    ['read', 'add', '--', 'posts/a.md'],
    ['read', 'credential', 'fill'],
    ['read', 'symbolic-ref', 'HEAD', 'refs/heads/x'],
    ['read', 'config', 'user.name', 'x'],
  ] as const;
  for (const [lane, ...args] of others) {
    await expect(git(blog, { operation: 'change', args, lane })).rejects.toMatchObject(needed);
  }
  expect(marked()).toBe(false);
});
