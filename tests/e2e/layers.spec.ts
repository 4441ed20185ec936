import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { HOSTILE_HTML } from '../helpers/hostile';

const LAST = 'The last hostile line.';
/** Every fragment as a block of its own, so that none hides the others. */
const POST = `---\ntitle: Corpus\ndate: 2026-11-06\n---\n${HOSTILE_HTML.map((html) => html.replace(/\n/g, '&#10;')).join('\n\n')}\n`;
const LINKS = [
  'javascript:top.pwned=1',
  'data:text/html,x',
  'file:///etc/passwd',
  'file://server/share',
  'smb://server/share',
  '\\\\server\\share',
  'vscode://file/etc/passwd',
  'ms-msdt:/id',
  'asset://other/a.png',
  'remote://image/x',
  'app://main/index.html',
  'blob:app://main/1',
  'about:blank',
  'ftp://example.org/',
  'https://ada:secret@example.org/',
];

let blog: TestBlog;

test.beforeAll(() => {
  expect(HOSTILE_HTML.length).toBeGreaterThanOrEqual(60);
  blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-11-06-corpus.md': POST,
      '_posts/2026-11-07-links.md': `---\ntitle: Links\ndate: 2026-11-07\n---\n${LINKS.map((href, index) => `<a href="${href}">link ${index}</a>`).join('\n\n')}\n\n[web](https://example.org/w) [mail](mailto:ada@example.org)\n\n${LAST}\n`,
    },
  });
});

/** Watches what leaves: requests of every session there is, and addresses given to the system. */
async function watch(app: RunningApp): Promise<() => Promise<{ requests: string[]; opened: string[] }>> {
  await app.electron.evaluate(({ session, shell }) => {
    const requests: string[] = [];
    const opened: string[] = [];
    Object.assign(globalThis, { left: { requests, opened } });
    for (const each of [session.defaultSession, session.fromPartition('remote-images')])
      each.webRequest.onBeforeRequest((details, answer) => {
        requests.push(details.url);
        answer({});
      });
    shell.openExternal = async (url: string) => {
      opened.push(url);
    };
  });
  return () =>
    app.electron.evaluate(
      () => (globalThis as unknown as { left: { requests: string[]; opened: string[] } }).left,
    );
}
const away = (requests: readonly string[]) =>
  requests.filter((url) => !/^(app|asset|data|devtools|blob):/.test(url));
const pwned = (app: RunningApp) => app.page.evaluate(() => 'pwned' in window);

/** Clicks everything in the page, and waits until what that may have started has had its time. */
async function poke(app: RunningApp): Promise<void> {
  await app.preview((page) => {
    for (const element of page.querySelectorAll('*')) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    }
  });
  await app.page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestIdleCallback(() => done()))),
  );
}

test('[R64] [R65] a corpus of hostile HTML runs nothing and asks for nothing', async () => {
  const app = await launch({ open: blog.folder, home: blog.home });
  const left = await watch(app);
  await app.openPost(/Corpus/);
  await expect
    .poll(() => app.preview((page) => page.querySelectorAll('.lh-part').length))
    .toBeGreaterThan(50);
  await poke(app);
  expect(await pwned(app)).toBe(false);
  expect(away((await left()).requests)).toEqual([]);
  await app.close();
});

test('[R64] [R65] the frame and its policy alone hold when the sanitiser is passed by', async () => {
  const app = await launch({ open: blog.folder, home: blog.home });
  const left = await watch(app);
  await app.openPost(/First frost/);
  await expect.poll(() => app.previewText()).toContain('The beans are over.');
  await app.page.evaluate((all) => {
    const page = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument;
    for (const html of all) {
      const place = page?.createElement('div');
      if (!place) continue;
      page?.body.append(place);
      place.insertAdjacentHTML('beforeend', html);
    }
  }, HOSTILE_HTML);
  await expect
    .poll(() => app.preview((page) => page.querySelectorAll('[onerror]').length))
    .toBeGreaterThan(10);
  await poke(app);
  expect(await pwned(app)).toBe(false);
  expect(away((await left()).requests)).toEqual([]);
  await app.close();
});

test('[R64] [R65] the sanitiser alone holds when the pages come without a policy', async () => {
  const app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  // The same files, without the header that is the policy.
  await app.electron.evaluate(
    async ({ session, BrowserWindow }, folder) => {
      const { readFileSync } = process.getBuiltinModule('node:fs');
      const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
      const { protocol } = session.defaultSession;
      protocol.unhandle('app');
      protocol.handle('app', (request) => {
        const name = new URL(request.url).pathname;
        try {
          const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
          return new Response(new Uint8Array(readFileSync(`${folder}${name}`)), {
            headers: { 'Content-Type': type },
          });
        } catch {
          return new Response(null, { status: 404 });
        }
      });
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) throw new Error('no window');
      const loaded = new Promise((done) => contents.once('did-finish-load', () => done(null)));
      contents.reload();
      await loaded;
    },
    join(process.cwd(), 'out/renderer'),
  );
  const left = await watch(app);
  await expect(app.posts).toBeVisible();
  await app.openPost(/Corpus/);
  await expect
    .poll(() => app.preview((page) => page.querySelectorAll('.lh-part').length))
    .toBeGreaterThan(50);
  // With a policy this is refused.
  expect(await app.page.evaluate(() => new Function('return 7')())).toBe(7);
  await poke(app);
  expect(await pwned(app)).toBe(false);
  expect(away((await left()).requests)).toEqual([]);
  await app.close();
});

test('[R66] links of other kinds are refused by name, web and mail go to the author’s own programs', async () => {
  const app = await launch({ open: blog.folder, home: blog.home });
  const left = await watch(app);
  await app.openPost(/^Links/);
  await expect.poll(() => app.previewText()).toContain(LAST);
  for (const button of [0, 1]) {
    await app.preview(
      button === 0
        ? (page) => {
            for (const link of page.querySelectorAll('article a'))
              if (link.textContent?.startsWith('link'))
                link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, button: 0 }));
          }
        : (page) => {
            for (const link of page.querySelectorAll('article a'))
              if (link.textContent?.startsWith('link'))
                link.dispatchEvent(
                  new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 }),
                );
          },
    );
  }
  await app.preview((page) => {
    for (const link of page.querySelectorAll<HTMLElement>('article a'))
      if (!link.textContent?.startsWith('link')) link.click();
  });
  await expect
    .poll(async () => (await left()).opened)
    .toEqual(['https://example.org/w', 'mailto:ada@example.org']);
  expect(await pwned(app)).toBe(false);
  expect(away((await left()).requests)).toEqual([]);
  expect(app.page.url()).toBe('app://main/index.html');
  await app.close();
});
