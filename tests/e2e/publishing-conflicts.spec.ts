import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { chownTree } from '../../scripts/electron-user.mjs';
import { launch, type RunningApp } from '../helpers/app';
import { gitAs, makeBlog, PIXEL, type TestBlog } from '../helpers/blog';

const FROST = '_posts/2026-10-02-first-frost.md';
const GATE = 'assets/images/gate.png';
const picture = (n: number) => Buffer.concat([PIXEL, Buffer.from([n])]);

let app: RunningApp;
test.afterEach(() => app.close());

const head = (blog: TestBlog) => blog.git('rev-parse', 'HEAD').trim();
const remoteHead = (blog: TestBlog) => blog.remoteGit('rev-parse', 'main').trim();

/** Another author changes the same sentence, the tags and a picture, and is quicker. */
function publishElsewhere(blog: TestBlog): void {
  gitAs(blog.home, blog.home, ['clone', '--quiet', '--branch', 'main', blog.remote, 'robin']);
  const folder = join(blog.home, 'robin');
  const post = readFileSync(join(folder, FROST), 'utf8')
    .replace('before breakfast.', 'before breakfast. The tea is cold.')
    .replace('[frost, autumn]', '[frost, garden]');
  writeFileSync(join(folder, FROST), post);
  writeFileSync(join(folder, GATE), picture(2));
  chownTree(folder);
  gitAs(blog.home, folder, ['-c', 'user.name=Robin', 'commit', '--quiet', '--all', '-m', 'By Robin']);
  gitAs(blog.home, folder, ['push', '--quiet', 'origin', 'HEAD:main']);
}

/** Publishes one sentence of ours, which meets theirs. */
async function meet(blog: TestBlog): Promise<void> {
  blog.write(GATE, picture(1));
  blog.git('commit', '--quiet', '--all', '-m', 'A better gate');
  publishElsewhere(blog);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.button('Publish…').click();
  await app.dialog('Publish').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(app.dialog('Publish')).toContainText('Somebody changed the same words on the remote.');
}

/** Goes on from the end of the publish to both versions. */
async function decideNow(): Promise<Locator> {
  await app.dialog('Publish').getByRole('button', { name: 'Decide now…' }).click();
  return opened();
}

async function decide(): Promise<Locator> {
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.keyboard.type('Decide between two versions');
  await expect(app.dialog('Command palette').getByRole('option')).toHaveCount(1);
  await app.page.keyboard.press('Enter');
  return opened();
}

async function opened(): Promise<Locator> {
  const dialog = app.dialog('Two versions');
  await expect(dialog.getByRole('button', { name: 'Finish and publish' })).toBeVisible();
  return dialog;
}

/** Everything a conflict must not touch. */
const everything = (blog: TestBlog) => ({
  head: head(blog),
  status: blog.git('status', '--porcelain=v2', '--untracked-files=all'),
  refs: blog.git('for-each-ref', 'refs/heads', 'refs/remotes', 'refs/tags', 'refs/stash'),
  post: blog.read(FROST),
});

test('[R48] two versions of a sentence and of a picture: choices outlive the app, and both remotes end equal', async () => {
  const blog = makeBlog();
  await meet(blog);
  const before = everything(blog);
  let dialog = await decideNow();
  const finish = () => dialog.getByRole('button', { name: 'Finish and publish' });
  await expect(finish()).toBeDisabled();
  await expect(dialog).toContainText('You and Robin changed the same passages.');
  await expect(dialog).toContainText('0 of 2 decided');

  const files = dialog.getByRole('listbox', { name: 'Files' });
  await files.getByRole('option', { name: 'First frost' }).click();
  const passage = dialog.getByRole('region', { name: 'Passage 1 of 1' });
  await expect(passage.getByRole('region', { name: 'Yours' })).toContainText('The kettle is on.');
  await expect(passage.getByRole('region', { name: 'Theirs' })).toContainText('The tea is cold.');
  await expect(passage.getByRole('region', { name: 'Before' })).not.toContainText('The tea is cold.');
  await passage.getByText('Edit', { exact: true }).last().click();
  await passage
    .getByRole('textbox', { name: 'The text that stays' })
    .fill('The beans are over. The kettle is on, the tea is not cold.');
  await expect(dialog).toContainText('1 of 2 decided');
  await dialog.getByRole('button', { name: 'Later' }).click();
  await expect(dialog).toBeHidden();
  expect(everything(blog)).toEqual(before);
  expect(blog.read(FROST)).not.toMatch(/^(?:<<<<<<<|=======|>>>>>>>)/m);

  const { profile } = app;
  await app.close();
  app = await launch({ open: blog.folder, home: blog.home, profile });
  await app.openPost(/First frost/);
  dialog = await decide();
  await expect(dialog).toContainText('1 of 2 decided');
  // What is undecided is shown first.
  await expect(dialog.getByRole('figure', { name: 'Theirs' }).getByRole('img')).toBeVisible();
  await dialog.getByText('Keep theirs', { exact: true }).last().click();
  await expect(dialog).toContainText('Everything is decided');
  await finish().click();
  await expect(app.dialog('Publish').getByRole('heading', { name: 'Published', exact: true })).toBeVisible();

  expect(remoteHead(blog)).toBe(head(blog));
  expect(blog.git('rev-list', '--parents', '-1', 'HEAD').trim().split(' ')).toHaveLength(3);
  expect(blog.git('status', '--porcelain')).toBe('');
  expect(blog.read(FROST)).toBe(
    before.post
      .replace(/^The beans.*$/m, 'The beans are over. The kettle is on, the tea is not cold.')
      .replace('[frost, autumn]', '[frost, garden]'),
  );
  expect(readFileSync(blog.path(GATE)).equals(picture(2))).toBe(true);
  await app.page.keyboard.press('Escape');
  await expect(app.text).toContainText('the tea is not cold');
});

test('[R48] forgetting the choices leaves everything as it was before', async () => {
  const blog = makeBlog();
  await meet(blog);
  const before = everything(blog);
  let dialog = await decideNow();
  await dialog.getByRole('listbox', { name: 'Files' }).getByRole('option', { name: 'First frost' }).click();
  await dialog.getByText('Theirs', { exact: true }).last().click();
  await expect(dialog).toContainText('1 of 2 decided');
  await dialog.getByRole('button', { name: 'Forget my choices' }).click();
  await expect(dialog).toBeHidden();
  expect(everything(blog)).toEqual(before);
  dialog = await decide();
  await expect(dialog).toContainText('0 of 2 decided');
});
