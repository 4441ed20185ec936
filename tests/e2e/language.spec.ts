import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chownTree } from '../../scripts/electron-user.mjs';
import { type LaunchOptions, launch, type RunningApp, temporaryFolder } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { Heard } from '../helpers/heard';

let app: RunningApp;

async function start(files = SMALL_BLOG, options: LaunchOptions = {}): Promise<TestBlog> {
  const blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home, ...options });
  await expect(app.posts).toBeVisible();
  return blog;
}

test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);

test.describe('counts', () => {
  const bar = () => app.page.getByRole('contentinfo');
  const counts = () => app.page.getByRole('dialog', { name: 'Counts' });
  const row = (name: string) => counts().getByRole('row', { name: new RegExp(`^${name} `) });

  test('are of the post and of the selection, and a goal is told when it is reached', async () => {
    await start({
      ...SMALL_BLOG,
      '_posts/2026-11-01-short.md':
        '---\ntitle: Short\ndate: 2026-11-01\n---\nOne two. Three!\n\nFour 五六。\n',
    });
    await app.openPost('Short');
    await bar().getByRole('button', { name: '6 words. Counts and goal' }).click();
    await expect(row('Words')).toHaveText('Words6');
    await expect(row('Characters')).toHaveText('Characters23');
    await expect(row('Sentences')).toHaveText('Sentences3');
    await expect(row('Paragraphs')).toHaveText('Paragraphs2');
    await counts().getByRole('textbox', { name: /Goal/ }).fill('3');
    await press('Escape');
    await expect(counts()).toBeHidden();
    await expect(bar()).toContainText('0 / 3');

    await app.text.getByText('One two. Three!').click();
    await press('Home');
    await press('Shift+End');
    await expect(bar()).toContainText('3 of 6 words');
    await press('End');
    // Its words are gone again by themselves.
    const heard = await Heard.by(app.page);
    await app.page.keyboard.type(' And now three');
    await expect(bar()).toContainText('3 / 3');
    await expect.poll(() => heard.all()).toContain('You have reached your goal: 3 words.');
  });
});

test.describe('the outline', () => {
  const outline = () => app.page.getByRole('region', { name: 'Outline' });
  const item = (name: string) => outline().getByRole('treeitem', { name });

  test('follows the caret, jumps and folds by keyboard, and is remembered', async () => {
    const part = (name: string) => `${name}\n\n${'A line of words.\n\n'.repeat(12)}`;
    const text = [part('# One'), part('## Two'), part('### Three'), part('# Four')].join('\n');
    const blog = await start({
      ...SMALL_BLOG,
      '_posts/2026-11-01-parts.md': `---\ntitle: Parts\ndate: 2026-11-01\n---\n${text}`,
    });
    await app.openPost('Parts');
    await press('ControlOrMeta+Shift+O');
    await expect(outline().getByRole('treeitem')).toHaveCount(4);
    await expect(item('One')).toHaveAttribute('aria-current', 'location');

    await item('Three').click();
    await expect(app.text).toBeFocused();
    await expect(item('Three')).toHaveAttribute('aria-current', 'location');
    await app.page.keyboard.type(' and a half');
    await expect(item('Three and a half')).toBeVisible();

    await item('Three and a half').focus();
    await press('ArrowLeft');
    await expect(item('Two')).toBeFocused();
    await press('ArrowLeft');
    await expect(item('Two')).toHaveAttribute('aria-expanded', 'false');
    await expect(outline().getByRole('treeitem')).toHaveCount(3);
    // What is hidden is where its parent is.
    await expect(item('Two')).toHaveAttribute('aria-current', 'location');
    await press('End');
    await expect(item('Four')).toBeFocused();
    await press('Enter');
    await expect(app.text).toBeFocused();
    await app.page.keyboard.type('!');
    await press('ControlOrMeta+s');
    await expect
      .poll(() => blog.read('_posts/2026-11-01-parts.md'))
      .toMatch(/### Three and a half\n[\s\S]*# Four!\n/);

    const { profile } = app;
    // Settings are written when nothing has changed for a moment.
    await expect
      .poll(() =>
        app.page.evaluate(async () => {
          const read = await window.longhand.settings.read({});
          return read.ok && read.value.outlineOpen;
        }),
      )
      .toBe(true);
    await app.electron.close();
    app = await launch({ open: blog.folder, home: blog.home, profile });
    await expect(outline()).toBeVisible();
  });

  test('of a long post draws what is seen, and its keys reach the rest', async () => {
    const parts = Array.from({ length: 300 }, (_, n) => `## Part ${n + 1}\n\nA line of words.\n`);
    await start({
      ...SMALL_BLOG,
      '_posts/2026-11-01-parts.md': `---\ntitle: Parts\ndate: 2026-11-01\n---\n${parts.join('\n')}`,
    });
    const nth = (n: number) => outline().getByRole('treeitem', { name: `Part ${n}`, exact: true });
    await app.openPost('Parts');
    await press('ControlOrMeta+Shift+O');
    await nth(1).focus();
    await press('End');
    await expect(nth(300)).toBeFocused();
    await expect(nth(300)).toHaveAttribute('aria-posinset', '300');
    await expect(nth(300)).toHaveAttribute('aria-setsize', '300');
    await press('ArrowUp');
    await expect(nth(299)).toBeFocused();
    await press('Home');
    await expect(nth(1)).toBeFocused();
    await press('ArrowDown');
    await expect(nth(2)).toBeFocused();
    expect(await outline().getByRole('treeitem').count()).toBeLessThan(100);

    // The one with the keyboard's place stays when it is scrolled out of sight.
    await outline().getByRole('tree').hover();
    await app.page.mouse.wheel(0, 4000);
    await expect(nth(160)).toBeVisible();
    await expect(nth(2)).toBeFocused();
    await expect(nth(40)).toHaveCount(0);
    await nth(160).click();
    await expect(app.text).toBeFocused();
    await expect(nth(160)).toHaveAttribute('aria-current', 'location');
  });
});

test.describe('spelling', () => {
  const checker = () =>
    app.electron.evaluate(({ session }) => ({
      on: session.defaultSession.isSpellCheckerEnabled(),
      languages: session.defaultSession.getSpellCheckerLanguages(),
    }));

  test('[R65] is off the network until the author agrees, and the author’s own words are kept', async () => {
    test.skip(process.platform === 'darwin', 'a Mac has dictionaries of its own');
    const blog = await start();
    await app.openPost('First frost');
    const asked = () =>
      app.page.evaluate(async () => {
        const wish = { on: true, languages: ['en-GB'], downloads: false };
        const answer = await window.longhand.editor.checkSpelling(wish);
        return answer.ok ? answer.value : null;
      });
    expect(await asked()).toMatchObject({ checking: [], missing: ['en-GB'], native: false });
    expect(await checker()).toEqual({ on: false, languages: [] });

    await press('ControlOrMeta+k');
    await app.page.getByRole('searchbox', { name: 'Search commands' }).fill('Settings…');
    await app.page.getByRole('option', { name: /^Settings…/ }).click();
    const dialog = app.dialog('Settings');
    await dialog.getByRole('tab', { name: 'Language' }).click();
    await expect(dialog.getByRole('switch', { name: /Fetch missing dictionaries/ })).not.toBeChecked();
    const spelling = dialog.getByRole('region', { name: 'Spelling' });
    await expect(spelling.getByRole('status')).toContainText('is not on this computer');
    await dialog.getByRole('textbox', { name: 'A word' }).fill('Slowletter');
    await press('Enter');
    const own = dialog.getByRole('list', { name: 'My dictionary' });
    await expect(own).toContainText('Slowletter');
    await press('Escape');
    await expect(dialog).toBeHidden();

    const { profile } = app;
    await app.electron.close();
    app = await launch({ open: blog.folder, home: blog.home, profile });
    const words = () =>
      app.page.evaluate(async () => {
        const answer = await window.longhand.editor.words({});
        return answer.ok ? answer.value.words : [];
      });
    await expect.poll(words).toContain('Slowletter');
  });
});

/**
 * A dictionary of fourteen words in Chromium's own format: a, and, beans, before, breakfast, down, frost, harbour, in,
 * letter, over, the, to, walked. Made with Qt's `qwebengine_convert_dict`.
 */
const FEW_WORDS =
  'QkRpYwIAAAAgAAAAbgAAAGaaCJwcsOjx22l/yY9u9AUyAAAAOAAAADkAAAA6AAAACgpBRiAwAAAAAFRSWSBlc2lhbnJ0b2xjZHVnbXBoYnlmdmt3ekVTSUFOUlRPTENEVUdNUEhCWUZWS1daAADqYQBiC2QqZjBoN2lAbERvTHRSd13iAABuAgAAQABkAOJlAHIQ4mEAZgVAAG5zAEAAb3JlAEAAZWFrZmFzdABAAG93bgBAAHJvc3QAQABhcmJvdXIAQABuAEAAZXR0ZXIAQAB2ZXIA4mgAbwRAAGUAAABAAGFsa2VkAA==';

test.describe('spelling with a dictionary', () => {
  test('a misspelt word is marked, and its right spelling offered and taken', async () => {
    test.skip(process.platform === 'darwin', 'a Mac has dictionaries of its own');
    const profile = temporaryFolder('profile');
    mkdirSync(join(profile, 'Dictionaries'), { recursive: true });
    for (const language of ['en-GB', 'en-US'])
      writeFileSync(join(profile, 'Dictionaries', `${language}-10-1.bdic`), Buffer.from(FEW_WORDS, 'base64'));
    chownTree(profile);
    const file = '_posts/2026-11-01-harbour.md';
    const post =
      '---\ntitle: Harbour\ndate: 2026-11-01\nlang: en-GB\n---\nwalked to the harbuor before breakfast\n';
    const blog = await start({ ...SMALL_BLOG, [file]: post }, { profile });
    await app.electron.evaluate(({ Menu }) => {
      // Nobody is here to choose from a menu of the system.
      Menu.buildFromTemplate = (items) => {
        Object.assign(globalThis, { offered: items });
        return { popup: () => undefined } as unknown as Electron.Menu;
      };
    });
    const offered = () =>
      app.electron.evaluate(() =>
        ((globalThis as unknown as { offered?: { label?: string }[] }).offered ?? []).map(
          ({ label }) => label ?? '',
        ),
      );
    await app.openPost('Harbour');
    await expect
      .poll(() => app.electron.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled()))
      .toBe(true);
    /** Clicks the middle of a word with the other button. */
    const ask = async (word: string) => {
      const at = await app.page.evaluate((wanted) => {
        const walker = document.createTreeWalker(
          document.querySelector('.cm-content') ?? document.body,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const from = node.textContent?.indexOf(wanted) ?? -1;
          if (from < 0) continue;
          const range = document.createRange();
          range.setStart(node, from);
          range.setEnd(node, from + wanted.length);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        return null;
      }, word);
      if (!at) throw new Error(`${word} is not shown`);
      await app.page.mouse.click(at.x, at.y, { button: 'right' });
    };
    // What is there already is checked once somebody writes beside it.
    await app.typeAfter('breakfast', ' ');
    await expect
      .poll(
        async () => {
          await ask('harbuor');
          return offered();
        },
        { timeout: 30_000 },
      )
      .toContain('harbour');
    await app.electron.evaluate(() => {
      const { offered: items = [] } = globalThis as unknown as {
        offered?: { label?: string; click?: () => void }[];
      };
      items.find(({ label }) => label === 'harbour')?.click?.();
    });
    await expect(app.text).toContainText('walked to the harbour before breakfast');
    await press('ControlOrMeta+s');
    await expect.poll(() => blog.read(file)).toBe(post.replace('harbuor', 'harbour').replace(/\n$/, ' \n'));
    await ask('before');
    await expect.poll(offered).not.toContain('harbour');
  });
});

test.describe('grammar', () => {
  const GRAMMAR = `---
title: Grammar
date: 2026-11-01
---
This is an test of it.

\`\`\`
this is an test too
\`\`\`

They was at the the harbour.
`;
  const file = '_posts/2026-11-01-grammar.md';
  const marks = () => app.page.locator('.cm-content .lh-grammar');
  const command = async (title: string) => {
    await press('ControlOrMeta+k');
    await app.page.getByRole('searchbox', { name: 'Search commands' }).fill(title);
    await app.page.getByRole('option', { name: new RegExp(`^${title}`) }).click();
  };

  test('is checked in a worker when it is switched on, and a hint is used, ignored or turned off', async () => {
    const blog = await start({ ...SMALL_BLOG, [file]: GRAMMAR });
    await app.openPost('Grammar');
    expect(app.page.workers()).toHaveLength(0);
    await command('Check grammar and style, or stop');
    await expect(marks().filter({ hasText: /^an?$/ }).first()).toBeVisible({ timeout: 60_000 });
    await expect(app.text.getByText('this is an test too').locator('.lh-grammar')).toHaveCount(0);

    // By keyboard: to the hint, which is listed with what can be done about it.
    await app.text.getByText('This is an test of it.').click();
    await press('ControlOrMeta+Home');
    await press('F8');
    const hints = app.page.getByRole('region', { name: 'Hints on grammar' });
    await expect(hints).toContainText('“A” or “an”');
    await expect(hints.getByRole('option', { selected: true })).toHaveAccessibleName(/^an /);
    await press('Escape');
    await command('List all hints on grammar');
    await expect(hints.getByRole('listbox')).toBeFocused();
    await press('ArrowDown');
    await press('Home');
    await expect(hints.getByRole('option', { selected: true })).toHaveAccessibleName(/^an /);
    await press('Tab');
    await expect(hints.getByRole('button', { name: 'Use “a”' })).toBeFocused();
    await press('Enter');
    await expect(hints.getByRole('option', { name: /^an / })).toHaveCount(0);
    await expect(hints.getByRole('listbox')).toBeFocused();
    await press('ControlOrMeta+s');
    await expect.poll(() => blog.read(file)).toContain('This is a test of it.');

    // A rule is turned off and on by its name.
    await hints.getByRole('option', { name: /^the the / }).click();
    await expect(hints).toContainText('Repeated words');
    await hints.getByRole('button', { name: 'Turn this rule off' }).click();
    await expect(marks().filter({ hasText: 'the the' })).toHaveCount(0);
    await command('Settings…');
    const settings = app.dialog('Settings');
    await settings.getByRole('tab', { name: 'Language' }).click();
    const off = settings.getByRole('list', { name: 'Rules you turned off' });
    await expect(off).toHaveText('Repeated words');
    await off.getByRole('button', { name: 'Turn Repeated words on again' }).click();
    await expect(off).toBeHidden();
    await press('Escape');
    await expect(marks().filter({ hasText: 'the the' })).toHaveCount(1);

    await command('Check grammar and style, or stop');
    await expect(marks()).toHaveCount(0);
    await expect(hints).toBeHidden();
    await expect
      .poll(() => app.page.workers().filter((worker) => worker.url().includes('grammar')))
      .toHaveLength(0);
  });

  test('is checked in the words of a post that is HTML, at their places', async () => {
    const page = '_posts/2026-11-02-page.html';
    const html =
      '<p title="an test">This is an <b>test</b> of <code>an test</code>.</p>\n<pre>an test</pre>\n';
    const blog = await start({ ...SMALL_BLOG, [page]: `---\ntitle: A page\n---\n${html}` });
    await app.openPost('A page');
    await command('Check grammar and style, or stop');
    await expect(marks()).toHaveText(['an'], { timeout: 60_000 });
    await press('F8');
    await app.page
      .getByRole('region', { name: 'Hints on grammar' })
      .getByRole('button', { name: 'Use “a”' })
      .click();
    await press('ControlOrMeta+s');
    await expect.poll(() => blog.read(page)).toContain(html.replace('is an <b>', 'is a <b>'));
  });

  test('says that another language is not checked', async () => {
    await start({ ...SMALL_BLOG, [file]: GRAMMAR.replace('date:', 'lang: de\ndate:') });
    await app.openPost('Grammar');
    await command('Check grammar and style, or stop');
    await command('Settings…');
    const dialog = app.dialog('Settings');
    await dialog.getByRole('tab', { name: 'Language' }).click();
    await expect(dialog.getByText('This post is not in English, so it is not checked.')).toBeVisible();
    expect(app.page.workers()).toHaveLength(0);
  });
});
