import { appendFileSync, chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { appUser, chownTree } from '../../scripts/electron-user.mjs';
import { startAccountGate } from '../helpers/account-gate';
import { type LaunchOptions, launch, type RunningApp } from '../helpers/app';
import { gitAs, makeBlog, type TestBlog, type TestBlogOptions } from '../helpers/blog';
import { startGitServer } from '../helpers/git-server';
import { makeSshHome, sshMissing, startSshServer } from '../helpers/ssh-server';
import { takeBothSizes } from './picture';
import { longTitles, morePosts, sampleFiles } from './sample';

const WALK = '_posts/2026-03-21-the-same-walk-every-day.md';
const LETTERS = '_posts/2026-07-30-letters-that-take-a-week.md';
const PICTURE = 'assets/images/river-path.png';
const CJK = '_posts/2026-11-01-shu-zhai-chuang-wai.md';
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1/slow-ink.git';

let app: RunningApp;
/** What a scene has started, closed in the opposite order. */
const closing: (() => Promise<void> | void)[] = [];

test.afterEach(async () => {
  await app.close();
  for (const close of closing.splice(0).reverse()) await close();
});

const take = (name: string) => takeBothSizes(app, name);

function blogWith(options: TestBlogOptions = {}): TestBlog {
  return makeBlog({ files: { ...sampleFiles(), ...morePosts, ...longTitles }, ...options });
}

async function open(blog: TestBlog, title = /Letters that take/, options: LaunchOptions = {}): Promise<void> {
  app = await launch({ open: blog.folder, home: blog.home, ...options });
  await app.openPost(title);
  await expect(app.text).toBeFocused();
}

/** Runs a command by its name in the palette. */
async function run(command: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.getByRole('searchbox', { name: 'Search commands' }).fill(command);
  await expect(app.dialog('Command palette').getByRole('option').first()).toContainText(command);
  await app.page.keyboard.press('Enter');
}

async function publish(): Promise<Locator> {
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  return dialog;
}

const ended = (dialog: Locator, words: string) =>
  expect(dialog.getByRole('heading', { name: words, exact: true })).toBeVisible();

/** The other author, with Git alone. */
function robin(blog: TestBlog, change: (folder: string) => void, message: string): void {
  const folder = join(blog.home, 'robin');
  gitAs(blog.home, blog.home, ['clone', '--quiet', '--branch', 'main', blog.remote, 'robin']);
  change(folder);
  chownTree(folder);
  gitAs(blog.home, folder, ['add', '--all']);
  gitAs(blog.home, folder, ['-c', 'user.name=Robin', 'commit', '--quiet', '-m', message]);
  gitAs(blog.home, folder, ['push', '--quiet', 'origin', 'HEAD:main']);
}

function rewrite(path: string, pairs: readonly (readonly [string, string])[]): void {
  const before = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    pairs.reduce((text, [from, to]) => text.replace(from, to), before),
  );
}

test('two versions: text, front matter, a picture, a post that was deleted', async () => {
  const blog = blogWith();
  const other = Buffer.concat([readFileSync(blog.path(PICTURE)), Buffer.from([0])]);
  blog.write(PICTURE, Buffer.concat([other, Buffer.from([1])]));
  rewrite(blog.path(CJK), [['四十分钟', '一个小时']]);
  rewrite(blog.path(LETTERS), [
    ['title: Letters that take a week', 'title: Letters that take seven days'],
    ['tags: [letters, attention]', 'tags: [letters, attention, islands]'],
    ['A letter takes a week', 'A letter takes six days when the wind is kind'],
    ['we have read, what', 'we have read, which birds are back, what'],
  ]);
  rewrite(blog.path('_posts/2025-09-05-counting-bridges.md'), [['eleven', 'twelve']]);
  blog.git('commit', '--quiet', '--all', '-m', 'What the birds do');
  robin(
    blog,
    (folder) => {
      writeFileSync(join(folder, PICTURE), other);
      rewrite(join(folder, CJK), [['四十分钟', '半个小时']]);
      rewrite(join(folder, LETTERS), [
        ['title: Letters that take a week', 'title: Slow letters'],
        ['tags: [letters, attention]', 'tags: [letters, slowness]'],
        ['A letter takes a week', 'A letter takes eight days in winter'],
        ['The postman is well', 'The postman has a new boat'],
      ]);
      gitAs(blog.home, folder, ['rm', '--quiet', '_posts/2025-09-05-counting-bridges.md']);
    },
    'Shorter words',
  );
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  const publishing = await publish();
  await expect(publishing).toContainText('Somebody changed the same words on the remote.');
  await take('publish-conflict');
  await publishing.getByRole('button', { name: 'Decide now…' }).click();
  const dialog = app.dialog('Two versions');
  await expect(dialog.getByRole('button', { name: 'Finish and publish' })).toBeVisible();
  const file = (name: string | RegExp) =>
    dialog.getByRole('listbox', { name: 'Files' }).getByRole('option', { name });
  await file(/Letters that take/).click();
  await take('two-versions');
  await dialog.getByText('Edit', { exact: true }).last().click();
  await dialog.getByRole('textbox', { name: 'The text that stays' }).last().scrollIntoViewIfNeeded();
  await take('two-versions-edit');
  await file(/river-path/).click();
  await expect(dialog.getByRole('figure', { name: 'Theirs' }).getByRole('img')).toBeVisible();
  await dialog.getByText('Keep theirs', { exact: true }).last().click();
  await take('two-versions-picture');
  await file(/Counting bridges/).click();
  await take('two-versions-deleted');
});

test('history: changes, page, kept texts, undo, take off the site', async () => {
  const blog = blogWith();
  const text = blog.read(LETTERS);
  const first = [
    '--amend',
    '--no-edit',
    '--author=Ada Winter <ada@example.org>',
    '--date=2026-07-28T09:30:00Z',
  ];
  blog.git('commit', '--quiet', ...first);
  blog.git('push', '--quiet', '--force');
  const commit = (message: string, date: string, change: (text: string) => string) => {
    blog.write(LETTERS, change(blog.read(LETTERS)));
    blog.git('commit', '--quiet', '--all', `--date=${date}`, '-m', message);
  };
  commit('Publish “Letters that take a week”', '2026-07-30T16:00:00Z', (now) =>
    now.replace('Usually a paragraph goes. Often it is the first one.', 'Usually a paragraph goes.'),
  );
  commit(
    'Letters: what is left when the news has gone\n\nShe asked about the light.',
    '2026-08-02T07:12:00Z',
    (now) => now.replace('what the light is doing', 'what the light is doing on the far shore'),
  );
  commit(
    'Letters that take a week: the cold that was over before she read about it, and everything else that I took out again because it would not be true any more by the time she reads it',
    '2026-10-19T21:40:00Z',
    () => text,
  );
  blog.git('push', '--quiet');
  await open(blog);
  await run('Undo the last publish');
  await expect(app.dialog('Undo the last publish?').getByRole('list', { name: 'Files' })).toBeVisible();
  await take('undo-publish');
  await app.page.keyboard.press('Escape');
  await run('Take the post off the site');
  const off = app.dialog('Take “Letters that take a week” off the site?');
  await expect(off.getByRole('combobox')).toBeVisible();
  await take('unpublish');
  await app.close();

  blog.write(LETTERS, blog.read(LETTERS).replace('A letter takes a week', 'A letter takes nine days'));
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.sync).toHaveText('Saved');
  await app.page.keyboard.press('ControlOrMeta+Shift+y');
  const dialog = app.dialog('History of “Letters that take a week”');
  const versions = dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option');
  await expect(versions).toHaveCount(5);
  await versions.nth(2).click();
  await expect(dialog.getByRole('list', { name: 'Changes' })).toBeVisible();
  await take('history');
  await dialog.getByRole('tab', { name: 'Page' }).click();
  await expect(dialog.locator('iframe')).toBeVisible();
  await expect(dialog.frameLocator('iframe').locator('ins').first()).toBeVisible();
  await take('history-page');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await run('Undo the last publish');
  await expect(app.dialog('This cannot be undone here')).toBeVisible();
  await take('undo-refused');
});

test('trust: asked, restricted, something new', async () => {
  const blog = blogWith();
  const hook = (name: string) => {
    blog.write(`.husky/${name}`, '#!/bin/sh\nexit 0\n');
    chmodSync(blog.path(`.husky/${name}`), 0o755);
  };
  hook('pre-commit');
  blog.git('config', 'core.hooksPath', '.husky');
  blog.git('config', 'core.fsmonitor', '/opt/watchers/watch-files --everything --since=last-time');
  blog.git('config', 'filter.odd.clean', 'tidy-words --style=plain');
  blog.write('.gitattributes', '*.md filter=odd\n');
  app = await launch({ open: blog.folder, home: blog.home });
  const dialog = app.dialog('Do you trust this blog?');
  await expect(dialog.getByRole('list', { name: 'What it starts' })).toBeVisible();
  await take('trust');
  await dialog.getByRole('button', { name: 'Open restricted' }).click();
  await app.openPost(/Letters that take/);
  await expect(app.page.getByRole('status').filter({ hasText: 'Publishing is off' })).toBeVisible();
  await take('restricted');
  await app.button('Publish…').click();
  await expect(dialog).toContainText('You opened this blog restricted');
  await take('trust-restricted');
  await app.trust();
  await expect(app.dialog('Publish')).toBeVisible();
  await app.page.keyboard.press('Escape');
  hook('pre-push');
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await app.button('Publish…').click();
  await expect(app.dialog('This blog starts something new')).toBeVisible();
  await take('trust-new');
});

test('signing in to a server', async () => {
  const blog = blogWith();
  const server = await startGitServer(blog.home, appUser());
  const gate = await startAccountGate({ to: server.url(''), accounts: new Map([['ada', 'right']]) });
  closing.push(server.close, gate.close);
  blog.git('remote', 'set-url', 'origin', gate.url('remote.git'));
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  await publish();
  const dialog = app.dialog(`Sign in to ${gate.origin.replace('http://', '')}`);
  await expect(dialog.getByRole('textbox', { name: 'User name' })).toBeFocused();
  await take('sign-in');
  await app.page.keyboard.type('ada');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.type('mistyped');
  await app.page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('did not accept that');
  await take('sign-in-wrong');
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await ended(app.dialog('Publish'), 'Recorded, waiting to be sent');
  await take('sign-in-waiting');
});

test('SSH: an unknown host, a locked key, a host whose key is another', async () => {
  test.skip(sshMissing !== null, `skipped: ${sshMissing}`);
  const blog = blogWith();
  const world = { folder: join(blog.home, 'world'), home: blog.home };
  mkdirSync(world.folder);
  const home = await makeSshHome(world, 'a long walk');
  closing.push(home.leave);
  const server = await startSshServer(world, home);
  closing.push(server.close);
  blog.git('remote', 'set-url', 'origin', server.url(blog.remote));
  chownTree(blog.home);
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  await publish();
  await expect(app.dialog('Is this')).toContainText('SHA256:');
  await take('ssh-unknown-host');
  await app.dialog('Is this').getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(app.dialog('Unlock your SSH key')).toBeVisible();
  await take('ssh-passphrase');
  await expect(app.dialog('Unlock your SSH key')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await ended(app.dialog('Publish'), 'Recorded, waiting to be sent');
  await server.changeHostKey();
  await app.dialog('Publish').getByRole('button', { name: 'Try again' }).click();
  await expect(app.dialog('Publish')).toContainText('key');
  await take('ssh-changed-host');
});

test('cloning, and where a blog is published', async () => {
  const blog = blogWith({ remote: false });
  gitAs(blog.home, blog.home, ['init', '--quiet', '--bare', '--initial-branch=main', 'slow-ink.git']);
  const server = await startGitServer(blog.home, appUser());
  closing.push(server.close);
  app = await launch({ home: blog.home });
  await app.answerFolderDialog(blog.home);
  await app.button(/^Clone a blog/).click();
  const cloning = app.dialog('Clone a blog');
  const address = cloning.getByRole('textbox', { name: 'Address of the repository' });
  await address.fill('https://user:secret@example.org/blog.git');
  await cloning.getByRole('button', { name: 'Choose a folder and clone' }).click();
  await expect(cloning.getByRole('alert')).toBeVisible();
  await take('clone-refused');
  server.mode = 'hang';
  await address.fill(server.url('slow-ink.git'));
  await cloning.getByRole('button', { name: 'Choose a folder and clone' }).click();
  await expect(cloning.getByRole('progressbar')).toBeVisible();
  await take('cloning');
  await cloning.getByRole('button', { name: 'Stop' }).click();
  await expect(cloning.getByRole('progressbar')).toBeHidden();
  server.mode = 'ok';
  await app.close();

  await open(blog);
  await run('Where this blog is published');
  const dialog = app.dialog('Where this blog is published');
  await expect(dialog).toContainText('no remote yet');
  await dialog.getByRole('textbox', { name: 'Address of the remote' }).fill(server.url('missing.git'));
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await take('connect-failed');
  await dialog.getByRole('textbox', { name: 'Address of the remote' }).fill(server.url('slow-ink.git'));
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toContainText('Connected.');
  await take('connected');
});

test('for review', async () => {
  const blog = blogWith();
  const server = await startGitServer(blog.home, appUser());
  closing.push(server.close);
  blog.git('remote', 'set-url', 'origin', server.url('remote.git'));
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  await app.button('Publish…').click();
  await app.dialog('Publish').getByRole('button', { name: 'For review…' }).click();
  const dialog = app.dialog('Send for review');
  await expect(dialog.getByRole('textbox', { name: 'Name of the branch' })).not.toHaveValue('');
  await take('for-review');
  await dialog.getByRole('button', { name: 'Send for review' }).click();
  await ended(dialog, 'Sent for review');
  await take('sent-for-review');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await run('Where this blog is published');
  await expect(app.dialog('Where this blog is published')).toContainText('Hosts build the site from it');
  await take('place');
});

test('on no branch: one is there, one is brought forward, a new one', async () => {
  const blog = blogWith();
  blog.git('checkout', '--quiet', '--detach');
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await expect(dialog.getByRole('button', { name: 'Go on with main' })).toBeVisible();
  await take('branch-here');
  await app.page.keyboard.press('Escape');
  blog.git('commit', '--quiet', '--allow-empty', '-m', 'On no branch');
  blog.git('commit', '--quiet', '--allow-empty', '-m', 'And more');
  await app.button('Publish…').click();
  await expect(dialog.getByRole('radio', { name: /^Bring main forward to here/ })).toBeChecked();
  await take('branch-forward');
  await dialog.getByText('Begin a new branch here').click();
  await dialog.getByRole('textbox', { name: 'Name of the new branch' }).fill('main');
  await app.page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await take('branch-taken');
});

test('offline with several changes, and newer ones on the remote', async () => {
  const blog = blogWith();
  const online = blog.git('remote', 'get-url', 'origin').trim();
  blog.git('remote', 'set-url', 'origin', NOWHERE);
  await open(blog, /Letters that take/, { looksForNewer: true });
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  const dialog = await publish();
  await ended(dialog, 'Recorded, waiting to be sent');
  await take('offline');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await app.openPost(/书斋窗外/);
  await app.typeAfter('窗外有一条河', '每天都不一样。');
  await publish();
  await ended(dialog, 'Recorded, waiting to be sent');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await app.button(/Show what waits, and why/).click();
  await expect(app.dialog('What waits').getByRole('listitem')).toHaveCount(2);
  await take('what-waits');
  await app.page.keyboard.press('Escape');
  blog.git('remote', 'set-url', 'origin', online);
  robin(
    blog,
    (folder) => rewrite(join(folder, CJK), [['窗外有一条河', '窗外有一片海']]),
    'The sea, not the river',
  );
  await app.button(/Show what waits, and why/).click();
  await app.dialog('What waits').getByRole('button', { name: 'Send now' }).click();
  await expect(app.dialog('What waits').or(app.dialog('Publish'))).toContainText('same words');
  await take('what-waits-conflict');
});

test('a remote that was rewritten', async () => {
  const blog = blogWith();
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  const dialog = await publish();
  await ended(dialog, 'Published');
  await dialog.getByRole('button', { name: 'Done' }).click();
  blog.remoteGit('update-ref', 'refs/heads/main', `${blog.git('rev-parse', 'HEAD').trim()}^`);
  await app.typeAfter('She answered, by the way', ' In green ink.');
  await publish();
  await ended(dialog, 'Recorded, waiting to be sent');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await app.button(/Show what waits, and why/).click();
  await expect(app.dialog('What waits')).toContainText('took back changes');
  await take('rewritten');
});

/** A pre-commit hook of the author's for all their repositories: those need no trust. */
function ownHook(blog: TestBlog, script: string): void {
  const hooks = join(blog.home, 'hooks');
  mkdirSync(hooks);
  writeFileSync(join(hooks, 'pre-commit'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(hooks, 'pre-commit'), 0o755);
  appendFileSync(join(blog.home, '.gitconfig'), `[core]\n\thooksPath = ${hooks}\n`);
  chownTree(blog.home);
}

test('publishing, stopped in the middle, and what the next start says', async () => {
  const blog = blogWith();
  const goOn = join(blog.home, 'go-on');
  ownHook(blog, `while ! [ -e '${goOn}' ]; do sleep 0.05; done`);
  const before = blog.git('rev-parse', 'HEAD');
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  const dialog = await publish();
  await expect(dialog.locator('.steps [data-state="now"]')).toBeVisible();
  await take('publishing');
  await app.kill();
  blog.git('remote', 'set-url', 'origin', NOWHERE);
  writeFileSync(goOn, '');
  await expect.poll(() => blog.git('rev-parse', 'HEAD')).not.toBe(before);
  await open(blog, /Letters that take/, { profile: app.profile });
  await expect(app.page.getByRole('status', { name: 'What became of an interrupted publish' })).toContainText(
    'waits to be sent',
  );
  await take('recovered');
});

test('a lock that was left behind', async () => {
  const blog = blogWith();
  const lock = blog.path('.git/index.lock');
  writeFileSync(lock, '');
  chownTree(blog.folder);
  const hourAgo = Date.now() / 1000 - 3600;
  utimesSync(lock, hourAgo, hourAgo);
  await open(blog);
  await app.typeAfter('Often it is the first one.', ' This time it was the last.');
  const dialog = await publish();
  await expect(dialog.getByRole('alert')).toContainText('left index.lock behind');
  await take('lock-left');
});

test('a secret, others that go along, a schedule that is kept, the list of scheduled posts', async () => {
  const blog = blogWith();
  rewrite(blog.path(WALK), [['Only one', 'One line only']]);
  blog.write('notes.txt', 'mine\n');
  await open(blog);
  await app.typeAfter(
    'Often it is the first one.',
    ` The key is ghp_${'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAQwEr'}.`,
  );
  await app.button('Publish…').click();
  const dialog = app.dialog('Publish');
  await expect(dialog).toContainText('This looks like a GitHub token');
  await dialog.getByRole('button', { name: /other changes stay here/ }).click();
  await expect(dialog.getByRole('list', { name: 'Files' })).not.toContainText('Comparing');
  await take('publish-secret');
  await app.page.keyboard.press('Escape');
  await app.openPost(/The same walk/);
  await app.button('Publish…').click();
  await dialog.getByRole('button', { name: 'Schedule…' }).click();
  await dialog.getByLabel('Date and time').fill('2031-05-02T09:00');
  await dialog.getByText('Keep it here and publish it then').click();
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await ended(dialog, 'Scheduled');
  await take('scheduled');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await run('Scheduled posts');
  await expect(app.dialog('Scheduled posts').getByRole('listitem')).toBeVisible();
  await take('scheduled-posts');
});
