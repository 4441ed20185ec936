import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { withTurn } from './turn';

const impatient = { tries: 2, pause: async () => undefined };
const turnOf = (folder: string) => join(folder, 'longhand/turn');
const put = (folder: string, owner: object | string) => {
  mkdirSync(join(folder, 'longhand'), { recursive: true });
  writeFileSync(turnOf(folder), typeof owner === 'string' ? owner : JSON.stringify(owner));
};
/** A process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the turn of one Longhand in a repository', () => {
  it('is held while a change runs, names its owner, and is gone afterwards, also when the change fails', async () => {
    const folder = tempFolder();
    const seen = await withTurn(
      folder,
      async () => JSON.parse(readFileSync(turnOf(folder), 'utf8')) as object,
    );
    expect(seen).toMatchObject({ pid: process.pid, host: hostname() });
    await expect(withTurn(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(join(folder, 'longhand'))).toEqual([]);
  });

  it('is waited for while its owner runs, and then its owner is named [R26]', async () => {
    const folder = tempFolder();
    let ran = false;
    await withTurn(folder, async () => {
      const second = withTurn(folder, async () => (ran = true), impatient);
      await expect(second).rejects.toMatchObject({
        code: 'repository-busy',
        detail: { lock: 'longhand/turn', holder: `: Longhand, process ${process.pid}` },
      });
    });
    expect(ran).toBe(false);
    let tries = 0;
    put(folder, readOwner(await withTurn(folder, async () => readFileSync(turnOf(folder), 'utf8'))));
    const waited = withTurn(folder, async () => 'done', {
      tries: 5,
      pause: async () => {
        if (++tries === 3) rmSync(turnOf(folder));
      },
    });
    expect(await waited).toBe('done');
    expect(tries).toBe(3);
  });

  it('is taken over from an owner that has ended, by one of several only [R34]', async () => {
    const folder = tempFolder();
    put(folder, { pid: await endedPid(), startTime: 'x', host: hostname(), since: Date.now() });
    let inside = 0;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        withTurn(
          folder,
          async () => {
            expect(++inside).toBe(1);
            await new Promise(setImmediate);
            inside--;
          },
          { tries: 1000, pause: () => new Promise(setImmediate) },
        ),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(Array(8).fill('fulfilled'));
    expect(readdirSync(join(folder, 'longhand'))).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')(
    'is taken over when its process number is another program’s by now [R34] (needs /proc)',
    async () => {
      const folder = tempFolder();
      put(folder, { pid: process.pid, startTime: 'another boot 1', host: hostname(), since: Date.now() });
      expect(await withTurn(folder, async () => 'mine', impatient)).toBe('mine');
    },
  );

  it('is taken over when its file is no whole one, and never from another computer', async () => {
    const folder = tempFolder();
    put(folder, '{"pid":');
    expect(await withTurn(folder, async () => 'mine', impatient)).toBe('mine');
    put(folder, { pid: await endedPid(), startTime: null, host: 'elsewhere', since: 0 });
    await expect(withTurn(folder, async () => 'mine', impatient)).rejects.toMatchObject({
      detail: { holder: expect.stringMatching(/process \d+ on elsewhere$/) },
    });
  });

  it('names the file when the folder cannot be written to, and makes no folder of its own [R37]', async () => {
    const folder = join(tempFolder(), 'gone');
    await expect(withTurn(folder, async () => 1)).rejects.toMatchObject({
      code: 'write-failed',
      detail: { path: turnOf(folder), reason: expect.stringContaining('ENOENT') },
    });
    expect(existsSync(folder)).toBe(false);
  });
});

const readOwner = (text: string) => JSON.parse(text) as object;
