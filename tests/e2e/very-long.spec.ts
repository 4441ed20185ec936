import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app';
import { makeBlog } from '../helpers/blog';

const PATH = '_posts/2026-10-03-the-long-walk.md';
const PARAGRAPH = 'One foot before the other, *mile* after mile, until the harbour came into sight.\n\n';

test('[R18] a post of five megabytes is edited as plain text, says so, and is saved whole', async () => {
  const blog = makeBlog();
  const body = PARAGRAPH.repeat(5_000_000 / PARAGRAPH.length);
  blog.write(PATH, `---\ntitle: The long walk\ndate: 2026-10-03\n---\n\nIt begins here.\n\n${body}`);
  const app = await launch({ open: blog.folder, home: blog.home });
  const note = app.page.getByText('Very long post: edited as plain text');

  await app.openPost(/First frost/);
  await expect(note).toHaveCount(0);
  await app.openPost(/The long walk/);
  await expect(app.text).toContainText('It begins here.');
  await expect(note).toBeVisible();

  await app.typeAfter('It begins here.', ' And slowly.');
  await expect.poll(() => app.previewText()).toContain('It begins here. And slowly.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.sync).toContainText('Saved');
  expect(blog.read(PATH)).toBe(
    `---\ntitle: The long walk\ndate: 2026-10-03\n---\n\nIt begins here. And slowly.\n\n${body}`,
  );

  await app.openPost(/First frost/);
  await expect(note).toHaveCount(0);
  await app.close();
});
