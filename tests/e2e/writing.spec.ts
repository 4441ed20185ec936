import { statSync } from 'node:fs';
import { expect, type Locator, test } from '@playwright/test';
import { type LaunchOptions, launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { holdCall } from '../helpers/held-call';

const FROST = '_posts/2026-10-02-first-frost.md';
const WALK = '_posts/2026-09-14-the-long-way-home.md';

let app: RunningApp;

async function start(files = SMALL_BLOG, options: LaunchOptions = {}): Promise<TestBlog> {
  const blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home, ...options });
  await expect(app.posts).toBeVisible();
  return blog;
}

test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);
const focused = () => app.page.locator(':focus');

/** The properties form, opened by its key. */
async function properties(): Promise<Locator> {
  await press('ControlOrMeta+.');
  const region = app.page.getByRole('region', { name: 'Properties' });
  await expect(region).toBeVisible();
  return region;
}

test.describe('a new post', () => {
  const siblings = {
    ...SMALL_BLOG,
    [FROST]:
      "---\nlayout: post\ntitle:  'First frost'\n# where it belongs\ncategories: Garden\ntags:   [frost]\ncomments: true\n---\nThe beans are over.\n",
    [WALK]:
      "---\nlayout: post\ntitle:  'The long way home'\ncategories: Walking\ntags:   [autumn]\ncomments: true\n---\nI walked.\n",
    '_drafts/ink.md': '---\nlayout: post\ntitle: Ink\ncomments: true\n---\nNot finished yet.\n',
  };

  test('asks for a title and is written as its siblings are, and the text has the caret', async () => {
    const blog = await start(siblings);
    await press('ControlOrMeta+n');
    const dialog = app.dialog('New post');
    await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await app.page.keyboard.type('Blotting paper, again');
    await press('Enter');
    await expect(dialog).toBeHidden();
    await expect(app.text).toBeFocused();
    await expect(app.post('Blotting paper, again')).toHaveAttribute('aria-selected', 'true');
    await app.page.keyboard.type('It drinks what I meant to say.');
    await press('ControlOrMeta+s');
    await expect(app.sync).toContainText('Saved');
    expect(blog.git('status', '--porcelain')).toBe('?? _drafts/blotting-paper-again.md\n');
    expect(blog.read('_drafts/blotting-paper-again.md')).toBe(
      "---\nlayout: post\ntitle:  'Blotting paper, again'\ncategories:\ntags:   []\ncomments: true\n---\n\nIt drinks what I meant to say.",
    );
  });

  test('is a draft until its switch is turned', async () => {
    const blog = await start(siblings);
    await press('ControlOrMeta+n');
    await expect(app.dialog('New post').getByRole('textbox', { name: 'Title' })).toBeFocused();
    await app.page.keyboard.type('Blotting paper');
    await press('Enter');
    await expect(app.post('Blotting paper')).toHaveAttribute('aria-current', 'true');
    await expect(app.text).toBeFocused();
    const file = blog.git('status', '--porcelain').trim().slice(3);
    const before = blog.read(file);
    const form = await properties();
    const draft = form.getByRole('switch', { name: 'Draft' });
    await expect(draft).toBeChecked();
    await draft.press('Space');
    await expect(draft).not.toBeChecked();
    const status = () => blog.git('status', '--porcelain');
    await expect.poll(status).toMatch(/^\?\? _posts\/\d{4}-\d\d-\d\d-blotting-paper\.md\n$/);
    expect(blog.read(status().trim().slice(3))).toBe(before);
  });

  test('without a title, or with one that is taken, says so in place and writes nothing', async () => {
    const blog = await start(siblings);
    const create = async (title: string) => {
      await app.button('New post').click();
      await app.dialog('New post').getByRole('textbox', { name: 'Title' }).fill(title);
      await press('Enter');
    };
    const dialog = app.dialog('New post');
    await create('');
    await expect(dialog).toContainText('A post needs a title with at least one letter or digit.');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Blotting paper');
    await expect(dialog).not.toContainText('A post needs a title');
    await press('Enter');
    await expect(dialog).toBeHidden();
    const status = blog.git('status', '--porcelain');
    const file = status.trim().slice(3);
    const text = blog.read(file);

    await create('Blotting paper');
    await expect(dialog).toContainText(`There is already a post at ${file}.`);
    await press('Escape');
    await expect(dialog).toBeHidden();
    await expect(app.button('New post')).toBeFocused();
    expect(blog.git('status', '--porcelain')).toBe(status);
    expect(blog.read(file)).toBe(text);
  });
});

test('each property changes its own bytes only, and undo in the text takes all of it back', async () => {
  const before = `---
# kept in my own order
title:   "First frost"   # the garden one
weight:    3
date:  2026-10-02T08:00:00+02:00
draft:   true # until it thaws
categories:   [Garden,   Weather]
tags:
    - frost   # the first
    - autumn
description:    'White grass.'
---
The beans are over.
`;
  const after = `---
# kept in my own order
title:   "Second: the frost"   # the garden one
weight:    3
date:  2026-10-03T09:30:00+02:00
draft:   false # until it thaws
categories:   [Allotment,   Weather]
tags:
    - frost   # the first
    - winter
description:    'White grass, and it''s early.'
---
The beans are over.
`;
  const file = 'content/posts/first-frost.md';
  const blog = await start({
    'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "Slow letters"\n',
    [file]: before,
  });
  await app.openPost(/First frost/);
  const form = await properties();
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  await expect(field('Title')).toHaveValue('First frost');
  await field('Title').fill('Second: the frost');
  await field('Date').fill('2026-10-03T09:30:00+02:00');
  await field('Category').fill('Allotment');
  await form.getByRole('switch', { name: 'Draft' }).press('Space');
  await form.getByRole('button', { name: 'Remove autumn' }).click();
  const tag = form.getByRole('combobox', { name: 'Add a tag' });
  await tag.fill('winter');
  await tag.press('Enter');
  await field('Description').fill("White grass, and it's early.");
  await press('ControlOrMeta+s');
  await expect.poll(() => blog.read(file)).toBe(after);

  await app.text.getByText('The beans are over.').click();
  for (let undone = 0; undone < 12; undone++) await press('ControlOrMeta+z');
  await expect(field('Title')).toHaveValue('First frost');
  await press('ControlOrMeta+s');
  await expect.poll(() => blog.read(file)).toBe(before);
});

test('an edit is in the file a moment later, without saving', async () => {
  const blog = await start();
  await app.openPost(/First frost/);
  const before = blog.read(FROST);
  const letGo = await holdCall(app, 'posts.save');
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await expect(app.sync).toContainText('Unsaved');
  await letGo();
  await expect(app.sync).toContainText('Saved');
  expect(blog.read(FROST)).toBe(before.replace('breakfast.', 'breakfast. The kettle is on.'));
});

test('[R14] [R15] a file with CRLF and a byte order mark keeps both when it is edited', async () => {
  const text = (added: string) =>
    `\uFEFF---\r\ntitle: Old machine\r\n---\r\nLine one.${added}\r\n\r\nLine two.\r\n`;
  const file = '_posts/2026-10-05-old-machine.md';
  const blog = await start({ ...SMALL_BLOG, [file]: text('') });
  await app.openPost(/Old machine/);
  await app.typeAfter('Line one.', ' And');
  await press('Enter');
  await app.page.keyboard.type('a half.');
  const form = await properties();
  await form.getByRole('textbox', { name: 'Title' }).fill('Older machine');
  await press('ControlOrMeta+s');
  await expect
    .poll(() => blog.read(file))
    .toBe(text(' And\r\na half.').replace('Old machine', 'Older machine'));
});

test('[R14] opening posts and saving them unchanged writes nothing', async () => {
  const odd = '_posts/2026-10-06-odd.md';
  const blog = await start({
    ...SMALL_BLOG,
    [odd]: '---\r\ntitle:   Odd\n---\r\nMixed\nendings \t\r\nand no last one',
  });
  const facts = (name: string) => {
    const { mtimeNs, ino } = statSync(blog.path(name), { bigint: true });
    return { mtimeNs, ino, text: blog.read(name) };
  };
  const before = [facts(odd), facts(WALK)];
  for (const [title, words] of [
    ['Odd', 'and no last one'],
    ['The long way home', 'I walked'],
  ] as const) {
    await app.openPost(title);
    await expect(app.text).toContainText(words);
    await app.text.getByText(words).click();
    await press('ControlOrMeta+s');
    // Typing and taking it back is no change either.
    await app.page.keyboard.type('x');
    await press('ControlOrMeta+z');
    await press('ControlOrMeta+s');
  }
  // A save that does write, after the others: they are over when it is done.
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await press('ControlOrMeta+s');
  await expect(app.sync).toContainText('Saved');
  expect([facts(odd), facts(WALK)]).toEqual(before);
  expect(blog.git('status', '--porcelain')).toBe(` M ${FROST}\n`);
});

test('a post keeps its undo history while another one is open', async () => {
  const blog = await start();
  const before = blog.read(FROST);
  await app.openPost(/First frost/);
  await app.writeAfter('The beans are over.', ' The kettle is on.');
  await app.openPost(/The long way home/);
  await expect(app.text).toContainText('I walked the long way home.');
  await expect.poll(() => blog.read(FROST)).toContain('The kettle is on.');
  await app.openPost(/First frost/);
  await expect(app.text).toContainText('The kettle is on.');
  await press('ControlOrMeta+z');
  await expect(app.text).not.toContainText('The kettle is on.');
  await press('ControlOrMeta+s');
  await expect.poll(() => blog.read(FROST)).toBe(before);
  expect(blog.read(WALK)).toBe(SMALL_BLOG[WALK]);
});

test('a post is come back to where it was left, and another one begins at its top', async () => {
  const long = (title: string) =>
    `---\ntitle: ${title}\n---\n${Array.from({ length: 90 }, (_, n) => `Line ${n} of ${title}.\n\n`).join('')}`;
  await start({
    ...SMALL_BLOG,
    '_posts/2026-10-07-rain.md': long('Rain'),
    '_posts/2026-10-08-snow.md': long('Snow'),
    '_posts/2026-10-09-sleet.md': long('Sleet'),
  });
  const top = () =>
    app.text.evaluate((text) => {
      const edge = text.closest('.cm-scroller')?.getBoundingClientRect().top ?? 0;
      const lines = [...text.querySelectorAll('.cm-line')].filter((line) => line.textContent);
      return lines.find((line) => line.getBoundingClientRect().top >= edge)?.textContent ?? '';
    });
  const view = (name: string) => app.page.getByRole('radio', { name }).press('Space');
  await app.openPost(/^Rain/);
  await expect.poll(top).toBe('Line 0 of Rain.');
  await app.text.hover();
  await app.page.mouse.wheel(0, 1200);
  await expect.poll(top).toMatch(/^Line [1-9]\d of Rain/);
  const left = await top();

  // It has to be read first, and the text is not seen meanwhile.
  await app.openPost(/^Snow/);
  await expect.poll(top).toBe('Line 0 of Snow.');
  await app.openPost(/^Rain/);
  await expect.poll(top).toBe(left);

  // Nor is it where only the page is shown.
  await view('Read');
  await app.post(/^Sleet/).click();
  await expect(app.post(/^Sleet/)).toHaveAttribute('aria-current', 'true');
  await view('Both');
  await expect.poll(top).toBe('Line 0 of Sleet.');
  await app.openPost(/^Rain/);
  await expect.poll(top).toBe(left);
});

test('the keyboard alone is enough: a command, a post, its text, the publish dialog and back', async () => {
  const blog = await start();
  await press('ControlOrMeta+k');
  await expect(app.dialog('Command palette')).toBeVisible();
  await expect(focused()).toHaveRole('searchbox');
  await app.page.keyboard.type('theme dark');
  await press('Enter');
  await expect(app.dialog('Command palette')).toBeHidden();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await press('ControlOrMeta+Shift+f');
  await expect(app.page.getByRole('searchbox', { name: 'Search posts' })).toBeFocused();
  await press('ArrowDown');
  await expect(app.post('Ink')).toBeFocused();
  await press('ArrowDown');
  await expect(app.post(/First frost/)).toBeFocused();
  await press('ArrowDown');
  await expect(app.post(/The long way home/)).toBeFocused();
  await press('Enter');
  await expect(app.text).toContainText('I walked the long way home.');
  await expect(app.text).toBeFocused();
  await press('ControlOrMeta+End');
  await app.page.keyboard.type('It took all day.');
  await expect.poll(() => app.previewText()).toContain('It took all day.');

  await press('ControlOrMeta+Shift+Enter');
  const dialog = app.dialog('Publish');
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toBeFocused();
  expect(blog.read(WALK)).toBe(`${SMALL_BLOG[WALK]}It took all day.`);
  await press('Escape');
  await expect(dialog).toBeHidden();
  await expect(app.text).toBeFocused();
  await app.page.keyboard.type(' And the evening.');
  await expect(app.text).toContainText('It took all day. And the evening.');

  await press('ControlOrMeta+Shift+Enter');
  await expect(dialog.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await press('Enter');
  await expect(dialog).toContainText('Your host builds the site now.');
  expect(blog.remoteGit('show', `main:${WALK}`)).toContain('And the evening.');
  await press('Escape');
  await expect(dialog).toBeHidden();
  await expect(app.text).toBeFocused();
});

test('F6 goes through the parts of the window and Shift+F6 back', async () => {
  await start();
  await app.openPost(/First frost/);
  await expect(app.text).toBeFocused();
  const region = () =>
    app.page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region ?? null,
    );
  // What lies around the text and its page comes after them.
  await expect.poll(() => app.previewText()).not.toBe('');
  await expect(app.page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  const seen: (string | null)[] = [await region()];
  for (const keys of [...Array(5).fill('F6'), ...Array(5).fill('Shift+F6')]) {
    await press(keys);
    seen.push(await region());
  }
  expect(seen).toEqual([
    ...['editor', 'preview', 'toolbar', 'library', 'formatting', 'editor'],
    ...['formatting', 'library', 'toolbar', 'preview', 'editor'],
  ]);
});

test('the theme follows the system while the author has not chosen one', async () => {
  await start();
  // The test driver pretends a light system unless it is told not to.
  await app.page.emulateMedia({ colorScheme: null });
  const follow = (source: 'light' | 'dark') =>
    app.electron.evaluate(({ nativeTheme }, next) => {
      nativeTheme.themeSource = next;
    }, source);
  const colours = () =>
    app.page.evaluate(() => {
      const page = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument;
      return [document.body, page?.body].map((body) => (body ? getComputedStyle(body).backgroundColor : ''));
    });
  await expect.poll(() => app.previewText()).not.toBe('');
  await follow('light');
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'light');
  const brightness = (colour = '') =>
    (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  await expect.poll(async () => (await colours()).every((colour) => brightness(colour) > 600)).toBe(true);
  const light = await colours();
  await follow('dark');
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(async () => (await colours()).every((colour) => brightness(colour) < 200)).toBe(true);
  await follow('light');
  await expect.poll(colours).toEqual(light);
});

test('a window closed right after a key keeps the text', async () => {
  const blog = await start();
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.close();
  expect(blog.read(FROST)).toContain('before breakfast. The kettle is on.');

  app = await launch({ open: blog.folder, home: blog.home, profile: app.profile });
  await expect(app.text).toContainText('before breakfast. The kettle is on.');
  await expect(app.post(/First frost/)).toHaveAttribute('aria-selected', 'true');
});
