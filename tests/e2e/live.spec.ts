import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, PIXEL, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { Heard } from '../helpers/heard';
import { InputMethod } from '../helpers/input-method';

const PATH = '_posts/2026-11-01-fog.md';
const HEAD = '---\ntitle: Fog\ndate: 2026-11-01\n---\n';
const BODY = `# Fog on the hill

The **beans** are over, and see [the frost](2026-10-02-first-frost.md).

- [ ] The map
- [x] Bread

![The hill](/images/hill.png)

![From elsewhere](https://example.org/x.png)

So $$x^2$$ it is.

> Go *slowly*.

The end.
`;

let app: RunningApp;
let blog: TestBlog;
test.afterEach(() => app.close());

async function start(body = BODY): Promise<void> {
  blog = makeBlog({ files: { ...SMALL_BLOG, [PATH]: HEAD + body, 'images/hill.png': PIXEL } });
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/^Fog/);
  await expect(app.text).toBeFocused();
}

const press = (key: string) => app.page.keyboard.press(key);
const line = (words: string): Locator => app.text.locator('.cm-line', { hasText: words });
const caretLine = (): Locator => app.text.locator('.cm-activeLine');
const onDisk = () => readFileSync(join(blog.folder, PATH), 'utf8');

async function goLive(): Promise<void> {
  await expect(line('The **beans** are over')).toBeVisible();
  await press('ControlOrMeta+/');
  await expect(line('The beans are over')).toBeVisible();
}

test('marks are hidden away from the caret, shown at it, and back on the way to source', async () => {
  await start();
  await goLive();
  await expect(line('The beans are over, and see the frost.')).toHaveCount(1);
  await app.text.getByText('beans').click();
  await expect(caretLine()).toHaveText('The **beans** are over, and see the frost.');
  await press('ControlOrMeta+/');
  await expect(line('see [the frost](2026-10-02-first-frost.md)')).toBeVisible();
  expect(onDisk()).toBe(HEAD + BODY);
});

test('marks in cells come and go with the caret, and no column moves', async () => {
  const table = `| Bed       | Crop          |
| --------- | ------------- |
| **one**   | [kale](/k/) x |
| two       | \`leeks\`     y |
`;
  await start(`${BODY}\n${table}`);
  await goLive();
  await app.text.getByText('The end.').click();
  const row = line('kale');
  await expect(row).toHaveText(/^\| one {7}\| kale x {8}\|$/);
  /** Where the pipes of the rows stand, one list a row. */
  const pipes = () =>
    app.page.evaluate(() => {
      const places = [...document.querySelectorAll('.cm-line.lh-table')].map((each) => {
        const found: number[] = [];
        const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (
            let at = node.textContent?.indexOf('|') ?? -1;
            at >= 0;
            at = node.textContent?.indexOf('|', at + 1) ?? -1
          ) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            found.push(Math.round(range.getBoundingClientRect().left));
          }
        return found;
      });
      return places;
    });
  // Columns are set when their letters have been measured.
  const columns = async () => [...new Set((await pipes()).map(String))].length;
  await expect.poll(columns).toBe(1);
  const away = await pipes();
  expect(away).toHaveLength(4);

  await app.text.getByText('one', { exact: true }).click();
  await expect(row).toHaveText(/^\| \*\*one\*\* {3}\| kale x {8}\|$/);
  await expect.poll(pipes).toEqual(away);
  await press('Tab');
  await expect(row).toHaveText(/^\| one {7}\| \[kale\]\(\/k\/\) x \|$/);
  await expect.poll(pipes).toEqual(away);

  await line('two').click();
  await press('End');
  await app.page.keyboard.type(' ');
  await press('Backspace');
  await press('ControlOrMeta+s');
  await expect(app.sync).toHaveText(/Saved|Published/);
  expect(onDisk()).toBe(`${HEAD}${BODY}\n${table}`);
});

test('a box is ticked by a click: one letter of the file changes, and undo takes it back', async () => {
  await start();
  await goLive();
  const box = app.text.getByRole('checkbox', { name: 'Not done' });
  await box.click();
  await expect(app.text.getByRole('checkbox', { name: 'Done', exact: true })).toHaveCount(2);
  await press('ControlOrMeta+s');
  await expect.poll(onDisk).toBe(HEAD + BODY.replace('[ ] The map', '[x] The map'));
  await press('ControlOrMeta+z');
  await press('ControlOrMeta+s');
  await expect.poll(onDisk).toBe(HEAD + BODY);
});

test('an image of the blog is shown in place, a remote one is not asked for, a formula is set', async () => {
  await start();
  await goLive();
  const image = app.text.getByRole('img', { name: 'The hill' });
  await expect(image).toBeVisible();
  await expect(image).toHaveAttribute('src', /^asset:/);
  await expect
    .poll(() => image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await expect(app.text.getByText('Not loaded from https://example.org/x.png')).toBeVisible();
  await expect(app.text.locator('.lh-image img')).toHaveCount(1);
  await expect(app.text.getByRole('math', { name: 'x^2' }).locator('.katex')).toBeVisible();
});

test('what a hostile post writes is text here, and its formulas make nothing that leads anywhere', async () => {
  await start(
    '<img src=x onerror="window.ran=1"> <script>window.ran=2</script>\n\n$$\\href{javascript:window.ran=3}{x}$$ and $$\\htmlClass{a}{y}$$ and $$z^2$$\n\n[link](javascript:window.ran=4)\n\n**a**\n\n![](javascript:window.ran=5)\n\nend\n',
  );
  await press('ControlOrMeta+/');
  await expect(line('end')).toBeVisible();
  await expect(app.text.getByRole('math', { name: 'z^2' }).locator('.katex')).toBeVisible();
  // Its words are gone again by themselves.
  const heard = await Heard.by(app.page);
  await app.text.getByText('link', { exact: true }).click({ modifiers: ['ControlOrMeta'] });
  await expect
    .poll(() => heard.all())
    .toContain('That link is not opened from here: javascript:window.ran=4');
  await expect(app.text.locator('a, script, .lh-image img')).toHaveCount(0);
  expect(await app.page.evaluate(() => 'ran' in window)).toBe(false);
});

test('a link is followed by a click with the key held, and by a key at the caret', async () => {
  await start();
  await goLive();
  await app.text.getByText('the frost').click({ modifiers: ['ControlOrMeta'] });
  await expect(line('First frost')).toBeVisible();
  await expect(app.post(/^First frost/)).toHaveAttribute('aria-selected', 'true');
  await app.openPost(/^Fog/);
  await app.text.getByText('the frost').click();
  await press('Alt+Enter');
  await expect(app.post(/^First frost/)).toHaveAttribute('aria-selected', 'true');
});

test('a link by a tag is followed to the post it names, as on the page', async () => {
  await start(
    'To [the cold]({% post_url 2026-10-02-first-frost %}) and [by file]({% link _posts/2026-10-02-first-frost.md %}).\n\nThe end.\n',
  );
  await line('To [the cold]').click();
  await press('Home');
  for (let step = 0; step < 8; step += 1) await press('ArrowRight');
  await press('Alt+Enter');
  await expect(app.post(/^First frost/)).toHaveAttribute('aria-selected', 'true');
  await app.openPost(/^Fog/);
  await app.text.getByText('The end.').click();
  await press('ControlOrMeta+/');
  await expect(line('To the cold and by file.')).toBeVisible();
  await app.text.getByText('by file').click({ modifiers: ['ControlOrMeta'] });
  await expect(app.post(/^First frost/)).toHaveAttribute('aria-selected', 'true');
});

test('the arrow keys go through every line once, down and up, over what is hidden', async () => {
  const lines = [
    '# Fog',
    'The **first** of it',
    '- one',
    '- [ ] a box',
    '> quoted',
    '## Second',
    'The ***last*** of it',
  ];
  await start(`${lines.join('\n\n')}\n`);
  await press('ControlOrMeta+/');
  await expect(line('The last of it')).toBeVisible();
  await press('ControlOrMeta+Home');
  /** What is left when the marks are taken away, for what the caret's line shows depends on where in it the caret is. */
  const words = async () => ((await caretLine().textContent()) ?? '').replace(/[^a-z]/gi, '');
  const expected = lines.flatMap((each) => [each.replace(/[^a-z]/gi, ''), '']).slice(0, -1);
  const down: string[] = [];
  for (const [index] of expected.entries()) {
    if (index > 0) await press('ArrowDown');
    down.push(await words());
  }
  expect(down).toEqual(expected);
  const up: string[] = [await words()];
  for (let index = 1; index < expected.length; index += 1) {
    await press('ArrowUp');
    up.push(await words());
  }
  expect(up).toEqual(expected.toReversed());
});

test('Home goes before hidden marks, so that a break or a deletion there takes no half of them', async () => {
  await start('Fog.\n\n**Beans** over\n\n- [ ] map\n\n[Frost](a.md) again\n\nThe **beans** are over\n');
  await goLive();
  await line('Beans over').click();
  await press('End');
  await press('Home');
  await press('Enter');
  await line('map').click();
  await press('End');
  await press('Home');
  await app.page.keyboard.type('The ');
  await line('Frost again').click();
  await press('End');
  await press('Shift+Home');
  await press('Delete');
  await press('ControlOrMeta+s');
  await expect
    .poll(onDisk)
    .toBe(`${HEAD}Fog.\n\n\n**Beans** over\n\n- [ ] The map\n\n\n\nThe **beans** are over\n`);
});

test('what an input method composes beside hidden marks is written once, and nothing is drawn anew under it', async () => {
  await start('She wrote **ink**\n\nThe **beans** are over.\n');
  await goLive();
  await app.text.getByText('beans').click();
  await press('ControlOrMeta+Home');
  await press('End');
  await expect(caretLine()).toHaveText('She wrote **ink**');
  const input = await InputMethod.of(app.page);
  await input.compose('に', 'にほ', 'にほん');
  await expect(caretLine()).toHaveText('She wrote **ink**にほん');
  await input.take('日本');
  // The caret has left the words in bold, whose marks may be hidden again by now.
  await expect(caretLine()).toHaveText(/^She wrote (\*\*)?ink\1日本$/);
  await press('ArrowDown');
  await press('ArrowDown');
  await expect(line('She wrote ink日本')).toBeVisible();
  await press('ControlOrMeta+s');
  await expect.poll(onDisk).toBe(`${HEAD}She wrote **ink**日本\n\nThe **beans** are over.\n`);
});

test('focus dims all but the sentence, typewriter holds the line, and both are there after a restart', async () => {
  await start(`One sentence. Another one.\n\n${'A line.\n\n'.repeat(60)}The last line.\n`);
  const command = async (words: string) => {
    await app.command(words);
    await expect(app.text).toBeFocused();
  };
  await command('Focus on the sentence');
  await expect(line('One sentence.').locator('.lh-dim')).toHaveText(' Another one.');
  await expect(app.text.locator('.cm-line.lh-dim', { hasText: 'A line.' }).first()).toBeVisible();

  const stored = () => app.page.evaluate(async () => window.longhand.settings.read({}));
  await command('Typewriter: keep');
  await expect.poll(stored).toMatchObject({ value: { focusMode: 'sentence', typewriter: true } });
  await press('ControlOrMeta+End');
  const offMiddle = () =>
    app.page.evaluate(() => {
      const caret = document.querySelector('.cm-cursor-primary')?.getBoundingClientRect();
      const pane = document.querySelector('.cm-scroller')?.getBoundingClientRect();
      return caret && pane ? Math.abs(caret.top + caret.height / 2 - pane.top - pane.height / 2) : 1e6;
    });
  await expect.poll(offMiddle).toBeLessThan(30);
  await press('ArrowUp');
  await press('ArrowUp');
  await app.page.keyboard.type('More.');
  await expect.poll(offMiddle).toBeLessThan(30);

  const { profile } = app;
  await app.electron.close();
  app = await launch({ open: blog.folder, home: blog.home, profile });
  await app.openPost(/^Fog/);
  await expect(app.text.locator('.cm-line.lh-dim').first()).toBeVisible();
});

test('the window is zoomed by keys, within limits, and stays so', async () => {
  await start();
  const ratio = () => app.page.evaluate(() => window.devicePixelRatio);
  const actual = await ratio();
  await press('ControlOrMeta+=');
  await expect.poll(ratio).toBeCloseTo(actual * 1.1, 2);
  for (let index = 0; index < 9; index += 1) await press('ControlOrMeta+=');
  await expect.poll(ratio).toBeCloseTo(actual * 2, 2);
  // At 200 % everything still fits: one pane, and its buttons.
  await expect(app.text).toBeVisible();
  await expect(app.button('Publish…')).toBeInViewport();
  const wide = () => app.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  await expect.poll(wide).toBe(false);
  await press('ControlOrMeta+0');
  await expect.poll(ratio).toBeCloseTo(actual, 2);
});
