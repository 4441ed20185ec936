import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { en } from '#core/messages/en';
import { launch, type RunningApp } from '../helpers/app';
import { addHook, makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { drop, png } from '../helpers/dropped';
import { Heard } from '../helpers/heard';
import { holdCall } from '../helpers/held-call';

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1/blog.git';
const FROST = '_posts/2026-10-02-first-frost.md';

let app: RunningApp;
let heard: Heard;
test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);
const type = (words: string) => app.page.keyboard.type(words);
/** At once: what is found, or wrong, is told after each key of a slow hand. */
const put = (words: string) => app.page.keyboard.insertText(words);

async function start(files: typeof SMALL_BLOG = SMALL_BLOG): Promise<TestBlog> {
  const blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  heard = await Heard.by(app.page);
  return blog;
}

/** What is told only where something, or the author, takes its time. */
const UNDER_WAY = new RegExp(
  `…$|^Type what to look for\\.$|^Publish(?:ing)? “|^(?:${Object.values(en.publish.steps).join('|')})$`,
);

/**
 * What has been heard since the start, all of it but what was under way: what is heard twice, or without need, shows in
 * the next of these.
 */
const hears = (...words: readonly (string | RegExp)[]) =>
  expect
    .poll(async () => (await heard.all()).filter((each) => !UNDER_WAY.test(each)))
    .toEqual(words.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))));

test('writing, saving, finding and searching are heard once each, and nothing while an author types', async () => {
  const blog = await start();
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await expect.poll(() => blog.read(FROST)).toContain('The kettle is on.');
  await expect(app.sync).toContainText('Saved');
  await type(' And off.');
  await expect.poll(() => blog.read(FROST)).toContain('And off.');
  await press('ControlOrMeta+s');
  await hears('Saved');

  await press('ControlOrMeta+f');
  await put('the');
  const found = ['Saved', '6 matches'];
  await hears(...found);
  await press('Enter');
  await hears(...found, /^\d of 6$/);
  await press('F3');
  const gone = [...found, /^\d of 6$/, /^\d of 6$/];
  await hears(...gone);
  await press('Escape');

  await press('ControlOrMeta+Shift+f');
  await put('walked');
  const searched = [...gone, /^1 post/];
  await hears(...searched);
  await press('Escape');

  // Another program changes the file while there is unsaved text.
  const letGo = await holdCall(app, 'posts.save');
  await app.text.getByText('Kale, leeks').click();
  await type('x');
  blog.write(FROST, blog.read(FROST).replace('# First frost', '# Their frost'));
  await letGo();
  await hears(...searched, /^!Another program changed this post/);
  await app.button('Compare').click();
  await app.dialog('Two versions of this post').getByRole('button', { name: 'Take theirs' }).click();
  await expect(app.text).toContainText('Their frost');
  await hears(...searched, /^!Another program changed this post/, 'Saved');
});

test('properties that cannot be read are heard when the author pauses', async () => {
  await start();
  await app.openPost(/First frost/);
  await app.text.getByRole('button', { name: /^Properties/ }).click();
  await app.typeAfter('categories: Garden', '');
  await put('\nmood: @x');
  await hears(/line \d/);
  await type('y');
  await press('ControlOrMeta+s');
  await hears(/line \d/, 'Saved');
});

test('what is found and replaced in all posts is heard by its number', async () => {
  await start();
  await press('ControlOrMeta+Shift+h');
  await expect(
    app.dialog('Find and replace in all posts').getByRole('textbox', { name: 'Find' }),
  ).toBeFocused();
  await app.dialog('Find and replace in all posts').getByText('Front matter too').click();
  await app.dialog('Find and replace in all posts').getByRole('textbox', { name: 'Find' }).fill('autumn');
  await hears('2 matches in 2 posts');
  await app.page.getByRole('textbox', { name: 'Replace with' }).fill('fall');
  await app.button('Replace 2 matches').click();
  await hears('2 matches in 2 posts', '2 posts changed.');
});

test('a problem of the grammar is heard when the caret comes to it, and marked for who reads over it', async () => {
  await start({
    ...SMALL_BLOG,
    '_posts/2026-11-01-grammar.md':
      '---\ntitle: Grammar\ndate: 2026-11-01\n---\nThis is an test.\n\nAll is well.\n',
  });
  await app.openPost('Grammar');
  await press('ControlOrMeta+k');
  await type('Check grammar');
  await app.page.getByRole('option', { name: /^Check grammar and style/ }).click();
  await expect(app.text.locator('[aria-invalid="grammar"]')).toHaveText('an', { timeout: 60_000 });
  await app.text.getByText('All is well.').click();
  await type(' Still well.');
  await press('ControlOrMeta+Home');
  for (let n = 0; n < 'This is a'.length; n++) await press('ArrowRight');
  await hears(/indefinite article|“an”|Incorrect/i);
});

test('pictures are heard as they come in, and that one waits for its description while the author writes', async () => {
  await start();
  await app.openPost(/First frost/);
  await drop(app.page, [png('one.png', 'a'), png('two.png', 'b')]);
  await expect(app.page.getByRole('textbox', { name: 'Description of one.png' })).toBeFocused();
  await hears('2 files added.');
  await press('Escape');
  await press('Escape');
  await expect(app.text).toBeFocused();
  // Another takes a moment, and the author goes on.
  const letGo = await holdCall(app, 'media.add');
  await drop(app.page, [png('three.png', 'c')]);
  await type('More. ');
  await expect.poll(() => heard.all()).toContain('Adding three.png…');
  await letGo();
  await hears('2 files added.', 'three.png waits for its description. F6 goes there.');
  await expect(app.text).toBeFocused();
  await press('F6');
  await expect(app.page.getByRole('textbox', { name: 'Description of three.png' })).toBeFocused();
  await drop(app.page, [
    { name: 'four.heic', type: 'image/heic', base64: Buffer.alloc(16).toString('base64') },
  ]);
  await hears('2 files added.', 'three.png waits for its description. F6 goes there.', /^!.*four\.heic/);
});

test('images that are held back are heard once', async () => {
  await start({
    ...SMALL_BLOG,
    '_posts/2026-11-05-cards.md':
      '---\ntitle: Cards\ndate: 2026-11-05\n---\n![Harbour](https://example.org/a.png)\n\nThe last card.\n',
  });
  await app.openPost('Cards');
  await hears('1 outside image not loaded');
  await app.typeAfter('The last card.', ' And words.');
  await expect.poll(() => app.previewText()).toContain('And words.');
  await press('ControlOrMeta+s');
  await hears('1 outside image not loaded', 'Saved');
});

test('a publish is heard by what it finds and what became of it', async () => {
  await start();
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' [Gone](gone.md) TODO');
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  const found = '2 things to look at';
  await hears(found);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Published', exact: true })).toBeVisible();
  await hears(found, 'Published', /builds the site/);
});

/** How often something was heard. */
const times = async (words: string | RegExp) =>
  (await heard.all()).filter((each) => (typeof words === 'string' ? each === words : words.test(each)))
    .length;

test('a step of a publish that takes its time is heard while it lasts, once, and then what became of it', async () => {
  const blog = makeBlog();
  const goOn = join(blog.home, 'go-on');
  addHook(blog, `while [ ! -e '${goOn}' ]; do sleep 0.1; done`);
  app = await launch({ open: blog.folder, home: blog.home });
  await app.trust();
  await expect(app.posts).toBeVisible();
  heard = await Heard.by(app.page);
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect.poll(() => times(en.publish.steps.pushing)).toBe(1);
  expect(await times('Published')).toBe(0);
  writeFileSync(goOn, '');
  await expect.poll(() => times('Published')).toBe(1);
  expect(await times(en.publish.steps.pushing)).toBe(1);
});

test('a push that fails is heard with its reason, and so is that it was sent later', async () => {
  const blog = await start();
  blog.git('remote', 'set-url', 'origin', NOWHERE);
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect.poll(() => times(/^Recorded, waiting to be sent/)).toBe(1);
  await expect.poll(() => times(/could not be reached/)).toBe(1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(app.sync).toHaveText('Committed, waiting (offline)');

  blog.git('remote', 'set-url', 'origin', `file://${blog.remote}`);
  await press('ControlOrMeta+k');
  await put('Send waiting changes');
  await press('Enter');
  await expect.poll(() => times('Published')).toBe(1);
  expect(await times(/^Recorded|could not be reached/)).toBeLessThanOrEqual(2);
});

test('what is switched off in a very long post is heard once', async () => {
  await start({
    ...SMALL_BLOG,
    '_posts/2026-11-07-long.md': `---\ntitle: A long walk\ndate: 2026-11-07\n---\nIt begins here.\n\n${'One foot before the other.\n\n'.repeat(95_000)}`,
  });
  await app.openPost(/A long walk/);
  await hears(/^Very long post: edited as plain text/);
  await app.text.getByText('It begins here.').click();
  await type(' And slowly.');
  await expect.poll(() => app.previewText()).toContain('And slowly.');
  await press('ControlOrMeta+s');
  await hears(/^Very long post: edited as plain text/, 'Saved');
});
