import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const FROST = '_posts/2026-10-02-first-frost.md';
const HOME = '_posts/2026-09-14-the-long-way-home.md';
const TOKEN = `ghp_${'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAQwEr'}`;
const CONFIG = `${SMALL_BLOG['_config.yml']}url: https://letters.example\npermalink: /:title/\n`;

let app: RunningApp;
let blog: TestBlog;

test.beforeEach(async () => {
  blog = makeBlog({ files: { ...SMALL_BLOG, '_config.yml': CONFIG } });
});
test.afterEach(() => app.close());

async function start(): Promise<void> {
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
}

const dialog = () => app.dialog('Publish');
const publishButton = () => dialog().getByRole('button', { name: 'Publish', exact: true });
const heading = (words: string | RegExp) =>
  expect(dialog().getByRole('heading', { name: words, exact: true })).toBeVisible();
const remote = (path: string) => blog.remoteGit('show', `main:${path}`);
const committed = () =>
  blog.git('diff-tree', '--no-commit-id', '--name-only', '-r', 'HEAD').trim().split('\n');

/** Runs a command by its name in the palette. */
async function run(command: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+k');
  await expect(
    app
      .dialog('Command palette')
      .getByRole('combobox')
      .or(app.dialog('Command palette').getByRole('searchbox')),
  ).toBeFocused();
  await app.page.keyboard.type(command);
  await expect(app.dialog('Command palette').getByRole('option')).toHaveCount(1);
  await app.page.keyboard.press('Enter');
}

const frame = (name: string) => dialog().frameLocator(`iframe[title="${name}"]`);
const file = (name: string): Locator =>
  dialog().getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name });

test('shows words, fields and the page before and after, says what to look at, and takes others along', async () => {
  blog.write(HOME, blog.read(HOME).replace('tags:\n  - walking', 'tags:\n  - rivers\n  - walking'));
  blog.write('notes.txt', 'mine\n');
  await start();
  await app.typeAfter('The beans are over.', ' See [the oven](/oven/). TODO warm it');
  await app.button('Publish…').click();
  await expect(dialog()).toContainText('This link leads nowhere: /oven/');
  await expect(dialog()).toContainText('The text still says TODO.');
  await expect(file('First frost').locator('ins').first()).toContainText('See [the oven]');
  await expect(dialog().getByRole('textbox', { name: 'Message' })).toHaveValue('Update “First frost”');

  await file('First frost').getByRole('radio', { name: 'Page' }).click();
  await expect(frame('As it will be').locator('[data-marked="added"]')).toContainText('TODO warm it');
  await expect(frame('As published').locator('[data-marked="removed"]')).toContainText('The beans are over.');
  await expect(frame('As published').locator('body')).not.toContainText('TODO');

  await dialog().getByRole('button', { name: '2 other changes stay here' }).click();
  await dialog().getByRole('list', { name: 'Other changes' }).getByText('The long way home').click();
  await heading('Publish “First frost” and “The long way home”');
  await expect(file('The long way home').locator('.field-changes')).toContainText('rivers');
  await expect(dialog().getByRole('textbox', { name: 'Message' })).toHaveValue(
    'Update “First frost” and “The long way home”',
  );
  await publishButton().click();
  await heading('Published');
  expect(committed()).toEqual([HOME, FROST]);
  expect(remote(HOME)).toContain('rivers');
  expect(blog.git('status', '--porcelain')).toBe('?? notes.txt\n');
  await expect(dialog()).toContainText('https://letters.example/first-frost/');
  await expect(dialog().getByRole('button', { name: 'Open the page' })).toHaveCount(2);
  await dialog().getByRole('button', { name: 'Copy the address' }).first().click();
  await expect
    .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('https://letters.example/first-frost/');
});

test('what looks like a secret does not go out by itself, and the check leads to its line', async () => {
  await start();
  await app.typeAfter('The beans are over.', ` The key is ${TOKEN}.`);
  await app.button('Publish…').click();
  await expect(dialog()).toContainText('This looks like a GitHub token: ghp_…');
  await expect(publishButton()).toBeDisabled();
  await dialog().getByRole('textbox', { name: 'Message' }).press('Enter');
  expect(blog.git('rev-list', '--count', 'HEAD').trim()).toBe('1');
  await dialog().getByRole('button', { name: 'Show it' }).click();
  await expect(dialog()).toBeHidden();
  await expect(app.text).toBeFocused();
  expect(await app.page.evaluate(() => getSelection()?.toString())).toContain('The key is');

  await app.button('Publish…').click();
  await dialog().getByText('It is meant to be public').click();
  await publishButton().click();
  await heading('Published');
  expect(remote(FROST)).toContain(TOKEN);
});

test('a new post that is dated long ago can be dated now without leaving the sheet', async () => {
  blog.write('_posts/2026-01-02-winter.md', '---\ntitle: Winter\ndate: 2026-01-02\n---\nIt snows.\n');
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/Winter/);
  await app.button('Publish…').click();
  await expect(dialog()).toContainText('It is dated 2026-01-02, so it is not among the newest posts.');
  await dialog().getByRole('button', { name: 'Date it now' }).click();
  await expect(dialog()).toContainText('Its file name says 2026-01-02');
  await expect(dialog()).not.toContainText('It is dated');
  const year = new Date().getFullYear();
  await expect(file('Winter').locator('.field-changes')).toContainText(`${year}-`);
  expect(blog.read('_posts/2026-01-02-winter.md')).toMatch(
    /^date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}$/m,
  );
});

test('all changed posts go out at once, a draft after it was made a post where the generator keeps those', async () => {
  blog.write('_drafts/ink.md', '---\ntitle: Ink\n---\nFinished now.\n');
  blog.write(HOME, blog.read(HOME).replace('I walked', 'We walked'));
  await start();
  await run('Publish all changes');
  await heading('Publish “Ink” and “The long way home”');
  await dialog().getByRole('button', { name: 'Make it a post' }).click();
  await expect(file('Ink').locator('.path')).toContainText(/_posts\/\d{4}-\d\d-\d\d-ink\.md/);
  await publishButton().click();
  await heading('Published');
  expect(committed()[0]).toBe('_drafts/ink.md');
  expect(blog.git('status', '--porcelain')).toBe('');
  expect(blog.remoteGit('ls-tree', '-r', '--name-only', 'main')).toMatch(/_posts\/[\d-]+ink\.md/);
});

test('a scheduled post waits here, is listed, and goes out when its time has come, also after a restart', async () => {
  await start();
  await app.typeAfter('The beans are over.', ' Until spring.');
  await app.button('Publish…').click();
  await dialog().getByRole('button', { name: 'Schedule…' }).click();
  await dialog().getByLabel('Date and time').fill('2001-01-01T09:00');
  await expect(dialog()).toContainText('That time is over.');
  const year = new Date().getFullYear() + 1;
  await dialog().getByLabel('Date and time').fill(`${year}-01-31T09:00`);
  await expect(dialog()).toContainText(`In the post: date: ${year}-01-31 09:00:00`);
  await dialog().getByText('Keep it here and publish it then').click();
  await dialog().getByRole('button', { name: 'Schedule', exact: true }).click();
  await heading('Scheduled');
  await dialog().getByRole('button', { name: 'Done' }).click();
  expect(blog.read(FROST)).toMatch(new RegExp(`^date: ${year}-01-31 09:00:00 [+-]\\d{4}$`, 'm'));
  expect(blog.git('rev-list', '--count', 'HEAD').trim()).toBe('1');

  const { profile } = app;
  await app.close();
  app = await launch({ open: blog.folder, home: blog.home, profile });
  await app.openPost(/First frost/);
  await run('Scheduled posts');
  await expect(app.dialog('Scheduled posts').getByRole('listitem')).toContainText('“First frost”');
  // The clock of the main process is set beyond the time.
  await app.electron.evaluate(
    (_, at) => {
      Date.now = () => at;
    },
    Date.parse(`${year}-02-01T00:00:00Z`),
  );
  await expect(app.dialog('Scheduled posts')).toContainText('Nothing is scheduled in this blog.', {
    timeout: 60_000,
  });
  expect(remote(FROST)).toContain('Until spring.');
  expect(committed()).toEqual([FROST]);
});
