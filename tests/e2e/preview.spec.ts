import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { Heard } from '../helpers/heard';

const SECTIONS = Array.from(
  { length: 60 },
  (_, index) => `## Section ${index + 1}\n\nThe kettle of section ${index + 1} sings by the **window**.\n`,
);
const LONG = `---\ntitle: A long one\ndate: 2026-11-02\n---\n${SECTIONS.join('\n')}\nThe very last line.\n`;

/** Each forty blocks of it are higher than what the page takes them to be until they are seen. */
const TALL = `---\ntitle: A tall one\ndate: 2026-11-04\n---\n${Array.from(
  { length: 240 },
  (_, index) =>
    `Stone ${index + 1} stands here. ${'The kettle sings, and the window looks at it. '.repeat(12)}\n`,
).join('\n')}`;

/** What one line of is higher than a window, as a picture is. */
const PICTURES = `---\ntitle: A post of pictures\ndate: 2026-11-05\n---\n${Array.from(
  { length: 9 },
  (_, index) => `Below picture ${index + 1}, and above the next.\n\n<div>${'<br>'.repeat(40)}</div>\n`,
).join('\n')}\n`;

/** Its footnotes are defined in its middle, and in another order. */
const MUCH_NOTED = `---
title: A much noted one
---
Of a stone[^b] and a stone[^stone].

[^stone]: The pebble of a stone.

[^b]: And the first.

${Array.from({ length: 40 }, (_, index) => `Paragraph ${index + 1} has a stone.\n`).join('\n')}
The end.
`;

const OLD_PAGE = `---
title: An old page
---
<div class="letter">
    <p>Dear *reader*,</p>

    <p>the kettle <b>sings</b>.</p>
</div>
`;

let app: RunningApp;
let blog: TestBlog;

test.beforeAll(async () => {
  blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-11-02-a-long-one.md': LONG,
      '_posts/2026-10-20-an-old-page.html': OLD_PAGE,
      '_posts/2026-11-04-a-tall-one.md': TALL,
      '_posts/2026-10-18-a-noted-one.md':
        '---\ntitle: A noted one\n---\nWords[^1].\n\n[^1]: The note.\n\nThe last words.',
      '_posts/2026-10-19-a-much-noted-one.md': MUCH_NOTED,
      '_posts/2026-11-05-another-tall-one.md': TALL.replace('A tall', 'Another tall').replaceAll(
        'Stone',
        'Brick',
      ),
      '_posts/2026-11-05-pictures.md': PICTURES,
      '_posts/2026-11-03-a-long-two.md': LONG.replace('one', 'two').replaceAll(/## (.*)/g, '## $1 of two'),
    },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});
test.afterAll(() => app.close());

const pageText = () => app.preview((page) => page.body.textContent ?? '');
const textTop = () => app.page.evaluate(() => document.querySelector('.cm-scroller')?.scrollTop ?? -1);
const pageTop = () => app.preview((page) => page.scrollingElement?.scrollTop ?? -1);
/** The headings that are seen at the top of the text and of the page. */
const headingOfPage = () =>
  app.preview((page) => {
    const all = [...page.querySelectorAll('article h2')];
    return all.find((heading) => heading.getBoundingClientRect().bottom > 0)?.textContent ?? '';
  });
/** How the paragraphs begin whose beginning can be seen in the page, and is where they say that it is. */
const seenInPage = () =>
  app.preview((page) => {
    const isSeen = (each: Element) => {
      const { left, top } = each.getBoundingClientRect();
      return each.contains(page.elementFromPoint(left + 20, top + 10));
    };
    return [...page.querySelectorAll('article p')]
      .filter(isSeen)
      .map((each) => each.textContent?.slice(0, 24));
  });
const headingsOfText = () => app.text.innerText();
const caretLine = () =>
  app.page.evaluate(() => document.querySelector('.cm-activeLine')?.textContent?.trim() ?? '');

/** How the group of the caret's block is contained: where it is not, the tint is painted behind the page. */
const containmentOfTint = () =>
  app.preview((page) => {
    const group = page.querySelector('.lh-now')?.closest('.lh-group');
    if (!group) return '';
    const { contain, contentVisibility } = getComputedStyle(group);
    return contentVisibility === 'auto' ? 'content' : contain;
  });

/** Puts the caret where these words are, by find. */
async function goTo(words: string): Promise<void> {
  await app.text.focus();
  await app.page.keyboard.press('ControlOrMeta+f');
  await app.page.getByRole('textbox', { name: 'Find', exact: true }).fill(words);
  await app.page.keyboard.press('Enter');
  await expect.poll(caretLine).toContain(words);
  await app.page.keyboard.press('Escape');
}

test('the page follows the text when it is scrolled', async () => {
  await app.text.hover();
  await app.page.mouse.wheel(0, 2500);
  await expect.poll(pageTop).toBeGreaterThan(500);
  await expect.poll(async () => (await headingsOfText()).includes(await headingOfPage())).toBe(true);
});

test('where the caret goes in a long post, the page shows what stands there', async () => {
  await app.openPost(/A tall one/);
  await app.text.focus();
  await app.page.keyboard.press('ControlOrMeta+End');
  await expect.poll(seenInPage).toContainEqual(expect.stringContaining('Stone 240 stands'));
  for (const stone of ['Stone 131 stands', 'Stone 240 stands', 'Stone 57 stands', 'Stone 203 stands']) {
    await goTo(stone);
    await expect.poll(seenInPage).toContainEqual(expect.stringContaining(stone));
    await app.page.keyboard.press('ArrowRight');
    await app.page.keyboard.type('!');
    await expect.poll(seenInPage).toContainEqual(expect.stringContaining(`${stone}!`));
    expect(await containmentOfTint()).toBe('content');
  }
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

/** The number of the stone (or brick) whose paragraph is at the top of the text, and that at the top of the page. */
const tops = async () => [
  await app.page.evaluate(() => {
    const box = document.querySelector('.cm-scroller')?.getBoundingClientRect();
    const line = [...document.querySelectorAll('.cm-line')].find(
      (each) =>
        /\w/.test(each.textContent ?? '') && each.getBoundingClientRect().bottom > (box?.top ?? 0) + 1,
    );
    return box && box.height > 0 ? Number(/^(?:Stone|Brick) (\d+)/.exec(line?.textContent ?? '')?.[1]) : null;
  }),
  await app.preview((page) => {
    const middle = page.documentElement.clientWidth / 2;
    const shown = [30, 60].map((y) => page.elementFromPoint(middle, y)?.closest('p')?.textContent ?? '');
    return Number(/^(?:Stone|Brick) (\d+)/.exec(shown.join('\n').trim())?.[1]);
  }),
];

test('each of two long posts is where it was left, in the text and in the page, whichever side was moved', async () => {
  await app.openPost(/A tall one/);
  await expect.poll(pageText).toContain('Stone 240 stands');
  await app.text.hover();
  await app.page.mouse.wheel(0, -100_000);
  await expect.poll(pageTop).toBe(0);
  await app.page.mouse.wheel(0, 4000);
  await expect.poll(textTop).toBeGreaterThan(3500);
  // Read from the disk for the first time: meanwhile the text is not shown.
  await app.openPost(/Another tall one/);
  await expect.poll(pageText).toContain('Brick 240 stands');
  await expect.poll(textTop).toBe(0);
  await expect.poll(pageTop).toBe(0);
  await app.openPost(/A tall one/);
  await expect.poll(textTop).toBeGreaterThan(3500);
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
  const [stone] = await tops();

  await app.openPost(/Another tall one/);
  await app.page.locator('iframe[title="Preview"]').hover();
  await app.page.mouse.wheel(0, 3000);
  await expect.poll(textTop).toBeGreaterThan(2000);
  const [brick] = await tops();
  await app.openPost(/A tall one/);
  await expect.poll(tops).toEqual([stone, stone]);
  await app.openPost(/Another tall one/);
  await expect.poll(tops).toEqual([brick, brick]);
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('the page is at the place of the text when it is shown again, alone or beside it', async () => {
  await app.openPost(/A tall one/);
  await app.text.hover();
  await app.page.mouse.wheel(0, -100_000);
  await expect.poll(pageTop).toBe(0);
  await app.page.mouse.wheel(0, 6000);
  await expect.poll(textTop).toBeGreaterThan(5500);
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
  const [stone] = await tops();
  await app.page.keyboard.press('ControlOrMeta+1');
  await expect(app.page.locator('iframe[title="Preview"]')).toBeHidden();
  await app.page.keyboard.press('ControlOrMeta+3');
  await expect(app.text).toBeHidden();
  await expect.poll(tops).toEqual([null, stone]);
  await app.page.keyboard.press('ControlOrMeta+1');
  await expect(app.text).toBeVisible();
  await app.page.keyboard.press('ControlOrMeta+2');
  await expect.poll(tops).toEqual([stone, stone]);
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('the text is where its author has read to when it is shown again, and the caret where it was', async () => {
  const read = async (by: number) => {
    await app.page.keyboard.press('ControlOrMeta+3');
    await expect(app.text).toBeHidden();
    await app.page.locator('iframe[title="Preview"]').hover();
    await expect.poll(async () => (await tops())[1]).toBeGreaterThan(0);
    if (by === 0) return (await tops())[1];
    const before = await pageTop();
    await app.page.mouse.wheel(0, by);
    await expect.poll(pageTop).not.toBe(before);
    return steadyTop();
  };
  const steadyTop = async () => {
    let top = Number.NaN;
    await expect(async () => {
      const before = top;
      [, top = Number.NaN] = (await tops()).map(Number);
      expect(top).toBe(before);
    }).toPass();
    return top;
  };
  /** From what is at the top of the page to its middle. */
  const toMiddle = () =>
    app.preview((page) => {
      const box = page.elementFromPoint(page.documentElement.clientWidth / 2, 60)?.getBoundingClientRect();
      return box ? Math.round(box.top + box.height / 2 - 30) : 0;
    });
  const caretIs = async (words: string) => {
    await app.page.keyboard.press('ArrowRight');
    await expect.poll(caretLine).toContain(words);
  };
  await app.openPost(/A tall one/);
  await expect.poll(pageText).toContain('Stone 240 stands');
  await goTo('Stone 9 stands');
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
  const [left] = await tops();
  expect(await read(0)).toBe(left);
  await app.page.keyboard.press('ControlOrMeta+1');
  await expect.poll(tops).toEqual([left, expect.anything()]);

  await read(9000);
  const stone = await read(await toMiddle());
  expect(stone).toBeGreaterThan(30);
  await app.page.keyboard.press('ControlOrMeta+1');
  await expect.poll(async () => (await tops())[0]).toBe(stone);
  for (const by of [400, -400, 300, -300]) await read(by);
  expect(await steadyTop()).toBe(stone);
  await app.page.keyboard.press('ControlOrMeta+2');
  await expect.poll(tops).toEqual([stone, stone]);
  await caretIs('Stone 9 stands');

  await read(100_000);
  await app.page.keyboard.press('ControlOrMeta+1');
  await expect.poll(headingsOfText).toContain('Stone 240 stands');
  await read(-100_000);
  await app.page.keyboard.press('ControlOrMeta+2');
  await expect.poll(textTop).toBe(0);
  await caretIs('Stone 9 stands');
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('the page stays at the place of the text when it gets another width', async () => {
  const choose = async (item: string) => {
    await app.button('Page view').click();
    await app.page.getByRole('menu', { name: 'Page view' }).getByText(item, { exact: true }).click();
  };
  await app.openPost(/A tall one/);
  await expect.poll(pageText).toContain('Stone 240 stands');
  await app.text.hover();
  await app.page.mouse.wheel(0, 30_000);
  await expect.poll(textTop).toBeGreaterThan(20_000);
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
  const [stone] = await tops();
  await choose('Phone width');
  await expect.poll(() => app.preview((page) => page.documentElement.clientWidth)).toBeLessThan(391);
  await expect.poll(tops).toEqual([stone, stone]);
  await choose('Full width');
  await expect.poll(() => app.preview((page) => page.documentElement.clientWidth)).toBeGreaterThan(391);
  await expect.poll(tops).toEqual([stone, stone]);
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('the block of the caret is marked in the page also where it is drawn after the others', async () => {
  const pasted = Array.from({ length: 200 }, (_, index) => `Pasted ${index + 1} here.`).join('\n\n');
  await app.text.focus();
  await app.page.keyboard.press('ControlOrMeta+End');
  await app.page.keyboard.insertText(`\n\n${pasted}`);
  await expect
    .poll(() => app.preview((page) => page.querySelector('.lh-now')?.textContent?.trim()))
    .toBe('Pasted 200 here.');
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect.poll(pageText).not.toContain('Pasted');
  await expect.poll(pageText).toContain('The very last line.');
});

test('at the end of a post with footnotes its last block is marked, not the footnotes', async () => {
  const marked = () => app.preview((page) => page.querySelector('.lh-now')?.textContent?.trim() ?? '');
  await app.openPost(/A noted one/);
  await expect.poll(pageText).toContain('The note.');
  await app.text.focus();
  await app.page.keyboard.press('ControlOrMeta+Home');
  await app.page.keyboard.press('ControlOrMeta+End');
  await app.page.keyboard.type(' Once more.');
  await expect.poll(pageText).toContain('The last words. Once more.');
  await expect.poll(marked).toBe('The last words. Once more.');
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('a click on a footnote puts the caret into its definition, where the page marks what is written', async () => {
  await app.openPost(/A much noted one/);
  await expect.poll(pageText).toContain('The pebble');
  const click = async (word: string) => {
    const place = await app.preview((page, wanted) => {
      const item = [...page.querySelectorAll('li')].find((each) => each.textContent?.includes(wanted));
      item?.scrollIntoView({ block: 'center' });
      const text = item?.querySelector('p')?.firstChild ?? item?.firstChild;
      const at = text?.textContent?.indexOf(wanted) ?? -1;
      if (!text || at < 0) throw new Error('no such footnote');
      const range = page.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 3);
      const box = range.getBoundingClientRect();
      const outer = page.defaultView?.frameElement?.getBoundingClientRect();
      return { x: (outer?.left ?? 0) + box.left + 4, y: (outer?.top ?? 0) + box.top + box.height / 2 };
    }, word);
    await app.page.mouse.click(place.x, place.y);
  };
  const marked = () => app.preview((page) => page.querySelector('.lh-now')?.textContent?.trim() ?? '');
  await click('pebble');
  await expect.poll(caretLine).toBe('[^stone]: The pebble of a stone.');
  await app.page.keyboard.type('X');
  await expect.poll(caretLine).toMatch(/: The p?X/);
  await expect.poll(marked).toMatch(/^The p?X.* stone\./);
  await app.page.keyboard.press('ControlOrMeta+z');
  await click('first');
  await expect.poll(caretLine).toBe('[^b]: And the first.');
  await expect.poll(marked).toMatch(/^And the first\./);
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('the page shows what is written also below pictures that are higher than all of the text', async () => {
  await app.openPost(/A post of pictures/);
  await expect.poll(pageText).toContain('Below picture 9');
  await app.text.focus();
  await app.page.keyboard.press('ControlOrMeta+End');
  await app.page.keyboard.type('What is written last.');
  await expect.poll(seenInPage).toContainEqual(expect.stringContaining('What is written'));
  await app.page.locator('iframe[title="Preview"]').hover();
  await app.page.mouse.wheel(0, -100_000);
  await expect.poll(pageTop).toBe(0);
  await app.page.keyboard.type('!');
  await expect.poll(seenInPage).toContainEqual(expect.stringContaining('What is written'));
  await goTo('Below picture 4');
  await expect.poll(seenInPage).toContainEqual(expect.stringContaining('Below picture 4'));
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('the text follows the page when it is scrolled, and does not answer', async () => {
  const frame = app.page.locator('iframe[title="Preview"]');
  await frame.hover();
  await app.page.mouse.wheel(0, -100_000);
  await expect.poll(pageTop).toBe(0);
  await expect.poll(textTop).toBe(0);
  await app.page.mouse.wheel(0, 1800);
  await expect.poll(pageTop).toBe(1800);
  await expect.poll(async () => (await headingsOfText()).includes(await headingOfPage())).toBe(true);
  expect(await pageTop()).toBe(1800);
  await app.page.mouse.wheel(0, 100_000);
  await expect.poll(headingsOfText).toContain('The very last line.');
});

test('a click in the page puts the caret into the word that was clicked, and the page stays where it is', async () => {
  await app.preview((page) =>
    [...page.querySelectorAll('article p')]
      .find((p) => p.textContent?.includes('kettle of section 30'))
      ?.scrollIntoView({ block: 'center' }),
  );
  const word = () =>
    app.preview((page) => {
      const found = [...page.querySelectorAll('article p')].find((p) =>
        p.textContent?.includes('kettle of section 30'),
      );
      const range = page.createRange();
      const text = found?.firstChild;
      if (!text) throw new Error('no paragraph');
      const at = text.textContent?.indexOf('sings') ?? 0;
      range.setStart(text, at);
      range.setEnd(text, at + 5);
      const box = range.getBoundingClientRect();
      const outer = page.defaultView?.frameElement?.getBoundingClientRect();
      return {
        x: (outer?.left ?? 0) + box.left + box.width / 2,
        y: (outer?.top ?? 0) + box.top + box.height / 2,
      };
    });
  // What lies above it is a guess of its height until it has been drawn.
  await expect(async () => {
    const before = await word();
    await app.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await word()).toEqual(before);
  }).toPass();
  const place = await word();
  const before = await pageTop();
  await app.page.mouse.click(place.x, place.y);
  await expect(app.text).toBeFocused();
  await expect.poll(caretLine).toContain('The kettle of section 30 sings');
  expect(await pageTop()).toBe(before);
  await app.page.keyboard.type('X');
  await expect.poll(caretLine).toMatch(/section 30 s[ings]*X[ings]* by/);
  await expect
    .poll(() => app.preview((page) => page.querySelector('.lh-now')?.textContent ?? ''))
    .toMatch(/section 30 s[ings]*X[ings]* by/);
  await app.page.keyboard.press('ControlOrMeta+z');
});

test('a link to a heading of the post goes there', async () => {
  const frame = app.page.locator('iframe[title="Preview"]');
  await frame.hover();
  await app.preview((page) => {
    const link = page.createElement('a');
    link.href = '#section-50';
    page.body.append(link);
    link.click();
    link.remove();
  });
  await expect.poll(headingOfPage).toBe('Section 50');
});

test('a link to a heading of another post opens that post there, however far down it is', async () => {
  await app.openPost(/A long two/);
  await expect.poll(pageText).toContain('Section 59 of two');
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
  await app.page.locator('iframe[title="Preview"]').hover();
  await app.preview((page) => {
    const link = page.createElement('a');
    link.href = '/2026/11/03/a-long-two.html#section-45-of-two';
    page.body.append(link);
    link.click();
    link.remove();
  });
  await expect.poll(headingOfPage).toBe('Section 45 of two');
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
});

test('the page is shown as on a phone, in another size, and as wide as its pane again', async () => {
  const width = () => app.preview((page) => page.documentElement.clientWidth);
  const choose = async (item: string) => {
    await app.button('Page view').click();
    await app.page.getByRole('menu', { name: 'Page view' }).getByText(item, { exact: true }).click();
  };
  const pane = await app.page.getByRole('region', { name: 'Page' }).evaluate((region) => region.clientWidth);
  await choose('Phone width');
  await expect.poll(width).toBeLessThanOrEqual(390);
  expect(await width()).toBeGreaterThan(360);
  await choose('Larger');
  await expect(app.button('Page view')).toContainText('Phone width · 110%');
  await choose('Full width');
  await expect.poll(width).toBeLessThan(pane * 0.95);
  await choose('Actual size');
  await expect.poll(width).toBeGreaterThan(pane * 0.95);
  await expect(app.button('Page view')).not.toContainText('%');
});

test('the post is copied as HTML, formatted and as text', async () => {
  await app.openPost(/First frost/);
  await expect.poll(pageText).toContain('The beans are over.');
  // Its words are gone again by themselves.
  const heard = await Heard.by(app.page);
  await app.page.keyboard.press('ControlOrMeta+Shift+C');
  await expect.poll(() => heard.all()).toContain('The post is on the clipboard as HTML.');
  const { html, text } = await app.electron.evaluate(({ clipboard }) => {
    // Later Electrons have another clipboard than the oldest one we run on, which this suite is run with.
    const old = clipboard as unknown as { readHTML(): string; readText(): string };
    return { html: old.readHTML(), text: old.readText() };
  });
  for (const copy of [html, text]) {
    expect(copy).toContain('The beans are over.');
    expect(copy).toContain('src="/assets/images/gate.png"');
    expect(copy).not.toContain('asset:');
    expect(copy).not.toContain('title: First frost');
  }
  expect(text).toMatch(/^<p>The beans are over/);
});

/** Runs a command as the menu would. */
const command = (id: string) =>
  app.electron.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/index.html'))
      ?.webContents.send('shell.command', { id: name });
  }, id);

test('the page is saved as a PDF of the whole post, where the author says', async () => {
  const file = join(blog.home, 'A long one.pdf');
  await app.openPost(/A long one/);
  await app.electron.evaluate(({ dialog }, chosen) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { saveAsked: asked });
    dialog.showSaveDialog = async (...given: unknown[]) => {
      asked.push((given.at(-1) as { defaultPath: string }).defaultPath);
      return { canceled: false, filePath: chosen };
    };
  }, file);
  const heard = await Heard.by(app.page);
  await command('preview.pdf');
  await expect.poll(() => heard.all(), { timeout: 60_000 }).toContain('Saved as A long one.pdf.');
  expect(
    await app.electron.evaluate(() => (globalThis as unknown as { saveAsked: unknown }).saveAsked),
  ).toEqual(['A long one.pdf']);
  expect(existsSync(file)).toBe(true);
  const pdf = readFileSync(file);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // Its outline, which is not compressed, has the post's headings, to the last one.
  const words = pdf.toString('latin1');
  expect(words).toContain('(Section 1)');
  expect(words).toContain('(Section 60)');
  await expect
    .poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

test('the page in a window of its own follows the editor, holds no bridge, and closes with the window', async () => {
  // An app of its own: its window is closed here.
  const own = await launch({ open: blog.folder, home: blog.home });
  await own.openPost(/First frost/);
  const windows = () =>
    own.electron.evaluate(({ BrowserWindow }) =>
      // A window that is closing is still among them.
      BrowserWindow.getAllWindows().flatMap((window) =>
        window.isDestroyed() || window.webContents.isDestroyed()
          ? []
          : {
              title: window.getTitle(),
              shown: window.isVisible(),
              preferences: (
                window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
              ).getLastWebPreferences(),
            },
      ),
    );
  await own.command('window of its own', 'Show the page in a window of its own');
  await expect.poll(async () => (await windows()).map((window) => window.title)).toContain('First frost');
  // The window that opened it has it by its name.
  const detached = <T>(read: (page: Window) => T) =>
    own.page.evaluate(`(${read.toString()})(window.open('', 'longhand-page'))`) as Promise<T>;
  const text = () => detached((page) => page.document.body.textContent ?? '');
  await expect.poll(text).toContain('The beans are over.');
  await own.typeAfter('The beans are over.', ' Twice.');
  await expect.poll(text).toContain('before breakfast. Twice.');
  await own.openPost(/The long way home/);
  await expect.poll(text).toContain('I walked the long way home.');

  const page = (await windows()).find((window) => window.title === 'The long way home');
  expect(page?.shown).toBe(true);
  expect(page?.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    javascript: false,
    webSecurity: true,
  });
  expect(page?.preferences.preload).toBeUndefined();
  expect(await detached((window) => 'longhand' in window)).toBe(false);
  const ran = await own.page.evaluate(() => {
    const page = window.open('', 'longhand-page');
    const image = page?.document.createElement('div');
    image?.insertAdjacentHTML(
      'beforeend',
      '<img src="x" onerror="opener.pwned=1"><b onclick="opener.pwned=1"></b>',
    );
    if (image) page?.document.body.append(image);
    image?.querySelector('b')?.click();
    return 'pwned' in window;
  });
  expect(ran).toBe(false);

  // A key closes it, and the command opens it again.
  const pressEscape = () =>
    own.electron.evaluate(({ BrowserWindow }) => {
      const alone = BrowserWindow.getAllWindows().find((window) => window.getTitle() === 'The long way home');
      for (const type of ['keyDown', 'keyUp'] as const)
        alone?.webContents.sendInputEvent({ type, keyCode: 'Escape' });
    });
  await pressEscape();
  await expect.poll(async () => (await windows()).length).toBe(1);
  await own.command('window of its own', 'Show the page in a window of its own');
  await expect
    .poll(async () => (await windows()).map((window) => window.title))
    .toContain('The long way home');

  const gone = new Promise<void>((resolve) => own.electron.once('close', () => resolve()));
  await own.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('/index.html'))
      ?.close();
  });
  await gone;
});

test('[R18] a part that is too long is shown as it is written, a post that is too large not at all, and both are written in', async () => {
  const huge = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-11-08-one-line.md': `---\ntitle: One line\n---\nBefore it.\n\n${'word **bold** [x](y) '.repeat(10_000)}\n\nAfter it.\n`,
      '_posts/2026-11-09-huge.md': `---\ntitle: Huge\n---\nThe first line.\n\n${`${'paper '.repeat(100)}\n\n`.repeat(21_000)}`,
    },
  });
  const own = await launch({ open: huge.folder, home: huge.home });
  const page = () => own.preview((document) => document.querySelector('article')?.textContent ?? '');
  await own.openPost(/One line/);
  await expect.poll(page).toContain('This part is too long to be drawn (210 KB)');
  expect(await page()).toContain('word **bold**');
  await expect.poll(page).toContain('After it.');
  await own.typeAfter('Before it.', ' Still quick.');
  await expect.poll(page).toContain('Before it. Still quick.');

  await own.openPost(/Huge/);
  await expect.poll(page).toContain('This post is too large to be shown here (13 MB).');
  await own.typeAfter('The first line.', ' And more.');
  await expect(own.text).toContainText('The first line. And more.');
  await own.openPost(/First frost/);
  await expect.poll(page).toContain('The beans are over.');
  await own.close();
});

test('a key and what it changes on the page are shown by the same frame', async () => {
  await app.openPost(/A long one/);
  await expect.poll(pageText).toContain('The very last line.');
  await app.text.focus();
  await app.page.keyboard.press('ControlOrMeta+End');
  await expect(app.text).toContainText('The very last line.');
  await expect(app.text).toBeFocused();
  // Asked for in the key's own task, before the editor hears of it; a frame's end is told before anything that waits.
  const atTheFrame = await app.page.evaluateHandle(() => {
    const page = () =>
      document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument?.body.textContent;
    const shown = new Promise<string>((resolve) => {
      const ask = () =>
        requestAnimationFrame(() => {
          void scheduler.postTask(() => resolve(page() ?? ''), { priority: 'user-blocking' });
        });
      addEventListener('beforeinput', ask, { once: true, capture: true });
    });
    // In an object, or the wait for it would come before the key.
    return { shown };
  });
  await app.page.keyboard.press('z');
  expect(await atTheFrame.evaluate(({ shown }) => shown)).toMatch(/The very last line\.\s*z/);
});

test('a post that is HTML is shown as its elements, while it is written too', async () => {
  await app.openPost(/An old page/);
  const letter = () =>
    app.preview((page) => [...page.querySelectorAll('article div.letter > p')].map((each) => each.innerHTML));
  await expect.poll(letter).toEqual(['Dear *reader*,', 'the kettle <b>sings</b>.']);
  await app.text.getByText('sings').click();
  await app.page.keyboard.press('End');
  await app.page.keyboard.type('<p>_Ada_</p>');
  await expect.poll(letter).toEqual(['Dear *reader*,', 'the kettle <b>sings</b>.', '_Ada_']);
  expect(await app.preview((page) => page.querySelector('article pre, article em'))).toBeNull();
});

test('letters beyond Latin have the fonts of the page too', async () => {
  await app.openPost(/A long one/);
  await app.text.focus();
  await app.page.keyboard.press('ControlOrMeta+Home');
  await app.page.keyboard.insertText('Łódź\n\n`Жук`\n\n');
  const loaded = () =>
    app.preview((page) =>
      [...page.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family.replaceAll('"', '')),
    );
  const wanted = [
    'Newsreader Variable',
    'Newsreader Variable Beyond Latin',
    'JetBrains Mono Variable Beyond Latin',
  ];
  await expect.poll(loaded).toEqual(expect.arrayContaining(wanted));
});

test('the caret blinks while the author rests, and no animation runs for it', async () => {
  await app.text.focus();
  const seen = () =>
    app.page.evaluate(() => {
      const layer = document.querySelector('.cm-cursorLayer');
      return (
        layer && { visibility: getComputedStyle(layer).visibility, animations: layer.getAnimations().length }
      );
    });
  const quick = { intervals: [70] };
  await expect.poll(seen, quick).toEqual({ visibility: 'hidden', animations: 0 });
  await expect.poll(seen, quick).toEqual({ visibility: 'visible', animations: 0 });
  await expect.poll(seen, quick).toEqual({ visibility: 'hidden', animations: 0 });
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(seen, quick).toEqual({ visibility: 'visible', animations: 0 });
});
