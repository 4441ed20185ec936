import { test } from '@playwright/test';
import { launch } from '../helpers/app';
import { makeBlog, SMALL_BLOG } from '../helpers/blog';

for (const theme of ['light', 'dark']) {
  test(`shots ${theme}`, async () => {
    const blog = makeBlog({ files: { ...SMALL_BLOG, '_config.yml': 'permalink: pretty\nplugins: [jekyll-redirect-from]\n',
      '_posts/2026-09-14-the-long-way-home.md': '---\ntitle: "The long way home"\ndate: 2026-09-14\n---\nI [x](/garden/2026/10/02/first-frost/).\n' } });
    const app = await launch({ open: blog.folder, home: blog.home });
    const p = app.page;
    await p.setViewportSize({ width: 1200, height: 760 }).catch(() => undefined);
    await app.openPost(/First frost/);
    await p.keyboard.press('ControlOrMeta+k');
    await p.getByRole('searchbox', { name: 'Search commands' }).fill(`Theme: ${theme}`);
    await p.keyboard.press('ArrowDown'); await p.keyboard.press('Enter');
    await p.keyboard.press('F2');
    await p.getByRole('textbox', { name: 'File name' }).fill('frost');
    await p.getByRole('checkbox', { name: /link/ }).waitFor();
    await p.screenshot({ path: `/tmp/shots/rename-${theme}.png` });
    await p.getByRole('textbox', { name: 'File name' }).fill('con');
    await p.getByRole('alert').first().waitFor();
    await p.screenshot({ path: `/tmp/shots/bad-${theme}.png` });
    await p.keyboard.press('Escape');
    await p.keyboard.press('ControlOrMeta+k');
    await p.getByRole('searchbox', { name: 'Search commands' }).fill('Move the post');
    await p.keyboard.press('ArrowDown'); await p.keyboard.press('Enter');
    await p.getByRole('combobox').waitFor();
    await p.waitForTimeout(500);
    await p.screenshot({ path: `/tmp/shots/move-${theme}.png` });
    await p.keyboard.press('Escape'); await p.keyboard.press('Escape');
    await p.waitForTimeout(300);
    await p.keyboard.press('ControlOrMeta+k');
    await p.getByRole('searchbox', { name: 'Search commands' }).fill('Delete the post');
    await p.keyboard.press('ArrowDown'); await p.keyboard.press('Enter');
    await p.getByRole('button', { name: 'Move to trash' }).waitFor();
    await p.screenshot({ path: `/tmp/shots/delete-${theme}.png` });
    await p.keyboard.press('Enter');
    await p.getByRole('button', { name: 'Undo' }).waitFor();
    await p.screenshot({ path: `/tmp/shots/notice-${theme}.png` });
    await p.getByRole('button', { name: 'Undo' }).click();
    await p.waitForTimeout(600);
    await p.getByRole('option', { name: /First frost/ }).click({ button: 'right' });
    await p.waitForTimeout(400);
    await p.screenshot({ path: `/tmp/shots/menu-${theme}.png` });
    await p.keyboard.press('Escape');
    await p.getByRole('option', { name: /First frost/ }).click();
    await p.keyboard.press('ControlOrMeta+.');
    await p.getByRole('textbox', { name: 'Date' }).fill('2026-10-03 08:00:00 +0200');
    await p.keyboard.press('Tab');
    await p.getByText('This post moves from').waitFor();
    await p.screenshot({ path: `/tmp/shots/banner-${theme}.png` });
    await app.close();
  });
}
