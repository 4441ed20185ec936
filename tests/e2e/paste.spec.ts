import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const FROST = '_posts/2026-10-02-first-frost.md';
const WALK = '_posts/2026-09-14-the-long-way-home.md';
const HEAD = SMALL_BLOG[WALK]?.toString() ?? '';

let app: RunningApp;
let blog: TestBlog;

test.beforeEach(async () => {
  blog = makeBlog();
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/The long way home/);
  await app.text.click();
  await app.page.keyboard.press('ControlOrMeta+End');
});
test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);
const copy = (data: { text?: string; html?: string }) =>
  app.electron.evaluate(({ clipboard }, copied) => {
    // The oldest runtime's clipboard takes an object; the types are the newest's.
    const oldest = clipboard as unknown as { write(data: { text?: string; html?: string }): void };
    oldest.write(copied);
  }, data);
const saved = () => {
  void press('ControlOrMeta+s');
  return expect.poll(() => blog.read(WALK));
};

test.describe('rich text', () => {
  test('becomes Markdown, and one undo takes it back', async () => {
    await copy({
      text: 'Tea\nGreen\nBlack',
      html: '<h2>Tea</h2><ul><li><b>Green</b></li><li><a href="https://tea.example/?a=1&amp;b=2">Black</a></li></ul>',
    });
    await press('ControlOrMeta+v');
    await expect(app.text).toContainText('## Tea');
    await saved().toBe(`${HEAD}\n## Tea\n\n- **Green**\n- [Black](https://tea.example/?a=1&b=2)`);
    await expect.poll(() => app.previewText()).toContain('Black');
    await press('ControlOrMeta+z');
    await saved().toBe(HEAD);
  });

  test('that is hostile is only its words: nothing runs, nothing is asked for', async () => {
    const requests: string[] = [];
    app.page.on('request', (request) => requests.push(request.url()));
    await copy({
      text: 'x',
      html: '<p><b>Words</b><img src="https://evil.example/a.png" onerror="window.hacked=1"><script>window.hacked=1</script><svg onload="window.hacked=1"></svg><a href="javascript:window.hacked=1">link</a><iframe src="https://evil.example/"></iframe><link rel="stylesheet" href="https://evil.example/a.css"></p>',
    });
    // Only the text is on the screen: the preview's own rules are another test's.
    await press('ControlOrMeta+1');
    await app.text.click();
    await press('ControlOrMeta+End');
    await press('ControlOrMeta+v');
    await expect(app.text).toContainText('**Words**');
    await saved().toBe(`${HEAD}**Words**![](https://evil.example/a.png)link`);
    expect(await app.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(requests.filter((url) => url.includes('evil.example'))).toEqual([]);
  });

  test('is plain text when that is asked for, by its keys and by its command', async () => {
    await copy({ text: 'Tea is *green*', html: '<h2>Tea is <i>green</i></h2>' });
    await press('ControlOrMeta+Shift+v');
    await expect(app.text).toContainText('Tea is *green*');
    await press('Enter');
    await press('ControlOrMeta+k');
    await app.page.keyboard.type('paste as plain');
    await press('Enter');
    await saved().toBe(`${HEAD}Tea is *green*\nTea is *green*`);
  });

  test('is plain text in code and in front matter', async () => {
    await copy({ text: 'frost = false', html: '<h2>frost = <i>false</i></h2>' });
    await app.openPost(/First frost/);
    await app.typeAfter('const frost = true;', '\n');
    await press('ControlOrMeta+v');
    await press('ControlOrMeta+s');
    await expect.poll(() => blog.read(FROST)).toContain('const frost = true;\nfrost = false\n```');
  });

  test('an address makes a link of what is selected, and stays an address by itself', async () => {
    await copy({ text: 'https://tea.example/' });
    await app.page.keyboard.type('all of it: tea');
    for (let letter = 0; letter < 3; letter++) await press('Shift+ArrowLeft');
    await press('ControlOrMeta+v');
    await app.page.keyboard.type(' and ');
    await press('ControlOrMeta+v');
    await saved().toBe(`${HEAD}all of it: [tea](https://tea.example/) and https://tea.example/`);
  });
});
