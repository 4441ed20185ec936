import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog } from '../helpers/blog';

let app: RunningApp;
test.afterEach(() => app.close());

const openSettings = async (): Promise<Locator> => {
  await app.page.keyboard.press('ControlOrMeta+;');
  const dialog = app.dialog('Settings');
  await expect(dialog).toBeVisible();
  await expect.poll(() => dialog.evaluate((all) => all.contains(document.activeElement))).toBe(true);
  return dialog;
};

/** Under a dialog the text has no role to be found by. */
async function expectLook(font: string, size: number): Promise<void> {
  const text = app.page.locator('.cm-content');
  await expect(text).toHaveCSS('font-size', `${size}px`);
  await expect(text).toHaveCSS('font-family', new RegExp(`^"${font}"`));
}

test('the look of the writing changes at once, and is the same after a restart', async () => {
  const blog = makeBlog();
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/^First frost/);
  const dialog = await openSettings();
  await dialog.getByRole('tab', { name: 'Appearance' }).click();

  await dialog.getByRole('slider', { name: 'Size' }).press('ArrowRight');
  await dialog.getByRole('slider', { name: 'Size' }).press('ArrowRight');
  await expectLook('iA Writer Quattro', 19);
  await dialog.getByRole('button', { name: /Font/ }).click();
  await app.page.getByRole('option', { name: 'Newsreader' }).click();
  await expectLook('Newsreader Variable', 19);
  await dialog.getByRole('radio', { name: 'Dark' }).press('Space');
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(app.text).toBeFocused();
  const stored = () => app.page.evaluate(async () => window.longhand.settings.read({}));
  await expect.poll(stored).toMatchObject({ value: { writingSize: 19, writingFont: 'newsreader' } });

  const { profile } = app;
  await app.electron.close();
  app = await launch({ open: blog.folder, home: blog.home, profile });
  await app.openPost(/^First frost/);
  await expectLook('Newsreader Variable', 19);
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('every setting is reached and changed from the keyboard', async () => {
  const blog = makeBlog();
  app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/^First frost/);
  const dialog = await openSettings();
  await app.page.keyboard.press('Tab');
  await expect(dialog.getByRole('tab', { name: 'Writing' })).toBeFocused();
  await app.page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('tab', { name: 'Language' })).toBeFocused();
  await app.page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('tab', { name: 'Appearance' })).toBeFocused();
  const size = dialog.getByRole('slider', { name: 'Size' });
  for (const stop of ['Theme', 'Zoom', 'Font', 'Size']) {
    await app.page.keyboard.press('Tab');
    if (stop === 'Theme') await expect(dialog.getByRole('radio', { name: 'As the system' })).toBeFocused();
    if (stop === 'Font') await expect(dialog.getByRole('button', { name: /Font/ })).toBeFocused();
  }
  await expect(size).toBeFocused();
  await app.page.keyboard.press('ArrowRight');
  await expectLook('iA Writer Quattro', 18);
  await app.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(app.text).toBeFocused();
});
