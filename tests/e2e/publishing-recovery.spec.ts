import { appendFileSync, chmodSync, existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { chownTree } from '../../scripts/electron-user.mjs';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog } from '../helpers/blog';

let app: RunningApp;

test.afterEach(() => app.close());

const FROST = '_posts/2026-10-02-first-frost.md';
const head = (blog: TestBlog) => blog.git('rev-parse', 'HEAD').trim();
const remoteHead = (blog: TestBlog) => blog.remoteGit('rev-parse', 'main').trim();

/** A pre-commit hook of the author's for all their repositories: those need no trust. */
function ownHook(blog: TestBlog, script: string): void {
  const hooks = join(blog.home, 'hooks');
  mkdirSync(hooks);
  writeFileSync(join(hooks, 'pre-commit'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(hooks, 'pre-commit'), 0o755);
  appendFileSync(join(blog.home, '.gitconfig'), `[core]\n\thooksPath = ${hooks}\n`);
  chownTree(blog.home);
}

async function publish(): Promise<Locator> {
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  return dialog;
}

test('[R33] the app is killed while a hook runs: the commit is recognised at the next start, sent once, and the text is there', async () => {
  const blog = makeBlog();
  const [inHook, goOn] = [join(blog.home, 'in-hook'), join(blog.home, 'go-on')];
  ownHook(blog, `touch '${inHook}'\nwhile ! [ -e '${goOn}' ]; do sleep 0.05; done`);
  const before = head(blog);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await publish();
  await expect.poll(() => existsSync(inHook), { timeout: 60_000 }).toBe(true);
  await app.kill();
  writeFileSync(goOn, '');
  await expect.poll(() => head(blog), { timeout: 60_000 }).not.toBe(before);
  expect(remoteHead(blog)).toBe(before);

  app = await launch({ open: blog.folder, home: blog.home, profile: app.profile });
  const notice = app.page.getByRole('status', { name: 'What became of an interrupted publish' });
  await expect(notice).toContainText(
    'The change is recorded, once: Update “First frost”. It waits to be sent.',
  );
  // What waits goes by itself, often before an author could press “Send it”.
  await expect(app.sync).toContainText('Published', { timeout: 60_000 });
  expect(remoteHead(blog)).toBe(head(blog));
  expect(blog.git('rev-list', '--count', `${before}..HEAD`).trim()).toBe('1');
  expect(blog.git('show', `HEAD:${FROST}`)).toContain('The kettle is on.');
  expect(blog.git('status', '--porcelain')).toBe('');
  await expect(app.text).toContainText('The kettle is on.');
});

test('[R34] a lock that a Git left behind is named, removed when the author says so, and then it publishes', async () => {
  const blog = makeBlog();
  const lock = join(blog.folder, '.git/index.lock');
  writeFileSync(lock, '');
  chownTree(blog.folder);
  const hourAgo = Date.now() / 1000 - 3600;
  utimesSync(lock, hourAgo, hourAgo);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  const dialog = await publish();
  await expect(dialog.getByRole('alert')).toContainText('left index.lock behind');
  expect(existsSync(lock)).toBe(true);
  await dialog.getByRole('button', { name: 'Remove what is left' }).click();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  expect(existsSync(lock)).toBe(false);
  expect(remoteHead(blog)).toBe(head(blog));
});

test('[R31] a hook that rewrites the post: what it made of it is published and is in the editor, with nothing left to save', async () => {
  const blog = makeBlog();
  ownHook(blog, `sed -i 's/The kettle is on/The pot is on/' '${FROST}' && git add '${FROST}'`);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  const dialog = await publish();
  await expect(dialog.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(app.text).toContainText('The pot is on.');
  await expect(app.sync).toHaveText('Published');
  expect(blog.remoteGit('show', `main:${FROST}`)).toContain('The pot is on.');
  expect(blog.read(FROST)).toBe(blog.git('show', `HEAD:${FROST}`));
  expect(blog.git('status', '--porcelain')).toBe('');
});
