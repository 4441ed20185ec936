import { utimesSync } from 'node:fs';
import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog } from '../helpers/blog';

const post = (head: string, body: string) => `---\n${head}\n---\n\n${body}\n`;

/** A blog of a few years, in three scripts. */
const FILES: Readonly<Record<string, string>> = {
  '_config.yml': 'title: Slow Letters\n',
  '_posts/2024-03-02-the-tide-table.md': post(
    'title: The tide table\ndate: 2024-03-02\ncategories: Sea\ntags: [harbour, winter]',
    'Printed once a year, and wrong by Easter.\n\n## The second page\n\nNobody reads it but the heron.',
  ),
  '_posts/2025-01-20-ropes.md': post(
    'title: Ropes   # short\ndate: 2025-01-20\ncategories: Sea\ntags:\n  - harbour\n  - craft',
    'A rope remembers the last knot.',
  ),
  '_posts/2025-06-11-bread-twice.md': post(
    'title: Bread, twice\ndate: 2025-06-11\ncategories: Kitchen\ntags: [bread]',
    'The second loaf is for the neighbours. It went to the harbour with them.',
  ),
  '_posts/2025-10-05-ame.md': post(
    'title: 雨の日の手紙\ndate: 2025-10-05\ncategories: Letters\ntags: [rain]',
    '紙が湿気を吸うから、少しだけ重い。',
  ),
  '_posts/2026-02-14-masar.md': post(
    'title: المشي نفسه كل يوم\ndate: 2026-02-14\ncategories: Letters\ntags: [walking]',
    'أمشي في الطريق نفسه كل يوم.',
  ),
  '_posts/2026-05-01-zinc.md': post(
    'title: Zinc buckets\ndate: 2026-05-01\ncategories: Kitchen\ntags: [craft, Harbour]',
    'Three of them, and a fourth with a hole.',
  ),
  '_drafts/ink.md': post('title: Ink\ntags: [craft]', 'Not finished yet.'),
};

let app: RunningApp;
let blog: TestBlog;

test.beforeEach(async () => {
  blog = makeBlog({ files: FILES });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.post('Zinc buckets')).toBeVisible();
  await expect(app.text).toBeVisible();
});

test.afterEach(() => app.close());

const options = (): Locator => app.posts.getByRole('option');
const titles = () => app.posts.locator('.post-title').allTextContents();
const search = () => app.page.getByRole('searchbox', { name: 'Search posts' });

/** Chooses a filter as an author does who knows its name. */
async function filterBy(name: string): Promise<void> {
  await app.button(/^Filter/).click();
  await expect(app.dialog('Filter posts').getByRole('searchbox')).toBeFocused();
  await app.page.keyboard.type(name);
  await app
    .dialog('Filter posts')
    .getByRole('option', { name: new RegExp(`^${name},`) })
    .click();
  await app.page.keyboard.press('Escape');
  await expect(app.dialog('Filter posts')).toBeHidden();
}

test('groups posts, filters them by tag and year together, and takes filters off one by one', async () => {
  await expect(app.posts.getByRole('group', { name: 'Drafts' }).getByRole('option')).toHaveCount(1);
  await expect(app.posts.getByRole('group', { name: 'Published' }).getByRole('option')).toHaveCount(6);
  await filterBy('harbour');
  await expect(options()).toHaveCount(2);
  // Chosen without typing, with the arrow keys' mark on it: Escape closes, and takes nothing off.
  await app.button(/^Filter/).click();
  await app
    .dialog('Filter posts')
    .getByRole('option', { name: /^2025,/ })
    .click();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('Escape');
  await expect(app.dialog('Filter posts')).toBeHidden();
  await expect(options()).toHaveCount(1);
  await expect(app.post('Ropes')).toBeVisible();
  const chips = app.page.getByRole('list', { name: 'Active filters' });
  await expect(chips.getByRole('listitem')).toHaveCount(3);
  // Only what leads somewhere is offered, but the posts may change under the filters.
  const ropes = '_posts/2025-01-20-ropes.md';
  blog.write(ropes, (FILES[ropes] ?? '').replace('  - harbour\n', ''));
  await expect(app.seen.getByText('No post has all of that.')).toBeVisible();
  await app.button('Remove filter Year: 2025').click();
  await expect(options()).toHaveCount(1);
  await expect(app.post('The tide table')).toBeVisible();
  await app.button('Remove filter Tag: harbour').click();
  await expect(options()).toHaveCount(7);
  await expect(chips).toBeHidden();
});

test('sorts and pins, and remembers both', async () => {
  await app.button(/^Sort posts/).click();
  await app.page.getByRole('menuitemradio', { name: 'Oldest first' }).click();
  await expect
    .poll(titles)
    .toEqual([
      'Ink',
      'The tide table',
      'Ropes',
      'Bread, twice',
      '雨の日の手紙',
      'المشي نفسه كل يوم',
      'Zinc buckets',
    ]);
  await app.openPost('Bread, twice');
  await app.command('Pin to the top');
  await expect(app.posts.getByRole('group', { name: 'Pinned' }).getByRole('option')).toHaveText(/Bread/);
  const { profile } = app;
  await expect(app.sync).toContainText(/Published|Saved|Committed/);
  // Settings are written when nothing has changed for a moment.
  await expect
    .poll(() => app.page.evaluate(() => window.longhand.settings.read({})))
    .toMatchObject({ value: { librarySort: 'oldest', pinned: expect.anything() } });
  await app.close();
  app = await launch({ open: blog.folder, home: blog.home, profile });
  await expect(app.posts.getByRole('group', { name: 'Pinned' }).getByRole('option')).toHaveText(/Bread/);
  await expect(app.button('Sort posts: Oldest first')).toBeVisible();
});

test('sorts by when files were last saved, and follows one that another program saves', async () => {
  const saved = (id: string, day: string) => utimesSync(blog.path(id), new Date(day), new Date(day));
  const byDate = Object.keys(FILES).filter((id) => id.startsWith('_posts/'));
  for (const [at, id] of byDate.entries()) saved(id, `2026-06-0${byDate.length - at}`);
  await app.button(/^Sort posts/).click();
  await app.page.getByRole('menuitemradio', { name: 'Last saved' }).click();
  const published = () =>
    app.posts.getByRole('group', { name: 'Published' }).locator('.post-title').allTextContents();
  const inOrder = [
    'The tide table',
    'Ropes',
    'Bread, twice',
    '雨の日の手紙',
    'المشي نفسه كل يوم',
    'Zinc buckets',
  ];
  await expect.poll(published).toEqual(inOrder);
  saved('_posts/2025-06-11-bread-twice.md', '2026-06-20');
  await expect
    .poll(published)
    .toEqual(['Bread, twice', ...inOrder.filter((title) => title !== 'Bread, twice')]);
});

test('adds a tag to several posts at once: each file changes by that line only', async () => {
  await app.openPost('Ropes');
  await app.post('The tide table').click({ modifiers: ['ControlOrMeta'] });
  await expect(app.post('Ropes')).toHaveAttribute('aria-selected', 'true');
  await expect(app.post('The tide table')).toHaveAttribute('aria-selected', 'true');
  const bar = app.page.getByRole('toolbar', { name: 'Picked posts' });
  await expect(bar).toContainText('2 posts picked');
  await bar.getByRole('button', { name: 'Tags…' }).click();
  const dialog = app.dialog('Tags of 2 posts');
  await dialog.getByRole('textbox', { name: 'Add' }).fill('slow');
  await dialog.getByRole('button', { name: 'Change posts' }).click();
  const plan = app.dialog('Change the tags of 2 posts');
  await expect(plan).toContainText('_posts/2025-01-20-ropes.md');
  await plan.getByRole('button', { name: 'Change' }).click();
  await expect(plan).toBeHidden();
  const before = (name: string) => FILES[name] ?? '';
  await expect
    .poll(() => blog.read('_posts/2025-01-20-ropes.md'))
    .toBe(before('_posts/2025-01-20-ropes.md').replace('  - craft\n', '  - craft\n  - slow\n'));
  expect(blog.read('_posts/2024-03-02-the-tide-table.md')).toBe(
    before('_posts/2024-03-02-the-tide-table.md').replace('[harbour, winter]', '[harbour, winter, slow]'),
  );
  expect(blog.git('status', '--porcelain').trim().split('\n')).toHaveLength(2);
});

test('merges two spellings of a tag from the tag manager, after showing what changes', async () => {
  await app.command('Tags and categories');
  const manager = app.dialog('Tags and categories');
  const alike = manager.getByRole('region', { name: 'Probably the same' });
  await expect(alike).toContainText('harbour');
  await alike.getByRole('button', { name: 'Merge into harbour' }).click();
  const plan = app.dialog('Rename in every post');
  await expect(plan).toContainText('_posts/2026-05-01-zinc.md');
  await plan.getByRole('button', { name: 'Rename' }).click();
  const zinc = '_posts/2026-05-01-zinc.md';
  await expect.poll(() => blog.read(zinc)).toBe((FILES[zinc] ?? '').replace('Harbour', 'harbour'));
  await expect(alike).toBeHidden();
  await expect(manager.getByRole('row', { name: 'harbour' })).toContainText('3 posts');
});

test('finds a word in the texts and goes to the place, in any script', async () => {
  await search().fill('heron');
  await expect(options()).toHaveCount(1);
  await expect(app.post('The tide table')).toContainText('Nobody reads it but the heron');
  await expect(app.posts.locator('mark')).toHaveText('heron');
  await app.page.keyboard.press('Enter');
  await expect(app.text).toBeFocused();
  await expect.poll(() => app.page.evaluate(() => getSelection()?.toString())).toBe('heron');

  await search().fill('湿気');
  await expect(options()).toHaveCount(1);
  await expect(app.post('雨の日の手紙')).toBeVisible();
  await search().fill('الطريق');
  await expect(app.posts.locator('mark')).toHaveText('الطريق');
  await search().fill('harbour');
  // The title would come first; here two have it as a tag, one more in its text, one as a tag in other letters.
  await expect(options()).toHaveCount(4);
  await expect(options().last()).toContainText('Bread, twice');
  await search().fill('no such words');
  await expect(app.seen.getByText('No post matches “no such words”.')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(options()).toHaveCount(7);
});

test('goes to a post by a part of its title, those opened last first', async () => {
  await app.openPost('Ropes');
  await app.openPost('Zinc buckets');
  await app.page.keyboard.press('ControlOrMeta+p');
  const dialog = app.dialog('Go to a post');
  await expect(dialog.getByRole('option').first()).toContainText('Ropes');
  await app.page.keyboard.type('tide');
  await expect(dialog.getByRole('option').first()).toContainText('The tide table');
  await expect(dialog.getByRole('option').first()).toContainText('_posts/2024-03-02-the-tide-table.md');
  await app.page.keyboard.press('Enter');
  await expect(app.text).toBeFocused();
  await expect(app.text).toContainText('wrong by Easter');
  await expect(app.post('The tide table')).toHaveAttribute('aria-selected', 'true');
  await expect(app.post('The tide table')).toBeInViewport();
});

test('the keyboard stays where a post was that is deleted elsewhere, and has a menu for the one it is on', async () => {
  await search().focus();
  await app.page.keyboard.press('ArrowDown');
  const focused = app.posts.locator('[role="option"]:focus');
  await expect(focused).toHaveCount(1);
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('ArrowUp');
  await expect(focused).toContainText('Ropes');
  blog.git('rm', '-q', '_posts/2025-01-20-ropes.md');
  await expect(focused).toContainText('The tide table');
  await app.page.keyboard.press('Shift+F10');
  await expect(app.page.getByRole('menuitem').first()).toBeFocused();
  await app.page.getByRole('menuitem', { name: 'Pin', exact: true }).press('Enter');
  await expect(app.posts.getByRole('group', { name: 'Pinned' }).getByRole('option')).toHaveText(/The tide/);
  await expect(app.page.getByRole('menu')).toBeHidden();
  await expect(focused).toContainText('The tide table');
});

test('works by keyboard alone: search, down into the list, pick with Shift, let go, open', async () => {
  await app.page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(search()).toBeFocused();
  await app.page.keyboard.press('ArrowDown');
  const focused = app.posts.locator('[role="option"]:focus');
  await expect(focused).toHaveCount(1);
  await app.page.keyboard.press('Home');
  await expect(focused).toContainText('Ink');
  await app.page.keyboard.press('ArrowDown');
  await expect(focused).toContainText('Zinc buckets');
  await app.page.keyboard.press('Shift+ArrowDown');
  await app.page.keyboard.press('Shift+ArrowDown');
  await expect(app.page.getByRole('toolbar', { name: 'Picked posts' })).toContainText('3 posts picked');
  await app.page.keyboard.press('ControlOrMeta+a');
  await expect(app.page.getByRole('toolbar', { name: 'Picked posts' })).toContainText('7 posts picked');
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('toolbar', { name: 'Picked posts' })).toBeHidden();
  // Letters go to the next title that begins with them.
  await app.page.keyboard.type('rop');
  await expect(focused).toContainText('Ropes');
  await app.page.keyboard.press('Enter');
  await expect(app.text).toBeFocused();
  await expect(app.text).toContainText('A rope remembers');
  await app.page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(search()).toBeFocused();
  await app.page.keyboard.press('ArrowDown');
  await expect(focused).toContainText('Ropes');
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('ArrowUp');
  await expect(search()).toBeFocused();
});
