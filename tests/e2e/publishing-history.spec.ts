import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog } from '../helpers/blog';

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
});
