import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const FROST = '_posts/2026-10-02-first-frost.md';
let app: RunningApp;

test.afterEach(() => app.close());

/** A blog whose post was moved out of the drafts and corrected since, each in a commit of its own. */
async function start(): Promise<TestBlog> {
  const blog = makeBlog();
  const text = blog.read(FROST);
  blog.git('mv', FROST, '_drafts/frost.md');
  blog.git('commit', '--quiet', '-m', 'Back to the drafts');
  blog.git('mv', '_drafts/frost.md', FROST);
  blog.write(
    FROST,
    text.replace('The beans are over.', 'The beans and the peas are over.').replace('Kale, leeks', 'Kale'),
  );
  blog.git('commit', '--quiet', '--all', '-m', 'Publish “First frost”\n\nWithout the leeks.');
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  return blog;
}

async function openHistory(): Promise<Locator> {
  await app.page.keyboard.press('ControlOrMeta+Shift+y');
  const dialog = app.dialog('History of “First frost”');
  await expect(dialog.getByRole('region', { name: 'History' })).toBeVisible();
  return dialog;
}

const versions = (dialog: Locator) => dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option');

/** What the frame with the page of a version says, and what is marked in it. */
const page = () =>
  app.page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Page of this version"]');
    const all = (selector: string) =>
      [...(frame?.contentDocument?.querySelectorAll(selector) ?? [])].map((one) => one.textContent?.trim());
    return {
      article: all('article').join(''),
      ins: all('ins'),
      del: all('del'),
      title: frame?.sandbox.value,
    };
  });

test('a paragraph and a whole version come back from the history as ordinary edits, and undo takes them out again', async () => {
  const blog = await start();
  const dialog = await openHistory();
  await expect(versions(dialog)).toHaveCount(3);
  await expect(versions(dialog).nth(0)).toContainText('Publish “First frost”');
  await expect(versions(dialog).nth(0)).toContainText('was _drafts/frost.md');
  await expect(dialog).toContainText('Nothing differs from the text as it is now.');
  await expect(dialog).toContainText('Without the leeks.');

  await versions(dialog).nth(2).click();
  const changes = dialog.getByRole('list', { name: 'Changes' });
  await expect(changes.getByRole('insertion')).toHaveText([' and the peas']);
  await expect(changes.getByRole('deletion')).toHaveText([', leeks']);
  await dialog.getByRole('tab', { name: 'Page' }).click();
  await expect
    .poll(page)
    .toMatchObject({ ins: ['and the peas'], del: [', leeks'], title: 'allow-same-origin' });

  await dialog.getByRole('tab', { name: 'Changes' }).click();
  await dialog.getByRole('button', { name: /^Bring back: Kale, leeks/ }).click();
  await expect(changes.getByRole('deletion')).toHaveCount(0);
  await expect(changes.getByRole('insertion')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(app.text).toContainText('Kale, leeks and the parsnips.');
  await expect(app.text).toContainText('and the peas');
  await app.text.press('ControlOrMeta+z');
  await expect(app.text).not.toContainText('Kale, leeks');
  await app.typeAfter('The beans and the peas are over.', ' The kettle is on.');

  await openHistory();
  await versions(dialog).last().click();
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect(dialog).toBeHidden();
  await expect(app.text).not.toContainText('and the peas');
  await expect(app.text).toBeFocused();
  await expect(app.sync).toHaveText('Saved');
  expect(blog.read(FROST)).toBe(blog.git('show', `HEAD~2:${FROST}`));

  // What was there before is in the history, and nowhere in the repository.
  await openHistory();
  await expect(versions(dialog).nth(0)).toContainText('Before it was replaced');
  await expect(versions(dialog).nth(0)).toContainText('only on this computer');
  await expect(changes.getByRole('deletion').first()).toHaveText('and the peas');
  await expect(changes.getByRole('deletion').nth(1)).toHaveText('The kettle is on.');
  expect(blog.git('status', '--porcelain', '--ignored').trim()).toBe(`M ${FROST}`);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await app.text.press('ControlOrMeta+z');
  await expect(app.text).toContainText('The kettle is on.');
});

test('what a post said before it was written on is kept without a commit, also over a restart', async () => {
  const blog = makeBlog();
  const uncommitted = blog.read(FROST).replace('The beans are over.', 'The beans are nearly over.');
  blog.write(FROST, uncommitted);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are nearly over.', ' The kettle is on.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.sync).toHaveText('Saved');
  const { profile } = app;
  await app.close();
  app = await launch({ open: blog.folder, home: blog.home, profile });
  await app.openPost(/First frost/);
  const dialog = await openHistory();
  await expect(versions(dialog).first()).toContainText('Kept while you wrote');
  await expect(dialog.getByRole('insertion')).toHaveText([' The kettle is on.']);
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect(app.sync).toHaveText('Saved');
  await expect.poll(() => blog.read(FROST)).toBe(uncommitted);

  await openHistory();
  await dialog.getByRole('button', { name: 'Forget the kept texts…' }).click();
  await dialog.getByRole('button', { name: 'Forget them' }).click();
  await expect(versions(dialog)).toHaveCount(1);
  await expect(versions(dialog)).toContainText('Start');
});

/** Runs a command by its name in the palette. */
async function run(command: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.getByRole('searchbox', { name: 'Search commands' }).fill(command);
  await expect(app.dialog('Command palette').getByRole('option')).toHaveCount(1);
  await app.page.keyboard.press('Enter');
}

test('the last publish is undone as one commit that reaches the remote, and what the post said stays in its history', async () => {
  const blog = await start();
  const before = blog.git('show', 'HEAD^:_drafts/frost.md');
  const undone = blog.git('rev-parse', 'HEAD').trim();
  const dialog = await openHistory();
  await dialog.getByRole('button', { name: 'Undo this publish…' }).click();
  const question = app.dialog('Undo the last publish?');
  await expect(question.getByRole('list', { name: 'Files' })).toContainText(`${FROST}removed again`);
  await question.getByRole('button', { name: 'Undo and publish' }).click();
  const publish = app.dialog('Publish');
  await expect(publish.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  expect(blog.remoteGit('log', '-1', '--format=%P %B', 'main').trim()).toBe(
    `${undone} Undo: Publish “First frost”\n\nThis reverts commit ${undone}.`,
  );
  expect(blog.read('_drafts/frost.md')).toBe(before);
  expect(blog.git('status', '--porcelain')).toBe('');
  await publish.getByRole('button', { name: 'Done' }).click();
  await expect(app.seen.getByText('_drafts/frost.md', { exact: true })).toBeVisible();
  await expect(app.text).toContainText('The beans are over.');
  await openHistory();
  await expect(versions(dialog).first()).toContainText('Undo: Publish “First frost”');
});

test('a post is taken off the site as one commit, and its address leads to another one', async () => {
  const blog = makeBlog({ files: { ...SMALL_BLOG, _redirects: '/old/ /new/ 301\n' } });
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/The long way home/);
  await run('Take the post off the site');
  const question = app.dialog('Take “The long way home” off the site?');
  await question.getByRole('combobox').fill('frost');
  await app.page.getByRole('option', { name: /^First frost _posts/ }).click();
  await expect(question.getByRole('status')).toContainText('_redirects');
  await question.getByRole('button', { name: 'Make it a draft' }).click();
  const publish = app.dialog('Publish');
  const files = publish.getByRole('list', { name: 'Files' });
  await expect(files).toContainText('_drafts/the-long-way-home.md');
  await expect(files).toContainText('_redirects');
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(publish.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  expect(blog.git('status', '--porcelain')).toBe('');
  const remote = blog
    .remoteGit('show', '--name-status', '--format=', '--no-renames', 'main')
    .trim()
    .split('\n');
  expect(remote).toEqual([
    'A\t_drafts/the-long-way-home.md',
    'D\t_posts/2026-09-14-the-long-way-home.md',
    'M\t_redirects',
  ]);
  expect(blog.read('_redirects')).toMatch(
    /^\/walking\/2026\/09\/14\/the-long-way-home(?:\.html|\/) \S*first-frost/m,
  );
});
