import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { Heard } from '../helpers/heard';

const POST = `---
title: The printed one
date: 2026-11-02
---
She wrote 下雨天, *naïve* and “quoted” words.

![The garden gate](/assets/images/gate.png)

| Bed | Crop |
| --- | ---- |
| one | kale |

$$
x^2
$$

~~~mermaid
flowchart LR
  Seed --> Bean
~~~

${Array.from({ length: 80 }, (_, at) => `Paragraph ${at + 1} of the letter.`).join('\n\n')}

The very last line.
`;

/** What draws diagrams is loaded for the first of them, and pictures are waited for: ms until a page is printed. */
const PRINTING = 60_000;

let app: RunningApp;
let blog: TestBlog;

test.beforeAll(async () => {
  blog = makeBlog({ files: { ...SMALL_BLOG, '_posts/2026-11-02-printed.md': POST } });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  await run('theme.dark');
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await app.openPost(/The printed one/);
  await expect.poll(() => app.previewText()).toContain('Paragraph 1 of the letter.');
});
test.afterAll(() => app.close());

/** Runs a command as the menu would. */
const run = (id: string) =>
  app.electron.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/index.html'))
      ?.webContents.send('shell.command', { id: name });
  }, id);

const windows = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** The grey of each pixel of a page of a PDF, 0 to 255, at ten dots an inch. */
function greys(file: string, page: number): Buffer {
  const pgm = execFileSync('pdftoppm', ['-gray', '-r', '10', '-f', `${page}`, '-l', `${page}`, file]);
  const header = /^P5\s+\d+\s+\d+\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
  return pgm.subarray(header?.[0].length ?? 0);
}

/** A PDF's words, with one space between two, and a form feed after each page. */
const textOf = (file: string) =>
  execFileSync('pdftotext', ['-layout', file, '-'])
    .toString()
    .replace(/[ \n]+/g, ' ');

function expectWholePost(file: string): void {
  const text = textOf(file);
  for (const words of [
    'The printed one',
    'She wrote 下雨天, naïve and “quoted” words.',
    'one kale',
    'Seed Bean',
    'Paragraph 1 of the letter.',
    'Paragraph 80 of the letter.',
    'The very last line.',
  ])
    expect(text).toContain(words);
  expect(text.match(/Paragraph 40 of the letter\./g)).toHaveLength(1);
  expect(text.split('\f').length).toBeGreaterThan(2);
}

function expectDarkOnWhite(file: string): void {
  const paper = greys(file, 1);
  expect(paper[0]).toBe(255);
  expect(paper.filter((grey) => grey > 200).length / paper.length).toBeGreaterThan(0.8);
  expect(Math.min(...paper)).toBeLessThan(160);
}

test('a PDF from the dark theme has all of the post, dark on white', async () => {
  test.skip(spawnSync('pdftotext', ['-v']).error !== undefined, 'poppler-utils is not installed');
  const file = join(blog.home, 'The printed one.pdf');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  // Its words are gone again by themselves.
  const heard = await Heard.by(app.page);
  await run('preview.pdf');
  await expect.poll(() => heard.all(), { timeout: PRINTING }).toContain('Saved as The printed one.pdf.');
  expectWholePost(file);
  expectDarkOnWhite(file);
  await expect.poll(windows).toBe(1);
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('what goes to the printer from the dark theme is the same', async () => {
  test.skip(spawnSync('pdftotext', ['-v']).error !== undefined, 'poppler-utils is not installed');
  // There is no printer here: what it would be given is made a PDF.
  await app.electron.evaluate(({ app: electron }) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = async (options, done) => {
        const { pageSize } = options ?? {};
        const bytes = await contents.printToPDF({
          ...(typeof pageSize === 'string' ? { pageSize: pageSize as 'A4' } : {}),
          printBackground: options?.printBackground === true,
        });
        Object.assign(globalThis, { printed: Buffer.from(bytes).toString('base64') });
        done?.(true, '');
      };
    });
  });
  await run('preview.print');
  const printed = () =>
    app.electron.evaluate(() => (globalThis as unknown as { printed?: string }).printed ?? '');
  await expect.poll(async () => (await printed()).length, { timeout: PRINTING }).toBeGreaterThan(0);
  const file = join(blog.home, 'printer.pdf');
  writeFileSync(file, Buffer.from(await printed(), 'base64'));
  expectWholePost(file);
  expectDarkOnWhite(file);
  await expect.poll(windows).toBe(1);
});
