import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const FROST = '_posts/2026-10-02-first-frost.md';
const HOME = '_posts/2026-09-14-the-long-way-home.md';

const FILES = {
  ...SMALL_BLOG,
  '_config.yml': `${SMALL_BLOG['_config.yml'] ?? ''}permalink: pretty\nplugins:\n  - jekyll-redirect-from\n`,
  [HOME]: `---
title: "The long way home"
date: 2026-09-14
categories: Walking
---
I walked home the day of [the frost](/garden/2026/10/02/first-frost/#what-stays).
`,
};

async function start(): Promise<{ app: RunningApp; blog: TestBlog }> {
  const blog = makeBlog({ files: FILES });
  const app = await launch({ open: blog.folder, home: blog.home });
  return { app, blog };
}

const notice = (app: RunningApp) => app.page.getByRole('status').filter({ hasText: /post|Undone|trash/ });

test('[R12] renaming shows the addresses, leaves a redirect, mends the links, keeps undo; and is undone as one', async () => {
  const { app, blog } = await start();
  const before = [FROST, HOME].map((path) => blog.read(path));
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' So it goes.');
  await app.page.keyboard.press('F2');
  const dialog = app.dialog('Rename the file');
  const name = dialog.getByRole('textbox', { name: 'File name' });
  await expect(name).toHaveValue('first-frost');
  await name.fill('frost');
  const addresses = dialog.getByRole('list', { name: 'Addresses that move' });
  await expect(addresses).toContainText('/garden/2026/10/02/first-frost/');
  await expect(addresses).toContainText('/garden/2026/10/02/frost/');
  await expect(dialog.getByRole('checkbox', { name: /redirect_from in the post/ })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /1 link in 1 post/ })).toBeChecked();
  await app.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  const renamed = '_posts/2026-10-02-frost.md';
  await expect(notice(app)).toContainText(renamed);
  expect(existsSync(blog.path(FROST))).toBe(false);
  expect(blog.read(renamed)).toContain('So it goes.');
  expect(blog.read(renamed)).toContain('redirect_from: [/garden/2026/10/02/first-frost/]');
  expect(blog.read(HOME)).toBe(before[1]?.replace('first-frost', 'frost'));
  await expect(app.text).toContainText('So it goes.');

  // The editor goes on in the file under its new name, with its history.
  await app.writeAfter('So it goes.', ' On and on.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => blog.read(renamed)).toContain('On and on.');
  expect(existsSync(blog.path(FROST))).toBe(false);
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect(app.text).not.toContainText('On and on.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => blog.read(renamed)).not.toContain('On and on.');

  await app.command('Undo the last change of files');
  await expect(notice(app)).toContainText('Undone');
  await expect.poll(() => existsSync(blog.path(renamed))).toBe(false);
  expect(blog.read(HOME)).toBe(before[1]);
  expect(blog.read(FROST)).toBe(before[0]?.replace('before breakfast.', 'before breakfast. So it goes.'));
  await expect(app.post(/First frost/)).toBeVisible();
  await app.close();
});

test('a deleted post goes to the trash and comes back with Undo', async () => {
  const { app, blog } = await start();
  const before = blog.read(HOME);
  await app.openPost(/The long way home/);
  await app.command('Delete the post…');
  const dialog = app.dialog('Move this post to the trash?');
  await expect(dialog.getByRole('list', { name: 'Files' })).toContainText(HOME);
  await dialog.getByRole('button', { name: 'Move to trash' }).press('Enter');
  await expect(app.post(/The long way home/)).toBeHidden();
  await expect.poll(() => existsSync(blog.path(HOME))).toBe(false);
  await expect(notice(app)).toContainText('1 post is in the trash.');
  const trash = join(blog.home, '.local/share/Trash/files');
  expect(readdirSync(trash)).toEqual(['2026-09-14-the-long-way-home.md']);

  await app.button('Undo').click();
  await expect(app.post(/The long way home/)).toBeVisible();
  expect(blog.read(HOME)).toBe(before);
  expect(blog.git('status', '--porcelain')).toBe('');
  await app.close();
});

test('that a post is gone is published from the notice', async () => {
  const { app, blog } = await start();
  await app.openPost(/The long way home/);
  await app.command('Delete the post…');
  await app.button('Move to trash').press('Enter');
  await expect(app.post(/The long way home/)).toBeHidden();
  await notice(app).getByRole('button', { name: 'Publish…' }).click();
  const dialog = app.dialog('Publish');
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toHaveValue('Remove “The long way home”');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog).toContainText('Published');
  expect(blog.remoteGit('ls-tree', '--name-only', 'main', '_posts/')).toBe(`${FROST}\n`);
  await app.close();
});

test('a Jekyll draft becomes a post with today’s date, and a draft again', async () => {
  const { app, blog } = await start();
  const before = blog.read('_drafts/ink.md');
  await app.openPost(/Ink/);
  await app.command('Publish the draft');
  await expect(notice(app)).toContainText(/The draft is a post now: _posts\/\d{4}-\d\d-\d\d-ink\.md/);
  const name = readdirSync(blog.path('_posts')).find((file) => file.endsWith('-ink.md')) ?? '';
  expect(existsSync(blog.path('_drafts/ink.md'))).toBe(false);
  expect(blog.read(`_posts/${name}`)).toMatch(
    /^---\ntitle: Ink\ndate: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [-+]\d{4}\n---\nNot finished yet\.\n$/,
  );
  await expect(app.seen.getByText(`_posts/${name}`, { exact: true })).toBeVisible();
  await app.button('Undo').click();
  await expect(notice(app)).toContainText('Undone');
  expect(existsSync(blog.path(`_posts/${name}`))).toBe(false);
  expect(blog.read('_drafts/ink.md')).toBe(before);
  await app.close();
});

test('publishing a renamed post takes it away under its old name', async () => {
  const { app, blog } = await start();
  await app.openPost(/First frost/);
  await app.page.keyboard.press('F2');
  const rename = app.dialog('Rename the file');
  await rename.getByRole('textbox', { name: 'File name' }).fill('frost');
  await app.page.keyboard.press('Enter');
  await expect(rename).toBeHidden();
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  const files = dialog.getByRole('list', { name: 'Files' });
  await expect(files).toContainText('_posts/2026-10-02-frost.md');
  await expect(files).toContainText(FROST);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog).toContainText('Published');
  expect(blog.remoteGit('ls-tree', '--name-only', 'main', '_posts/')).toBe(
    `${HOME}\n_posts/2026-10-02-frost.md\n`,
  );
  await app.close();
});

test('a date typed in the text that moves the address says so and offers a redirect', async () => {
  const { app, blog } = await start();
  await app.openPost(/First frost/);
  await app.page.keyboard.press('ControlOrMeta+.');
  await app.page.getByRole('textbox', { name: 'Date' }).fill('2026-10-03 08:00:00 +0200');
  await app.page.keyboard.press('Tab');
  const banner = app.page.getByRole('status').filter({ hasText: 'This post moves from' });
  await expect(banner).toContainText('/garden/2026/10/02/first-frost/');
  await expect(banner).toContainText('/garden/2026/10/03/first-frost/');
  await banner.getByRole('button', { name: 'Redirect the old address…' }).click();
  const dialog = app.dialog('Redirect the old address');
  await dialog.getByRole('button', { name: 'Redirect' }).click();
  await expect(dialog).toBeHidden();
  expect(blog.read(FROST)).toContain('redirect_from: [/garden/2026/10/02/first-frost/]');
  expect(blog.read(HOME)).toContain('(/garden/2026/10/03/first-frost/#what-stays)');
  await expect(banner).toBeHidden();
  await app.close();
});
