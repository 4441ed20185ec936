import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type LaunchOptions, launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog, type TestBlogOptions } from '../helpers/blog';
import { SMALL_BLOGS } from '../helpers/small-blogs';
import { takePicture } from './picture';
import { longTitles, morePosts, sampleFiles } from './sample';

const WALK = '_posts/2026-03-21-the-same-walk-every-day.md';
const LETTERS = '_posts/2026-07-30-letters-that-take-a-week.md';

/** What an evening's work puts into the walk. */
const EVENING = 'One line only, so that I would really write it down.';

let app: RunningApp;

test.afterEach(() => app.close());

async function start(options: TestBlogOptions = {}, size?: LaunchOptions['size']): Promise<TestBlog> {
  const blog = makeBlog({ files: { ...sampleFiles(), ...morePosts }, ...options });
  app = await launch({ open: blog.folder, home: blog.home, ...(size ? { size } : {}) });
  return blog;
}

const take = (name: string) => takePicture(app, name);

/** Opens a post and waits until the page beside it shows `words`. */
async function read(title: RegExp, words: string): Promise<void> {
  await app.openPost(title);
  await expect(app.text).toBeFocused();
  await expect.poll(() => app.previewText()).toContain(words);
}

/** Puts the caret into a paragraph, as when an author is at work. */
async function putCaretIn(words: string): Promise<void> {
  await app.text.getByText(words).click();
  // Twice: a long line is shown as several.
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('End');
}

/** Changes a sentence of the walk and adds a picture to it. */
async function editTheWalk(blog: TestBlog): Promise<void> {
  const picture = sampleFiles()['assets/images/river-path.png'];
  if (picture === undefined) throw new Error('The sample has lost its picture.');
  blog.write('assets/images/third-gate.png', picture);
  blog.write(
    WALK,
    blog
      .read(WALK)
      .replace(
        'Only one, so that I would really do it.\n',
        `${EVENING}\n\n![](/assets/images/third-gate.png)\n`,
      ),
  );
}

async function openPublish(): Promise<void> {
  await app.button('Publish…').click();
  await expect(app.dialog('Publish').getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expect(app.dialog('Publish').getByRole('list', { name: 'Files' })).not.toContainText('Comparing');
  await expect(app.dialog('Publish')).not.toContainText('Checking links');
}

async function openBlogSettings(): Promise<void> {
  await expect(app.posts).toBeVisible();
  await app.page.keyboard.press('ControlOrMeta+Comma');
  await expect(app.dialog('Blog settings').getByRole('group', { name: 'Folders' })).toBeVisible();
}

test('welcome', async () => {
  app = await launch();
  await expect(app.button('Open a blog…')).toBeVisible();
  await take('welcome');
});

test('main, write, read, properties, palette, new post, find', async () => {
  const blog = await start();
  blog.write(LETTERS, blog.read(LETTERS).replace('a fortnight old', 'two weeks old'));
  await read(/The same walk/, 'There is a path');
  await putCaretIn('There is a path');
  await take('main');
  const fonts = await app.page.evaluate(() =>
    [...document.fonts]
      .filter((font) => font.status === 'loaded')
      .map((font) => font.family.replaceAll('"', '')),
  );
  expect(fonts).toEqual(expect.arrayContaining(['iA Writer Quattro', 'Inter Variable']));
  const pageFonts = await app.preview((page) =>
    [...page.fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('"', '')),
  );
  expect(pageFonts).toContain('Newsreader Variable');
  await app.page.keyboard.press('ControlOrMeta+1');
  await expect(app.page.locator('iframe[title="Preview"]')).toBeHidden();
  await take('write');
  await app.page.keyboard.press('ControlOrMeta+3');
  await expect(app.text).toBeHidden();
  await take('read');
  await app.page.keyboard.press('ControlOrMeta+2');
  await expect(app.text).toBeVisible();
  await app.page.keyboard.press('ControlOrMeta+.');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await take('properties');
  await app.page.keyboard.press('ControlOrMeta+.');
  await app.page.keyboard.press('ControlOrMeta+k');
  await expect(app.page.getByPlaceholder('Search commands')).toBeVisible();
  await take('palette');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('ControlOrMeta+n');
  await expect(app.dialog('New post')).toBeVisible();
  await app.page.keyboard.type('Where the river turns');
  await expect(app.dialog('New post')).toContainText('_drafts/where-the-river-turns.md');
  await take('new-post');
  await app.page.keyboard.press('Escape');
  await app.text.click();
  await app.page.keyboard.press('ControlOrMeta+f');
  await expect(app.page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused();
  await app.page.keyboard.type('day');
  await take('find');
  await app.page.keyboard.press('Escape');
  await app.page.getByPlaceholder('Search posts').fill('snow');
  await expect(app.seen.getByText('No post matches')).toBeVisible();
  await take('search-none');
});

/** A text with everything in it that live mode shows in place. */
const EVERYTHING = `---
title: Notes on the ferry house
date: 2026-10-04 08:00:00 +0000
categories: [Walking]
tags: [river, habits]
---

## What is left of it

The **slipway** and *one* wall, with a \`hinge\` in it. See [the same walk](2026-03-21-the-same-walk-every-day.md).

- [x] ask at the lock
- [ ] measure the wall
  - it is wet

> The river takes what it is owed.

| Year | Boats |
| ---- | ----: |
| 1911 |     3 |
| 1934 |    12 |

## How far the water comes

The height is $h = \\sqrt{2 g d}$, more or less.

![A path beside a river](/assets/images/river-path.png)

![The wall](https://images.example.org/wall.jpg)

### In a wet year

\`\`\`js
const high = water.filter((day) => day.level > 4.2);
\`\`\`

## Who remembers

Nobody, so far.
`;

for (const [name, size] of [
  ['', { width: 1280, height: 800 }],
  ['small-', { width: 900, height: 600 }],
] as const)
  test(`writing: source, live, outline, slash menu, settings, ${size.width} pixels wide`, async () => {
    await start(
      { files: { ...sampleFiles(), ...morePosts, '_posts/2026-10-04-ferry-house.md': EVERYTHING } },
      size,
    );
    await app.openPost(/Notes on the ferry house/);
    await expect(app.text).toBeFocused();
    await take(`${name}source`);
    await app.page.keyboard.press('ControlOrMeta+/');
    await expect(app.text.getByRole('checkbox').first()).toBeVisible();
    await take(`${name}live`);
    await app.page.keyboard.press('ControlOrMeta+Shift+O');
    await expect(app.page.getByRole('tree', { name: 'Headings' })).toBeVisible();
    await take(`${name}outline`);
    await app.page.keyboard.press('ControlOrMeta+Shift+O');
    await app.page.keyboard.press('ControlOrMeta+/');
    await app.text.focus();
    await app.page.keyboard.press('ControlOrMeta+End');
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.type('/');
    await expect(app.page.getByRole('listbox', { name: 'Insert' })).toBeVisible();
    await take(`${name}slash`);
    await app.page.keyboard.press('Escape');
    await app.button('Page view').click();
    await expect(app.page.getByRole('menu', { name: 'Page view' })).toBeVisible();
    await take(`${name}page-view`);
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('ControlOrMeta+;');
    await expect(app.dialog('Settings')).toBeVisible();
    for (const tab of await app.dialog('Settings').getByRole('tab').all()) {
      await tab.click();
      await take(`${name}settings-${(await tab.innerText()).toLowerCase().replaceAll(' ', '-')}`);
    }
  });

/** A blog whose posts lie by year and by subject, some of them in folders with long names or in other scripts. */
const nested = Object.fromEntries(
  [
    ['2024/old-gates', '2024-03-01', 'Old gates'],
    ['2025/ferry-times', '2025-06-02', 'Ferry times'],
    ['2026/low-water', '2026-08-03', 'Low water'],
    ['ART/blue-hour', '2026-07-04', 'Blue hour'],
    ['ART/charcoal', '2025-07-04', 'Charcoal'],
    ['随笔与散步/窗外的河流', '2025-02-05', '窗外的河流'],
    ['letters-and-parcels-that-took-longer-than-anybody-expected/a-parcel', '2024-11-06', 'A parcel'],
  ].map(([path, date, title]) => [
    `src/content/blog/${path}.md`,
    `---\ntitle: ${title}\npubDate: ${date}\npermalink: /${date?.length}${title?.length}/\n---\n\nA few words.\n`,
  ]),
);

for (const [name, size] of [
  ['new-post-folders', { width: 1280, height: 800 }],
  ['small-new-post-folders', { width: 900, height: 600 }],
] as const) {
  test(`new post in nested folders, ${size.width} pixels wide`, async () => {
    await start({ files: { 'astro.config.mjs': 'export default {};\n', ...nested } }, size);
    await read(/Low water/, 'A few words');
    await app.page.keyboard.press('ControlOrMeta+n');
    await app.page.keyboard.type('窗外的四百次散步 and the words that went with them, gate by gate');
    const dialog = app.dialog('New post');
    await expect(dialog).toContainText('窗外的四百次散步-and');
    await take(name);
    await dialog.getByRole('button', { name: /Folder/ }).click();
    await expect(app.page.getByRole('listbox').getByRole('option').last()).toBeVisible();
    await take(`${name}-open`);
    await app.page.getByRole('option', { name: /letters-and-parcels/ }).click();
    await expect(dialog).toContainText('anybody-expected/窗外的四百次散步-and');
    await take(`${name}-long`);
  });
}

test('blog settings', async () => {
  const blog = await start();
  blog.write('.longhand.yml', 'future: shown\ntimezone: Viena\n');
  await openBlogSettings();
  await take('blog-settings');
  await app.page.getByRole('textbox', { name: 'Date', exact: true }).fill('created');
  await app.dialog('Blog settings').getByRole('textbox', { name: 'Time zone' }).fill('Europe/Vienna');
  await take('blog-settings-changed');
});

test('blog settings in a small window', async () => {
  await start({}, { width: 900, height: 600 });
  await openBlogSettings();
  await take('small-blog-settings');
});

for (const generator of ['astro', 'docusaurus', 'eleventy', 'hugo'] as const)
  test(`addresses and properties of a blog made with ${generator}`, async () => {
    await start({ files: SMALL_BLOGS[generator] ?? {} });
    await openBlogSettings();
    await app.dialog('Blog settings').getByRole('group', { name: 'Addresses' }).scrollIntoViewIfNeeded();
    await take(`blog-settings-${generator}`);
    await app.page.keyboard.press('Escape');
    await app.posts.getByRole('option').first().click();
    await app.page.keyboard.press('ControlOrMeta+.');
    await expect(app.page.getByRole('region', { name: 'Properties' })).toContainText(/address/i);
    await take(`properties-${generator}`);
  });

test('why a post is not live, and a copy of one', async () => {
  await start();
  await app.openPost(/How to sharpen/);
  await app.button(/Why isn’t this live/).click();
  await expect(app.dialog('Why isn’t this live?').getByRole('list', { name: 'Checklist' })).toBeVisible();
  await take('why-not-live');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.keyboard.type('duplicate');
  await expect(app.page.getByRole('option', { name: 'Duplicate the post' })).toBeVisible();
  await app.page.keyboard.press('Enter');
  const dialog = app.dialog('Duplicate this post');
  await dialog.getByRole('textbox').fill('How to sharpen a quill');
  await expect(dialog.getByRole('list', { name: 'Files' })).toBeVisible();
  await take('duplicate');
});

test('library: filters, picked posts, tags, results, quick open', async () => {
  const blog = await start({ files: { ...sampleFiles(), ...morePosts, ...longTitles } });
  blog.write(LETTERS, blog.read(LETTERS).replace('a fortnight old', 'two weeks old'));
  await read(/The same walk/, 'There is a path');
  const press = (key: string) => app.page.keyboard.press(key);
  await app.button(/^Filter/).click();
  await app
    .dialog('Filter posts')
    .getByRole('option', { name: /^habits,/ })
    .click();
  await app
    .dialog('Filter posts')
    .getByRole('option', { name: /^Walking,/ })
    .click();
  await take('library-filters');
  await press('Escape');
  await app.button('Clear filters').click();
  await app.post(/A shelf for/).click({ modifiers: ['ControlOrMeta'] });
  await app.post(/What the gutter/).click({ modifiers: ['ControlOrMeta'] });
  await take('library-picked');
  await app.button('Tags…').click();
  await expect(app.dialog('Tags of 3 posts')).toBeVisible();
  await app.page.keyboard.type('ha');
  await take('library-bulk-tags');
  await press('Escape');
  await app.button('Pick nothing').click();
  await app.page.getByPlaceholder('Search posts').fill('river');
  await expect(app.page.locator('.post mark').first()).toBeVisible();
  await take('search-results');
  await press('Escape');
  await press('ControlOrMeta+p');
  await expect(app.dialog('Go to a post').getByRole('option').first()).toBeVisible();
  await app.page.keyboard.type('the');
  await take('quick-open');
  await press('Escape');
  await press('Escape');
  await press('ControlOrMeta+k');
  await app.page.keyboard.type('tags and categories');
  await expect(app.page.getByRole('option', { name: 'Tags and categories' })).toBeVisible();
  await press('Enter');
  await expect(app.page.getByRole('grid', { name: 'Tags in use' })).toBeVisible();
  await take('tags');
});

test('publish and published', async () => {
  const blog = await start();
  await editTheWalk(blog);
  await read(/The same walk/, EVENING);
  await openPublish();
  await app.dialog('Publish').getByRole('textbox', { name: 'Message' }).fill('The same walk: the third gate');
  await take('publish');
  await app.dialog('Publish').getByRole('radio', { name: 'Page' }).first().click();
  await expect(app.page.locator('.still-frame[data-drawn="true"]')).toHaveCount(2);
  await expect(
    app.page.frameLocator('iframe[title="As it will be"]').locator('[data-marked]').first(),
  ).toBeVisible();
  await take('publish-page');
  await app.dialog('Publish').getByRole('button', { name: 'Schedule…' }).click();
  await app.dialog('Publish').getByLabel('Date and time').fill('2031-05-02T09:00');
  await take('schedule');
  await app.dialog('Publish').getByRole('button', { name: 'Back' }).click();
  await app.dialog('Publish').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(app.dialog('Publish')).toContainText('Published');
  await expect(app.sync).toContainText('Published');
  await take('published');
});

test('several posts with something to look at', async () => {
  const blog = await start();
  await editTheWalk(blog);
  blog.write(LETTERS, `${blog.read(LETTERS)}\nTODO the stamp. [The box](/letter-box/)\n`);
  await read(/The same walk/, EVENING);
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.keyboard.type('publish all');
  await expect(app.page.getByRole('option', { name: /Publish all changes/ })).toBeVisible();
  await app.page.keyboard.press('Enter');
  const dialog = app.dialog('Publish');
  await expect(dialog).toContainText('This link leads nowhere');
  await expect(dialog.getByRole('list', { name: 'Files' })).not.toContainText('Comparing');
  await take('publish-several');
});

test('waiting, without a remote', async () => {
  const blog = await start({ remote: false });
  await editTheWalk(blog);
  await read(/The same walk/, EVENING);
  await openPublish();
  await app.dialog('Publish').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(app.dialog('Publish')).toContainText('waiting to be sent');
  await expect(app.sync).toContainText('waiting');
  await take('waiting');
});

test('who is publishing', async () => {
  const blog = await start({ identity: false });
  await editTheWalk(blog);
  await read(/The same walk/, EVENING);
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  const ask = dialog.getByRole('textbox', { name: 'Name' });
  await expect(ask.or(dialog.getByRole('textbox', { name: 'Message' }))).toBeVisible();
  if (!(await ask.isVisible())) {
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(ask).toBeVisible();
  }
  await take('identity');
});

test('empty blog', async () => {
  await start({ files: { '_config.yml': 'title: Slow Ink\n', '_posts/.gitkeep': '' } });
  await expect(app.seen.getByText('No posts yet')).toBeVisible();
  await take('empty');
});

test('folder that is not in Git', async () => {
  const blog = makeBlog({ files: { ...sampleFiles(), ...morePosts }, remote: false });
  rmSync(blog.path('.git'), { recursive: true });
  app = await launch({ open: blog.folder, home: blog.home });
  await read(/A weather diary/, 'My grandfather');
  await expect(app.button('Start a repository')).toBeVisible();
  await take('no-repository');
});

test('conflict', async () => {
  const blog = await start();
  await read(/Letters that take/, 'one postman');
  await app.typeAfter('It has changed how', ' It has changed how I read them, too.');
  blog.write(LETTERS, blog.read(LETTERS).replace('The postman is well.', 'The postman has a new boat.'));
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.button('Compare')).toBeVisible();
  await expect(app.button('Compare')).toBeEnabled();
  await take('conflict');
  await app.button('Compare').click();
  await expect(app.dialog('Two versions of this post')).toBeVisible();
  await take('compare');
});

test('front matter that cannot be read', async () => {
  const blog = await start();
  blog.write(LETTERS, blog.read(LETTERS).replace('title: Letters', 'title: "Letters'));
  await read(/Letters|letters/, 'one postman');
  await expect(app.seen.getByText('cannot be read at line')).toBeVisible();
  await take('broken-front-matter');
});

test('a file that is not UTF-8', async () => {
  const name = '_posts/2026-11-03-old-cafe-notes.md';
  const text =
    '---\ntitle: Old notes\ndate: 2026-11-03\n---\n\nThe caf\u00e9 by the bridge, written down in 1998.\n';
  await start({ files: { ...sampleFiles(), ...morePosts, [name]: Buffer.from(text, 'latin1') } });
  await app.openPost(/Old notes/);
  await expect(app.text).toBeFocused();
  await expect(app.seen.getByText('is not UTF-8 text')).toBeVisible();
  await take('read-only');
});

test('long titles and other scripts', async () => {
  await start({ files: { ...sampleFiles(), ...morePosts, ...longTitles } });
  await read(/Everything I thought/, 'only one');
  await take('long-title');
  await read(/书斋窗外/, '窗外有一条河');
  await take('cjk');
  await read(/المشي نفسه/, 'أمشي');
  await take('right-to-left');
});

test('small window', async () => {
  const blog = await start({}, { width: 900, height: 600 });
  await editTheWalk(blog);
  await read(/The same walk/, EVENING);
  await take('small-main');
  await openPublish();
  await take('small-publish');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('ControlOrMeta+.');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await take('small-properties');
});

test('narrow window', async () => {
  await start({}, { width: 760, height: 600 });
  await app.button('Sidebar').click();
  await app.openPost(/The same walk/);
  await take('narrow-main');
  await app.button('Sidebar').click();
  await expect(app.posts).toBeVisible();
  await take('narrow-sidebar');
});
