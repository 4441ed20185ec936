import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { packForTests } from '../../scripts/dist.mjs';
import { launch } from '../helpers/app';
import { makeBlog } from '../helpers/blog';

test('the packaged program opens a blog, shows its posts, their text and their page, and has its sandbox on', async () => {
  // Packaging takes its time when the sources have changed.
  test.setTimeout(240_000);
  const program = await packForTests();
  const blog = makeBlog();
  const app = await launch({ program, open: blog.folder, home: blog.home });

  const facts = await app.electron.evaluate(({ app: own, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
      getOSProcessId(): number;
    };
    return {
      packaged: own.isPackaged,
      name: own.getName(),
      sandbox: contents.getLastWebPreferences().sandbox,
      pid: contents.getOSProcessId(),
    };
  });
  expect(facts).toMatchObject({ packaged: true, name: 'Longhand', sandbox: true });
  if (process.platform === 'linux') {
    expect(readFileSync(`/proc/${facts.pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
  }

  await expect(app.posts.getByRole('option')).toHaveCount(3);
  await app.openPost(/First frost/);
  await expect(app.text).toContainText('The beans are over.');
  await expect.poll(() => app.previewText()).toContain('The beans are over.');
  await expect.poll(() => app.preview((page) => page.images[0]?.naturalWidth ?? 0)).toBe(1);

  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => blog.read('_posts/2026-10-02-first-frost.md')).toContain('The kettle is on.');
  await app.close();
});

test('the packaged program runs the code that its build compiled ahead', async () => {
  const app = await launch({ program: await packForTests() });
  // All of it has been loaded when the window has its answers.
  await expect(app.button('Try a sample blog')).toBeVisible();
  const refused = await app.electron.evaluate(() => {
    type Launch = { scripts: ReadonlyMap<string, { cachedDataRejected?: boolean }> };
    const { exports } = process.mainModule as unknown as { exports: Launch };
    return [...exports.scripts].map(([path, made]) => [path.split(/[\\/]/).at(-1), made.cachedDataRejected]);
  });
  expect(refused).toContainEqual(['start.cjs', false]);
  expect(refused.filter(([, isRefused]) => isRefused !== false)).toEqual([]);
  await app.close();
});

test('the packaged program carries its sample blog', async () => {
  const app = await launch({ program: await packForTests() });
  await app.button('Try a sample blog').click();
  await expect(app.posts).toBeVisible();
  await expect(app.text).toBeVisible();
  await expect.poll(() => app.previewText()).not.toBe('');
  await app.close();
});
