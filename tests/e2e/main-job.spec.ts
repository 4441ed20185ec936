import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app';
import { makeBlog } from '../helpers/blog';
import { holdCall } from '../helpers/held-call';

test('open, edit, see it in the preview, save, publish, be killed, start again: everything is there', async () => {
  const blog = makeBlog();
  // The author has other work under way: one file staged, one changed, one new.
  blog.write('about.md', '---\ntitle: About\n---\nStaged by hand.\n');
  blog.git('add', 'about.md');
  blog.write('_posts/2026-09-14-the-long-way-home.md', 'half a thought\n');
  blog.write('notes.txt', 'mine\n');
  const stagedBefore = blog.git('diff', '--cached');
  const app = await launch({ open: blog.folder, home: blog.home });

  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' The kettle is on.');
  await expect.poll(() => app.previewText()).toContain('before breakfast. The kettle is on.');

  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.sync).toContainText('Saved');
  const original = blog.git('show', 'HEAD:_posts/2026-10-02-first-frost.md');
  expect(blog.read('_posts/2026-10-02-first-frost.md')).toBe(
    original.replace('before breakfast.', 'before breakfast. The kettle is on.'),
  );

  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await expect(dialog).toContainText('_posts/2026-10-02-first-frost.md');
  await expect(dialog).toContainText('The kettle is on.');
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Put the kettle on');
  const before = blog.git('rev-parse', 'HEAD').trim();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(dialog).toContainText('Published');

  const commit = blog.remoteGit('rev-parse', 'main').trim();
  expect(commit).toBe(blog.git('rev-parse', 'HEAD').trim());
  expect(blog.remoteGit('rev-parse', 'main^').trim()).toBe(before);
  expect(blog.remoteGit('log', '-1', '--format=%s%n%an', 'main')).toBe('Put the kettle on\nAda Winter\n');
  expect(blog.remoteGit('diff-tree', '--no-commit-id', '--name-only', '-r', 'main')).toBe(
    '_posts/2026-10-02-first-frost.md\n',
  );
  expect(blog.git('diff', '--cached')).toBe(stagedBefore);
  expect(blog.read('_posts/2026-09-14-the-long-way-home.md')).toBe('half a thought\n');
  expect(blog.git('status', '--porcelain')).toBe(
    ' M _posts/2026-09-14-the-long-way-home.md\nM  about.md\n?? notes.txt\n',
  );

  await dialog.getByRole('button', { name: 'Done' }).click();
  // Killed before it is in the file.
  await holdCall(app, 'posts.save');
  await app.typeAfter('The beans are over.', ' It is singing.');
  await expect(app.sync).toContainText('backed up');
  await app.kill();

  const again = await launch({ open: blog.folder, home: blog.home, profile: app.profile });
  await expect(again.text).toContainText('The kettle is on. It is singing.');
  await expect.poll(() => again.previewText()).toContain('It is singing.');
  await again.close();
  blog.git('fsck', '--strict');
});
