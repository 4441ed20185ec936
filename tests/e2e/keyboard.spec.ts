import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const post = (title: string, date: string, tags: string, text = 'A line or two.') =>
  `---\ntitle: ${title}\ndate: ${date}\ntags: [${tags}]\n---\n\n${text}\n`;

/** Four posts that are listed Delta, Charlie, Bravo, Alpha, and a draft above them. */
const FILES = {
  '_config.yml': SMALL_BLOG['_config.yml'] ?? '',
  '_posts/2025-01-01-alpha.md': post('Alpha', '2025-01-01', 'tea'),
  '_posts/2025-02-01-bravo.md': post('Bravo', '2025-02-01', 'tea, Tea'),
  '_posts/2025-03-01-charlie.md': post('Charlie', '2025-03-01', 'ships'),
  '_posts/2025-04-01-delta.md': post('Delta', '2025-04-01', 'ships'),
  '_posts/2025-05-08-undated.md': '---\ntitle: Undated\n---\n\nIts day is in its name.\n',
  '_posts/2024-06-01-masar.md': post(
    'المشي',
    '2024-06-01',
    'walk',
    'أمشي في الطريق نفسه كل يوم.\n\nEnglish again.',
  ),
  '_drafts/ink.md': '---\ntitle: Ink\n---\nNot finished yet.\n',
};

let app: RunningApp;
let blog: TestBlog;

async function start(files: Readonly<Record<string, string | Buffer>> = FILES): Promise<void> {
  blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.text).toBeVisible();
}

test.afterEach(() => app.close());

const press = (key: string) => app.page.keyboard.press(key);

const option = (title: string) => app.post(new RegExp(`^${title}`));

test('the palette has every command by keyboard, also those that are not drawn yet', async () => {
  await start();
  await press('ControlOrMeta+k');
  const palette = app.dialog('Command palette');
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await press('ArrowUp');
  const last = palette.getByRole('option', { name: 'Save the page as PDF…' });
  await expect(last).toBeInViewport();
  const size = await last.getAttribute('aria-setsize');
  expect(Number(size)).toBeGreaterThan(100);
  await expect(last).toHaveAttribute('aria-posinset', size ?? '');
  await app.page.keyboard.type('no such command');
  await expect(palette).toContainText('No command matches.');
});

test('a command that is typed and sent off at once runs, though the list has not caught up yet', async () => {
  await start();
  for (const [words, dialog] of [
    ['tags and cat', 'Tags and categories'],
    ['new post', 'New post'],
    ['blog settings', 'Blog settings'],
  ] as const) {
    await press('ControlOrMeta+k');
    await expect(app.dialog('Command palette').getByRole('searchbox')).toBeFocused();
    await app.page.keyboard.insertText(words);
    await press('Enter');
    await expect(app.dialog(dialog)).toBeVisible();
    await press('Escape');
    await expect(app.dialog(dialog)).toBeHidden();
  }
});

test('a dialog that the palette opened gives the focus back to the text', async () => {
  await start();
  await app.openPost(/^Charlie/);
  await expect(app.text).toBeFocused();
  for (const [words, title, dialog] of [
    ['slug', 'Rename the post’s file…', 'Rename the file'],
    ['manage tags', 'Tags and categories…', 'Tags and categories'],
    ['overrides', 'Blog settings…', 'Blog settings'],
    ['appearance size', 'Settings…', 'Settings'],
    ['why live', 'Why isn’t this live?', 'Why isn’t this live?'],
    ['new post', 'New post…', 'New post'],
  ] as const) {
    await app.command(words, title);
    await expect(app.dialog(dialog)).toBeVisible();
    await press('Escape');
    await expect(app.dialog(dialog)).toBeHidden();
    await expect(app.text, title).toBeFocused();
  }
});

test('changing the tags of picked posts, and Undo, leave the focus in the list', async () => {
  await start();
  await app.openPost(/^Delta/);
  await option('Charlie').click({ modifiers: ['ControlOrMeta'] });
  await option('Bravo').click({ modifiers: ['ControlOrMeta'] });
  await app.button('Tags…').press('Enter');
  await expect(app.dialog('Tags of 3 posts').getByRole('textbox', { name: 'Add' })).toBeFocused();
  await app.page.keyboard.type('sea');
  await app.button('Change posts').press('Enter');
  await app.dialog('Change the tags of 3 posts').getByRole('button', { name: 'Change' }).press('Enter');
  await expect(app.seen.getByText('3 posts changed.')).toBeVisible();
  await expect(option('Bravo')).toBeFocused();

  await app.button('Undo').press('Enter');
  await expect(app.seen.getByText('Undone.')).toBeVisible();
  await expect(app.posts.locator(':focus')).toHaveRole('option');
});

test('letting go of picked posts and of filters by their buttons leaves the focus in the list', async () => {
  await start();
  await option('Delta').click({ modifiers: ['ControlOrMeta'] });
  await app.button('Pick nothing').press('Enter');
  await expect(app.posts.locator(':focus')).toHaveRole('option');

  await app.button(/^Filter/).press('Enter');
  await expect(app.dialog('Filter posts').getByRole('searchbox')).toBeFocused();
  await app.page.keyboard.type('ships');
  await app
    .dialog('Filter posts')
    .getByRole('option', { name: /^ships,/ })
    .click();
  await press('Escape');
  await app.button('Remove filter Tag: ships').press('Enter');
  await expect(app.button('Remove filter Tag: ships')).toBeHidden();
  await expect(app.posts.locator(':focus')).toHaveRole('option');
});

test('after a deletion the next post is opened, and after the last one the one before', async () => {
  await start();
  const drop = async (title: string, next: string) => {
    await app.openPost(new RegExp(`^${title}`));
    await app.command('trash', 'Delete the post…');
    await app.button('Move to trash').press('Enter');
    await expect(option(title)).toBeHidden();
    await expect(option(next)).toHaveAttribute('aria-current', 'true');
    await expect(app.posts.locator(':focus').or(app.text.and(app.page.locator(':focus')))).toBeVisible();
  };
  await drop('Charlie', 'Bravo');
  await drop('المشي', 'Alpha');
});

test('what was done in the tag manager can be undone there', async () => {
  await start();
  await app.openPost(/^Delta/);
  await app.command('tags', 'Tags and categories…');
  const tags = app.dialog('Tags and categories');
  await tags.getByRole('button', { name: 'Rename ships' }).click();
  await tags.getByRole('textbox').fill('boats');
  await press('Enter');
  await app.dialog('Rename in every post').getByRole('button', { name: 'Rename' }).press('Enter');
  await expect(tags.getByText('2 posts changed.')).toBeVisible();
  expect(blog.read('_posts/2025-04-01-delta.md')).toContain('boats');
  await tags.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(tags.getByText('Undone.')).toBeVisible();
  expect(blog.read('_posts/2025-04-01-delta.md')).toContain('ships');
});

test('the bar and the properties say where a post stands, from when it is and where it will be', async () => {
  await start();
  await app.openPost(/^Ink/);
  await expect(app.sync).toHaveText('Draft · on origin');
  await app.openPost(/^Undated/);
  await expect(app.sync).toHaveText('Published');
  await press('ControlOrMeta+.');
  const form = app.page.getByRole('region', { name: 'Properties' });
  await expect(form.getByRole('textbox', { name: 'Date' })).toHaveAttribute(
    'placeholder',
    '8 May 2025, from the file name',
  );
  await expect(form).toContainText('/2025/05/08/undated.html');
  await app.command('trash', 'Delete the post…');
  await app.button('Move to trash').press('Enter');
  await expect(option('Undated')).toBeHidden();
  await expect(app.seen.getByText('1 deletion not published yet')).toBeVisible();
});

test('a post written from right to left is shown so on a site of the other direction', async () => {
  await start();
  await app.openPost(/^المشي/);
  await expect.poll(() => app.preview((page) => page.documentElement.dir)).toBe('rtl');
  const lines = await app.text
    .locator('.cm-line')
    .evaluateAll((all) => all.map((line) => [line.textContent, getComputedStyle(line).direction]));
  expect(lines).toContainEqual(['أمشي في الطريق نفسه كل يوم.', 'rtl']);
  expect(lines).toContainEqual(['English again.', 'ltr']);

  // The caret goes to the left when it goes on in the text, and Home is at the right.
  await app.text.getByText('أمشي في').click();
  const caret = () =>
    app.page.evaluate(() => document.querySelector('.cm-cursor-primary')?.getBoundingClientRect().left ?? -1);
  const box = await app.text.getByText('أمشي في').boundingBox();
  const right = (box?.x ?? 0) + (box?.width ?? 0);
  await press('Home');
  await expect.poll(caret).toBeGreaterThan(right - 60);
  const first = await caret();
  await press('ArrowLeft');
  await expect.poll(caret).toBeLessThan(first);
  await app.page.keyboard.type('م');
  await press('ControlOrMeta+s');
  await expect.poll(() => blog.read('_posts/2024-06-01-masar.md')).toContain('أممشي');

  await app.openPost(/^Alpha/);
  await expect.poll(() => app.preview((page) => page.documentElement.dir)).toBe('ltr');
});

test('posts opened lately are above a longer list, reached by keyboard, and can be hidden', async () => {
  const more = Array.from({ length: 12 }, (_, index) => [
    `_posts/2023-01-${String(index + 10)}-more-${index}.md`,
    post(`More ${index}`, `2023-01-${index + 10}`, 'many'),
  ]);
  await start({ ...FILES, ...Object.fromEntries(more) });
  const recent = app.page.getByRole('listbox', { name: 'Recently opened' });
  for (const title of ['Delta', 'Charlie', 'Bravo']) {
    const before = (await option(title).boundingBox())?.y ?? 0;
    await app.openPost(new RegExp(`^${title}`));
    await expect(recent.getByRole('option').first()).toBeVisible();
    // The row that was clicked stays under the pointer.
    await expect
      .poll(async () => Math.abs(((await option(title).boundingBox())?.y ?? 0) - before))
      .toBeLessThan(2);
  }
  await expect(recent.getByRole('option')).toHaveText([/Charlie/, /Delta/, /Ink/]);
  await app.button('Recent').focus();
  await press('Tab');
  await press('ArrowDown');
  await expect(recent.getByRole('option', { name: 'Delta' })).toBeFocused();
  await press('Enter');
  await expect(option('Delta')).toHaveAttribute('aria-current', 'true');
  await expect(app.text).toBeFocused();
  await expect(recent.getByRole('option').first()).toHaveText('Bravo');

  await app.button('Recent').press('Enter');
  await expect(recent).toBeHidden();
  await expect(app.button('Recent')).toHaveAttribute('aria-expanded', 'false');
});
