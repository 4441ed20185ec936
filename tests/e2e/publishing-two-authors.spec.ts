import { readFileSync, writeFileSync } from 'node:fs';
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
let server: GitServer;
test.afterEach(async () => {
  await app.close();
  await server.close();
});

const head = (blog: TestBlog) => blog.git('rev-parse', 'HEAD').trim();
const remoteHead = (blog: TestBlog) => blog.remoteGit('rev-parse', 'main').trim();
const parents = (blog: TestBlog) => blog.git('log', '-1', '--format=%P').trim().split(' ').length;
const heading = (dialog: Locator, words: string) =>
  expect(dialog.getByRole('heading', { name: words, exact: true })).toBeVisible();

/** The other author, with Git alone. */
class Robin {
  readonly #blog: TestBlog;
  readonly folder: string;

  constructor(blog: TestBlog) {
    this.#blog = blog;
    this.folder = join(blog.home, 'robin');
    gitAs(blog.home, blog.home, ['clone', '--quiet', '--branch', 'main', blog.remote, 'robin']);
  }

  git(...args: string[]): string {
    return gitAs(this.#blog.home, this.folder, ['-c', 'user.name=Robin', ...args]);
  }

  publish(path: string, change: (text: string) => string): void {
    this.git('pull', '--quiet', '--ff-only');
    writeFileSync(join(this.folder, path), change(readFileSync(join(this.folder, path), 'utf8')));
    chownTree(this.folder);
    this.git('commit', '--quiet', '--all', '-m', 'By Robin');
    this.git('push', '--quiet', 'origin', 'HEAD:main');
  }
}

async function publish(after: string, typed: string, ending: string): Promise<Locator> {
  await app.typeAfter(after, typed);
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await heading(dialog, ending);
  return dialog;
}
const done = (dialog: Locator) => dialog.getByRole('button', { name: 'Done' }).click();

test('two authors publish, meet, decide, go offline and come back: nothing is lost and both have the same [R39] [R47] [R48] [R56]', async () => {
  const blog = makeBlog();
  server = await startGitServer(blog.home, appUser());
  const online = server.url('remote.git');
  blog.git('remote', 'set-url', 'origin', online);
  const robin = new Robin(blog);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);

  await done(await publish('The beans are over.', ' One.', 'Published'));
  expect(remoteHead(blog)).toBe(head(blog));

  // They change different things: joined without a question.
  robin.publish('about.md', (text) => text.replace('not a post', 'and no post'));
  await done(await publish('The beans are over.', ' Two.', 'Published'));
  expect(remoteHead(blog)).toBe(head(blog));
  expect(parents(blog)).toBe(2);
  expect(blog.read('about.md')).toContain('and no post');

  // The same sentence: both stay, as Ada decides.
  robin.publish(FROST, (text) => text.replace('the parsnips.', 'the parsnips. Also chard.'));
  const waits = await publish('Kale, leeks', ' Also beets.', 'Recorded, waiting to be sent');
  await waits.getByRole('button', { name: 'Decide now…' }).click();
  const deciding = app.dialog('Two versions');
  await deciding.getByText('Both', { exact: true }).click();
  await deciding.getByRole('button', { name: 'Finish and publish' }).click();
  await heading(app.dialog('Publish'), 'Published');
  await done(app.dialog('Publish'));
  expect(remoteHead(blog)).toBe(head(blog));
  await expect(app.text).toContainText('Kale, leeks and the parsnips. Also beets. Also chard.');

  // Offline for two publishes, while the other goes on.
  blog.git('remote', 'set-url', 'origin', NOWHERE);
  await done(await publish('The beans are over.', ' Three.', 'Recorded, waiting to be sent'));
  await done(await publish('Kale, leeks', ' Four.', 'Recorded, waiting to be sent'));
  robin.publish('about.md', (text) => text.replace('A page', 'A quiet page'));
  blog.git('remote', 'set-url', 'origin', online);
  await app.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(app.sync).toHaveText('Published');

  // Ada tells Git to keep a straight line: hers goes on top.
  blog.git('config', 'pull.rebase', 'true');
  robin.publish('about.md', (text) => text.replace('A quiet page', 'A calm page'));
  await done(await publish('The beans are over.', ' Five.', 'Published'));
  expect([remoteHead(blog), parents(blog)]).toEqual([head(blog), 1]);

  // She tells it neither to merge nor to rebase by itself: she is asked.
  blog.git('config', 'pull.rebase', 'false');
  blog.git('config', 'pull.ff', 'only');
  robin.publish('about.md', (text) => text.replace('A calm page', 'A plain page'));
  const asks = await publish('The beans are over.', ' Six.', 'Recorded, waiting to be sent');
  await expect(app.sync).toHaveText('Needs you (only a merge would join both)');
  await asks.getByRole('button', { name: 'Join with a merge' }).click();
  await heading(app.dialog('Publish'), 'Published');
  await done(app.dialog('Publish'));
  expect([remoteHead(blog), parents(blog)]).toEqual([head(blog), 2]);

  robin.git('pull', '--quiet', '--ff-only');
  expect([remoteHead(blog), robin.git('rev-parse', 'HEAD').trim()]).toEqual([head(blog), head(blog)]);
  expect(readFileSync(join(robin.folder, FROST), 'utf8')).toBe(blog.read(FROST));
  expect(blog.read(FROST)).toContain('One. Two. Three. Five. Six.');
  expect(blog.read(FROST)).toContain('the parsnips. Also beets. Also chard. Four.');
  expect(blog.read('about.md')).toContain('A plain page, and no post.');
  expect(blog.git('log', '--format=%an', '-p').includes('<<<<<<<')).toBe(false);
  expect(blog.git('status', '--porcelain')).toBe('');
  blog.git('fsck', '--strict');
});
