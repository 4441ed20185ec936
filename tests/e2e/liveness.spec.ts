import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog, type TestBlogOptions } from '../helpers/blog';

const TITLE = 'Why isn’t this live?';
let app: RunningApp;

test.afterEach(() => app.close());

async function start(options: TestBlogOptions = {}): Promise<TestBlog> {
  const blog = makeBlog(options);
  app = await launch({ open: blog.folder, home: blog.home });
  return blog;
}

/** Opens the checklist of the open post by the palette. */
async function ask(): Promise<Locator> {
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.getByRole('searchbox', { name: 'Search commands' }).fill(TITLE);
  await expect(app.dialog('Command palette').getByRole('option')).toHaveCount(1);
  await app.page.keyboard.press('Enter');
  const dialog = app.dialog(TITLE);
  await expect(dialog.getByRole('list', { name: 'Checklist' })).toBeVisible();
  return dialog;
}

/** The lines of the checklist that begin with one of its three words, as a screen reader has them. */
const lines = (dialog: Locator, state: 'In order' | 'In the way' | 'Cannot be told') =>
  dialog.getByRole('listitem').filter({ hasText: `${state}:` });

test('a Jekyll draft is led from its checklist to the remote', async () => {
  const blog = await start();
  await app.openPost(/Ink/);
  const chip = app.button(/^Draft\. Why isn’t this live\?$/);
  await chip.click();
  const dialog = app.dialog(TITLE);
  await expect(dialog.getByRole('status')).toHaveText('1 thing keeps it off the site.');
  await expect(lines(dialog, 'In the way')).toHaveText(/It is in the drafts folder\./);

  await dialog.getByRole('button', { name: 'Publish the draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(chip).toBeHidden();
  await expect(app.seen.getByText(/^_posts\/\d{4}-\d\d-\d\d-ink\.md$/)).toBeVisible();

  await ask();
  await expect(lines(dialog, 'In the way')).toHaveText(/It has never been committed\./);
  await dialog.getByRole('button', { name: 'Publish…' }).click();
  const publish = app.dialog('Publish');
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(publish).toContainText('Published');
  await publish.getByRole('button', { name: 'Done' }).click();

  await ask();
  await expect(dialog.getByRole('status')).toHaveText(
    'Nothing that can be seen from here keeps it off the site.',
  );
  await expect(lines(dialog, 'In the way')).toHaveCount(0);
  await expect(lines(dialog, 'In order')).toHaveText([
    /front matter can be read/,
    /no draft/,
    /where Jekyll looks/,
    /is not in the future/,
    /in its file/,
    /The last commit has it as it is/,
    /on the branch main/,
    /The remote origin has it/,
  ]);
  // Only Git is known, never the host.
  await expect(lines(dialog, 'Cannot be told')).toHaveText(
    /What the host does with it cannot be seen from here/,
  );
  expect(blog.remoteGit('ls-tree', '--name-only', 'main', '_posts/')).toMatch(/-ink\.md\n/);
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a post of next year is set to now in its own form, by keyboard, and undone like any edit', async () => {
  const path = '_posts/2037-01-02-later.md';
  const text = '---\ntitle: Later\ndate: 2037-01-02 03:04:05 +0100   # to come\n---\nNot yet.\n';
  const blog = await start({ files: { ...SMALL_BLOG, [path]: text } });
  await app.openPost(/Later/);
  await expect(app.button(/^Scheduled\./)).toBeVisible();
  const dialog = await ask();
  await expect(lines(dialog, 'In the way')).toHaveText(
    /2 Jan 2037, 03:04 \+01:00, is still to come\. Jekyll leaves it out/,
  );
  await dialog.getByRole('button', { name: 'Set it to now' }).press('Enter');
  await expect(lines(dialog, 'In the way')).toHaveText(/The last commit has an older version of it/);
  expect(blog.read(path)).toMatch(
    /^---\ntitle: Later\ndate: 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d [-+]\d{4} {3}# to come\n---\nNot yet\.\n$/,
  );
  expect(blog.read(path)).not.toContain('2037-01-02');
  await app.page.keyboard.press('Escape');
  await app.text.click();
  await app.page.keyboard.press('ControlOrMeta+z');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => blog.read(path)).toBe(text);
});

test('what Git knows of a post has a line each: another branch, a commit that waits', async () => {
  const blog = await start();
  blog.git('remote', 'set-head', 'origin', 'main');
  blog.git('switch', '--quiet', '-c', 'autumn');
  blog.write('_posts/2026-10-02-first-frost.md', '---\ntitle: First frost\ndate: 2026-10-02\n---\nWhite.\n');
  blog.git('commit', '--quiet', '-am', 'Frost');
  await app.openPost(/First frost/);
  const dialog = await ask();
  await expect(lines(dialog, 'In the way')).toHaveText([
    /It is on the branch autumn\. The site is most likely built from main\./,
    /It is committed on this computer only and waits to be sent\./,
  ]);
  blog.git('switch', '--quiet', 'main');
  blog.git('merge', '--quiet', 'autumn');
  blog.git('push', '--quiet', 'origin', 'main');
  await dialog.getByRole('button', { name: 'Look again' }).click();
  await expect(lines(dialog, 'In the way')).toHaveCount(0);
});

test('front matter that cannot be read leads to its line', async () => {
  const path = '_posts/2026-11-01-broken.md';
  await start({ files: { ...SMALL_BLOG, [path]: '---\ntitle: Broken\ntags: [a\n---\nText.\n' } });
  await app.openPost(/Broken/);
  const dialog = await ask();
  await expect(lines(dialog, 'In the way')).toHaveText(/Its front matter cannot be read at line \d/);
  await dialog.getByRole('button', { name: /^Go to line/ }).click();
  await expect(dialog).toBeHidden();
  await expect(app.text).toBeFocused();
});

test('a file that Jekyll passes over is listed apart, says why, and a date in its name puts it on the site', async () => {
  const blog = await start({
    files: { ...SMALL_BLOG, '_posts/nameless.md': '---\ntitle: Nameless\n---\nNowhere to be seen.\n' },
  });
  await expect(app.page.getByRole('group', { name: 'Not on the site' })).toContainText('Nameless');
  await app.openPost(/Nameless/);
  await app.button(/^Not on the site\. Why isn’t this live\?$/).click();
  const dialog = app.dialog(TITLE);
  await expect(lines(dialog, 'In the way').first()).toHaveText(/Its file name has no date in front/);
  await dialog.getByRole('button', { name: 'Rename the file…' }).click();
  const rename = app.dialog('Rename the file');
  await rename.getByRole('textbox', { name: 'File name' }).fill('2026-10-03-nameless');
  await app.page.keyboard.press('Enter');
  await expect(rename).toBeHidden();
  await expect(app.page.getByRole('group', { name: 'Not on the site' })).toBeHidden();
  expect(blog.read('_posts/2026-10-03-nameless.md')).toContain('title: Nameless');
});
