import { existsSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { withTempFile } from './temp-file';

const use = () =>
  withTempFile('test', async (path) => {
    expect(existsSync(path)).toBe(false);
    await writeFile(path, 'x', { flag: 'wx' });
    return path;
  });

it('is a new file each time, in a folder of this user’s alone, and gone afterwards', async () => {
  const [first, second] = await Promise.all([use(), use()]);
  expect(first).not.toBe(second);
  expect([existsSync(first), existsSync(second)]).toEqual([false, false]);
  if (process.platform !== 'win32') expect(statSync(dirname(first)).mode & 0o777).toBe(0o700);
});

it('is removed also when what uses it fails', async () => {
  let used = '';
  const failing = withTempFile('test', async (path) => {
    used = path;
    await writeFile(path, 'x');
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  expect(existsSync(used)).toBe(false);
});

it('finds a new folder where the system has tidied the old one away', async () => {
  rmSync(dirname(await use()), { recursive: true });
  expect(existsSync(dirname(await use()))).toBe(true);
});
