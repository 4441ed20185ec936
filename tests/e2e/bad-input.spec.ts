import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { chownTree } from '../../scripts/electron-user.mjs';
import { launch, temporaryFolder } from '../helpers/app';
import { gitAs, makeBlog, SMALL_BLOG } from '../helpers/blog';
import { holdCall } from '../helpers/held-call';

const FROST = '_posts/2026-10-02-first-frost.md';

test('a folder that is not kept in Git opens, and a repository is offered', async () => {
  const home = temporaryFolder('plain');
  const folder = join(home, 'notes');
  mkdirSync(folder);
  writeFileSync(join(folder, 'one.md'), '---\ntitle: One\n---\nWords.\n');
  chownTree(home);
  const app = await launch({ open: folder, home });
  await expect(app.post(/One/)).toBeVisible();
  await expect(app.seen.getByText('This folder is not kept in Git yet.')).toBeVisible();
  await app.button('Start a repository').click();
  await expect(app.seen.getByText('This folder is not kept in Git yet.')).toBeHidden();
  expect(gitAs(home, folder, ['rev-parse', '--is-inside-work-tree'])).toBe('true\n');
  expect(gitAs(home, folder, ['status', '--porcelain'])).toBe('?? one.md\n');
  await app.close();
});

test('an empty folder opens with the one thing to do', async () => {
  const folder = temporaryFolder('empty');
  const app = await launch({ open: folder });
  await expect(app.seen.getByText('No posts yet')).toBeVisible();
  await expect(app.button('New post').first()).toBeEnabled();
  await app.close();
});

test('a bare repository is not opened, and the reason is said', async () => {
  const home = temporaryFolder('bare');
  gitAs(home, home, ['init', '--quiet', '--bare', 'blog.git']);
  const app = await launch({ open: join(home, 'blog.git'), home });
  await expect(app.page.getByRole('alert')).toContainText('bare repository');
  await expect(app.button(/Open a blog/)).toBeVisible();
  await app.close();
});

test('a folder without permission is not opened, and the reason is said', async () => {
  const home = temporaryFolder('locked');
  const folder = join(home, 'blog');
  mkdirSync(folder);
  chownTree(home);
  chmodSync(folder, 0o000);
  const app = await launch({ open: folder, home });
  await expect(app.page.getByRole('alert')).toContainText('may not read');
  await app.close();
  chmodSync(folder, 0o700);
});

test('[R15] a post that is not UTF-8 opens read-only with the reason, and its bytes stay', async () => {
  const bytes = Buffer.concat([
    Buffer.from('---\ntitle: Caf\n---\nUn caf'),
    Buffer.from([0xe9]),
    Buffer.from(' noir.\n'),
  ]);
  const blog = makeBlog({ files: { ...SMALL_BLOG, '_posts/2026-01-01-cafe.md': bytes } });
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/^Caf/);
  await expect(app.seen.getByText('This file is not UTF-8 text')).toBeVisible();
  await app.text.click();
  await app.page.keyboard.type('x');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.text).not.toContainText('x');
  await app.close();
  expect(blog.git('status', '--porcelain')).toBe('');
});

test('[R17] front matter that does not parse: the line is named, the form is off, the text stays editable', async () => {
  const blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-01-02-broken.md': '---\ntitle: Broken\ntags: [a, b\ndate: 2026-01-02\n---\nThe body.\n',
    },
  });
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/Broken/);
  await app.button('Properties').first().click();
  const form = app.page.getByRole('region', { name: 'Properties' });
  await expect(form).toContainText(/cannot be read at line \d/);
  await expect(form.getByRole('textbox', { name: 'Title' })).toBeHidden();
  await app.typeAfter('The body.', ' Still editable.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect
    .poll(() => blog.read('_posts/2026-01-02-broken.md'))
    .toBe('---\ntitle: Broken\ntags: [a, b\ndate: 2026-01-02\n---\nThe body. Still editable.\n');
  await app.close();
});

test('[R22] a post changed by another program while nothing is unsaved is shown as it is now', async () => {
  const blog = makeBlog();
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  blog.write(FROST, blog.read(FROST).replace('The beans are over.', 'The beans came back.'));
  await expect(app.text).toContainText('The beans came back.');
  await expect.poll(() => app.previewText()).toContain('The beans came back.');
  await app.close();
});

test('[R23] a post changed by another program while text is unsaved is never overwritten: both texts are kept', async () => {
  const blog = makeBlog();
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  const letGo = await holdCall(app, 'posts.save');
  await app.typeAfter('The beans are over.', ' Mine.');
  const theirs = blog.read(FROST).replace('# First frost', '# Their frost');
  blog.write(FROST, theirs);
  await app.page.keyboard.press('ControlOrMeta+s');
  await letGo();
  await expect(app.page.getByRole('alert')).toContainText('Another program changed this post');
  expect(blog.read(FROST)).toBe(theirs);
  await expect(app.text).toContainText('Mine.');
  await app.button('Compare').click();
  const comparison = app.dialog('Two versions of this post');
  await expect(comparison).toContainText('# Their');
  await comparison.getByRole('button', { name: 'Take theirs' }).click();
  await expect(app.text).toContainText('Their frost');
  await app.text.click();
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect(app.text).toContainText('Mine.');
  await app.close();
});

test('[R13] a post deleted by another program keeps its text, and is not silently made again', async () => {
  const blog = makeBlog();
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' Mine.');
  await expect.poll(() => blog.read(FROST)).toContain('Mine.');
  const saved = blog.read(FROST);
  rmSync(blog.path(FROST));
  await expect(app.page.getByRole('alert')).toContainText('deleted or moved');
  expect(() => blog.read(FROST)).toThrow('ENOENT');
  await expect(app.text).toContainText('Mine.');
  await app.button('Save it again').click();
  await expect(() => expect(blog.read(FROST)).toBe(saved)).toPass();
  await app.close();
});

test('[R61] a post that is a link out of the blog is named and not opened', async () => {
  const blog = makeBlog();
  writeFileSync(join(blog.home, 'secret.md'), '---\ntitle: Secret\n---\nNot for the blog.\n');
  symlinkSync(join(blog.home, 'secret.md'), blog.path('_posts/2026-01-03-link.md'));
  chownTree(blog.home);
  const app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  const answer = await app.page.evaluate(async () => {
    const current = await window.longhand.blog.current({});
    const blogId = current.ok && current.value ? current.value.id : '';
    return window.longhand.posts.read({ blogId, postId: '_posts/2026-01-03-link.md' });
  });
  expect(JSON.stringify(answer)).not.toContain('Not for the blog');
  expect(answer).toMatchObject({ ok: false, code: 'path-outside-blog' });
  await app.close();
});

test('[R8] the page crashes and comes back with its text', async () => {
  const blog = makeBlog();
  const app = await launch({ open: blog.folder, home: blog.home });
  await app.openPost(/First frost/);
  await app.typeAfter('The beans are over.', ' Before the crash.');
  await expect(app.sync).toContainText(/backed up|Saved/);
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const back = new Promise((resolve) => contents.once('did-finish-load', () => resolve(null)));
    contents.forcefullyCrashRenderer();
    await back;
  });
  // The test driver does not follow a page into its new process, so the window is asked.
  const shown = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        "document.querySelector('.cm-content')?.textContent ?? ''",
      ),
    );
  await expect.poll(shown).toContain('Before the crash.');
  await app.kill();
});

test('[R26] a second start hands its folder to the window that is open', async () => {
  const blog = makeBlog();
  const other = makeBlog({
    files: {
      '_config.yml': 'title: Other\n',
      '_posts/2026-05-01-second.md': '---\ntitle: Second\n---\nText.\n',
    },
  });
  const app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.post(/First frost/)).toBeVisible();
  await app.electron.evaluate(({ app: electron }, folder) => {
    electron.emit('second-instance', {}, ['electron', 'app', folder], '/', {});
  }, other.folder);
  await expect(app.post(/Second/)).toBeVisible();
  await expect(app.post(/First frost/)).toBeHidden();
  await app.close();
});
