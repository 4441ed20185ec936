import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chownTree } from '../../scripts/electron-user.mjs';
import { launch, type RunningApp, temporaryFolder } from '../helpers/app';
import { gitAs, makeBlog } from '../helpers/blog';

/** Drops a folder on the window, as a file manager does: a File that the system knows the path of. */
async function dropFolder(app: RunningApp, folder: string): Promise<void> {
  const client = await app.page.context().newCDPSession(app.page);
  const point = { x: 400, y: 300 };
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, ...point, data });
  }
}

test('the welcome screen opens a blog through the dialog, and remembers it', async () => {
  const blog = makeBlog();
  const app = await launch({ home: blog.home });
  await app.answerFolderDialog(blog.folder);
  await app.button(/^Open a blog/).click();
  await expect(app.post(/First frost/)).toBeVisible();
  await expect(app.post(/The long way home/)).toContainText('14 Sep');
  await app.close();

  const again = await launch({ home: blog.home, profile: app.profile });
  await expect(again.post(/First frost/)).toBeVisible();
  await again.page.evaluate(async () => {
    const current = await window.longhand.blog.current({});
    if (current.ok && current.value) await window.longhand.blog.close({ blogId: current.value.id });
  });
  await again.page.reload();
  await again.button(/Slow Letters/).click();
  await expect(again.post(/First frost/)).toBeVisible();
  await again.close();
});

test('a folder dropped on the window opens', async () => {
  const blog = makeBlog();
  const app = await launch({ home: blog.home });
  await expect(app.button(/^Open a blog/)).toBeVisible();
  await dropFolder(app, blog.folder);
  await expect(app.post(/First frost/)).toBeVisible();
  await app.close();
});

test('a post given by its file opens its blog with that post', async () => {
  const blog = makeBlog();
  const app = await launch({ open: blog.path('_posts/2026-09-14-the-long-way-home.md'), home: blog.home });
  await expect(app.text).toContainText('I walked the long way home.');
  await expect(app.post(/First frost/)).toBeVisible();
  await app.close();
});

test('a post that is HTML opens its blog with it too, and a page that is no post only the blog', async () => {
  const blog = makeBlog();
  blog.write(
    '_posts/2024-05-06-old-letter.html',
    '---\ntitle: An old letter\n---\n<p>Written long ago.</p>\n',
  );
  blog.write('about.html', '---\ntitle: About\n---\n<p>Who writes here.</p>\n');
  const app = await launch({ open: blog.path('_posts/2024-05-06-old-letter.html'), home: blog.home });
  await expect(app.text).toContainText('Written long ago.');
  await app.close();
  const again = await launch({ open: blog.path('about.html'), home: blog.home });
  await expect(again.post(/First frost/)).toBeVisible();
  await again.close();
});

test('the sample blog opens as a copy of the author’s own', async () => {
  const app = await launch();
  await app.button(/^Try a sample blog/).click();
  await expect(app.posts.getByRole('option').first()).toBeVisible();
  expect(readdirSync(join(app.profile, 'sample-blog'))).toContain('_posts');
  await app.close();
});

test('a new blog starts in an empty folder, in Git, with a first post', async () => {
  const home = temporaryFolder('new');
  const folder = join(home, 'fresh');
  mkdirSync(folder);
  chownTree(home);
  const app = await launch({ home });
  await app.answerFolderDialog(folder);
  await app.button(/^New blog/).click();
  await app.page.getByRole('textbox', { name: 'Title of the blog' }).fill('Fresh');
  await app.button('Choose a folder and start').click();
  await expect(app.posts.getByRole('option')).toHaveCount(1);
  expect(gitAs(home, folder, ['rev-parse', '--is-inside-work-tree'])).toBe('true\n');
  await app.close();
});

test('a blog is cloned into the folder the author chooses', async () => {
  const blog = makeBlog();
  const target = join(blog.home, 'copies');
  mkdirSync(target);
  chownTree(target);
  const app = await launch({ home: blog.home });
  await app.answerFolderDialog(target);
  await app.button(/^Clone a blog/).click();
  const address = app.page.getByRole('textbox', { name: 'Address of the repository' });
  await address.fill('ext::sh -c "touch /tmp/never"');
  await app.button('Choose a folder and clone').click();
  await expect(app.page.getByRole('alert')).toContainText('not an address');
  await address.fill(`file://${blog.remote}`);
  await app.button('Choose a folder and clone').click();
  await expect(app.post(/First frost/)).toBeVisible();
  expect(readFileSync(join(target, 'remote/_config.yml'), 'utf8')).toBe(blog.read('_config.yml'));
  await app.close();
});
