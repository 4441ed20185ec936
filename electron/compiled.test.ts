import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepCompiled, loadCompiled } from './compiled';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longhand-compiled-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, source: string): string => {
  const path = join(folder, name);
  writeFileSync(path, source);
  return path;
};
const compiledOf = (name: string): string =>
  join(folder, readdirSync(folder).find((found) => found.startsWith(`${name}.`)) ?? 'missing');

/** The file at another path: V8 in this process remembers what it compiled by text and path, and would ask for nothing. */
const moved = (path: string): string => {
  const before = folder;
  folder = `${folder}-moved`;
  renameSync(before, folder);
  return path.replace(before, folder);
};

describe('code that was compiled ahead', () => {
  test('is taken', () => {
    const here = write('a.cjs', 'exports.word = "kettle";');
    keepCompiled(here);
    const path = moved(here);
    const { load, scripts } = loadCompiled();
    expect(load(path)).toEqual({ word: 'kettle' });
    expect(scripts.get(path)?.cachedDataRejected).toBe(false);
  });

  test('of another text of the same length is not', () => {
    const path = write('a.cjs', 'exports.word = "kettle";');
    keepCompiled(path);
    write('a.cjs', 'exports.word = "teapot";');
    const { load, scripts } = loadCompiled();
    expect(load(path)).toEqual({ word: 'teapot' });
    expect(scripts.get(path)?.cachedDataRejected).toBeUndefined();
  });

  test('that V8 does not know as its own is refused, and the file runs all the same', () => {
    const here = write('a.cjs', 'exports.word = "kettle";');
    keepCompiled(here);
    const path = moved(here);
    const kept = compiledOf('a.cjs');
    writeFileSync(kept, readFileSync(kept).fill(0, 32));
    const { load, scripts } = loadCompiled();
    expect(load(path)).toEqual({ word: 'kettle' });
    expect(scripts.get(path)?.cachedDataRejected).toBe(true);
  });

  test('that was cut off leaves the file to run all the same', () => {
    const path = write('a.cjs', 'exports.word = "kettle";');
    keepCompiled(path);
    const kept = compiledOf('a.cjs');
    for (const bytes of [0, 31, 32, 33, 60]) {
      writeFileSync(kept, readFileSync(kept).subarray(0, bytes));
      expect(loadCompiled().load(path)).toEqual({ word: 'kettle' });
      keepCompiled(path);
    }
  });
});

test('a file that nothing was compiled of runs, and what it requires runs once', () => {
  write('counted.cjs', 'globalThis.longhandCounted = (globalThis.longhandCounted ?? 0) + 1;');
  write('b.cjs', 'require("./counted.cjs"); exports.join = require("node:path").join;');
  const path = write('a.cjs', 'require("./counted.cjs"); exports.b = require("./b.cjs");');
  expect(loadCompiled().load(path)).toEqual({ b: { join } });
  expect((globalThis as { longhandCounted?: number }).longhandCounted).toBe(1);
});

test('files that require each other find what is there so far, as in Node', () => {
  write('b.cjs', 'const a = require("./a.cjs"); exports.early = { ...a }; exports.late = () => a.word;');
  const path = write(
    'a.cjs',
    'exports.first = 1; const b = require("./b.cjs"); exports.word = "kettle"; exports.b = b;',
  );
  const a = loadCompiled().load(path) as { b: { early: unknown; late: () => string } };
  expect(a.b.early).toEqual({ first: 1 });
  expect(a.b.late()).toBe('kettle');
});

test('files loaded in turns run once and in the order in which they need each other, with turns for others between them', async () => {
  const ran: string[] = [];
  const counted = globalThis as { longhandRan?: string[] };
  counted.longhandRan = ran;
  const says = (name: string) => `globalThis.longhandRan.push("${name}");`;
  write('c.cjs', `${says('c')} exports.word = "kettle";`);
  write('b.cjs', `const c = require("./c.cjs"); ${says('b')} exports.c = c;`);
  const path = write(
    'a.cjs',
    `const b=require("./b.cjs"),c=require("./c.cjs"); ${says('a')} exports.all = [b, c];`,
  );
  let over = false;
  const others = (async () => {
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve));
      if (ran.at(-1) !== 'other') ran.push('other');
    }
  })();
  const { load, loadInTurns } = loadCompiled();
  const exports = await loadInTurns(path);
  over = true;
  await others;
  expect(ran.filter((name) => name !== 'other')).toEqual(['c', 'b', 'a']);
  expect(ran.slice(ran.indexOf('c'), ran.indexOf('b'))).toContain('other');
  expect(exports).toEqual({ all: [{ c: { word: 'kettle' } }, { word: 'kettle' }] });
  expect(load(path)).toBe(exports);
});

test('files that require each other are loaded in turns, too', async () => {
  write('b.cjs', 'const a = require("./a.cjs"); exports.late = () => a.word;');
  const path = write('a.cjs', 'const b = require("./b.cjs"); exports.word = "kettle"; exports.b = b;');
  const a = (await loadCompiled().loadInTurns(path)) as { b: { late: () => string } };
  expect(a.b.late()).toBe('kettle');
});

test('a file that is missing is told of when it is loaded in turns', async () => {
  const path = write('a.cjs', 'require("./gone.cjs");');
  await expect(loadCompiled().loadInTurns(path)).rejects.toThrow('gone.cjs');
});
