import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, PIXEL, SMALL_BLOG, type TestBlog } from '../helpers/blog';

/** One hostile post: each line tries another way to run, load or leave. `pwned` is what they would set. */
const HOSTILE = `---
title: "<img src=x onerror='parent.pwned=1'>"
description: "<script>parent.pwned=1</script>"
---
<script>parent.pwned = 1; window.pwned = 1</script>
<img src="x" onerror="parent.pwned=1">
<svg onload="parent.pwned=1"><script>parent.pwned=1</script></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=parent.pwned=1&gt;">
<iframe srcdoc="<script>top.pwned=1</script>"></iframe>
<object data="data:text/html,<script>top.pwned=1</script>"></object>
<embed src="data:text/html,<script>top.pwned=1</script>">
<base href="http://127.0.0.1:9/">
<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/refresh">
<link rel="prefetch" href="http://127.0.0.1:9/prefetch"><link rel="stylesheet" href="http://127.0.0.1:9/style.css">
<style>@import url(http://127.0.0.1:9/import.css); body { background: url(http://127.0.0.1:9/bg.png) }</style>
<form action="http://127.0.0.1:9/form"><input name="a" autofocus onfocus="parent.pwned=1"><button>send</button></form>
<video src="http://127.0.0.1:9/v.mp4" autoplay onerror="parent.pwned=1"></video>
<a href="javascript:parent.pwned=1" id="js">script link</a>
<div id="getElementById" name="body"></div><img name="getElementById">
<noscript><p title="</noscript><img src=x onerror=parent.pwned=1>"></noscript>
<details open ontoggle="parent.pwned=1"><summary>x</summary></details>

![remote](http://127.0.0.1:9/remote.png)

[a data link](data:text/html,<script>top.pwned=1</script>)

~~~js" onmouseover="parent.pwned=1
code
~~~

The last line of the hostile post.
`;

let app: RunningApp;
let blog: TestBlog;

test.beforeAll(async () => {
  blog = makeBlog({ files: { ...SMALL_BLOG, '_posts/2026-11-01-hostile.md': HOSTILE } });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
});
test.afterAll(() => app.close());

const pwned = () => app.page.evaluate(() => 'pwned' in window);

/** Every request the window's session made since the app started, seen before it leaves. */
async function watchRequests(): Promise<() => Promise<string[]>> {
  await app.electron.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { requestsSeen: seen });
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      seen.push(details.url);
      answer({});
    });
  });
  return () =>
    app.electron.evaluate(() => (globalThis as unknown as { requestsSeen: string[] }).requestsSeen);
}

test('[R70] the window is sandboxed, isolated and without Node, and the sandbox is really on', async () => {
  const facts = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
      getOSProcessId(): number;
    };
    return { preferences: contents.getLastWebPreferences(), pid: contents.getOSProcessId() };
  });
  expect(facts.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
  // Electron 33 reports this one only when it is on.
  expect(facts.preferences.nodeIntegrationInWorker ?? false).toBe(false);
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${facts.pid}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).not.toMatch(/^Uid:\s+0\b/m);
  }
});

test('[R69] the bridge has named functions only: no channels, no Node, nothing of Electron', async () => {
  const seen = await app.page.evaluate(() => ({
    nouns: Object.keys((window as unknown as { longhand: object }).longhand).sort(),
    leaks: ['require', 'process', 'ipcRenderer', 'module', 'Buffer', '__dirname'].filter(
      (name) => name in window,
    ),
  }));
  expect(seen).toEqual({
    nouns: ['blog', 'editor', 'events', 'media', 'posts', 'preview', 'publish', 'settings', 'shell'],
    leaks: [],
  });
});

test('[R69] calls with a wrong shape, a foreign blog or a path outside it are refused, and the app lives', async () => {
  const blogId = await app.page.evaluate(async () => {
    const answer = await window.longhand.blog.current({});
    return answer.ok && answer.value ? answer.value.id : '';
  });
  const codes = await app.page.evaluate(async (id) => {
    const read = window.longhand.posts.read as (input: unknown) => Promise<{ ok: boolean; code?: string }>;
    const inputs: unknown[] = [
      undefined,
      null,
      'x',
      { blogId: id },
      { blogId: id, postId: 7 },
      { blogId: id, postId: 'a'.repeat(5000) },
      { blogId: id, postId: 'about.md', extra: 1 },
      JSON.parse('{"__proto__": {"blogId": "x"}}'),
      { blogId: 'other', postId: 'about.md' },
      { blogId: id, postId: '../remote.git/config' },
      { blogId: id, postId: '/etc/passwd' },
      { blogId: id, postId: '.git/config' },
      { blogId: id, postId: 'a\u0000b' },
    ];
    return Promise.all(inputs.map(async (input) => (await read(input)).code));
  }, blogId);
  expect(codes).toEqual([
    ...Array(8).fill('input-refused'),
    'blog-not-open',
    ...Array(4).fill('path-outside-blog'),
  ]);
  const ofMany = await app.page.evaluate(async (id) => {
    const answer = await window.longhand.posts.addresses({
      blogId: id,
      postIds: ['about.md', '../remote.git/config'],
    });
    return answer.ok ? null : answer.code;
  }, blogId);
  expect(ofMany).toBe('path-outside-blog');
});

test('[R64] [R65] a hostile post runs nothing, asks the network for nothing and goes nowhere', async () => {
  const requests = await watchRequests();
  await app.openPost(/img src=x/);
  await expect.poll(() => app.previewText()).toContain('The last line of the hostile post.');
  expect(await pwned()).toBe(false);
  const address = app.page.url();
  await app.preview((page) => {
    for (const link of page.querySelectorAll('a')) (link as HTMLElement).click();
    for (const button of page.querySelectorAll('button')) (button as HTMLElement).click();
  });
  expect(await pwned()).toBe(false);
  expect(app.page.url()).toBe(address);
  expect((await requests()).filter((url) => !/^(app|asset|data):/.test(url))).toEqual([]);
  expect(
    await app.preview(
      (page) => page.querySelectorAll('script, iframe, object, embed, base, meta[http-equiv]').length,
    ),
  ).toBe(0);
});

test('[R64] the frame alone holds when the sanitiser is passed by', async () => {
  const requests = await watchRequests();
  const body = HOSTILE.slice(HOSTILE.indexOf('<script>'));
  await app.page.evaluate((html) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]');
    if (frame?.contentDocument) frame.contentDocument.body.insertAdjacentHTML('beforeend', html);
  }, body);
  await expect
    .poll(() => app.preview((page) => page.querySelectorAll('[onerror]').length))
    .toBeGreaterThan(0);
  await app.preview((page) => {
    for (const link of page.querySelectorAll('a')) (link as HTMLElement).click();
  });
  expect(await pwned()).toBe(false);
  expect(await app.preview((page) => 'longhand' in (page.defaultView as object))).toBe(false);
  const outside = (await requests()).filter((url) => !/^(app|asset|data):/.test(url));
  expect(outside).toEqual([]);
});

test('[R68] the asset protocol serves pictures of the blog and nothing else', async () => {
  blog.write('secret.txt', 'secret');
  blog.write('.env.png', PIXEL);
  blog.write('fake.png', 'not a picture');
  const blogId = await app.page.evaluate(async () => {
    const answer = await window.longhand.blog.current({});
    return answer.ok && answer.value ? answer.value.id : '';
  });
  const statuses = await app.electron.evaluate(async ({ net }, id) => {
    const ask = async (path: string, host = id, method = 'GET') =>
      (await net.fetch(`asset://${host}/${path}`, { method })).status;
    return {
      picture: await ask('assets/images/gate.png'),
      missing: await ask('assets/images/none.png'),
      text: await ask('secret.txt'),
      dotfile: await ask('.env.png'),
      git: await ask('.git/config'),
      fake: await ask('fake.png'),
      encodedTraversal: await ask('%2e%2e%2fremote.git%2fconfig'),
      twiceEncoded: await ask('%252e%252e%252fremote.git'),
      backslash: await ask('..%5cremote.git'),
      nul: await ask('gate%00.png'),
      otherBlog: await ask('assets/images/gate.png', 'feedfacefeedface'),
      post: await ask('assets/images/gate.png', id, 'POST'),
    };
  }, blogId);
  expect(statuses.picture).toBe(200);
  expect(statuses.post).toBe(405);
  for (const [what, status] of Object.entries(statuses)) {
    if (what !== 'picture') expect([400, 403, 404, 405, 415], what).toContain(status);
  }
});

test('[R71] windows, permissions and devices are denied', async () => {
  const answers = await app.page.evaluate(async () => ({
    opened: window.open('https://example.org/') === null,
    notifications: await navigator.permissions
      .query({ name: 'notifications' })
      .then((status) => status.state),
    geolocation: await navigator.permissions.query({ name: 'geolocation' }).then((status) => status.state),
    evaluated: (() => {
      try {
        return Boolean(new Function('return 1')());
      } catch {
        return 'refused';
      }
    })(),
  }));
  expect(answers).toEqual({
    opened: true,
    notifications: 'denied',
    geolocation: 'denied',
    evaluated: 'refused',
  });
  const windows = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('[R67] the window stays where it is when a script or a link would take it elsewhere', async () => {
  // An app of its own: the test driver never stops waiting for a navigation that was refused.
  const own = await launch({ open: blog.folder, home: blog.home });
  await own.openPost(/First frost/);
  await expect.poll(() => own.previewText()).toContain('The beans are over.');
  const outcome = await own.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const before = contents.getURL();
    // The window asks its own guard first; the frame is stopped by the policy before that.
    const attempts = [
      ['will-navigate', "location.href = 'https://example.org/script'"],
      [
        'will-navigate',
        "Object.assign(document.createElement('a'), { href: 'https://example.org/link' }).click()",
      ],
      ['will-navigate', "location.href = 'app://main/preview.html'"],
      [
        'did-fail-load',
        "document.querySelector('iframe').contentWindow.location.href = 'https://example.org/frame'",
      ],
    ] as const;
    for (const [sign, attempt] of attempts) {
      const seen = new Promise<void>((resolve) => contents.once(sign as 'will-navigate', () => resolve()));
      // Its answer may be lost with the navigation it starts; what counts is that the attempt was seen.
      void contents.executeJavaScript(`{ ${attempt} }; 0`).catch(() => null);
      await seen;
    }
    return contents.getURL() === before;
  });
  expect(outcome).toBe(true);
  await own.kill();
});
