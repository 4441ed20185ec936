import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { drop as dropOn, png } from '../helpers/dropped';

const PARAGRAPHS = Array.from(
  { length: 1500 },
  (_, index) =>
    `<p>The kettle of page ${index + 1} sings by the <b>window</b>, and nobody is in a hurry.</p>`,
).join('\n');

const NAMES = ['Kettle', 'Cup', 'Spoon', 'Saucer'] as const;
const pathOf = (name: string) => `_posts/2026-10-20-${name.toLowerCase()}.html`;
const OLD_PAGE = `---
title: The NAME
---
<h2>The kettle</h2>
<p>It sings by the window.</p>
`;

let app: RunningApp;
let blog: TestBlog;

test.beforeAll(async () => {
  blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-10-18-a-long-page.html': `---\ntitle: A long page\n---\n${PARAGRAPHS}\n`,
      ...Object.fromEntries(NAMES.map((name) => [pathOf(name), OLD_PAGE.replace('NAME', name)])),
      '_posts/2026-10-19-all-in-one.html': `---\ntitle: All in one\n---\n<div>\n${PARAGRAPHS}\n</div>\n`,
    },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
});
test.afterAll(() => app.close());

const lastParagraph = () =>
  app.preview((page) => [...page.querySelectorAll('article p')].at(-1)?.textContent ?? '');

for (const name of ['A long page', 'All in one']) {
  test(`[R18] a long post that is HTML is shown to its end, and follows what is written there: ${name}`, async () => {
    await app.openPost(new RegExp(name));
    await expect.poll(() => app.preview((page) => page.title)).toContain(name);
    await expect.poll(lastParagraph).toContain('The kettle of page 1500 sings');
    expect(await app.preview((shown) => shown.querySelector('article .lh-note'))).toBeNull();
    await app.text.focus();
    await app.page.keyboard.press('ControlOrMeta+End');
    await app.page.keyboard.press('ArrowUp');
    await app.page.keyboard.press('Home');
    await app.page.keyboard.insertText('<p>One more.</p>\n');
    await expect.poll(() => app.preview((page) => page.body.textContent ?? '')).toContain('One more.');
  });
}

const press = (keys: string) => app.page.keyboard.press(keys);
const open = async (name: (typeof NAMES)[number]) => {
  await app.openPost(new RegExp(`The ${name}`));
  await expect(app.text).toContainText('It sings');
  await expect.poll(() => app.preview((shown) => shown.title)).toContain(name);
  await app.text.focus();
  await press('ControlOrMeta+End');
};
const save = () => press('ControlOrMeta+s');
const written = (name: (typeof NAMES)[number]) => expect.poll(() => blog.read(pathOf(name)));
const page = (name: (typeof NAMES)[number]) => OLD_PAGE.replace('NAME', name);

test.describe('a post that is HTML', () => {
  test('takes the commands as elements, closes what is typed, and leaves Markdown’s marks alone', async () => {
    await open('Kettle');
    await app.page.keyboard.type('<p>One **more** and - this</p>');
    for (let letter = 0; letter < 4; letter++) await press('ArrowLeft');
    await press('ControlOrMeta+b');
    // The line is shown as two.
    await press('End');
    await press('End');
    await press('Enter');
    await app.page.keyboard.type('- no item');
    await press('Enter');
    await app.page.keyboard.type('/quo');
    await expect(app.page.getByRole('listbox', { name: 'Insert' }).getByRole('option')).toHaveText([/Quote/]);
    await press('Enter');
    await app.page.keyboard.type('Tea.');
    await save();
    await written('Kettle').toBe(
      `${page('Kettle')}<p>One **more** and - <strong>this</strong></p>\n- no item\n<blockquote>\n<p>Tea.</p>\n</blockquote>`,
    );
    await expect
      .poll(() => app.preview((shown) => shown.querySelector('article blockquote p')?.textContent))
      .toBe('Tea.');
  });

  test('says what has no form in HTML, in the palette and in the menu', async () => {
    await open('Cup');
    await press('ControlOrMeta+k');
    await app.page.keyboard.type('task list');
    const task = app.dialog('Command palette').getByRole('option', { name: /Task list/ });
    await expect(task).toContainText('not in HTML');
    await expect(task).toHaveAttribute('aria-disabled', 'true');
    await press('Escape');
    await press('Escape');
    await expect(app.dialog('Command palette')).toBeHidden();
    await app.button('More formatting').click();
    const item = app.page.getByRole('menuitem', { name: /Footnote/ });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText('not in HTML');
    await press('Escape');
    await expect(app.page.getByRole('contentinfo').getByText('HTML', { exact: true })).toBeVisible();
  });

  test('has what it has no form for dimmed in the system’s menu, until another post is open', async () => {
    const offered = () =>
      app.electron.evaluate(({ Menu }) =>
        ['format.bold', 'footnote.insert', 'table.addRow'].filter(
          (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.enabled,
        ),
      );
    await open('Cup');
    await expect.poll(offered).toEqual(['format.bold']);
    await app.openPost('First frost');
    await expect.poll(offered).toEqual(['format.bold', 'footnote.insert', 'table.addRow']);
  });

  test('takes rich text as clean HTML, an address as a link, and a picture as an element', async () => {
    await open('Spoon');
    await app.electron.evaluate(({ clipboard }) => {
      // The oldest runtime's clipboard takes an object; the types are the newest's.
      const oldest = clipboard as unknown as { write(data: { text?: string; html?: string }): void };
      oldest.write({
        text: 'Tea',
        html: '<h3 class="x" style="color:red">Tea</h3><p onclick="x()"><span style="font-weight:700">Green</span></p>',
      });
    });
    await press('ControlOrMeta+v');
    await save();
    await written('Spoon').toBe(`${page('Spoon')}<h3>Tea</h3>\n<p><strong>Green</strong></p>`);
    await press('Enter');
    await dropOn(app.page, [png('Old gate.png', 'g')]);
    await expect(app.page.getByRole('textbox', { name: 'Description of old-gate.png' })).toBeFocused();
    await app.page.keyboard.type('A "gate"');
    await press('Enter');
    await save();
    await written('Spoon').toContain('alt="A &quot;gate&quot;">');
    await expect
      .poll(() =>
        app.preview(
          (shown) => shown.querySelector<HTMLImageElement>('article img[alt*="gate"]')?.naturalWidth,
        ),
      )
      .toBe(1);
  });

  test('has its headings in the outline, and links to the blog’s posts as elements', async () => {
    await open('Saucer');
    await press('ControlOrMeta+Shift+o');
    await expect(app.page.getByRole('treeitem', { name: 'The kettle' })).toBeVisible();
    await press('ControlOrMeta+Shift+o');
    await app.text.focus();
    await press('ControlOrMeta+End');
    await app.page.keyboard.type('See [[first fr');
    await expect(
      app.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option', { name: /First frost/ }),
    ).toBeVisible();
    await press('Enter');
    await save();
    await written('Saucer').toMatch(/See <a href="[^"]*first-frost[^"]*">First frost<\/a>$/);
  });
});
