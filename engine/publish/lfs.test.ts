import { spawnSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
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
import { publish } from './publish';

const noLfs = spawnSync('git', ['lfs', 'version']).status === 0 ? null : 'git-lfs is not installed';
if (noLfs !== null) console.warn(`Images with Git LFS are not tested: ${noLfs}.`);

const picture = (letter: string) => Buffer.from(`\x89PNG\r\n\x1a\n${letter.repeat(5000)}`, 'latin1');

let world: World;
let blog: TestRepository;
let remote: TestRepository;
let restore: (() => void) | null = null;

beforeEach(async () => {
  world = await makeWorld();
  world.enter();
  blog = await world.repository();
  remote = repositoryAt(await world.bareRemote(), world.env);
  await blog.commit('start', {
    '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n',
    'a.md': 'a\n',
  });
  await blog.publishTo(remote.folder);
});
afterEach(async () => {
  restore?.();
  restore = null;
  await world.dispose();
});

const run = (...paths: string[]) =>
  publish({ root: blog.folder }, { message: 'A picture', paths, state: join(world.folder, 'state') });
const head = async () => (await blog.git('rev-parse', 'HEAD')).trim();

/** A PATH with Git and a shell, and without git-lfs. */
async function withoutLfs(): Promise<void> {
  const folder = join(world.folder, 'programs');
  await mkdir(folder);
  for (const name of ['git', 'sh', 'cat', 'env']) {
    const at = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
    await symlink(at, join(folder, name));
  }
  restore = replaceEnvironment({ PATH: folder });
}

describe.skipIf(noLfs !== null)('images that the repository keeps with Git LFS', () => {
  it('are published and got as such: the commit holds a few lines, the file is the picture [R55] [R76]', async () => {
    await blog.git('lfs', 'install', '--local');
    await blog.write('pic.png', picture('a'));
    expect(await run('pic.png')).toMatchObject({ kind: 'published' });
    expect(await blog.git('show', 'HEAD:pic.png')).toMatch(/^version https:\/\/git-lfs/);
    const other = await world.clone(fileUrl(remote.folder), 'other');
    await other.git('lfs', 'install', '--local');
    await other.write('pic.png', picture('b'));
    await other.git('commit', '--quiet', '--all', '-m', 'theirs');
    await other.git('push', '--quiet');
    await blog.write('a.md', 'mine\n');
    expect(await run('a.md')).toMatchObject({ kind: 'published' });
    expect(await blog.read('pic.png')).toBe(picture('b').toString('utf8'));
    expect(await blog.git('status', '--porcelain')).toBe('');
  });

  it('are not recorded as they are where LFS is not set up [R55]', async () => {
    const before = await head();
    await blog.write('pic.png', picture('a'));
    await expect(run('pic.png')).rejects.toMatchObject({ code: 'lfs-missing', detail: { path: 'pic.png' } });
    expect(await head()).toBe(before);
    expect(await blog.git('status', '--porcelain')).toBe('?? pic.png\n');
  });

  it('wait, with git-lfs named, where the program is missing; the rest is published [R55]', async () => {
    await blog.git('lfs', 'install', '--local', '--skip-repo');
    const other = await world.clone(fileUrl(remote.folder), 'other');
    await other.git('lfs', 'install', '--local');
    await withoutLfs();
    const before = await head();
    await blog.write('pic.png', picture('a'));
    await expect(run('pic.png')).rejects.toMatchObject({ code: 'lfs-missing' });
    expect(await head()).toBe(before);
    await blog.write('a.md', 'mine\n');
    expect(await run('a.md')).toMatchObject({ kind: 'published' });
    await other.write('theirs.png', picture('b'));
    await other.git('pull', '--quiet');
    await other.git('add', 'theirs.png');
    await other.git('commit', '--quiet', '-m', 'theirs');
    await other.git('push', '--quiet');
    await blog.write('a.md', 'mine again\n');
    const waiting = await run('a.md');
    expect(waiting).toMatchObject({ kind: 'committed', detail: expect.stringContaining('git-lfs') });
    expect(await blog.git('status', '--porcelain')).toBe('?? pic.png\n');
  });
});
