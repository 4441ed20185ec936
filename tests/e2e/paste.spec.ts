import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { type Dropped, drop as dropOn, png } from '../helpers/dropped';

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
const saved = async (text: string) => {
  await press('ControlOrMeta+s');
  await expect.poll(() => blog.read(WALK)).toBe(text);
};

test.describe('rich text', () => {
  test('becomes Markdown, and one undo takes it back', async () => {
    await copy({
      text: 'Tea\nGreen\nBlack',
      html: '<h2>Tea</h2><ul><li><b>Green</b></li><li><a href="https://tea.example/?a=1&amp;b=2">Black</a></li></ul>',
    });
    await press('ControlOrMeta+v');
    await expect(app.text).toContainText('## Tea');
    await saved(`${HEAD}\n## Tea\n\n- **Green**\n- [Black](https://tea.example/?a=1&b=2)`);
    await expect.poll(() => app.previewText()).toContain('Black');
    await press('ControlOrMeta+z');
    await saved(HEAD);
  });

  test('brings its formulas along, as the blog writes them', async () => {
    const math =
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math>';
    await copy({
      text: 'So x2.',
      html: `<p>So <span class="katex"><span class="katex-mathml">${math}</span><span class="katex-html" aria-hidden="true">x2</span></span>.</p>`,
    });
    await press('ControlOrMeta+v');
    await saved(`${HEAD}So $$x^2$$.`);
    await expect.poll(() => app.preview((page) => page.querySelector('.katex') !== null)).toBe(true);
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
    await saved(`${HEAD}**Words**![](https://evil.example/a.png)link`);
    expect(await app.page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(requests.filter((url) => url.includes('evil.example'))).toEqual([]);
  });

  test('is plain text when that is asked for, by its keys and by its command', async () => {
    await copy({ text: 'Tea is *green*', html: '<h2>Tea is <i>green</i></h2>' });
    await press('ControlOrMeta+Shift+v');
    await expect(app.text).toContainText('Tea is *green*');
    await press('Enter');
    await press('ControlOrMeta+k');
    await expect(app.dialog('Command palette').getByRole('searchbox')).toBeFocused();
    await app.page.keyboard.type('paste as plain');
    await press('Enter');
    await saved(`${HEAD}Tea is *green*\nTea is *green*`);
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
    await saved(`${HEAD}all of it: [tea](https://tea.example/) and https://tea.example/`);
  });
});

/** A picture on the clipboard, as a screenshot is. */
const copyImage = (size: number) =>
  app.electron.evaluate(({ clipboard, nativeImage }, side) => {
    const pixels = Buffer.alloc(side * side * 4, 200);
    // As above: the oldest runtime's clipboard.
    const oldest = clipboard as unknown as { writeImage(image: unknown): void };
    oldest.writeImage(nativeImage.createFromBitmap(pixels, { width: side, height: side }));
  }, size);

const drop = (files: readonly Dropped[]) => dropOn(app.page, files);

const described = (name: string) => app.page.getByRole('textbox', { name: `Description of ${name}` });
const images = () => readdirSync(blog.path('assets/images')).sort();

test.describe('a picture', () => {
  test('that is pasted is written where the blog has its pictures, described, shown and published', async () => {
    await copyImage(40);
    await press('ControlOrMeta+v');
    const field = described('the-long-way-home.png');
    await expect(field).toBeFocused();
    expect(images()).toEqual(['gate.png', 'the-long-way-home.png']);
    await app.page.keyboard.type('The kettle [on] the stove');
    await press('Enter');
    await expect(app.text).toBeFocused();
    await app.page.keyboard.type(' Tea.');
    const line = '![The kettle \\[on\\] the stove](/assets/images/the-long-way-home.png) Tea.';
    await saved(`${HEAD}\n${line}`);
    const width = () => app.preview((page) => page.querySelector('img')?.naturalWidth ?? 0);
    await expect.poll(width).toBe(40);

    await app.button('Publish…').click();
    const dialog = app.dialog('Publish');
    await expect(dialog.getByRole('list', { name: 'Files' })).toContainText(
      'assets/images/the-long-way-home.png',
    );
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog).toContainText('Published');
    const sent = blog.remoteGit('diff-tree', '--no-commit-id', '--name-only', '-r', 'main');
    expect(sent).toBe(`${WALK}\nassets/images/the-long-way-home.png\n`);
  });

  test('or lines of text that are pasted into a cell stay in it, in live mode too', async () => {
    const table = '\n| a | b |\n|---|---|\n| x | y |';
    await copy({ text: table });
    await press('ControlOrMeta+v');
    await press('ControlOrMeta+/');
    await expect(app.text).toHaveClass(/lh-live/);
    await press('Home');
    for (let letter = 0; letter < 3; letter++) await press('ArrowRight');
    await copy({ text: 'one\n\ntwo | three\n' });
    await press('ControlOrMeta+v');
    await saved(`${HEAD}${table.replace('x', 'xone two \\| three')}`);
    await press('ControlOrMeta+z');
    await saved(HEAD + table);
    await copyImage(40);
    await press('ControlOrMeta+v');
    await expect(described('the-long-way-home.png')).toBeFocused();
    await app.page.keyboard.type('Tea | cake');
    await press('Enter');
    await saved(HEAD + table.replace('x', 'x![Tea \\| cake](/assets/images/the-long-way-home.png)'));
  });

  test('that is undone stays in the blog until it is removed, and comes back with a redo', async () => {
    await drop([png('My Kettle.png', 'a')]);
    await expect(described('my-kettle.png')).toBeFocused();
    await press('Escape');
    await expect(app.text).toBeFocused();
    await saved(`${HEAD}\n![](/assets/images/my-kettle.png)`);
    await press('ControlOrMeta+z');
    await expect(app.text).not.toContainText('my-kettle');
    const notice = app.page.getByRole('status').filter({ hasText: 'my-kettle.png stays in the blog.' });
    await expect(notice).toBeVisible();
    expect(images()).toEqual(['gate.png', 'my-kettle.png']);
    await notice.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(images).toEqual(['gate.png']);
    await app.text.click();
    await press('ControlOrMeta+Shift+z');
    await expect(app.text).toContainText('my-kettle');
    await expect.poll(images).toEqual(['gate.png', 'my-kettle.png']);
  });

  test('and others that are undone one after the other are removed together, and come back with a redo', async () => {
    const names = ['one.png', 'three.png', 'two.png'];
    await drop([png('one.png', 'a'), png('two.png', 'b'), png('three.png', 'c')]);
    await expect(app.text).toContainText('three.png');
    for (const name of ['one.png', 'two.png', 'three.png']) {
      await expect(described(name)).toBeFocused();
      await press('Escape');
    }
    await expect.poll(images).toEqual(['gate.png', ...names]);
    await expect(async () => {
      await press('ControlOrMeta+z');
      await expect(app.text).not.toContainText('.png', { timeout: 200 });
    }).toPass();
    const notice = app.page.getByRole('status').filter({ hasText: '3 files stay in the blog.' });
    await notice.getByRole('button', { name: 'Remove them' }).click();
    await expect.poll(images).toEqual(['gate.png']);
    await app.text.click();
    await expect(async () => {
      await press('ControlOrMeta+Shift+Z');
      await expect(app.text).toContainText('three.png', { timeout: 200 });
    }).toPass();
    await expect.poll(images).toEqual(['gate.png', ...names]);
  });

  test('and another that are dropped come one after the other, and each is asked for its description', async () => {
    await drop([png('one.png', 'a'), png('two.png', 'b'), png('three.png', 'c')]);
    await expect(described('one.png')).toBeFocused();
    await expect(app.text).toContainText('three.png');
    await expect(app.page.getByRole('group', { name: 'Describe the picture' })).toContainText('1 of 3');
    await app.page.keyboard.type('First');
    await press('Enter');
    await expect(described('two.png')).toBeFocused();
    await app.page.getByRole('button', { name: 'Skip' }).click();
    await expect(described('three.png')).toBeFocused();
    await app.page.keyboard.type('Third');
    await press('Enter');
    await expect(app.text).toBeFocused();
    const lines = [
      '![First](/assets/images/one.png)',
      '![](/assets/images/two.png)',
      '![Third](/assets/images/three.png)',
    ];
    await saved(`${HEAD}\n${lines.join('\n\n')}`);
  });

  test('that the blog has already is used as it is; another kind of file is linked; a HEIC is refused by name', async () => {
    await drop([png('gate again.png')]);
    await expect(described('gate.png')).toBeFocused();
    await press('Escape');
    expect(images()).toEqual(['gate.png']);
    await drop([
      { name: 'The Recipe.pdf', type: 'application/pdf', base64: Buffer.from('%PDF-1.7').toString('base64') },
    ]);
    await expect(app.text).toContainText('[The Recipe.pdf](/assets/images/the-recipe.pdf)');
    await drop([{ name: 'photo.heic', type: 'image/heic', base64: 'AAAA' }]);
    await expect(app.page.getByRole('alert')).toContainText(
      'photo.heic is a HEIC picture, which browsers do not show.',
    );
    expect(images()).toEqual(['gate.png', 'the-recipe.pdf']);
  });

  test('loses where it was taken, and is made smaller if the author wants that', async () => {
    const jpeg = await app.page.evaluate(async () => {
      const canvas = new OffscreenCanvas(1200, 600);
      const context = canvas.getContext('2d');
      if (context) context.fillRect(0, 0, 600, 600);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    });
    const plain = Buffer.from(jpeg, 'base64');
    // EXIF that says "turned by 90°" and, behind it, a place.
    const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
    const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('52.3740N,4.8897E')]);
    const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
    const photo = Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)]).toString('base64');
    await drop([{ name: 'harbour.jpg', type: 'image/jpeg', base64: photo }]);
    await expect(described('harbour.jpg')).toBeFocused();
    await press('Escape');
    const kept = readFileSync(blog.path('assets/images/harbour.jpg'));
    expect(kept.includes('52.3740N')).toBe(false);
    expect(kept.subarray(-1000).equals(plain.subarray(-1000))).toBe(true);
    // Still turned: it is taller than wide.
    const sizes = () =>
      app.preview((page) =>
        [...page.querySelectorAll('img')].map((each) => [each.naturalWidth, each.naturalHeight]),
      );
    await expect.poll(sizes).toEqual([[600, 1200]]);

    await press('ControlOrMeta+;');
    const settings = app.dialog('Settings');
    await settings.getByRole('tab', { name: 'Images' }).click();
    await settings.getByText('Make wide pictures smaller').click();
    const widest = settings.getByRole('slider', { name: 'Largest width, in pixels' });
    await widest.press('Home');
    await settings.getByRole('radio', { name: 'WebP' }).press('Space');
    await settings.getByRole('button', { name: 'Close' }).last().click();
    await expect(settings).toBeHidden();
    await drop([{ name: 'wide harbour.jpg', type: 'image/jpeg', base64: jpeg }]);
    await expect(described('wide-harbour.webp')).toBeVisible();
    expect(existsSync(blog.path('assets/images/wide-harbour.webp'))).toBe(true);
    await expect.poll(sizes).toEqual([
      [600, 1200],
      [600, 300],
    ]);
  });
});
