import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { appUser, chownTree } from '../../scripts/electron-user.mjs';
import { launch, type RunningApp } from '../helpers/app';
import { gitAs, makeBlog, type TestBlog } from '../helpers/blog';
import { type GitServer, startGitServer } from '../helpers/git-server';

const FROST = '_posts/2026-10-02-first-frost.md';
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1/remote.git';

let app: RunningApp;
let server: GitServer | null = null;

test.afterEach(async () => {
  await app.close();
  await server?.close();
  server = null;
});

const head = (blog: TestBlog) => blog.git('rev-parse', 'HEAD').trim();
const remoteHead = (blog: TestBlog) => blog.remoteGit('rev-parse', 'main').trim();
const heading = (dialog: Locator, words: string) =>
  expect(dialog.getByRole('heading', { name: words, exact: true })).toBeVisible();

async function openFrost(blog: TestBlog, profile?: string): Promise<void> {
  app = await launch({ open: blog.folder, home: blog.home, ...(profile ? { profile } : {}) });
  await app.openPost(/First frost/);
}

async function publishEdit(after: string, typed: string, ending: string): Promise<void> {
  await app.typeAfter(after, typed);
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await heading(dialog, ending);
  await dialog.getByRole('button', { name: 'Done' }).click();
}

const panel = () => app.dialog('What waits');
async function openPanel(): Promise<Locator> {
  await app.button(/Show what waits, and why/).click();
  return panel();
}

/** Publishes from another computer of the author's. */
function publishElsewhere(blog: TestBlog, path: string, change: (text: string) => string): string {
  const elsewhere = join(blog.home, 'elsewhere');
  gitAs(blog.home, blog.home, ['clone', '--quiet', '--branch', 'main', blog.remote, elsewhere]);
  const text = gitAs(blog.home, elsewhere, ['show', `HEAD:${path}`]);
  writeFileSync(join(elsewhere, path), change(text));
  chownTree(elsewhere);
  gitAs(blog.home, elsewhere, ['commit', '--quiet', '--all', '-m', 'From the other desk']);
  gitAs(blog.home, elsewhere, ['push', '--quiet', 'origin', 'HEAD:main']);
  return remoteHead(blog);
}

test('what others have published is seen without asking, and is brought in only when the author says so', async () => {
  const blog = makeBlog();
  server = await startGitServer(blog.home, appUser());
  blog.git('remote', 'set-url', 'origin', server.url('remote.git'));
  const before = head(blog);
  publishElsewhere(blog, 'about.md', (text) => `${text}\nFrom the other desk.\n`);
  app = await launch({ open: blog.folder, home: blog.home, looksForNewer: true });
  await app.openPost(/First frost/);
  await expect(app.seen.getByText('1 newer on origin')).toBeVisible({ timeout: 60_000 });
  expect(head(blog)).toBe(before);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.button('Publish…').click();
  await expect(app.dialog('Publish')).toContainText('origin has 1 newer change, which is brought in first.');
  await app.page.keyboard.press('Escape');
  const waits = await openPanel();
  await expect(waits.getByRole('list', { name: 'Newer on origin' })).toContainText('From the other desk');
  const unasked = waits.getByRole('switch', { name: 'See what is newer without asking' });
  await expect(unasked).toBeChecked();
  await waits.getByText('See what is newer without asking').click();
  await expect(unasked).not.toBeChecked();
  await waits.getByRole('button', { name: 'Get newer changes' }).click();
  await expect(waits).toContainText('The newer changes are here now.');
  expect(head(blog)).toBe(remoteHead(blog));
  await waits.getByRole('button', { name: 'Close' }).click();
});

test('two publishes without a network wait, are told of, and arrive once and in order when it is back [R39] [R47] [R56]', async () => {
  const blog = makeBlog();
  server = await startGitServer(blog.home, appUser());
  const online = server.url('remote.git');
  blog.git('remote', 'set-url', 'origin', NOWHERE);
  await openFrost(blog);
  await publishEdit('The beans are over.', ' The kettle is on.', 'Recorded, waiting to be sent');
  const first = head(blog);
  await publishEdit('Kale, leeks', ' And beets.', 'Recorded, waiting to be sent');
  const second = head(blog);
  await expect(app.sync).toHaveText('Committed, waiting (offline)');
  const waits = await openPanel();
  await expect(waits.getByRole('status').first()).toContainText('Offline, 1 post waiting');
  await expect(waits.getByRole('list', { name: 'Not on origin yet' }).getByRole('listitem')).toHaveCount(2);
  await waits.getByRole('button', { name: 'Close' }).click();

  const theirs = publishElsewhere(blog, 'about.md', () => '---\ntitle: About\n---\nFrom the other desk.\n');
  blog.git('remote', 'set-url', 'origin', online);
  await app.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(app.sync).toHaveText('Published');

  expect(remoteHead(blog)).toBe(head(blog));
  expect(blog.git('log', '-1', '--format=%P').trim()).toBe(`${second} ${theirs}`);
  expect(blog.git('rev-parse', `${second}^`).trim()).toBe(first);
  expect(server.requests.filter((each) => each === 'POST /remote.git/git-receive-pack')).toHaveLength(1);
  expect(blog.read('about.md')).toContain('From the other desk.');
  await expect((await openPanel()).getByRole('status').first()).toContainText(
    'Everything you have published is on origin.',
  );
  // What happened without the author is told also when they look later.
  await expect(panel()).toContainText(
    'What waited is on origin now. Newer changes from origin are here now, together with yours.',
  );
  await panel().getByRole('button', { name: 'Close' }).click();
});

test('newer changes are got when asked for, and the open post shows them [R47]', async () => {
  const blog = makeBlog();
  await openFrost(blog);
  await expect(app.sync).toHaveText('Published');
  const theirs = publishElsewhere(blog, FROST, (text) =>
    text.replace('The beans are over.', 'The beans froze.'),
  );
  const waits = await openPanel();
  await waits.getByRole('button', { name: 'Look at origin now' }).click();
  await expect(waits).toContainText('The newer changes are here now.');
  await waits.getByRole('button', { name: 'Close' }).click();
  await expect(app.text).toContainText('The beans froze.');
  expect(head(blog)).toBe(theirs);
  await expect(app.sync).toHaveText('Published');
});

test('a remote that was rewritten stops the publish until the author decides [R51]', async () => {
  const blog = makeBlog();
  await openFrost(blog);
  await publishEdit('The beans are over.', ' The kettle is on.', 'Published');
  const before = head(blog);
  blog.remoteGit('update-ref', 'refs/heads/main', `${before}^`);
  await publishEdit('Kale, leeks', ' And beets.', 'Recorded, waiting to be sent');
  await expect(app.sync).toHaveText('Needs you (the remote was rewritten)');
  expect(remoteHead(blog)).toBe(blog.git('rev-parse', `${before}^`).trim());
  const waits = await openPanel();
  await expect(waits).toContainText('took back changes');
  await waits.getByRole('button', { name: 'Keep both' }).click();
  await heading(app.dialog('Publish'), 'Published');
  expect(remoteHead(blog)).toBe(head(blog));
  expect(blog.git('for-each-ref', '--format=%(objectname)', 'refs/longhand/backup').trim()).toHaveLength(40);
  await app.dialog('Publish').getByRole('button', { name: 'Done' }).click();
});
