import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chownTree } from '../../scripts/electron-user.mjs';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog } from '../helpers/blog';

const FROST = '_posts/2026-10-02-first-frost.md';

let app: RunningApp;

test.afterEach(() => app.close());

const marker = (blog: TestBlog) => join(blog.home, 'MARK');

/** A hook, a filter and a monitor that leave a mark. */
function plant(blog: TestBlog): void {
  const program = join(blog.home, 'program');
  writeFileSync(program, `#!/bin/sh\ntouch '${marker(blog)}'\ncat 2>/dev/null\nexit 0\n`);
  chmodSync(program, 0o755);
  mkdirSync(blog.path('.husky'), { recursive: true });
  writeFileSync(blog.path('.husky/pre-commit'), `#!/bin/sh\n'${program}' < /dev/null\n`);
  chmodSync(blog.path('.husky/pre-commit'), 0o755);
  writeFileSync(blog.path('.gitattributes'), '*.md filter=odd\n');
  chownTree(blog.home);
  blog.git('config', 'core.hooksPath', '.husky');
  blog.git('config', 'filter.odd.clean', program);
  blog.git('config', 'core.fsmonitor', program);
}

const dialog = () => app.dialog('Do you trust this blog?');
const banner = () => app.page.getByRole('status').filter({ hasText: 'Publishing is off' });

test('[R57] nothing of a blog’s repository runs before it is trusted; restricted, everything but publishing works', async () => {
  const blog = makeBlog();
  plant(blog);
  app = await launch({ open: blog.folder, home: blog.home });
  const list = dialog().getByRole('list', { name: 'What it starts' });
  await expect(list).toContainText('Runs .husky/pre-commit each time you publish.');
  await expect(list).toContainText(`Passes files through ${join(blog.home, 'program')}`);
  await expect(list).toContainText('Setting core.fsmonitor');
  await dialog().getByRole('button', { name: 'Open restricted' }).click();
  await expect(banner()).toBeVisible();

  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.sync).toHaveText('Saved');
  await expect(app.page.locator('.status-bar')).toContainText('changed since last publish');
  expect(blog.read(FROST)).toContain('The kettle is on.');
  expect(existsSync(marker(blog))).toBe(false);

  const before = blog.git('rev-parse', 'HEAD');
  await app.button('Publish…').click();
  await expect(dialog()).toContainText('You opened this blog restricted');
  expect(blog.git('rev-parse', 'HEAD')).toBe(before);
  await dialog().getByRole('button', { name: 'Trust this blog' }).click();
  await app.dialog('Publish').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(app.dialog('Publish').getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  expect(existsSync(marker(blog))).toBe(true);
  await expect(banner()).toBeHidden();
});

test('[R58] what changes after that is asked about before it runs, and shown as new', async () => {
  const blog = makeBlog();
  plant(blog);
  app = await launch({ open: blog.folder, home: blog.home });
  await dialog().getByRole('button', { name: 'Trust this blog' }).click();
  await expect(dialog()).toBeHidden();
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');

  blog.write('.husky/pre-push', `#!/bin/sh\ntouch '${blog.home}/PUSHED'\n`);
  chmodSync(blog.path('.husky/pre-push'), 0o755);
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(banner()).toBeVisible();
  await app.button('Publish…').click();
  const again = app.dialog('This blog starts something new');
  await expect(again.getByRole('listitem').filter({ hasText: '.husky/pre-push' })).toContainText('New');
  await expect(again.getByRole('listitem').filter({ hasText: '.husky/pre-commit' })).not.toContainText('New');
  await app.page.keyboard.press('Escape');
  await expect(again).toBeHidden();
  expect(existsSync(join(blog.home, 'PUSHED'))).toBe(false);
});

test('[R60] a folder whose history is another’s is named, and nothing is recorded there', async () => {
  const blog = makeBlog();
  const other = makeBlog();
  const before = other.git('rev-parse', 'HEAD');
  blog.git('config', 'core.worktree', other.folder);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await expect(app.page.locator('.banner')).toContainText(
    'its history is kept in a repository of another folder',
  );
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.button('Publish…').click();
  await expect(app.dialog('Publish').getByRole('alert')).toContainText('is not part of it');
  expect(other.git('rev-parse', 'HEAD')).toBe(before);
  expect(blog.read(FROST)).toContain('The kettle is on.');
});
