import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { appUser, chownTree } from '../../scripts/electron-user.mjs';
import { type LaunchOptions, launch, type RunningApp, temporaryFolder } from '../helpers/app';
import { addHook, gitAs, makeBlog, PIXEL, type TestBlog, type TestBlogOptions } from '../helpers/blog';
import { type GitServer, startGitServer } from '../helpers/git-server';

const FROST = '_posts/2026-10-02-first-frost.md';
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1/blog.git';

let app: RunningApp;
let server: GitServer | null = null;

test.afterEach(async () => {
  await app.close();
  await server?.close();
  server = null;
});

/** Opens a blog in the app with a sentence more in its post. `prepare` changes what the blog's Git finds. */
async function start(
  options: TestBlogOptions = {},
  prepare: (blog: TestBlog) => void = () => undefined,
  env: LaunchOptions['env'] = {},
): Promise<TestBlog> {
  const blog = makeBlog(options);
  prepare(blog);
  app = await launch({ open: blog.folder, home: blog.home, env });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  return blog;
}

async function openDialog(): Promise<Locator> {
  await app.button('Publish…').click();
  return app.dialog('Publish');
}

const publishButton = (dialog: Locator) => dialog.getByRole('button', { name: 'Publish', exact: true });

async function publish(): Promise<Locator> {
  const dialog = await openDialog();
  await publishButton(dialog).click();
  return dialog;
}

const heading = (dialog: Locator, words: string) =>
  expect(dialog.getByRole('heading', { name: words, exact: true })).toBeVisible();

/** Runs a command by its name in the palette. */
async function run(command: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.keyboard.type(command);
  await expect(app.dialog('Command palette').getByRole('option')).toHaveCount(1);
  await app.page.keyboard.press('Enter');
}

const head = (blog: TestBlog) => blog.git('rev-parse', 'HEAD').trim();
const remoteHead = (blog: TestBlog) => blog.remoteGit('rev-parse', 'main').trim();
const filesOf = (blog: TestBlog, commit: string) =>
  blog.git('diff-tree', '--no-commit-id', '--name-only', '-r', commit).trim().split('\n');

/** Commits on the remote from another computer of the author's. */
function commitElsewhere(blog: TestBlog): string {
  gitAs(blog.home, blog.home, ['clone', '--quiet', '--branch', 'main', blog.remote, 'elsewhere']);
  const elsewhere = join(blog.home, 'elsewhere');
  writeFileSync(join(elsewhere, 'about.md'), '---\ntitle: About\n---\nFrom the other desk.\n');
  chownTree(elsewhere);
  gitAs(blog.home, elsewhere, ['commit', '--quiet', '--all', '-m', 'From the other desk']);
  gitAs(blog.home, elsewhere, ['push', '--quiet', 'origin', 'HEAD:main']);
  return remoteHead(blog);
}

test('over HTTP: published is what the remote has, the new image goes along and nothing else does', async () => {
  const blog = makeBlog();
  const running = await startGitServer(blog.home, appUser());
  server = running;
  blog.git('remote', 'set-url', 'origin', running.url('remote.git'));
  blog.write('assets/images/pole.png', PIXEL);
  blog.write('assets/images/not-in-the-post.png', PIXEL);
  blog.write('notes.txt', 'mine\n');
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' ![A pole](/assets/images/pole.png)');
  const dialog = await openDialog();
  await expect(dialog.getByRole('list', { name: 'Files' })).toContainText('assets/images/pole.png');
  await expect(dialog.getByRole('list', { name: 'Files' }).getByRole('heading')).toHaveCount(2);
  await publishButton(dialog).click();
  await heading(dialog, 'Published');

  expect(remoteHead(blog)).toBe(head(blog));
  expect(filesOf(blog, 'HEAD')).toEqual([FROST, 'assets/images/pole.png']);
  expect(running.requests).toContain('POST /remote.git/git-receive-pack');
  expect(blog.git('status', '--porcelain')).toBe('?? assets/images/not-in-the-post.png\n?? notes.txt\n');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(app.sync).toHaveText('Published');
});

test('without a remote the change is committed, and it says so', async () => {
  const blog = await start({ remote: false });
  const before = head(blog);
  const dialog = await publish();
  await heading(dialog, 'Recorded, waiting to be sent');
  await expect(dialog).toContainText('This blog has no remote yet');
  await expect(dialog.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  expect(blog.git('rev-parse', 'HEAD^').trim()).toBe(before);
  expect(blog.git('show', `HEAD:${FROST}`)).toContain('The kettle is on.');
  await expect(app.sync).toHaveText('Committed, waiting (no remote yet)');
  await dialog.getByRole('button', { name: 'Connect a remote…' }).click();
  await expect(app.page.getByRole('textbox', { name: 'Address of the remote' })).toBeFocused();
});

test('offline the change is committed and waits; when the remote is back, Try again sends it', async () => {
  const blog = await start({}, (made) => made.git('remote', 'set-url', 'origin', NOWHERE));
  const dialog = await publish();
  await heading(dialog, 'Recorded, waiting to be sent');
  await expect(dialog).toContainText(
    'The remote could not be reached. Longhand sends it as soon as you are online again.',
  );
  await expect(app.page.locator('.status-bar')).toContainText('Committed, waiting (offline)');
  const commit = head(blog);
  expect(remoteHead(blog)).not.toBe(commit);

  blog.git('remote', 'set-url', 'origin', `file://${blog.remote}`);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await heading(dialog, 'Published');
  expect(head(blog)).toBe(commit);
  expect(remoteHead(blog)).toBe(commit);
});

test('a refusal is told in the remote’s own words, and what waits is sent later by its command', async () => {
  const blog = makeBlog();
  const hook = addHook(blog, 'echo "Posts are frozen until Monday." >&2\nexit 1');
  app = await launch({ open: blog.folder, home: blog.home });
  await app.trust();
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  const before = remoteHead(blog);
  const dialog = await publish();
  await heading(dialog, 'Recorded, waiting to be sent');
  await expect(dialog).toContainText('Posts are frozen until Monday.');
  expect(remoteHead(blog)).toBe(before);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(app.sync).toHaveText('Committed, waiting (the remote did not take it)');

  rmSync(hook);
  await run('Send waiting changes');
  await heading(dialog, 'Published');
  expect(remoteHead(blog)).toBe(head(blog));
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(app.sync).toHaveText('Published');
});

test('without an identity it asks for a name and an address, then publishes as that author', async () => {
  const blog = await start({ identity: false });
  const dialog = await openDialog();
  await heading(dialog, 'Who is publishing?');
  const goOn = dialog.getByRole('button', { name: 'Go on' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ada Winter');
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('not an address');
  await expect(goOn).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.org');
  await goOn.click();
  await publishButton(dialog).click();
  await heading(dialog, 'Published');
  expect(blog.remoteGit('log', '-1', '--format=%an <%ae>', 'main')).toBe('Ada Winter <ada@example.org>\n');
  expect(blog.git('config', '--local', 'user.email')).toBe('ada@example.org\n');
});

test('without Git it says where Git is found, and the post is saved', async () => {
  const blog = await start({}, undefined, { PATH: temporaryFolder('no-programs') });
  const dialog = await openDialog();
  await heading(dialog, 'Git is not installed');
  await expect(dialog).toContainText('Install Git from git-scm.com, then try again.');
  await expect(dialog).toContainText('Your posts are saved.');
  expect(blog.read(FROST)).toContain('The kettle is on.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test('when the remote has newer commits both are kept and published together, by no force [R45] [R47]', async () => {
  let newer = '';
  const blog = await start({}, (made) => {
    newer = commitElsewhere(made);
  });
  const before = head(blog);
  const dialog = await publish();
  await heading(dialog, 'Published');
  expect(remoteHead(blog)).toBe(head(blog));
  const [mine = '', theirs] = blog.git('log', '-1', '--format=%P').trim().split(' ');
  expect(theirs).toBe(newer);
  expect(blog.git('rev-parse', `${mine}^`).trim()).toBe(before);
  expect(filesOf(blog, mine)).toEqual([FROST]);
  expect(blog.read('about.md')).toContain('From the other desk.');
  expect(blog.git('status', '--porcelain')).toBe('');
});

test('what is published already is not published again', async () => {
  const blog = makeBlog();
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await expect(app.sync).toHaveText('Published');
  const before = head(blog);
  const dialog = await openDialog();
  await heading(dialog, 'Nothing to publish');
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(head(blog)).toBe(before);
});
