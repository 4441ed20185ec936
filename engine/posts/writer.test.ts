import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure } from '#core/ipc/errors';
import { tempFolder } from '../../tests/faults/temp-folder';
import { isTempName, newTempName, removeStaleTemps } from './temp-files';
import { writeDurably } from './writer';

const bytes = (text: string) => new TextEncoder().encode(text);
const onPosix = process.platform !== 'win32';

describe('a durable write', () => {
  it('creates a file, also an empty one and one of several chunks', async () => {
    const folder = tempFolder();
    const big = new Uint8Array(3 * 1024 * 1024 + 7).fill(65);
    await writeDurably(join(folder, 'empty.md'), new Uint8Array());
    await writeDurably(join(folder, 'big.md'), big);
    expect(readFileSync(join(folder, 'empty.md'))).toHaveLength(0);
    expect(readFileSync(join(folder, 'big.md')).equals(big)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['big.md', 'empty.md']);
  });

  it('can write a file whose name is as long as a name may be', async () => {
    const path = join(tempFolder(), `${'n'.repeat(252)}.md`);
    await writeDurably(path, bytes('long'));
    expect(readFileSync(path, 'utf8')).toBe('long');
  });

  it.skipIf(!onPosix)('[R7] keeps the mode of the file', async () => {
    const path = join(tempFolder(), 'post.md');
    for (const mode of [0o640, 0o600, 0o755]) {
      writeFileSync(path, 'old');
      const { chmodSync } = await import('node:fs');
      chmodSync(path, mode);
      await writeDurably(path, bytes(`new ${mode}`));
      expect(statSync(path).mode & 0o7777).toBe(mode);
    }
  });

  it.skipIf(!onPosix)('[R7] follows a link, which stays a link', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'texts'));
    writeFileSync(join(folder, 'texts/real.md'), 'old');
    symlinkSync('texts/real.md', join(folder, 'post.md'));
    await writeDurably(join(folder, 'post.md'), bytes('new'));
    expect(readlinkSync(join(folder, 'post.md'))).toBe('texts/real.md');
    expect(lstatSync(join(folder, 'texts/real.md')).isFile()).toBe(true);
    expect(readFileSync(join(folder, 'texts/real.md'), 'utf8')).toBe('new');
  });

  it('[R7] refuses a file with several names when nobody keeps a copy', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'post.md'), 'old');
    linkSync(join(folder, 'post.md'), join(folder, 'twin.md'));
    await expect(writeDurably(join(folder, 'post.md'), bytes('new'))).rejects.toMatchObject({
      code: 'read-only',
      detail: { reason: expect.stringContaining('hard links') },
    });
    expect(readFileSync(join(folder, 'twin.md'), 'utf8')).toBe('old');
  });

  it('[R7] writes a file with several names in place, after a copy is kept', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'post.md'), 'the old and longer text');
    linkSync(join(folder, 'post.md'), join(folder, 'twin.md'));
    let before = '';
    await writeDurably(join(folder, 'post.md'), bytes('new'), {
      beforeInPlace: async () => {
        before = readFileSync(join(folder, 'twin.md'), 'utf8');
      },
    });
    expect(before).toBe('the old and longer text');
    expect(readFileSync(join(folder, 'twin.md'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'post.md')).nlink).toBe(2);
  });

  it('is stopped by what beforeRename throws, and leaves nothing behind', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'post.md'), 'old');
    const stop = new Failure('conflict', { path: 'post.md' });
    let temps = 0;
    const write = writeDurably(join(folder, 'post.md'), bytes('new'), {
      beforeRename: async () => {
        temps = readdirSync(folder).filter(isTempName).length;
        throw stop;
      },
    });
    await expect(write).rejects.toBe(stop);
    expect(temps).toBe(1);
    expect(readFileSync(join(folder, 'post.md'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['post.md']);
  });

  it('puts its temporary file where it is told to', async () => {
    const folder = tempFolder();
    const seen: string[][] = [];
    await writeDurably(join(folder, 'post.md'), bytes('new'), {
      tempFolder: join(folder, 'aside/tmp'),
      beforeRename: async () => {
        seen.push(
          readdirSync(folder),
          readdirSync(join(folder, 'aside/tmp')).map(() => 'temp'),
        );
      },
    });
    expect(seen).toEqual([['aside'], ['temp']]);
    expect(readFileSync(join(folder, 'post.md'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, 'aside/tmp'))).toEqual([]);
  });

  it('that creates never replaces a file, not even one that came up while it wrote', async () => {
    const folder = tempFolder();
    const path = join(folder, 'post.md');
    const create = { create: true, shownAs: 'post.md' };
    const late = writeDurably(path, bytes('mine'), {
      ...create,
      beforeRename: async () => writeFileSync(path, 'theirs'),
    });
    await expect(late).rejects.toMatchObject({ code: 'post-exists', detail: { path: 'post.md' } });
    await expect(writeDurably(path, bytes('mine'), create)).rejects.toMatchObject({ code: 'post-exists' });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['post.md']);
  });

  it('leaves a created file with one name', async () => {
    const path = join(tempFolder(), 'post.md');
    await writeDurably(path, bytes('mine'), { create: true });
    expect(statSync(path).nlink).toBe(1);
  });

  it('refuses a folder, and names a folder that is not there', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'post.md'));
    await expect(writeDurably(join(folder, 'post.md'), bytes('x'))).rejects.toMatchObject({
      code: 'write-failed',
      detail: { reason: 'it is not a file' },
    });
    await expect(writeDurably(join(folder, 'gone/post.md'), bytes('x'))).rejects.toMatchObject({
      code: 'write-failed',
      detail: { reason: expect.stringContaining('ENOENT') },
    });
  });
});

describe('temporary files of a process that is gone', () => {
  it('are removed; those of running processes and of others stay', async () => {
    const folder = tempFolder();
    const mine = newTempName();
    const names = ['.longhand-99999999-0123456789ab.tmp', mine, '.other.tmp', 'longhand.tmp', 'post.md'];
    for (const name of names) writeFileSync(join(folder, name), 'x');
    expect(await removeStaleTemps(names.map((name) => join(folder, name)))).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([mine, '.other.tmp', 'longhand.tmp', 'post.md'].sort());
  });
});
