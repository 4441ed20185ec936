import { renameSync, rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app';
import { makeBlog } from '../helpers/blog';
import { holdCall } from '../helpers/held-call';

const FROST = '_posts/2026-10-02-first-frost.md';

test('text typed while the blog’s folder is away is there when it is back', async () => {
  const blog = makeBlog();
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  renameSync(blog.folder, `${blog.folder}-away`);
  await app.typeAfter('The beans are over.', ' The drive was out.');
  await expect(app.sync).toContainText(/Needs you/);
  await app.close();
  renameSync(`${blog.folder}-away`, blog.folder);
  expect(blog.read(FROST)).not.toContain('The drive was out.');

  const again = await launch({ open: blog.folder, home: blog.home, profile: app.profile });
  await expect(again.text).toContainText('The drive was out.');
  await again.close();
  expect(blog.read(FROST)).toContain('The drive was out.');
});

test('[R9] unsaved text of a post whose file is gone at the next start is shown, not lost', async () => {
  const blog = makeBlog();
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  const other = blog.read(FROST).replace('# First frost', '# Changed elsewhere');
  // A conflict keeps the text out of the file, so that only the journal has it.
  const letGo = await holdCall(app, 'posts.save');
  await app.typeAfter('The beans are over.', ' Mine alone.');
  await expect(app.sync).toContainText('backed up');
  blog.write(FROST, other);
  await letGo();
  await expect(app.sync).toContainText('changed by another program');
  await app.kill();
  rmSync(blog.path(FROST));

  const again = await launch({ open: blog.folder, home: blog.home, profile: app.profile });
  await expect(again.text).toContainText('Mine alone.');
  expect(() => blog.read(FROST)).toThrow('ENOENT');
  await again.close();
});
