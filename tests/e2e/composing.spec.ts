import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { InputMethod } from '../helpers/input-method';

const PATH = '_posts/2026-11-01-fog.md';
const HEAD = '---\ntitle: Fog\ndate: 2026-11-01\n---\n';
const TEA = '---\ntitle: 日本の茶\ndate: 2026-10-20\ntags: [茶]\n---\nTea.\n';

let app: RunningApp;
let blog: TestBlog;
let input: InputMethod;
test.afterEach(() => app.close());

async function start(body: string): Promise<void> {
  blog = makeBlog({
    files: { ...SMALL_BLOG, [PATH]: HEAD + body, '_posts/2026-10-20-nihon-no-cha.md': TEA },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/^Fog/);
  await expect(app.text).toBeFocused();
  input = await InputMethod.of(app.page);
}

const press = (key: string) => app.page.keyboard.press(key);
const onDisk = () => readFileSync(join(blog.folder, PATH), 'utf8');
const caretLine = (): Locator => app.text.locator('.cm-activeLine');

/** Each line has a place to write at: the end, or the first cell of a row. */
const LINES = [
  'She wrote **ink**',
  'and [the frost](a.md)',
  '# Fog',
  '- [ ] map',
  '- ',
  '9. one',
  '> *slow*',
  '| **a** | b |',
  'End',
];
const TABLE = 7;
const BODY = `${LINES.join('\n\n').replace('| b |', '| b |\n| --- | --- |')}\n`;
const composed = (text: string) =>
  `${LINES.map((line, n) => (n === TABLE ? line.replace('**a**', `**a**${text}`) : line + text))
    .join('\n\n')
    .replace('| b |', '| b |\n| --- | --- |')}\n`;

for (const live of [false, true]) {
  test(`what an input method composes beside marks is written once, and undone as one${live ? ', in live mode' : ''}`, async () => {
    await start(BODY);
    if (live) await press('ControlOrMeta+/');
    await expect(app.text.getByText(live ? 'She wrote ink' : 'She wrote **ink**')).toBeVisible();
    await press('ControlOrMeta+Home');
    for (const [n] of LINES.entries()) {
      await press('End');
      if (n === TABLE) for (let left = 0; left < 6; left++) await press('ArrowLeft');
      await input.compose('ㅎ', '하', '한');
      await expect(caretLine()).toContainText('한');
      await input.take('한');
      for (let down = n === TABLE ? 3 : 2; down > 0; down--) await press('ArrowDown');
    }
    await press('ControlOrMeta+s');
    await expect.poll(onDisk).toBe(HEAD + composed('한'));
    for (const _ of LINES) await press('ControlOrMeta+z');
    await press('ControlOrMeta+s');
    await expect.poll(onDisk).toBe(HEAD + BODY);
  });
}

test('a change from outside waits until the word is composed, and then asks', async () => {
  await start('Start\n\nSecond line.\n');
  await app.text.getByText('Start').click();
  await press('End');
  await input.compose('に', 'にほん');
  // The pause in which a word is chosen: what is there is saved.
  await expect.poll(onDisk).toBe(`${HEAD}Startにほん\n\nSecond line.\n`);
  await expect(app.sync).toContainText('Saved');
  const theirs = `${HEAD.replace('Fog', 'Mist')}Beginにほん\n\nA second line.\n`;
  writeFileSync(join(blog.folder, PATH), theirs);
  await expect(app.post(/^Mist/)).toBeVisible();
  await input.compose('にほんご');
  await input.take('日本語');
  await expect(caretLine()).toHaveText('Start日本語');
  await expect(app.page.getByRole('alert')).toContainText('Another program changed this post');
  await press('ControlOrMeta+z');
  await expect(caretLine()).toHaveText('Start');
  expect(onDisk()).toBe(theirs);
});

test('the keys of an input method are its own in every field and list', async () => {
  await start('First line.\n');
  await app.text.getByText('First line.').click();
  await press('End');

  // The kana name no post, but the word that they become does.
  await app.page.keyboard.type(' [[');
  const suggestions = app.page.getByRole('listbox', { name: 'Suggestions' });
  await expect(suggestions).toBeVisible();
  await input.compose('に', 'にほん');
  await expect(suggestions).toBeHidden();
  await input.take('日本');
  await expect(suggestions.getByRole('option', { name: '日本の茶' })).toBeVisible();
  await press('Enter');
  await expect(caretLine()).toHaveText('First line. [日本の茶]({% post_url 2026-10-20-nihon-no-cha %})');

  await press('ControlOrMeta+h');
  const replace = app.page.getByRole('textbox', { name: 'Replace with' });
  await app.page.getByRole('textbox', { name: 'Find', exact: true }).fill('First');
  await press('Enter');
  await replace.focus();
  await input.compose('だいいち');
  await input.take('第一');
  await expect(replace).toHaveValue('第一');
  await input.compose('の');
  await input.cancel();
  await expect(replace).toHaveValue('第一');
  await expect(caretLine()).toContainText('First line.');
  await press('Enter');
  await expect(caretLine()).toContainText('第一 line.');
  await press('Escape');

  await press('ControlOrMeta+.');
  const form = app.page.getByRole('region', { name: 'Properties' });
  const title = form.getByRole('textbox', { name: 'Title' });
  await title.focus();
  await press('End');
  await input.compose('：', '：きr', '：きり');
  await input.take('：霧');
  await expect(title).toHaveValue('Fog：霧');
  const tag = form.getByRole('combobox', { name: 'Add a tag' });
  await tag.focus();
  await input.compose('ちゃ');
  await input.take('茶');
  await expect(tag).toHaveValue('茶');
  await press('Enter');
  await expect(form.getByRole('grid', { name: 'Tags' }).getByRole('row')).toHaveText(['茶']);

  const search = app.page.getByRole('searchbox', { name: 'Search posts' });
  await search.focus();
  await input.compose('ちゃ');
  await input.press('ArrowDown');
  await expect(search).toBeFocused();
  await input.take('茶');
  await expect(search).toHaveValue('茶');
  await expect(search).toBeFocused();

  await press('ControlOrMeta+n');
  const dialog = app.dialog('New post');
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await input.compose('きり');
  await input.take('霧');
  await input.compose('の');
  await input.cancel();
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('霧');
});
