import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const HEAD = '---\ntitle: Notes\ndate: 2026-11-01\n---\n\n';
const NOTES = '_posts/2026-11-01-notes.md';

let app: RunningApp;
let blog: TestBlog;

/** A post with `text` under its front matter, opened, with the caret at its end. */
async function write(text = ''): Promise<void> {
  blog = makeBlog({ files: { ...SMALL_BLOG, [NOTES]: HEAD + text } });
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/^Notes/);
  await expect(app.text).toBeFocused();
  await press('ControlOrMeta+End');
}

test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);
const type = (text: string) => app.page.keyboard.type(text);
const toolbar = () => app.page.getByRole('toolbar', { name: 'Formatting' });
const slash = () => app.page.getByRole('listbox', { name: 'Insert' });

/** The post's text in the file once it is saved. */
async function saved(): Promise<string> {
  await press('ControlOrMeta+s');
  await expect(app.sync).toContainText(/Saved|Committed|Published/);
  return blog.read(NOTES).slice(HEAD.length);
}

test('a word is made bold and a link by key, and undone as it was', async () => {
  await write('A word');
  await press('ControlOrMeta+b');
  await expect.poll(saved).toBe('A **word**');
  await press('ControlOrMeta+b');
  await expect.poll(saved).toBe('A word');
  await press('ControlOrMeta+l');
  // At once, as one step of undo.
  await app.page.keyboard.insertText('https://a.example');
  await expect.poll(saved).toBe('A [word](https://a.example)');
  await press('ControlOrMeta+z');
  await press('ControlOrMeta+z');
  await expect.poll(saved).toBe('A word');
  await press('ControlOrMeta+Shift+8');
  await expect.poll(saved).toBe('- A word');
  await press('ControlOrMeta+Alt+2');
  await expect.poll(saved).toBe('- ## A word');
});

test('lists go on, indent, count and end by Enter and Tab', async () => {
  await write();
  await type('1. one');
  await press('Enter');
  await type('two');
  await press('Enter');
  await press('Tab');
  await type('deeper');
  await press('Enter');
  await press('Enter');
  await type('three');
  await press('Enter');
  await press('Enter');
  await type('After.');
  await expect.poll(saved).toBe('1. one\n2. two\n   1. deeper\n3. three\n\nAfter.');
  await app.text.getByText('one').click();
  await press('Alt+ArrowDown');
  await expect.poll(saved).toBe('1. two\n   1. deeper\n2. one\n3. three\n\nAfter.');
});

test('a table is made, filled and tidied by keys', async () => {
  await write();
  await type('/table');
  await expect(slash().getByRole('option', { name: 'Table' })).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  await expect(slash()).toBeHidden();
  for (const cell of ['Day', 'Weather', 'Monday', '雨', 'Tuesday', 'sun']) {
    await type(cell);
    if (cell !== 'sun') await press('Tab');
  }
  await press('Shift+Alt+f');
  await expect
    .poll(saved)
    .toBe('| Day     | Weather |\n| ------- | ------- |\n| Monday  | 雨      |\n| Tuesday | sun     |');
  await press('Enter');
  await press('Enter');
  await type('After.');
  await expect.poll(saved).toMatch(/\| sun {5}\|\n\nAfter\.$/);
});

test('what is typed as in any other program comes out as it was meant', async () => {
  await write();
  // Enter writes the next row's pipes, and the author's own go over them.
  await type('| a | b |\n| --- | --- |\n| c | d |\n| e | f |');
  await press('Shift+Alt+f');
  const table = '| a   | b   |\n| --- | --- |\n| c   | d   |\n| e   | f   |';
  await expect.poll(saved).toBe(table);
  await press('Enter');
  await press('Enter');
  await press('ControlOrMeta+b');
  await type('bold ');
  await press('ControlOrMeta+b');
  await type('and not');
  await press('Enter');
  await press('Enter');
  await type('- one');
  await press('Shift+Enter');
  await type('more of it');
  await expect.poll(saved).toBe(`${table}\n\n**bold** and not\n\n- one\n  more of it`);
});

test('what a slash offers stands below its line, where the text is and where it was scrolled to', async () => {
  await write(`${'A line of the letter.\n\n'.repeat(60)}Its end.`);
  for (const up of [0, 40]) {
    for (let line = 0; line < up; line++) await press('ArrowUp');
    await press('End');
    await press('Enter');
    await press('Enter');
    await type('/');
    const menu = slash();
    const line = app.page.locator('.cm-line.cm-activeLine');
    await expect
      .poll(async () => {
        const [at, under] = [await line.boundingBox(), await menu.boundingBox()];
        if (at === null || under === null) return 'not there';
        const begins = await line.evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return range.getBoundingClientRect().left;
        });
        const gap = Math.max(under.y - (at.y + at.height), at.y - (under.y + under.height));
        return { beside: Math.round(Math.abs(under.x - begins)) <= 8, below: gap >= -1 && gap <= 12 };
      })
      .toEqual({ beside: true, below: true });
    await press('Escape');
    await expect(menu).toBeHidden();
    await press('Backspace');
  }
});

test('a slash offers commands by name, and Escape leaves it as text', async () => {
  await write('Text.');
  await press('Enter');
  await press('Enter');
  await type('/');
  await expect(slash()).toBeVisible();
  await expect(app.text).toHaveAttribute('aria-activedescendant', /.+/);
  await press('ArrowDown');
  await expect(slash().getByRole('option', { name: 'Heading 2' })).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  await type('A heading');
  await press('Enter');
  await press('Enter');
  await type('/quo');
  await press('Escape');
  await expect(slash()).toBeHidden();
  await press('Enter');
  await type('and/or');
  await expect(slash()).toBeHidden();
  await expect.poll(saved).toBe('Text.\n\n## A heading\n\n/quo\nand/or');
});

test('the toolbar says what the caret is in, and is reached, used and left by keys', async () => {
  await write('A **bold** word');
  await expect(toolbar()).toBeVisible();
  await expect(toolbar().getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'false');
  for (let n = 0; n < 6; n++) await press('ArrowLeft');
  await expect(toolbar().getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true');
  await press('Shift+F6');
  await expect(toolbar().locator(':focus')).toHaveAccessibleName('Paragraph style: Plain paragraph');
  await press('ArrowRight');
  await expect(toolbar().getByRole('button', { name: 'Bold' })).toBeFocused();
  await press('Enter');
  await expect(app.text).toBeFocused();
  await expect.poll(saved).toBe('A bold word');
  // It remembers where it was left.
  await press('Shift+F6');
  await expect(toolbar().getByRole('button', { name: 'Bold' })).toBeFocused();
  await press('ArrowLeft');
  await press('Enter');
  await app.page.getByRole('menuitem', { name: 'Heading 3' }).press('Enter');
  await expect(app.text).toBeFocused();
  await expect.poll(saved).toBe('### A bold word');
  await expect(toolbar().getByRole('button', { name: /^Paragraph style/ })).toHaveAccessibleName(
    'Paragraph style: Heading 3',
  );
  await press('Shift+F6');
  await press('Escape');
  await expect(app.text).toBeFocused();
});

test('the toolbar can be switched off, and the palette has its commands', async () => {
  await write('A word');
  await app.command('formatting toolbar', 'Show or hide the formatting toolbar');
  await expect(toolbar()).toBeHidden();
  await app.command('strike', 'Strikethrough');
  await expect(app.text).toBeFocused();
  await expect.poll(saved).toBe('A ~~word~~');
});

test('code closes its fence, and a post in front matter is left alone', async () => {
  await write();
  await type('```js');
  await press('Enter');
  await type('const a = (1');
  await press('ControlOrMeta+End');
  await press('Enter');
  await type("don't");
  await expect.poll(saved).toBe("```js\nconst a = (1)\n```\ndon't");
});

test('a table without outer pipes is typed as it is meant to stand', async () => {
  await write();
  await type('a | b\n--- | ---\nc | d\ne | f\n\nAfter.');
  await expect.poll(saved).toBe('a | b\n--- | ---\nc | d\ne | f\n\nAfter.');
});

test('folding and unfolding every section leaves the caret’s in sight', async () => {
  const text = Array.from({ length: 60 }, (_, n) => `## Part ${n}\n\n${'Words of it.\n\n'.repeat(12)}`);
  await write(text.join(''));
  await press('ControlOrMeta+f');
  await type('Part 33');
  await press('Enter');
  await press('Escape');
  await press('Shift+F9');
  await expect(app.button('Unfold this section').first()).toBeVisible();
  await expect(app.text.getByText('Part 33')).toBeInViewport();
  await press('ControlOrMeta+F9');
  await expect(app.button('Unfold this section')).toHaveCount(0);
  await expect(app.text.getByText('Part 33')).toBeInViewport();
});

test('a section folds, and a footnote is jumped to and back', async () => {
  await write('## One\n\nHidden.\n\n## Two\n\nA claim.');
  await press('ControlOrMeta+Alt+f');
  await type('Its proof.');
  await expect.poll(saved).toBe('## One\n\nHidden.\n\n## Two\n\nA claim.[^1]\n\n[^1]: Its proof.');
  await press('F12');
  await type(' Or so');
  await expect.poll(saved).toContain('A claim. Or so[^1]');
  await app.text.getByText('Hidden.').click();
  await press('F9');
  await expect(app.text.getByText('Hidden.')).toBeHidden();
  await app.button('Unfold this section').click();
  await expect(app.text.getByText('Hidden.')).toBeVisible();
});
