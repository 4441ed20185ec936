import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bundleScript,
  type SaveEnd,
  type SaveProcessOptions,
  saveInProcess,
  whyNoInjection,
  withFolder,
} from '../../tests/faults/save-process';
import { isTempName, removeStaleTemps } from './temp-files';

const noInjection = whyNoInjection();
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const noMount =
  isRoot && spawnSync('mount', ['--version']).status === 0 ? null : 'mounting needs root on Linux';
const noOtherUser =
  isRoot && spawnSync('setpriv', ['--version']).status === 0 ? null : 'setpriv as root is needed';
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

const OLD = Buffer.from('The old text.\n');
/** More than one chunk, so that a write can be cut between two. */
const NEW = Buffer.alloc(2_500_000, 'The new text, rather longer. ');

let tools = '';
let script = '';
beforeAll(async () => {
  tools = mkdtempSync(join(tmpdir(), 'longhand-save-once-'));
  chmodSync(tools, 0o777);
  script = await bundleScript('save-once', tools);
});
afterAll(() => rmSync(tools, { recursive: true, force: true }));

/** Saves NEW (or `bytes`) over `folder/post.md` in a process of its own. */
async function save(folder: string, options: SaveProcessOptions = {}, bytes = NEW): Promise<SaveEnd> {
  const source = join(tools, 'new-bytes');
  writeFileSync(source, bytes);
  return saveInProcess(script, join(folder, 'post.md'), source, options);
}

const temps = (folder: string) => readdirSync(folder).filter(isTempName);
const post = (folder: string) => readFileSync(join(folder, 'post.md'));
const failureOf = (end: SaveEnd): unknown => JSON.parse(end.told);

describe(`a save that is killed${noInjection ? ` (skipped: ${noInjection})` : ''}`, () => {
  const calls = [
    ['openat', 2],
    ['pwrite64', 3],
    ['fchmod', 1],
    ['fsync', 2],
    ['close', 2],
    ['rename', 1],
    ['newfstatat', 0],
    ['statx', 1],
    ['write', 0],
    ['unlink', 0],
  ] as const;
  it.skipIf(noInjection !== null).each(calls)(
    '[R1] at every %s leaves the old file or the new one, and at most one temporary file',
    { timeout: 240_000 },
    async (call, atLeast) => {
      await withFolder(async (folder) => {
        let killed = 0;
        for (let n = 1; ; n += 1) {
          writeFileSync(join(folder, 'post.md'), OLD);
          const end = await save(folder, {
            strace: ['-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${n}`],
          });
          expect([OLD, NEW].some((whole) => whole.equals(post(folder)))).toBe(true);
          expect(temps(folder).length).toBeLessThanOrEqual(1);
          await removeStaleTemps(temps(folder).map((name) => join(folder, name)));
          expect(temps(folder)).toEqual([]);
          if (end.exitCode === 0) {
            expect(post(folder).equals(NEW)).toBe(true);
            break;
          }
          expect(end.signal).toBe('SIGKILL');
          killed += 1;
        }
        expect(killed).toBeGreaterThanOrEqual(atLeast);
      });
    },
  );

  it.skipIf(noInjection !== null).each(['openat', 'pwrite64', 'fsync', 'close', 'link', 'unlink'])(
    '[R1] at every %s while it creates a file leaves none or all of it',
    { timeout: 240_000 },
    async (call) => {
      await withFolder(async (folder) => {
        for (let n = 1; ; n += 1) {
          rmSync(join(folder, 'post.md'), { force: true });
          const end = await save(folder, {
            create: true,
            strace: ['-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${n}`],
          });
          expect(temps(folder).length).toBeLessThanOrEqual(1);
          await removeStaleTemps(temps(folder).map((name) => join(folder, name)));
          expect(['', 'post.md']).toContain(readdirSync(folder).join());
          if (existsSync(join(folder, 'post.md'))) {
            expect(post(folder).equals(NEW)).toBe(true);
            expect(statSync(join(folder, 'post.md')).nlink).toBe(1);
          }
          if (end.exitCode === 0) break;
          expect(end.signal).toBe('SIGKILL');
          expect(n).toBeLessThan(100);
        }
        expect(existsSync(join(folder, 'post.md'))).toBe(true);
      });
    },
  );
});

describe(`a save on a full disk${noMount ? ` (skipped: ${noMount})` : ''}`, () => {
  async function withTmpfs(task: (folder: string) => Promise<void>): Promise<void> {
    await withFolder(async (folder) => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
      try {
        await task(folder);
      } finally {
        execFileSync('umount', [folder]);
      }
    });
  }
  /** Fills the disk but for `spare` bytes. */
  function fill(folder: string, spare: number): void {
    const size = 1024 * 1024 - OLD.length - spare;
    const blocks = Math.floor(size / 4096) - 1;
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(blocks * 4096));
  }

  it.skipIf(noMount !== null)('[R2] with no byte free says so and keeps the old file', async () => {
    await withTmpfs(async (folder) => {
      writeFileSync(join(folder, 'post.md'), OLD);
      fill(folder, 0);
      const end = await save(folder, {}, Buffer.alloc(120_000, 'x'));
      expect(failureOf(end)).toMatchObject({
        code: 'disk-full',
        detail: { path: join(folder, 'post.md'), bytes: '120000' },
      });
      expect(post(folder).equals(OLD)).toBe(true);
      expect(temps(folder)).toEqual([]);
      rmSync(join(folder, 'ballast'));
      expect((await save(folder, {}, Buffer.alloc(120_000, 'x'))).told).toBe('saved');
    });
  });

  it.skipIf(noMount !== null)(
    '[R3] that takes only the first part of a write keeps the old file',
    async () => {
      await withTmpfs(async (folder) => {
        writeFileSync(join(folder, 'post.md'), OLD);
        fill(folder, 60_000);
        const end = await save(folder, {}, Buffer.alloc(120_000, 'x'));
        expect(failureOf(end)).toMatchObject({ code: 'disk-full' });
        expect(post(folder).equals(OLD)).toBe(true);
        expect(temps(folder)).toEqual([]);
      });
    },
  );

  it.skipIf(noMount !== null)('[R4] that was mounted read-only says so', async () => {
    await withTmpfs(async (folder) => {
      writeFileSync(join(folder, 'post.md'), OLD);
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const end = await save(folder);
      expect(failureOf(end)).toMatchObject({
        code: 'read-only',
        detail: { reason: expect.stringContaining('EROFS') },
      });
      expect(post(folder).equals(OLD)).toBe(true);
    });
  });
});

describe(`a save whose system calls fail${noInjection ? ` (skipped: ${noInjection})` : ''}`, () => {
  it.skipIf(noInjection !== null).each([
    ['fsync', 'EIO', 'write-failed'],
    ['pwrite64', 'EIO', 'write-failed'],
    ['pwrite64', 'ENOSPC', 'disk-full'],
    ['rename', 'EACCES', 'write-failed'],
    ['close', 'EIO', 'write-failed'],
  ])('[R4] %s with %s leaves the old file, no temporary one, and names both', async (call, errno, code) => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'post.md'), OLD);
      const end = await save(folder, {
        strace: ['-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:error=${errno}:when=1`],
      });
      expect(failureOf(end)).toMatchObject({
        code,
        detail: { path: join(folder, 'post.md'), reason: expect.stringContaining(errno) },
      });
      expect(post(folder).equals(OLD)).toBe(true);
      expect(temps(folder)).toEqual([]);
    });
  });

  it.skipIf(noInjection !== null)(
    '[R4] an fsync of the folder that fails is never told as saved, nor as the old file',
    async () => {
      await withFolder(async (folder) => {
        writeFileSync(join(folder, 'post.md'), OLD);
        const end = await save(folder, {
          strace: ['-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=2'],
        });
        expect(failureOf(end)).toMatchObject({ code: 'write-unconfirmed' });
        expect(post(folder).equals(NEW)).toBe(true);
        expect(temps(folder)).toEqual([]);
      });
    },
  );

  it.skipIf(noInjection !== null)(
    '[R5] the file is on the disk before it gets its name, and its name before the save is done',
    async () => {
      await withFolder(async (folder) => {
        writeFileSync(join(folder, 'post.md'), OLD);
        const log = join(tools, 'order.log');
        const end = await save(folder, {
          strace: ['-y', '-o', log, '-e', 'trace=pwrite64,fsync,rename,write'],
        });
        expect(end.told).toBe('saved');
        const steps = readFileSync(log, 'utf8')
          .split('\n')
          .flatMap((line) => {
            if (/\bpwrite64\(.*\.tmp>/.test(line)) return ['write'];
            if (/\bfsync\(.*\.tmp>/.test(line)) return ['fsync file'];
            if (/\brename\(.*"[^"]*post\.md"/.test(line)) return ['rename'];
            if (/\bfsync\(/.test(line) && line.includes(`<${folder}>`)) return ['fsync folder'];
            if (/\bwrite\(1<.*"saved/.test(line)) return ['told'];
            return [];
          });
        expect(steps).toEqual(['write', 'write', 'write', 'fsync file', 'rename', 'fsync folder', 'told']);
      });
    },
  );
});

describe(`a save by another user${noOtherUser ? ` (skipped: ${noOtherUser})` : ''}`, () => {
  it.skipIf(noOtherUser !== null)(
    '[R6] does not replace a file marked read-only, though the folder would allow it',
    async () => {
      await withFolder(async (folder) => {
        chmodSync(folder, 0o777);
        writeFileSync(join(folder, 'post.md'), OLD);
        chownSync(join(folder, 'post.md'), 65534, 65534);
        chmodSync(join(folder, 'post.md'), 0o444);
        const end = await save(folder, { wrapper: asNobody });
        expect(failureOf(end)).toMatchObject({
          code: 'read-only',
          detail: { path: join(folder, 'post.md') },
        });
        expect(post(folder).equals(OLD)).toBe(true);
        expect(readdirSync(folder)).toEqual(['post.md']);
      });
    },
  );

  it.skipIf(noOtherUser !== null)('[R4] in a folder it may not write to names the reason', async () => {
    await withFolder(async (folder) => {
      mkdirSync(join(folder, 'posts'));
      writeFileSync(join(folder, 'posts/post.md'), OLD);
      chmodSync(join(folder, 'posts/post.md'), 0o666);
      chmodSync(join(folder, 'posts'), 0o555);
      chmodSync(folder, 0o755);
      const end = await save(join(folder, 'posts'), { wrapper: asNobody });
      expect(failureOf(end)).toMatchObject({
        code: 'write-failed',
        detail: { reason: expect.stringContaining('EACCES') },
      });
      expect(post(join(folder, 'posts')).equals(OLD)).toBe(true);
    });
  });
});
