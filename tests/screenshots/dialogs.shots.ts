import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog } from '../helpers/blog';
import { savePicture, settled, takeBothSizes, takePicture } from './picture';
import { type Files, longTitles, morePosts, sampleFiles } from './sample';

let app: RunningApp;
test.afterEach(() => app.close());

const take = (name: string) => takeBothSizes(app, name);
const press = (keys: string) => app.page.keyboard.press(keys);

async function start(title: RegExp, files: Files = {}): Promise<TestBlog> {
  const blog = makeBlog({ files: { ...sampleFiles(), ...morePosts, ...longTitles, ...files } });
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(title);
  await app.text.focus();
  return blog;
}

/** Runs a command by its name in the palette. */
async function run(command: string): Promise<void> {
  await press('ControlOrMeta+k');
  const palette = app.dialog('Command palette');
  await palette.getByRole('searchbox', { name: 'Search commands' }).fill(command);
  await expect(palette.getByRole('option').first()).toContainText(command);
  await press('Enter');
}

test('new blog, recent blogs', async () => {
  const blog = await start(/Letters that take/);
  const { profile } = app;
  await app.close();
  app = await launch({ home: blog.home, profile });
  await expect(app.page.getByRole('region', { name: 'Recent blogs' }).or(app.posts)).toBeVisible();
  if (await app.posts.isVisible()) await run('Close this blog');
  await expect(app.page.getByRole('region', { name: 'Recent blogs' })).toBeVisible();
  await take('recent-blogs');
  await app.button(/^New blog/).click();
  await app.page.keyboard.type('Slow Ink');
  await take('new-blog');
});

test('renaming a post that others link to, moving, deleting, what was done', async () => {
  await start(/The same walk/, {
    '_posts/2026-04-02-a-bench.md':
      '---\ntitle: A bench\ndate: 2026-04-02\n---\n\nIt is on [the same walk]({% post_url 2026-03-21-the-same-walk-every-day %}).\n',
  });
  await press('F2');
  const rename = app.dialog('Rename the file');
  await rename.getByRole('textbox', { name: 'File name' }).fill('the-walk');
  await expect(rename.getByRole('list', { name: 'Addresses that move' })).toBeVisible();
  await take('rename');
  await press('Enter');
  await expect(rename).toBeHidden();
  await expect(app.page.getByRole('status').filter({ hasText: 'the-walk' })).toBeVisible();
  await take('renamed');
  await run('Delete the post');
  await expect(app.dialog('Move this post to the trash?').getByRole('list').first()).toBeVisible();
  await take('delete');
});

test('a date that moves the address', async () => {
  await start(/Letters that take/);
  await press('ControlOrMeta+.');
  await app.page.getByRole('textbox', { name: 'Date' }).fill('2026-07-31 16:00:00 +0000');
  await press('Tab');
  await expect(app.page.getByRole('status').filter({ hasText: 'This post moves from' })).toBeVisible();
  await take('address-moves');
});

test('find and replace in the post and in all posts', async () => {
  await start(/The same walk/);
  await press('ControlOrMeta+h');
  await app.page.keyboard.type('day');
  await expect(app.page.getByRole('search', { name: 'Find and replace' }).getByRole('status')).toContainText(
    /\d/,
  );
  await take('replace');
  await press('Escape');
  await press('ControlOrMeta+Shift+H');
  const dialog = app.dialog('Find and replace in all posts');
  await expect(dialog.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await take('replace-all-empty');
  await app.page.keyboard.type('walk');
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('stroll');
  await expect(dialog.getByRole('list', { name: 'Matches' })).toContainText('stroll');
  await take('replace-all');
  await dialog.getByRole('button', { name: 'Regular expression' }).click();
  await dialog.getByRole('textbox', { name: 'Find' }).fill('walk(');
  await expect(dialog.getByRole('button', { name: 'Replace', exact: true })).toBeDisabled();
  await take('replace-all-wrong');
});

test('pictures: described, refused, left over', async () => {
  await start(/How to sharpen/);
  await press('ControlOrMeta+End');
  await drop('River in the morning.png', 'image/png', sampleFiles()['assets/images/river-path.png']);
  await expect(app.page.getByRole('textbox', { name: /^Description of/ })).toBeFocused();
  await take('picture-described');
  await press('Escape');
  await drop('photo.heic', 'image/heic', Buffer.alloc(16));
  await expect(app.page.getByRole('alert')).toContainText('photo.heic');
  await take('picture-refused');
});

/** A file dropped on the last line of the text. */
async function drop(name: string, type: string, content: string | Buffer | undefined): Promise<void> {
  if (content === undefined || typeof content === 'string') throw new Error(`${name} is no picture.`);
  await app.page.evaluate(
    ([file, kind, base64]) => {
      const data = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], file, { type: kind }));
      const line = [...document.querySelectorAll('.cm-content .cm-line')].at(-1);
      const { right = 0, bottom = 0 } = line?.getBoundingClientRect() ?? {};
      const at = { clientX: right - 5, clientY: bottom - 5, bubbles: true, cancelable: true };
      line?.dispatchEvent(new DragEvent('dragover', { ...at, dataTransfer: data }));
      line?.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }));
    },
    [name, type, content.toString('base64')] as const,
  );
}

test('hints on grammar, and the list of them', async () => {
  await start(/The same walk/);
  await app.typeAfter('I knew every gate', ' This are an walk that nobody have took before.');
  await run('Check grammar and style, or stop');
  await expect(app.page.locator('.cm-content .lh-grammar').first()).toBeVisible({ timeout: 60_000 });
  await run('List all hints on grammar');
  await expect(app.page.getByRole('region', { name: 'Hints on grammar' })).toBeVisible();
  await take('grammar-list');
});

test('counts, related posts, suggestions, the styles of the site', async () => {
  await start(/The same walk/);
  await run('Counts and goal');
  await expect(app.dialog('Counts')).toBeVisible();
  await take('counts');
  await press('Escape');
  await run('Show or hide related posts');
  await expect(app.page.getByRole('region', { name: 'Related' }).getByRole('list').first()).toBeVisible();
  await take('related');
  await run('Show or hide related posts');
  await app.text.focus();
  await press('ControlOrMeta+End');
  await press('Enter');
  await app.page.keyboard.type('See [[the');
  await expect(app.page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
  await takePicture(app, 'suggestions');
  await press('Escape');
  await run('Page: choose the site’s style sheets');
  await expect(app.dialog('The site’s own styles')).toBeVisible();
  await take('site-styles');
});

test('the page as on a phone and larger, in a window of its own', async () => {
  await start(/The same walk/);
  const choose = async (item: string) => {
    await app.button('Page view').click();
    await app.page.getByRole('menu', { name: 'Page view' }).getByText(item, { exact: true }).click();
  };
  await choose('Phone width');
  await choose('Larger');
  await expect(app.button('Page view')).toContainText('110');
  await take('phone');
  await app.button('Page view').click();
  await app.page.getByRole('menu', { name: 'Page view' }).getByText('Show in a window of its own').click();
  for (const scheme of ['light', 'dark'] as const) {
    await app.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expect(app.page.locator('html')).toHaveAttribute('data-theme', scheme);
    await settled(app.page);
    await expect.poll(ownWindow).not.toBeNull();
    savePicture(`own-window-${scheme}`, Buffer.from((await ownWindow()) ?? '', 'base64'));
  }
});

/** The window with the page alone, as a picture (PNG, base64); null while it is not there. */
function ownWindow(): Promise<string | null> {
  return app.electron.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(
      (each) => each.getTitle() === 'The same walk, every day',
    );
    if (!window?.isVisible()) return null;
    const picture = await window.webContents.capturePage();
    return picture.isEmpty() ? null : picture.toPNG().toString('base64');
  });
}

test('the window at 200 %', async () => {
  await start(/Letters that take/);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  const zoom = (factor: number) =>
    app.electron.evaluate(({ BrowserWindow }, by) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by);
    }, factor);
  await app.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await zoom(2);
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBeLessThan(700);
  await shot('zoom-main');
  await press('ControlOrMeta+.');
  await expect(app.page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await shot('zoom-properties');
  await press('ControlOrMeta+.');
  await app.button('Publish…').click();
  await expect(app.dialog('Publish').getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expect(app.dialog('Publish').getByRole('list', { name: 'Files' })).not.toContainText('Comparing');
  await shot('zoom-publish');
  await press('Escape');
  await press('ControlOrMeta+;');
  await expect(app.dialog('Settings')).toBeVisible();
  await shot('zoom-settings');
  await press('Escape');
  await press('ControlOrMeta+Shift+y');
  await expect(app.page.getByRole('listbox', { name: 'Versions' })).toBeVisible();
  await shot('zoom-history');
});

/** The window as it is on the screen: a page's own picture is cut off where it is zoomed. */
async function shot(name: string): Promise<void> {
  await settled(app.page);
  const png = await app.electron.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
  );
  savePicture(name, Buffer.from(png ?? '', 'base64'));
}
