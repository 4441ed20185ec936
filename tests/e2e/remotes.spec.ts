import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { appUser, chownTree } from '../../scripts/electron-user.mjs';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog } from '../helpers/blog';
import { type GitServer, startGitServer } from '../helpers/git-server';

let app: RunningApp;
let server: GitServer;

test.afterEach(async () => {
  await app.close();
  await server.close();
});

test('a clone says how far it is, stops at once when asked, leaves nothing behind, and works the second time', async () => {
  const blog = makeBlog();
  const target = join(blog.home, 'copies');
  mkdirSync(target);
  chownTree(target);
  server = await startGitServer(blog.home, appUser());
  server.mode = 'hang';
  app = await launch({ home: blog.home });
  await app.answerFolderDialog(target);
  await app.button(/^Clone a blog/).click();
  const dialog = app.dialog('Clone a blog');
  await dialog.getByRole('textbox', { name: 'Address of the repository' }).fill(server.url('remote.git'));
  await dialog.getByRole('button', { name: 'Choose a folder and clone' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Reaching the server…' })).toBeVisible();
  await server.nextRequest();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog.getByRole('progressbar')).toBeHidden();
  await expect(dialog.getByRole('alert')).toBeHidden();
  expect(existsSync(join(target, 'remote'))).toBe(false);

  server.mode = 'ok';
  await dialog.getByRole('button', { name: 'Choose a folder and clone' }).click();
  await expect(app.post(/First frost/)).toBeVisible();
  await expect(dialog).toBeHidden();
});
