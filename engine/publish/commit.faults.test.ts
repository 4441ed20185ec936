import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, repositoryAt, type TestRepository, type World } from '../../tests/helpers/repository';
import { commitPaths } from './commit';
import { publishableRepository } from './repository';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const noMount =
  isRoot && spawnSync('mount', ['--version']).status === 0 ? null : 'mounting needs root on Linux';

let world: World;
let disk: string;
let blog: TestRepository;
let first: string;

describe(`a disk under \`.git\`${noMount ? ` (skipped: ${noMount})` : ''}`, () => {
  beforeEach(async () => {
    if (noMount !== null) return;
    world = await makeWorld();
    world.enter();
    const template = await world.repository('template');
    first = await template.commit('start', { 'a.md': 'a\n', 'staged.md': 's\n' });
    disk = join(world.folder, 'disk');
    execFileSync('mkdir', [disk]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
    execFileSync('cp', ['-a', template.folder, join(disk, 'blog')]);
    blog = repositoryAt(join(disk, 'blog'), world.env);
    await blog.write('staged.md', 'staged\n');
    await blog.git('add', 'staged.md');
    await blog.write('a.md', 'changed\n');
    await blog.write('new.md', 'new\n');
  });
  afterEach(async () => {
    if (noMount !== null) return;
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    execFileSync('umount', [disk]);
    await world.dispose();
  });

  const commit = async () =>
    commitPaths(await publishableRepository(blog.folder), {
      paths: ['a.md', 'new.md'],
      message: 'Publish “A”',
      state: join(world.folder, 'state'),
      patience: { tries: 2, pause: async () => undefined },
    });

  /** Fills the disk but for so many blocks of 4 KiB. */
  function fill(spare: number): void {
    const ballast = join(disk, 'ballast');
    spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4096']);
    execFileSync('truncate', ['--size', String(statSync(ballast).size - spare * 4096), ballast]);
  }
  async function expectUntouched(): Promise<void> {
    expect((await blog.git('rev-parse', 'HEAD')).trim()).toBe(first);
    expect(await blog.read('a.md')).toBe('changed\n');
    expect(await blog.read('new.md')).toBe('new\n');
  }
  async function expectWorksAgain(): Promise<void> {
    const { oid, paths } = await commit();
    expect(paths).toEqual(['a.md', 'new.md']);
    expect((await blog.git('log', '--format=%H')).trim().split('\n')).toEqual([oid, first]);
    expect(await blog.git('status', '--porcelain')).toBe('M  staged.md\n');
    expect(await blog.git('fsck', '--no-dangling')).toBe('');
    const locks = readdirSync(join(blog.folder, '.git'), { recursive: true, encoding: 'utf8' });
    expect(locks.filter((name) => name.endsWith('.lock'))).toEqual([]);
  }

  it.skipIf(noMount !== null)(
    'that fills up at any point: path and cause are named, the text stays, and it works once there is room [R37]',
    async () => {
      const codes = new Set<string>();
      // From no room at all until all of it fits.
      for (let spare = 0; ; spare++) {
        expect(spare).toBeLessThan(60);
        fill(spare);
        const made = await commit().then(
          () => null,
          (error: { code: string; detail: { path?: string } }) => error,
        );
        if (made === null) break;
        codes.add(made.code);
        expect(made.detail.path).toContain('blog/.git');
        await expectUntouched();
        rmSync(join(disk, 'ballast'));
        // Each time from the same state: what was left is put in order first.
        expect(await blog.git('diff', '--cached', '--name-only')).toBe('staged.md\n');
        expect(existsSync(join(blog.folder, '.git/index.lock'))).toBe(false);
      }
      expect([...codes]).toEqual(['repository-full']);
      rmSync(join(disk, 'ballast'));
      expect(await blog.git('status', '--porcelain')).toBe('M  staged.md\n');
      expect(await blog.git('fsck', '--no-dangling')).toBe('');
    },
  );

  it.skipIf(noMount !== null)('that is read-only is named, and it works once it is not [R37]', async () => {
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    await expect(commit()).rejects.toMatchObject({
      code: 'repository-read-only',
      detail: { path: expect.stringContaining('blog/.git'), reason: expect.stringContaining('read-only') },
    });
    await expectUntouched();
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    await expectWorksAgain();
  });
});
