import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog, type TestBlogOptions } from '../helpers/blog';

let app: RunningApp;

test.afterEach(() => app.close());

async function start(options: TestBlogOptions = {}): Promise<TestBlog> {
  const blog = makeBlog(options);
  app = await launch({ open: blog.folder, home: blog.home });
  return blog;
}

const newPost = () => app.dialog('New post');
const title = () => newPost().getByRole('textbox', { name: 'Title' });

/** Opens the dialog and types as fast as keys can come: nothing waits for anything in between. */
async function typeAtOnce(words: string): Promise<void> {
  const session = await app.page.context().newCDPSession(app.page);
  const send = (type: 'keyDown' | 'keyUp', key: string, modifiers = 0) =>
    session.send('Input.dispatchKeyEvent', {
      type,
      key,
      modifiers,
      code: key === ' ' ? 'Space' : `Key${key.toUpperCase()}`,
      windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0),
      ...(type === 'keyDown' && modifiers === 0 ? { text: key } : {}),
    });
  const press = (key: string, modifiers = 0) => [
    send('keyDown', key, modifiers),
    send('keyUp', key, modifiers),
  ];
  const control = process.platform === 'darwin' ? 4 : 2;
  await Promise.all([...press('n', control), ...[...words].flatMap((key) => press(key))]);
  await session.detach();
}

test('what is typed right after Ctrl+N is the title, not a part of the open post', async () => {
  await start();
  await expect(app.text).toBeVisible();
  await expect.poll(() => app.previewText()).not.toBe('');
  const before = await app.text.innerText();
  await typeAtOnce('a walk at noon');
  await expect(title()).toHaveValue('a walk at noon');
  await expect(title()).toBeFocused();
  await expect(newPost()).toContainText('_drafts/a-walk-at-noon.md');
  await app.page.keyboard.press('Escape');
  await expect(newPost()).toBeHidden();
  expect(await app.text.innerText()).toBe(before);
});

test('nothing is lost while the dialog’s code is still on its way', async () => {
  await start();
  // Nothing is loaded ahead in this window, so that it comes when it is asked for.
  await app.page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await app.page.reload();
  await expect(app.text).toBeVisible();
  await app.text.click();
  const before = await app.text.innerText();
  await typeAtOnce('typed ahead');
  await expect(title()).toBeVisible();
  await app.page.keyboard.type(' and on');
  await expect(title()).toHaveValue('typed ahead and on');
  await app.page.keyboard.press('Escape');
  await expect(app.text).toBeFocused();
  expect(await app.text.innerText()).toBe(before);
});

const post = (name: string, date: string, more = '') =>
  `---\ntitle: ${name}\npubDate: ${date}\n${more}---\n\nWords about ${name}.\n`;

test('a new post goes where the newest posts lie, this year’s folder included, or to another folder', async () => {
  const blog = await start({
    files: {
      'astro.config.mjs': 'export default {};\n',
      'src/content/blog/2023/one.md': post('One', '2023-03-01'),
      'src/content/blog/2024/two.md': post('Two', '2024-04-01'),
      'src/content/blog/2025/three.md': post('Three', '2025-05-01'),
      'src/content/blog/ART/four.md': post('Four', '2022-01-01', 'art: true\n'),
    },
  });
  await app.openPost(/Three/);
  const year = new Date().getFullYear();
  await typeAtOnce('five');
  const folder = newPost().getByRole('button', { name: /Folder/ });
  await expect(folder).toContainText(`src/content/blog/${year}`);
  await expect(newPost()).toContainText(`src/content/blog/${year}/five.md`);
  await folder.click();
  const folders = app.page.getByRole('listbox', { name: 'Folder' }).getByRole('option');
  await expect(folders).toHaveText([`src/content/blog/${year}3 posts`, 'src/content/blog/ART1 post']);
  await folders.last().click();
  await expect(newPost()).toContainText('src/content/blog/ART/five.md');
  await newPost().getByRole('button', { name: 'Create post' }).click();
  await expect(newPost()).toBeHidden();
  await expect.poll(() => existsSync(blog.path('src/content/blog/ART/five.md'))).toBe(true);
  await expect(app.text).toBeFocused();
});

test('a file with an ending that the generator does not take is renamed by the checklist’s offer', async () => {
  const blog = await start({
    files: {
      'hugo.toml': 'baseURL = "https://example.org/"\n',
      'content/posts/kept.md': '---\ntitle: Kept\ndate: 2026-01-01\n---\n\nKept.\n',
      'content/posts/numbers.Rmd': '---\ntitle: Numbers\ndate: 2026-01-02\n---\n\nNumbers.\n',
    },
  });
  await app.openPost(/Numbers/);
  await app.page.keyboard.press('F2');
  const rename = app.dialog('Rename the file');
  const name = rename.getByRole('textbox', { name: 'File name' });
  await expect(name).toHaveValue('numbers');
  await rename.getByRole('button', { name: 'Use .md' }).click();
  await expect(name).toHaveValue('numbers.md');
  await expect(name).toBeFocused();
  await app.page.keyboard.press('Escape');
  await app.button(/Why isn’t this live\?$/).click();
  const checklist = app.dialog('Why isn’t this live?');
  await expect(checklist).toContainText('Hugo does not take .Rmd files.');
  await checklist.getByRole('button', { name: 'Rename it to .md…' }).click();
  await expect(name).toHaveValue('numbers.md');
  await expect(rename.getByRole('list', { name: 'Files' })).toContainText('to content/posts/numbers.md');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(rename).toBeHidden();
  await expect.poll(() => existsSync(blog.path('content/posts/numbers.md'))).toBe(true);
  expect(existsSync(blog.path('content/posts/numbers.Rmd'))).toBe(false);
});
