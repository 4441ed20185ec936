import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, virtualDisplay } from './lib/display.mjs';
import { PlainError, root, say, script } from './lib/run.mjs';

const PICTURES = 'out/tour';
const PATIENCE = 20_000;
const POST = '_posts/2026-07-30-letters-that-take-a-week.md';
const SENTENCE = 'The second paragraph is often the letter.';
const MESSAGE = 'Letters: where the letter begins';

let steps = 0;

/**
 * Does one thing an author would, and says so in one line.
 * @template T @param {string} what such as `open the blog`, for the sentence when it fails
 * @param {() => Promise<T>} act @param {(result: T) => string} done the line when it went well
 */
async function step(what, act, done) {
  try {
    const result = await act();
    steps += 1;
    say(`${steps}. ${done(result)}`);
    return result;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new PlainError(`The tour stopped: it could not ${what}. ${reason}`);
  }
}

/** Waits until `holds`. @param {string} what @param {() => boolean | Promise<boolean>} holds */
async function until(what, holds) {
  const end = performance.now() + PATIENCE;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Nothing came of waiting for ${what}.`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** The main job, on a copy of the sample blog with a bare repository beside it as its remote. */
async function tour() {
  const { configureGit, gitAs, keepInGit, temporaryFolder } = await import('./lib/test-blog.mjs');
  const { startApp } = await import('./lib/app-window.mjs');
  const home = temporaryFolder('tour');
  const [folder, remote] = [join(home, 'slow-ink'), join(home, 'remote.git')];
  cpSync(join(root, 'sample'), folder, { recursive: true });
  configureGit(home, { name: 'Mara Lindqvist', email: 'mara@slow-ink.example' });
  keepInGit({ home, folder, remote });
  const published = () => gitAs(home, remote, ['rev-parse', 'main']).trim();
  const before = published();
  const app = await step(
    'start the app',
    () => startApp({ open: folder, profile: join(home, 'profile'), home }),
    () => 'Started Longhand on a copy of the sample blog. Its remote is a bare repository beside it.',
  );
  try {
    await walk(app.page, { before, published, home, remote });
  } finally {
    await app.electron.close();
    app.cleanup();
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {{ before: string, published: () => string, home: string, remote: string }} git
 */
async function walk(page, { before, published, home, remote }) {
  const { gitAs } = await import('./lib/test-blog.mjs');
  page.setDefaultTimeout(PATIENCE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const text = page.getByRole('textbox', { name: 'Post text' });
  const sync = page.getByRole('status', { name: 'Sync' });
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  const preview = () =>
    page.evaluate(
      () =>
        /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[title="Preview"]'))
          ?.contentDocument?.body?.innerText ?? '',
    );
  const picture = pictures(page);

  await step(
    'open a post',
    async () => {
      await page.getByRole('option', { name: /Letters that take a week/ }).click();
      await text.getByText('The postman is well').waitFor();
      await until('the page', async () => (await preview()).includes('The postman is well'));
      await picture('open');
    },
    () => 'Opened “Letters that take a week”: the text on the left, the page it makes on the right.',
  );
  await step(
    'write a sentence',
    async () => {
      await text.getByText('It has changed how I write').click();
      // Twice: a long line is shown as several.
      for (const key of ['End', 'End']) await page.keyboard.press(key);
      await page.keyboard.type(` ${SENTENCE}`);
    },
    () => `Wrote a sentence: “${SENTENCE}”`,
  );
  await step(
    'see it in the preview',
    async () => {
      await until('the sentence on the page', async () => (await preview()).includes(SENTENCE));
      await picture('write');
    },
    () => 'It is on the page.',
  );
  await step(
    'save',
    async () => {
      await page.keyboard.press('ControlOrMeta+s');
      await sync.filter({ hasText: 'Saved' }).waitFor();
      await picture('save');
    },
    () => 'Saved it to the post’s file.',
  );
  await step(
    'look at what would be published',
    async () => {
      await page.getByRole('button', { name: 'Publish…' }).click();
      await dialog.getByRole('textbox', { name: 'Message' }).fill(MESSAGE);
      await dialog.getByText(POST).waitFor();
      await dialog.locator('ins', { hasText: SENTENCE }).waitFor();
      await picture('publish');
    },
    () => 'Looked at exactly what would be published, and said why in a message.',
  );
  await step(
    'publish',
    async () => {
      await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
      await dialog.getByRole('heading', { name: 'Published', exact: true }).waitFor();
      await picture('published');
      await dialog.getByRole('button', { name: 'Done' }).click();
      await sync.filter({ hasText: 'Published' }).waitFor();
    },
    () => 'Published: one commit, pushed.',
  );
  await step(
    'find the commit in the remote',
    async () => {
      const now = published();
      const subject = gitAs(home, remote, ['log', '-1', '--format=%s', 'main']).trim();
      const files = gitAs(home, remote, ['diff-tree', '--no-commit-id', '--name-only', '-r', 'main']).trim();
      const content = gitAs(home, remote, ['show', `main:${POST}`]);
      if (now === before) throw new Error('The remote is still where it was.');
      if (subject !== MESSAGE || files !== POST) throw new Error(`It has “${subject}” with ${files}.`);
      if (!content.includes(SENTENCE)) throw new Error('The sentence is not in it.');
      return now;
    },
    (commit) =>
      `The remote has it: ${commit.slice(0, 7)} “${MESSAGE}”, which changes ${POST} and nothing else.`,
  );
}

/** @param {import('playwright-core').Page} page @returns {(name: string) => Promise<void>} takes the next picture */
function pictures(page) {
  const folder = join(root, PICTURES);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return async (name) => {
    taken += 1;
    const png = await page.screenshot({ caret: 'initial', animations: 'disabled' });
    writeFileSync(join(folder, `${taken}-${name}.png`), png);
  };
}

await script(async () => {
  await bootstrap('start');
  const { describe, resolveRuntime } = await import('./electron-runtime.mjs');
  const { isRoot } = await import('./electron-user.mjs');
  say(describe(await resolveRuntime()));
  const { build } = await import('./build.mjs');
  await build({ onlyIfChanged: true });
  // Root's own screen is closed to the user that the app runs as.
  const screen = !hasDisplay() || isRoot() ? await virtualDisplay() : undefined;
  if (screen) Object.assign(process.env, { DISPLAY: screen.display, WAYLAND_DISPLAY: '' });
  try {
    await tour();
  } finally {
    screen?.stop();
  }
  say(`The tour went well. Its pictures are in ${PICTURES}.`);
});
