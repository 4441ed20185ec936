import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG } from '../helpers/blog';

let app: RunningApp;
test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);
const type = (words: string) => app.page.keyboard.type(words);

/** What has the focus, and what is wrong with how it is seen: nothing, that it is out of the window, or that something lies over it. */
const focused = () =>
  app.page.evaluate(() => {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement)) return { name: 'nothing', wrong: 'nothing has the focus' };
    const name = `${active.tagName} ${active.getAttribute('aria-label') ?? active.innerText.slice(0, 40)}`;
    const caret = active.classList.contains('cm-content')
      ? document.querySelector('.cm-cursor-primary')
      : null;
    const box = (caret ?? active.closest('label') ?? active).getBoundingClientRect();
    const left = Math.max(0, box.left);
    const top = Math.max(0, box.top);
    const width = Math.min(innerWidth, box.right) - left;
    const height = Math.min(innerHeight, box.bottom) - top;
    const large = box.width > innerWidth / 2 || box.height > innerHeight / 2;
    const cut = width < Math.min(box.width, 40) - 1 || height < Math.min(box.height, 20) - 1;
    if (cut || (!large && (width < box.width - 2 || height < box.height - 2)))
      return { name, wrong: `out of the window: ${JSON.stringify(box)}` };
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    const over =
      found === null ||
      !(active.contains(found) || found.contains(active) || active.closest('label')?.contains(found));
    return { name, wrong: over ? `under ${found?.outerHTML.slice(0, 120)}` : '' };
  });

/** What has the focus is seen, once it has been drawn. */
const isSeen = (where: string) =>
  expect.poll(async () => Object.values(await focused()).join(': '), { message: where }).toMatch(/: $/);

/** Goes through all that Tab comes to, until it comes round: each of it is seen. */
async function allSeen(where: string): Promise<void> {
  const names: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await isSeen(where);
    const { name } = await focused();
    // In the text Tab is a key of writing.
    if (name.endsWith('Post text') || (names.length > 2 && name === names[0])) break;
    names.push(name);
    await press('Tab');
  }
  expect(names.length, where).toBeGreaterThan(1);
}

/** Presses a key until this has the focus. */
async function goTo(wanted: Locator, key: string): Promise<void> {
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  for (let n = 0; n < 12 && !(await isThere()); n++) await press(key);
  await expect(wanted).toBeFocused();
}

test('a post is written from nothing to its page by keyboard alone in a window at 200 %', async () => {
  const blog = makeBlog({ files: SMALL_BLOG });
  app = await launch({ open: blog.folder, home: blog.home, size: { width: 1280, height: 800 } });
  await expect(app.posts.or(app.text).first()).toBeVisible();
  await expect(async () => {
    if ((await app.page.evaluate(() => innerWidth)) > 660) await press('ControlOrMeta+=');
    expect(await app.page.evaluate(() => innerWidth)).toBeLessThan(660);
  }).toPass();

  await press('ControlOrMeta+n');
  await expect(app.dialog('New post')).toBeVisible();
  await allSeen('New post');
  await goTo(app.dialog('New post').getByRole('textbox', { name: 'Title' }), 'Tab');
  await type('Where the river turns');
  await press('Enter');
  await expect(app.text).toBeFocused();
  await isSeen('text');
  await type('The water is low.');
  await press('Enter');
  await press('Enter');
  await type('/');
  const insert = app.page.getByRole('listbox', { name: 'Insert' });
  await expect(insert).toBeInViewport({ ratio: 1 });
  await type('quote');
  await expect(insert.getByRole('option').first()).toContainText('Quote');
  await press('Enter');
  await type('They say.');
  await press('Enter');
  await press('Enter');
  await press('ControlOrMeta+Alt+2');
  await type('The gate');
  await press('Enter');
  await press('ControlOrMeta+Shift+8');
  await type('one');
  await press('Enter');
  await type('two');
  await press('Enter');
  await press('Enter');
  await press('ControlOrMeta+b');
  await type('Bold');
  await press('ControlOrMeta+b');
  await type(' and [[long');
  const suggestions = app.page.getByRole('listbox', { name: 'Suggestions' });
  // All but what rounding takes at its edges.
  await expect(suggestions).toBeInViewport({ ratio: 0.98 });
  await press('Enter');
  await expect(app.text).toContainText('The long way home');
  await isSeen('text after a link');
  for (let n = 0; n < 12; n++) await press('Enter');
  await type('The last line.');
  await isSeen('the last line');

  await press('ControlOrMeta+f');
  await type('gate');
  await allSeen('find');
  await press('Escape');
  await expect(app.text).toBeFocused();
  await press('ControlOrMeta+.');
  await expect(app.page.getByRole('region', { name: 'Properties' })).toBeVisible();
  for (let n = 0; n < 8; n++) {
    await press('F6');
    await isSeen(`F6 ${n}`);
  }
  await goTo(app.page.getByRole('textbox', { name: 'Title' }), 'F6');
  await allSeen('properties');
  await press('ControlOrMeta+.');
  await expect(app.page.getByRole('region', { name: 'Properties' })).toBeHidden();
  await goTo(app.text, 'F6');
  await press('ControlOrMeta+Shift+o');
  await expect(app.page.getByRole('region', { name: 'Outline' })).toBeInViewport();
  await press('F6');
  await isSeen('outline');
  await press('ControlOrMeta+Shift+o');
  for (const [key, dialog] of [
    ['ControlOrMeta+k', 'Command palette'],
    ['ControlOrMeta+p', 'Go to a post'],
    ['ControlOrMeta+Shift+h', 'Find and replace in all posts'],
    ['ControlOrMeta+;', 'Settings'],
    ['ControlOrMeta+Comma', 'Blog settings'],
    ['ControlOrMeta+Shift+Enter', 'Publish'],
  ] as const) {
    await press(key);
    await expect(app.dialog(dialog)).toBeVisible();
    await expect(
      app.dialog(dialog).getByRole('button').or(app.dialog(dialog).getByRole('searchbox')).first(),
    ).toBeVisible();
    await allSeen(dialog);
    await press('Escape');
    await expect(app.dialog(dialog)).toBeHidden();
  }
  await press('ControlOrMeta+3');
  await expect.poll(() => app.previewText()).toContain('Where the river turns');
  await expect.poll(() => app.previewText()).toContain('The last line.');
  await press('F6');
  await isSeen('page');
});
