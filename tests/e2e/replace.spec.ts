import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

let app: RunningApp;

async function start(files = SMALL_BLOG): Promise<TestBlog> {
  const blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  return blog;
}

test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);
const panel = () => app.page.getByRole('search', { name: 'Find and replace' });
const field = (name: string) => panel().getByRole('textbox', { name });
const status = () => panel().getByRole('status');

test.describe('in the post', () => {
  const TEA = `---\ntitle: Tea\ndate: 2026-11-01\n---\n${'Tea at four, teapot at five.\n'.repeat(6)}\nNo tea today.\n`;
  const file = '_posts/2026-11-01-tea.md';

  test('counts the matches, goes through them, and finds words and expressions as asked', async () => {
    await start({ ...SMALL_BLOG, [file]: TEA });
    await app.openPost('Tea');
    await press('ControlOrMeta+f');
    await expect(field('Find')).toBeFocused();
    await app.page.keyboard.type('tea');
    await expect(status()).toHaveText('14 matches');
    await press('Enter');
    await expect(status()).toHaveText(/^\d+ of 14$/);
    const at = async () => Number((await status().textContent())?.split(' ')[0]);
    const first = await at();
    await press('Enter');
    await expect.poll(at).toBe(first + 1);
    await press('Shift+Enter');
    await expect.poll(at).toBe(first);

    await panel().getByRole('button', { name: 'Whole word' }).click();
    await expect(status()).toHaveText(/8 matches|of 8/);
    await panel().getByRole('button', { name: 'Match case' }).click();
    await expect(status()).toHaveText(/1 match|of 1$/);
    await panel().getByRole('button', { name: 'Match case' }).click();
    await panel().getByRole('button', { name: 'Whole word' }).click();
    await panel().getByRole('button', { name: 'Regular expression' }).click();
    await field('Find').fill('^Tea (\\w+)');
    await expect(status()).toHaveText(/6 matches|of 6/);
    await press('Enter');
    await press('ArrowUp');
    await expect(field('Find')).toHaveValue('tea');
    await press('ArrowDown');
    await expect(field('Find')).toHaveValue('^Tea (\\w+)');

    await press('Escape');
    await expect(panel()).toBeHidden();
    await expect(app.text).toBeFocused();
  });

  test('is gone through by keys alone, from its boxes and from the text, open or closed', async () => {
    await start({ ...SMALL_BLOG, [file]: TEA });
    await app.openPost('Tea');
    await press('ControlOrMeta+h');
    // Enter before the matches are known goes to the first as soon as they are.
    await app.page.keyboard.type('teapot');
    await press('Enter');
    await expect(status()).toHaveText('1 of 6');
    await press('F3');
    await expect(status()).toHaveText('2 of 6');
    await press('Shift+F3');
    await expect(status()).toHaveText('1 of 6');

    const named = () => app.page.locator(':focus').getAttribute('aria-label');
    const walked: (string | null)[] = [];
    await press('Tab');
    await expect(field('Replace with')).toBeFocused();
    while ((await named()) !== 'Close') {
      await press('Tab');
      walked.push(await named());
    }
    expect(walked).toEqual([
      'Match case',
      'Whole word',
      'Regular expression',
      'In the selection only',
      'Previous match',
      'Next match',
      'Close',
    ]);
    await press('Tab');
    await expect(panel().getByRole('button', { name: 'Replace', exact: true })).toBeFocused();
    await press('Tab');
    await press('Tab');
    await expect(app.text).toBeFocused();

    await press('Escape');
    await expect(panel()).toBeHidden();
    await press('F3');
    await expect(status()).toHaveText('2 of 6');
    await expect(app.text).toBeFocused();
    await press('Escape');
    await expect(panel()).toBeHidden();
  });

  test('names a wrong expression, and one that never ends costs the window nothing', async () => {
    const blog = await start({ ...SMALL_BLOG, [file]: `${TEA}\n${'a'.repeat(40)}!\n` });
    await app.openPost('Tea');
    await press('ControlOrMeta+f');
    await panel().getByRole('button', { name: 'Regular expression' }).click();
    await field('Find').fill('(tea');
    await expect(status()).toHaveText('Not a regular expression: Unterminated group');
    await field('Find').fill('^(a+)+$');
    await expect(status()).toHaveText(/takes too long/);
    await press('Escape');
    await app.typeAfter('No tea today.', ' None at all.');
    await press('ControlOrMeta+s');
    await expect.poll(() => blog.read(file)).toContain('No tea today. None at all.');
    // And the next search works again.
    await press('ControlOrMeta+f');
    await field('Find').fill('None (at) all');
    await expect(status()).toHaveText(/1 match|of 1/);
  });

  test('replaces one or all, with groups, in one step of undo each, and in the selection only', async () => {
    const blog = await start({ ...SMALL_BLOG, [file]: TEA });
    await app.openPost('Tea');
    await press('ControlOrMeta+h');
    await panel().getByRole('button', { name: 'Regular expression' }).click();
    await field('Find').fill('^(Tea) at (\\w+)');
    await field('Replace with').fill('$2: $1');
    await expect(status()).toHaveText(/6 matches|of 6/);
    await field('Replace with').press('Enter');
    await expect(status()).toHaveText('1 of 6');
    await field('Replace with').press('Enter');
    await expect(status()).toHaveText(/1 of 5/);
    await panel().getByRole('button', { name: 'Replace all' }).click();
    await expect(status()).toHaveText('No matches');
    await press('Escape');
    await press('ControlOrMeta+s');
    const all = TEA.replaceAll('Tea at four', 'four: Tea');
    await expect.poll(() => blog.read(file)).toBe(all);
    await press('ControlOrMeta+z');
    await press('ControlOrMeta+z');
    await press('ControlOrMeta+s');
    await expect.poll(() => blog.read(file)).toBe(TEA);

    // Two lines selected: find is about them.
    await app.text.getByText('No tea today.').click();
    await press('Home');
    await press('ControlOrMeta+Home');
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    await press('ControlOrMeta+h');
    await expect(panel().getByRole('button', { name: 'In the selection only' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await panel().getByRole('button', { name: 'Regular expression' }).click();
    await field('Find').fill('teapot');
    await field('Replace with').fill('kettle');
    await expect(status()).toHaveText(/2 matches|of 2/);
    await panel().getByRole('button', { name: 'Replace all' }).click();
    await press('Escape');
    await press('ControlOrMeta+s');
    const line = 'Tea at four, teapot at five.\n';
    const two = line.replace('teapot', 'kettle').repeat(2);
    await expect.poll(() => blog.read(file)).toBe(TEA.replace(line.repeat(2), two));
  });

  test('shows a match in the folded front matter', async () => {
    await start();
    await app.openPost('First frost');
    await press('ControlOrMeta+f');
    await app.page.keyboard.type('the garden one');
    await expect(status()).toHaveText('1 match');
    await press('Enter');
    await expect(app.text).toContainText('# the garden one');
  });
});

test('a dialog lies over the bar and over a list of hints', async () => {
  await start();
  await app.openPost(/First frost/);
  await press('ControlOrMeta+f');
  const { x, y, width, height } = (await panel().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await press('ControlOrMeta+k');
  await expect(app.dialog('Command palette')).toBeVisible();
  const over = await app.page.evaluate(
    ([left, top]) => document.elementFromPoint(left, top)?.closest('.veil') !== null,
    [x + width / 2, y + height / 2] as const,
  );
  expect(over).toBe(true);
});

test.describe('in all posts', () => {
  const FROST = '_posts/2026-10-02-first-frost.md';
  const HOME = '_posts/2026-09-14-the-long-way-home.md';
  const CRLF = '_posts/2026-08-01-windows.md';
  const FILES = {
    ...SMALL_BLOG,
    [CRLF]: '---\r\ntitle: Windows\r\ndate: 2026-08-01\r\n---\r\nAfter the frost, frost again.\r\n',
    [HOME]: '---\ntitle: "The long way home"\ndate: 2026-09-14\n---\nI walked home in the frost.\n',
  };
  const dialog = () => app.dialog('Find and replace in all posts');
  const line = (name: string) => dialog().getByRole('textbox', { name });
  const count = () => dialog().getByRole('status');
  const notice = () => app.page.getByRole('status').filter({ hasText: /changed|Undone/ });

  test('previews every change, makes the chosen ones as one, and takes them back as one', async () => {
    const blog = await start(FILES);
    await app.openPost('The long way home');
    // Not saved yet: what is searched is what was typed.
    await app.typeAfter('I walked home in the frost.', ' More frost.');
    const typed = FILES[HOME].replace('the frost.', 'the frost. More frost.');
    await press('ControlOrMeta+Shift+H');
    await expect(line('Find')).toBeFocused();
    await app.page.keyboard.type('FROST');
    await expect(count()).toHaveText('6 matches in 3 posts');
    expect(blog.read(HOME)).toBe(typed);
    await dialog().getByRole('checkbox', { name: 'Front matter too' }).click({ force: true });
    await expect(count()).toHaveText('8 matches in 3 posts');
    await dialog().getByRole('button', { name: 'Match case' }).click();
    await expect(count()).toHaveText('No matches');
    await dialog().getByRole('button', { name: 'Regular expression' }).click();
    await line('Find').fill('(the|More) frost');
    await line('Replace with').fill('$1 ice');
    await expect(count()).toHaveText('3 matches in 2 posts');

    const list = dialog().getByRole('list', { name: 'Matches' });
    await expect(list).toContainText('Before: I walked home in the frost. More frost.');
    await expect(list).toContainText('After: I walked home in the ice. More frost.');
    await list.getByRole('checkbox', { name: 'Line 5' }).nth(1).uncheck();
    const both = list.getByRole('checkbox', { name: 'All matches in The long way home' });
    await expect(both).toHaveJSProperty('indeterminate', true);
    await dialog().getByRole('button', { name: 'Replace 2 matches' }).click();

    await expect(dialog()).toBeHidden();
    await expect(notice()).toContainText('2 posts changed.');
    const home = FILES[HOME].replace('the frost.', 'the ice. More frost.');
    expect(blog.read(HOME)).toBe(home);
    expect(blog.read(CRLF)).toBe(FILES[CRLF].replace('the frost', 'the ice'));
    await expect(app.text).toContainText('I walked home in the ice. More frost.');
    expect(blog.git('status', '--porcelain', '--', FROST)).toBe('');

    await app.button('Undo').click();
    await expect(notice()).toContainText('Undone');
    expect(blog.read(HOME)).toBe(typed);
    expect(blog.read(CRLF)).toBe(FILES[CRLF]);
    await expect(app.text).toContainText('I walked home in the frost. More frost.');
  });

  test('names an expression that is wrong or never ends, and the window goes on', async () => {
    await start({ ...FILES, [CRLF]: `---\ntitle: Long\ndate: 2026-08-01\n---\n${'a'.repeat(40)}!\n` });
    await press('ControlOrMeta+Shift+H');
    await dialog().getByRole('button', { name: 'Regular expression' }).click();
    await line('Find').fill('[a');
    await expect(dialog().getByRole('alert')).toContainText('not a regular expression');
    await line('Find').fill('^(a+)+$');
    await expect(dialog().getByRole('alert')).toContainText(`takes too long in ${CRLF}`);
    await line('Find').fill('beans (are) over');
    await expect(count()).toHaveText('1 match in 1 post');
  });

  test('says before anything else when there are more matches than it shows', async () => {
    const text = (title: string) =>
      `---\ntitle: ${title}\ndate: 2026-08-02\n---\n${'A kettle.\n'.repeat(1200)}`;
    await start({
      ...SMALL_BLOG,
      '_posts/2026-08-02-one.md': text('One'),
      '_posts/2026-08-02-two.md': text('Two'),
    });
    await press('ControlOrMeta+Shift+H');
    await line('Find').fill('kettle');
    await expect(count()).toHaveText('The first 2,000 matches, in 2 posts');
    await expect(dialog().getByText('Narrow the search to see, and change, the others.')).toBeInViewport();
  });

  test('replaces nothing when a file changes between the look and the button', async () => {
    const blog = await start(FILES);
    await press('ControlOrMeta+Shift+H');
    await line('Find').fill('the frost');
    await line('Replace with').fill('the ice');
    await expect(count()).toHaveText('2 matches in 2 posts');
    blog.write(CRLF, 'Written by another program, about the frost.\n');
    await dialog().getByRole('button', { name: 'Replace 2 matches' }).click();
    await expect(dialog().getByRole('alert')).toContainText('nothing was done');
    expect(blog.read(HOME)).toBe(FILES[HOME]);
    // What is shown now is how it stands now.
    await dialog()
      .getByRole('button', { name: /Replace \d match/ })
      .click();
    await expect(dialog()).toBeHidden();
    expect(blog.read(HOME)).toBe(FILES[HOME].replace('the frost', 'the ice'));
  });
});
