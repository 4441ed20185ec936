import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fileUrl,
  makeWorld,
  repositoryAt,
  type TestRepository,
  type World,
} from '../../../tests/helpers/repository';
import { openBlog } from '../../blog/open';
import { SnapshotStore } from '../../posts/snapshots/store';
import { cloneRepository } from '../clone';
import { git, guardGit } from '../git';
import { postHistory } from '../history/history';
import { findRepository, publishableRepository, startRepository } from '../repository';
import { publishStatus } from '../status';
import { TrustGuard } from './guard';
import { TrustStore } from './store';

const run = promisify(execFile);
const HOOK = '#!/bin/sh\nexit 0\n';

let world: World;
let blog: TestRepository;
let guard: TrustGuard;
let looked: number;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  await blog.commit('start', { 'posts/a.md': 'a\n' });
  start();
});
afterEach(async () => {
  guardGit(null);
  await world.dispose();
});

/** As at a start of the app: what it keeps is on the disk. */
function start(): void {
  looked = 0;
  guard = new TrustGuard({
    store: new TrustStore(join(world.folder, 'app/trust.json')),
    noHooks: join(world.folder, 'app/no-hooks'),
    onLookedAgain: () => {
      looked += 1;
    },
  });
  guardGit((folder, call) => guard.admit(folder, call));
}

const standing = async (folder = blog.folder) => (await guard.trust(folder)).standing;
const names = async (folder = blog.folder) => (await guard.trust(folder)).findings.map(({ name }) => name);
const ids = async () => (await guard.trust(blog.folder)).findings.map(({ id }) => id);
const trustIt = async () => guard.answer(blog.folder, 'trusted', await ids());
const fetch = (folder = blog.folder) =>
  git(folder, { operation: 'fetch', args: ['fetch', '--all'], lane: 'network' });
const refused = { code: 'trust-needed' };

describe('a repository without programs of its own', () => {
  it('is trusted without a question', async () => {
    await blog.publishTo(await world.bareRemote());
    expect(await guard.trust(blog.folder)).toEqual({ standing: 'trusted', findings: [], known: [] });
    expect(await fetch()).toMatchObject({ exitCode: 0 });
  });

  it('is trusted with Git LFS as `git lfs install` sets it up', async () => {
    await run('git', ['lfs', 'install', '--local'], { cwd: blog.folder, env: { ...world.env } });
    expect(await blog.read('.git/hooks/pre-push')).toContain('git lfs pre-push');
    expect(await standing()).toBe('trusted');
  });

  it('is trusted with hooks and settings that are the author’s own on this computer', async () => {
    const hooks = join(world.home, 'hooks');
    await mkdir(hooks);
    await writeFile(join(hooks, 'pre-commit'), HOOK, { mode: 0o755 });
    await blog.git('config', '--global', 'core.hooksPath', hooks);
    await blog.git('config', '--global', 'credential.helper', 'store');
    await blog.git('config', '--global', 'filter.z.clean', 'cat');
    expect(await standing()).toBe('trusted');
  });

  it('is trusted with hooks that Git does not run, and with settings that do nothing', async () => {
    await writeFile(join(blog.folder, '.git/hooks/pre-commit'), HOOK, { mode: 0o644 });
    for (const [key, value] of [
      ['core.fsmonitor', 'true'],
      ['alias.co', 'checkout'],
      ['protocol.version', '2'],
      ['pager.log', 'false'],
      ['http.sslVerify', 'true'],
      ['submodule.x.update', 'rebase'],
      ['credential.useHttpPath', 'true'],
    ] as const)
      await blog.git('config', key, value);
    expect(await standing()).toBe('trusted');
  });

  it('is looked at once, not at each call', async () => {
    await publishStatus(blog.folder);
    await blog.write('posts/a.md', 'b\n');
    await publishStatus(blog.folder);
    expect(looked).toBe(0);
  });
});

describe('[R58] what changes after the author trusted it', () => {
  beforeEach(async () => {
    await blog.hook('pre-commit', 'exit 0');
    await blog.publishTo(await world.bareRemote());
    expect(await standing()).toBe('ask');
    await trustIt();
    expect(await standing()).toBe('trusted');
    await fetch();
  });

  it('is asked about before Git runs again: a setting', async () => {
    await blog.git('config', 'core.sshCommand', 'ssh -i other');
    await expect(fetch()).rejects.toMatchObject(refused);
    expect(looked).toBe(1);
    expect(await names()).toEqual(['.git/hooks/pre-commit', 'core.sshcommand']);
    await trustIt();
    await fetch();
  });

  it('is asked about before Git runs again: the text of a hook, whatever its time says', async () => {
    const hook = join(blog.folder, '.git/hooks/pre-commit');
    const { atime, mtime } = await stat(hook);
    await writeFile(hook, '#!/bin/sh\nexit 1\n');
    await utimes(hook, atime, mtime);
    await expect(fetch()).rejects.toMatchObject(refused);
  });

  it('is asked about before Git runs again: a hook that came, or became one', async () => {
    const hook = join(blog.folder, '.git/hooks/pre-push');
    await writeFile(hook, HOOK);
    await fetch();
    await chmod(hook, 0o755);
    await expect(fetch()).rejects.toMatchObject(refused);
  });

  it('is asked about before Git runs again: a file that its settings are read from', async () => {
    await blog.git('config', 'include.path', '../shared-settings');
    await trustIt();
    await fetch();
    await blog.write('shared-settings', '[core]\n\tsshCommand = other\n');
    await expect(fetch()).rejects.toMatchObject(refused);
  });

  it('is asked about before Git runs again: what another branch brings along', async () => {
    await blog.write('.git/more', '[core]\n\tsshCommand = other\n');
    await blog.git('config', 'includeIf.onbranch:evil.path', 'more');
    await trustIt();
    await fetch();
    await blog.git('branch', 'evil');
    await blog.git('symbolic-ref', 'HEAD', 'refs/heads/evil');
    await expect(fetch()).rejects.toMatchObject(refused);
  });

  it('is asked about before Git runs again: hooks in the blog’s own folder', async () => {
    await blog.write('.githooks/pre-commit', HOOK);
    await chmod(join(blog.folder, '.githooks/pre-commit'), 0o755);
    await blog.git('config', 'core.hooksPath', '.githooks');
    await trustIt();
    await fetch();
    await blog.write('.githooks/helper.sh', 'echo\n');
    await expect(fetch()).rejects.toMatchObject(refused);
  });

  it('is no question when it is less than before, or no danger', async () => {
    await blog.git('config', 'user.name', 'Somebody');
    await blog.git('branch', 'other');
    await rm(join(blog.folder, '.git/hooks/pre-commit'));
    await fetch();
    expect(await standing()).toBe('trusted');
  });

  it('holds over a restart of the app, and not for a copy elsewhere', async () => {
    start();
    expect(await standing()).toBe('trusted');
    await rename(blog.folder, join(world.folder, 'moved'));
    expect(await standing(join(world.folder, 'moved'))).toBe('ask');
  });

  it('is trusted only as far as it was shown', async () => {
    const shown = await ids();
    await blog.git('config', 'core.sshCommand', 'other');
    expect(await guard.answer(blog.folder, 'trusted', shown)).toMatchObject({ standing: 'ask' });
  });
});

it('keeps hashes and never what a setting says', async () => {
  await blog.git('config', 'http.extraHeader', 'Authorization: Basic c2VjcmV0');
  expect((await guard.trust(blog.folder)).findings).toMatchObject([
    { subject: 'network', name: 'http.extraheader', value: '' },
  ]);
  await trustIt();
  expect(await readFile(join(world.folder, 'app/trust.json'), 'utf8')).not.toContain('c2VjcmV0');
});

it('is restricted until the author says otherwise, whatever is added', async () => {
  await blog.hook('pre-commit', 'exit 0');
  await guard.answer(blog.folder, 'restricted', await ids());
  await blog.git('config', 'core.sshCommand', 'other');
  expect(await standing()).toBe('restricted');
  start();
  expect(await standing()).toBe('restricted');
  await trustIt();
  expect(await standing()).toBe('trusted');
});

it('[R57] restricted, a post’s timeline and its old texts are there', async () => {
  await blog.hook('pre-commit', 'exit 1');
  await guard.answer(blog.folder, 'restricted', await ids());
  const opened = await openBlog(blog.folder);
  const { entries } = await postHistory(
    opened,
    'posts/a.md',
    new SnapshotStore(join(world.folder, 'app/snapshots')),
  );
  expect(entries).toHaveLength(1);
});

it('shows Husky’s hooks as the author knows them', async () => {
  await blog.write('.husky/pre-commit', 'npm test\n');
  for (const hook of ['pre-commit', 'pre-push']) {
    await blog.write(`.husky/_/${hook}`, HOOK);
    await chmod(join(blog.folder, '.husky/_', hook), 0o755);
  }
  await blog.git('config', 'core.hooksPath', '.husky/_');
  expect(await names()).toEqual(['.husky/pre-commit', 'core.hookspath']);
});

it('is the same for all working trees of a repository', async () => {
  await blog.hook('pre-commit', 'exit 0');
  const linked = join(world.folder, 'linked');
  await blog.git('worktree', 'add', '--quiet', '-b', 'other', linked);
  expect(await standing(linked)).toBe('ask');
  expect(await names(linked)).toEqual(['.git/hooks/pre-commit']);
  await trustIt();
  expect(await standing(linked)).toBe('trusted');
});

describe('what Longhand makes itself', () => {
  beforeEach(async () => {
    const template = join(world.home, 'template/hooks');
    await mkdir(template, { recursive: true });
    await writeFile(join(template, 'pre-commit'), HOOK, { mode: 0o755 });
    await blog.git('config', '--global', 'init.templateDir', join(world.home, 'template'));
  });

  it('is the author’s own: a repository it starts', async () => {
    const folder = join(world.folder, 'fresh');
    await mkdir(folder);
    await startRepository(folder);
    expect(await standing(folder)).toBe('ask');
    await guard.own(folder);
    expect(await standing(folder)).toBe('trusted');
  });

  it('is the author’s own: a clone, also one into the folder of a repository that is not trusted', async () => {
    await blog.hook('post-checkout', 'exit 1');
    const into = join(blog.folder, 'copy');
    const remote = await world.bareRemote();
    await blog.publishTo(remote);
    await cloneRepository(fileUrl(remote), into, {});
    await guard.own(into);
    expect(await standing(into)).toBe('trusted');
  });
});

describe('[R60] a folder whose records are elsewhere', () => {
  let other: TestRepository;

  beforeEach(async () => {
    other = await world.repository('other');
    await other.commit('theirs', { 'a.md': 'a\n' });
  });

  const isRefused = async (folder: string) => {
    expect(await findRepository(folder)).toEqual({ kind: 'refused', why: 'outside' });
    await expect(publishableRepository(folder)).rejects.toMatchObject({ code: 'repository-outside' });
    await expect(fetch(folder)).rejects.toMatchObject({ code: 'repository-outside' });
    guardGit(null);
    expect(await findRepository(folder)).toEqual({ kind: 'refused', why: 'outside' });
    await expect(publishableRepository(folder)).rejects.toMatchObject({ code: 'repository-outside' });
    expect((await other.git('log', '--format=%s')).trim()).toBe('theirs');
  };

  it('is named and refused: `.git` is a file that names another repository', async () => {
    const folder = join(world.folder, 'borrowed');
    await mkdir(folder);
    await writeFile(join(folder, '.git'), 'gitdir: ../other/.git\n');
    await isRefused(folder);
  });

  it('is named and refused: `.git` is a link to another repository', async () => {
    const folder = join(world.folder, 'borrowed');
    await mkdir(folder);
    await run('ln', ['-s', '../other/.git', join(folder, '.git')]);
    await isRefused(folder);
  });

  it('is named and refused: its settings say that its files are elsewhere', async () => {
    await blog.git('config', 'core.worktree', join(world.folder, 'other'));
    await isRefused(blog.folder);
    await blog.git('config', 'core.worktree', world.folder);
    start();
    await isRefused(blog.folder);
  });

  it('is fine where the records know it: a linked working tree, a submodule, a folder in it', async () => {
    await other.git('worktree', 'add', '--quiet', '-b', 'b', join(world.folder, 'linked'));
    await blog.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'sub');
    await mkdir(join(world.folder, 'inside'));
    await run('git', ['init', '--quiet', '--separate-git-dir', 'inside/records', 'inside'], {
      cwd: world.folder,
      env: { ...world.env },
    });
    await mkdir(join(blog.folder, 'posts/deep'));
    for (const folder of [
      join(world.folder, 'linked'),
      join(blog.folder, 'sub'),
      join(world.folder, 'inside'),
      join(blog.folder, 'posts/deep'),
    ]) {
      expect(await findRepository(folder)).toMatchObject({ kind: 'ready' });
      expect(await standing(folder)).toBe('trusted');
      await repositoryAt(folder, world.env).git('status');
    }
  });
});
