import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const FILES = {
  ...SMALL_BLOG,
  'writing/2026-11-01-a-new-desk.md': `---
title: A new desk
date: 2026-11-01
---
It stands by the window.
`,
};

let app: RunningApp;
test.afterEach(() => app.close());

async function start(files: Record<string, string | Buffer> = FILES): Promise<TestBlog> {
  const blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts.getByRole('option').first()).toBeVisible();
  return blog;
}

/** Every file of the blog's own (Git's aside) with its bytes, as one word. */
function hashOf({ folder }: TestBlog): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${folder}/.git/`))
    .sort();
  for (const path of files) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

async function openSettings(): Promise<Locator> {
  await app.page.keyboard.press('ControlOrMeta+Comma');
  const dialog = app.dialog('Blog settings');
  await expect(dialog.getByRole('group', { name: 'Folders' })).toBeVisible();
  return dialog;
}

/** Chooses one of a few values in a row of the page. */
async function choose(row: Locator, label: string, value: string): Promise<void> {
  // A choice is named by its value and its label.
  await row.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await app.page.getByRole('option', { name: value, exact: true }).click();
}

async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('opening a blog writes nothing, and its settings say why it is read as it is', async () => {
  const blog = makeBlog({ files: FILES });
  const before = hashOf(blog);
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.post(/First frost/)).toBeVisible();
  const dialog = await openSettings();
  const generator = dialog.getByRole('group', { name: 'Site generator' });
  await expect(generator.getByRole('button', { name: 'Site generator' })).toContainText('Jekyll');
  await expect(generator).toContainText('_config.yml');
  await expect(dialog.getByRole('combobox', { name: 'Folder' }).first()).toHaveValue('_posts');
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(hashOf(blog)).toBe(before);
  expect(blog.git('status', '--porcelain')).toBe('');
});

test('posts mounted from beside a site are listed, and a folder outside of the blog is named and not opened', async () => {
  const blog = await start({
    'site/hugo.toml':
      'baseURL = "https://letters.example/"\n[[module.mounts]]\nsource = "../notes"\ntarget = "content/posts"\n[[module.mounts]]\nsource = "../../elsewhere"\ntarget = "content/posts"\n',
    'notes/frost.md': '---\ntitle: Frost on the pane\n---\nThe window was white.\n',
  });
  await expect(app.post('Frost on the pane')).toBeVisible();
  const dialog = await openSettings();
  const folders = dialog.getByRole('group', { name: 'Folders' });
  await expect(folders.getByRole('combobox', { name: 'Folder' })).toHaveValue('notes');
  await expect(folders).toContainText('notes (mounted as posts)');
  await expect(folders).toContainText(
    '../../elsewhere is outside of this folder and is not opened (site/hugo.toml, line 6)',
  );
  expect(blog.git('status', '--porcelain')).toBe('');
});

test('another folder of posts, kept in the repository, is listed at once and is the only change', async () => {
  const blog = await start();
  const dialog = await openSettings();
  // As somebody without a mouse does it.
  const folder = dialog.getByRole('combobox', { name: 'Folder' }).first();
  await folder.focus();
  await app.page.keyboard.press('ControlOrMeta+a');
  await app.page.keyboard.type('writ');
  await expect(app.page.getByRole('option', { name: 'writing' })).toBeVisible();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Enter');
  await expect(folder).toHaveValue('writing');
  await expect(dialog.getByRole('group', { name: 'Folders' })).toContainText('Your change, not saved yet');
  await dialog.getByRole('button', { name: 'Save', exact: true }).focus();
  await app.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await expect(app.post(/A new desk/)).toBeVisible();
  await expect(app.post(/First frost/)).toHaveCount(0);
  expect(blog.git('status', '--porcelain')).toBe('?? .longhand.yml\n');
  expect(blog.read('.longhand.yml')).toBe(
    '# How Longhand reads this blog. Written by its blog settings.\nfolders: [writing, {path: _drafts, kind: drafts}]\n',
  );
  expect(existsSync(join(app.profile, 'overrides.json'))).toBe(false);

  const again = await openSettings();
  await expect(again.getByRole('group', { name: 'Folders' })).toContainText(
    'You said so in .longhand.yml, line 2',
  );
  await again.getByRole('button', { name: 'Reset all to what was found' }).click();
  await save(again);
  await expect(app.post(/First frost/)).toBeVisible();
  expect(blog.git('status', '--porcelain')).toBe('');
});

test('settings kept on this computer leave the repository untouched, and hold at the next start', async () => {
  const blog = await start();
  const before = hashOf(blog);
  const dialog = await openSettings();
  await dialog.getByRole('combobox', { name: 'Folder' }).first().fill('writing');
  await app.page.keyboard.press('Tab');
  await dialog.getByRole('radio', { name: /On this computer only/ }).check({ force: true });
  await save(dialog);
  await expect(app.post(/A new desk/)).toBeVisible();
  await expect(app.post(/First frost/)).toHaveCount(0);
  expect(hashOf(blog)).toBe(before);
  await app.close();

  app = await launch({ open: blog.folder, home: blog.home, profile: app.profile });
  await expect(app.post(/A new desk/)).toBeVisible();
  await expect(app.post(/First frost/)).toHaveCount(0);
  expect(hashOf(blog)).toBe(before);
});

test('another generator is tried on the page before anything is kept', async () => {
  const blog = await start();
  const dialog = await openSettings();
  const generator = dialog.getByRole('group', { name: 'Site generator' });
  await generator.getByRole('button', { name: /Site generator$/ }).focus();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.type('Hu');
  await app.page.keyboard.press('Enter');
  await expect(generator).toContainText('Found: Jekyll');
  // What Hugo would make of these files: it knows no folder for drafts.
  await expect(dialog.getByRole('group', { name: 'Drafts' })).toContainText('A switch in the front matter');
  await dialog.getByRole('button', { name: 'Site generator: use what was found' }).click();
  await expect(dialog.getByRole('group', { name: 'Drafts' })).toContainText('A folder of their own');
  await expect(dialog.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  expect(blog.git('status', '--porcelain')).toBe('');
});

test('a line of .longhand.yml that is wrong is named, and its comments stay when another one changes', async () => {
  const blog = await start({
    ...FILES,
    '.longhand.yml': '# how we do it\nnaming: weekly\nfuture: hidden # for now\n',
  });
  const dialog = await openSettings();
  await expect(dialog.getByRole('alert')).toContainText('Line 2 of .longhand.yml');
  await choose(dialog.getByRole('group', { name: 'Future dates' }), 'Future dates', 'Shown at once');
  await save(dialog);
  expect(blog.read('.longhand.yml')).toBe('# how we do it\nnaming: weekly\nfuture: shown # for now\n');
});

test('a file that another program changed meanwhile is not overwritten', async () => {
  const blog = await start({ ...FILES, '.longhand.yml': 'future: hidden\n' });
  const dialog = await openSettings();
  await choose(dialog.getByRole('group', { name: 'Future dates' }), 'Future dates', 'Shown at once');
  blog.write('.longhand.yml', 'naming: bundle\n');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('changed by another program');
  expect(blog.read('.longhand.yml')).toBe('naming: bundle\n');
});
