import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { appUser, chownTree } from '../../scripts/electron-user.mjs';
import { launch, type RunningApp } from '../helpers/app';
import { gitAs, makeBlog } from '../helpers/blog';
import { type GitServer, startGitServer } from '../helpers/git-server';

let app: RunningApp;
let server: GitServer;

test.afterEach(async () => {
  await app.close();
  await server.close();
});

/** Runs a command by its name in the palette. */
async function run(command: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.keyboard.type(command);
  await expect(app.dialog('Command palette').getByRole('option')).toHaveCount(1);
  await app.page.keyboard.press('Enter');
}

test('a clone says how far it is, stops at once when asked, leaves nothing behind, and works the second time', async () => {
  const blog = makeBlog();
  const target = join(blog.home, 'copies');
  mkdirSync(target);
  chownTree(target);
  server = await startGitServer(blog.home, appUser());
  server.mode = 'hang';
  app = await launch({ home: blog.home });
  await app.answerFolderDialog(target);
  await app.button(/^Clone a blog/).click();
  const dialog = app.dialog('Clone a blog');
  await dialog.getByRole('textbox', { name: 'Address of the repository' }).fill(server.url('remote.git'));
  await dialog.getByRole('button', { name: 'Choose a folder and clone' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Reaching the server…' })).toBeVisible();
  await server.nextRequest();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog.getByRole('progressbar')).toBeHidden();
  await expect(dialog.getByRole('alert')).toBeHidden();
  expect(existsSync(join(target, 'remote'))).toBe(false);

  server.mode = 'ok';
  await dialog.getByRole('button', { name: 'Choose a folder and clone' }).click();
  await expect(app.post(/First frost/)).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('a blog without a remote is connected, published, and told which branch is live', async () => {
  const blog = makeBlog({ remote: false });
  gitAs(blog.home, blog.home, ['init', '--quiet', '--bare', '--initial-branch=main', 'empty.git']);
  server = await startGitServer(blog.home, appUser());
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await run('Where this blog is published');
  const dialog = app.dialog('Where this blog is published');
  await expect(dialog).toContainText('This blog has no remote yet');
  const address = dialog.getByRole('textbox', { name: 'Address of the remote' });
  await address.fill('ext::sh -c true');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('not an address');
  await address.fill(server.url('missing.git'));
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('nothing was changed');
  await address.fill(server.url('empty.git'));
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toContainText('Connected.');
  await expect(dialog).toContainText('main, sent to main on origin');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.button('Publish…').click();
  await app.dialog('Publish').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(app.dialog('Publish').getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  await app.dialog('Publish').getByRole('button', { name: 'Done' }).click();
  const sent = gitAs(blog.home, join(blog.home, 'empty.git'), ['rev-parse', 'main']);
  expect(sent).toBe(blog.git('rev-parse', 'HEAD'));
  await run('Where this blog is published');
  await expect(dialog).toContainText('main. Hosts build the site from it');
  await expect(dialog).toContainText('the same changes');
});

test('a post goes to a branch for review: the live branch and everything here stay as they are', async () => {
  const blog = makeBlog();
  server = await startGitServer(blog.home, appUser());
  blog.git('remote', 'set-url', 'origin', server.url('remote.git'));
  const before = blog.git('rev-parse', 'HEAD');
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.button('Publish…').click();
  await app.dialog('Publish').getByRole('button', { name: 'For review…' }).click();
  const dialog = app.dialog('Send for review');
  const name = dialog.getByRole('textbox', { name: 'Name of the branch' });
  await expect(name).toHaveValue('review/2026-10-02-first-frost');
  await name.fill('--mirror');
  await dialog.getByRole('button', { name: 'Send for review' }).click();
  await expect(dialog.getByRole('alert')).toContainText('cannot be the name of a branch');
  await name.fill('review/frost');
  await dialog.getByRole('button', { name: 'Send for review' }).click();
  await expect(dialog.getByRole('heading', { name: 'Sent for review' })).toBeVisible();
  await expect(dialog).toContainText('is on the branch review/frost of origin');

  expect(blog.remoteGit('rev-parse', 'main')).toBe(before);
  expect(blog.remoteGit('rev-parse', 'review/frost^')).toBe(before);
  expect(blog.remoteGit('show', 'review/frost:_posts/2026-10-02-first-frost.md')).toContain(
    'The kettle is on.',
  );
  expect(blog.git('rev-parse', 'HEAD')).toBe(before);
  expect(blog.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main\n');
  expect(blog.git('status', '--porcelain')).toBe(' M _posts/2026-10-02-first-frost.md\n');
});

test('on no branch: goes on with the one that is there, else makes one, and what is under way stays [R53]', async () => {
  const blog = makeBlog();
  server = await startGitServer(blog.home, appUser());
  blog.git('remote', 'set-url', 'origin', server.url('remote.git'));
  blog.write('about.md', '---\ntitle: About\n---\nStaged.\n');
  blog.git('add', 'about.md');
  blog.git('checkout', '--quiet', '--detach');
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await expect(app.sync).toContainText('not on a branch');
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await expect(dialog.getByRole('heading', { name: 'Not on a branch' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Go on with main' }).click();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(blog.remoteGit('rev-parse', 'main')).toBe(blog.git('rev-parse', 'HEAD'));
  expect(blog.git('status', '--porcelain')).toBe('M  about.md\n');
  const main = blog.remoteGit('rev-parse', 'main');

  blog.git('checkout', '--quiet', '--detach');
  blog.git('commit', '--quiet', '-m', 'On no branch');
  await app.typeAfter('The beans are over.', ' It sings.');
  await app.button('Publish…').click();
  await expect(dialog).toContainText('This version has 1 change that main does not have.');
  await dialog.getByText('Begin a new branch here').click();
  const name = dialog.getByRole('textbox', { name: 'Name of the new branch' });
  await expect(name).toHaveValue('my-posts');
  await expect(name).toBeFocused();
  await name.fill('main');
  await app.page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Choose another name');
  await expect(name).toHaveValue('main');
  await name.fill('winter');
  await dialog.getByRole('button', { name: 'Make a branch here' }).click();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  expect(blog.git('symbolic-ref', 'HEAD')).toBe('refs/heads/winter\n');
  expect(blog.remoteGit('rev-parse', 'winter')).toBe(blog.git('rev-parse', 'HEAD'));
  expect(blog.remoteGit('rev-parse', 'main')).toBe(main);
  await dialog.getByRole('button', { name: 'Done' }).click();

  blog.git('checkout', '--quiet', '--detach', 'main');
  blog.git('commit', '--quiet', '--allow-empty', '-m', 'On no branch again');
  // Typed into before it was seen, what the checkout brought would be another program's text.
  await expect(app.text).not.toContainText('It sings.');
  await app.typeAfter('The beans are over.', ' And it steams.');
  await app.button('Publish…').click();
  await expect(dialog.getByRole('radio', { name: /^Bring main forward to here/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Go on with main' }).click();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  expect(blog.remoteGit('log', '-2', '--format=%s', 'main')).toContain('On no branch again');
});
