import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findStyles, readStyles } from './site-styles';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'longhand-styles-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const found = async () => (await findStyles(root)).map(({ path, linked }) => (linked ? `* ${path}` : path));

describe('the style sheets of a blog', () => {
  it('are found where they are kept, those that the built site links first', async () => {
    write('public/index.html', '<link rel="stylesheet" href="/blog/css/site.css">');
    write('public/css/site.css', 'a{}');
    write('public/css/unused.css', 'a{}');
    write('static/css/own.css', 'a{}');
    write('themes/ink/static/ink.css', 'a{}');
    expect(await found()).toEqual([
      '* public/css/site.css',
      'static/css/own.css',
      'themes/ink/static/ink.css',
      'public/css/unused.css',
    ]);
  });

  it('are not looked for among packages, hidden folders, links or files that are too large', async () => {
    write('assets/node_modules/x/a.css', 'a{}');
    write('assets/.cache/a.css', 'a{}');
    write('assets/empty.css', '');
    write('assets/large.css', 'a'.repeat(1024 * 1024 + 1));
    write('elsewhere.css', 'a{}');
    symlinkSync(join(root, 'elsewhere.css'), join(root, 'assets', 'link.css'));
    expect(await found()).toEqual([]);
  });

  it('are none in an empty folder', async () => {
    expect(await found()).toEqual([]);
  });

  it('are read in the order they are named', async () => {
    write('css/a.css', 'a{}');
    write('css/b.css', 'b{}');
    expect(await readStyles(root, ['css/b.css', 'css/a.css'])).toEqual([
      { path: 'css/b.css', text: 'b{}' },
      { path: 'css/a.css', text: 'a{}' },
    ]);
  });

  it.each(['css/missing.css', 'secret.txt', '../outside.css', '.git/config'])(
    '%s is not read',
    async (path) => {
      write('secret.txt', 'x');
      await expect(readStyles(root, [path])).rejects.toThrow(/styles-unreadable/);
    },
  );
});
