import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG } from '../helpers/blog';
import { Heard } from '../helpers/heard';

const POST = `---
title: Diagrams
date: 2026-11-03
---
~~~mermaid
flowchart LR
  Seed --> Leaf --> Bean
~~~

~~~mermaid
sequenceDiagram
  Ada->>Winter: A letter
~~~

~~~mermaid
flowchart LR
  Seed --> Leaf
  Leaf -->> ((
~~~

The last line.
`;

const FORMULAS = `---
title: Formulas
date: 2026-11-06
---
It is $$\\frac{1$$, a half.

~~~mermaid
flowchart LR
  Seed --> Leaf
  Leaf -->> ((
~~~

The last line.
`;

/** Known ways to run something or leave by a diagram. */
const HOSTILE = `---
title: Hostile diagrams
date: 2026-11-04
---
~~~mermaid
flowchart LR
  A["<img src=x onerror='parent.pwned=1'><script>parent.pwned=1</script>"] --> B
  click A "javascript:parent.pwned=1"
  click B href "http://127.0.0.1:9/click"
~~~

~~~mermaid
%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "body{background:url(http://127.0.0.1:9/theme)}"}}%%
flowchart LR
  C["<iframe srcdoc='<script>top.pwned=1</script>'></iframe>"] --> D["<a href='javascript:top.pwned=1'>x</a>"]
  classDef evil fill:url(http://127.0.0.1:9/fill),stroke:#000
  class C evil
~~~

~~~mermaid
sequenceDiagram
  participant E as <svg onload=parent.pwned=1>
  E->>F: <img src=http://127.0.0.1:9/img.png>
  links E: {"x": "javascript:parent.pwned=1"}
~~~

~~~mermaid
%%{init: {"fontFamily": "x;} * { background: url(http://127.0.0.1:9/font) } .y {", "themeVariables": {"primaryColor": "red;} body { display: none } .z {"}}}%%
classDiagram
  class G["</style><script>parent.pwned=1</script>"]
  G : +run()
~~~

The last hostile line.
`;

/** As many arrows as Mermaid takes, half of them past a hundred others: laying that out takes minutes. */
const thicket = [
  ...Array.from({ length: 240 }, (_, at) => `  n${at} --> n${at + 1}`),
  ...Array.from({ length: 250 }, (_, at) => `  n${at % 120} --> n${(at % 120) + 100 + (at % 20)}`),
].join('\n');
const ENDLESS = `---
title: Endless diagrams
date: 2026-11-05
---
Before them.

~~~mermaid
flowchart TD
${thicket}
~~~

~~~mermaid
flowchart LR
${thicket}
~~~

~~~mermaid
flowchart LR
  Root --> Bloom
~~~
`;

/** What draws diagrams is loaded for the first of them, ms until that is done on a slow machine. */
const FIRST = 60_000;

let app: RunningApp;

test.beforeAll(async () => {
  const blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-11-03-diagrams.md': POST,
      '_posts/2026-11-04-hostile.md': HOSTILE,
      '_posts/2026-11-06-formulas.md': FORMULAS,
      '_posts/2026-11-05-endless.md': ENDLESS,
    },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
});
test.afterAll(() => app.close());

const figures = () =>
  app.preview((page) =>
    [...page.querySelectorAll('figure.lh-diagram')].map((figure) => ({
      drawn: figure.querySelector('svg') !== null,
      text: figure.textContent ?? '',
      marked: figure.querySelector('mark')?.textContent ?? null,
      width: figure.querySelector('svg')?.getBoundingClientRect().width ?? 0,
    })),
  );
const drawn = async () => (await figures()).map((figure) => figure.drawn);

test('diagrams are drawn in the page, and one with a mistake shows its source with the line', async () => {
  await app.openPost(/^Diagrams/);
  await expect.poll(drawn, { timeout: FIRST }).toEqual([true, true, false]);
  await expect.poll(async () => (await figures())[2]?.marked).toContain('((');
  const [flow, sequence, mistake] = await figures();
  expect(flow?.text).toContain('Bean');
  expect(flow?.width).toBeGreaterThan(100);
  expect(sequence?.text).toContain('A letter');
  expect(mistake?.text).toContain('This diagram cannot be drawn.');
  expect(mistake?.text).toContain('Seed --> Leaf');
});

test('a mistake in a diagram or a formula is told in words at its place, marked at its line, and heard once', async () => {
  const heard = await Heard.by(app.page);
  const all = async () => (await heard.all()).filter((words) => words.includes('This '));
  const marked = () => app.page.locator('.lh-page-mistake').allInnerTexts();
  await app.openPost(/Formulas/);
  await expect.poll(() => app.previewText()).toContain('This formula cannot be set: Unexpected end of input');
  await expect.poll(marked).toEqual(['\\frac{1', 'Leaf -->> ((']);
  await expect
    .poll(all)
    .toEqual([expect.stringMatching(/^Line 5: This formula cannot be set: Unexpected end of input/)]);
  await app.page.locator('.lh-page-mistake').last().hover();
  await expect(app.seen.getByText('This diagram cannot be drawn: ').first()).toBeVisible();
  // What is put right is no longer marked, and another key elsewhere tells nothing again.
  await app.typeAfter('The last line.', ' And more.');
  await app.text.getByText('a half').click();
  await app.page.keyboard.press('Home');
  await app.page.keyboard.press('Shift+End');
  await app.page.keyboard.insertText('It is $$\\frac{1}{2}$$, a half.');
  await expect.poll(marked).toEqual(['Leaf -->> ((']);
  expect(await all()).toHaveLength(1);
  // The marks are the page's, and go with it.
  await app.page.keyboard.press('ControlOrMeta+1');
  await expect.poll(marked).toEqual([]);
  await app.page.keyboard.press('ControlOrMeta+2');
  await expect.poll(marked).toEqual(['Leaf -->> ((']);
});

test('a diagram follows the typing', async () => {
  await app.openPost(/^Diagrams/);
  await expect.poll(drawn).toEqual([true, true, false]);
  await app.typeAfter('Ada->>Winter: A letter', ' from the sea');
  await expect.poll(async () => (await figures())[1]?.text).toContain('A letter from the sea');
  expect(await drawn()).toEqual([true, true, false]);
});

test('[R64] what draws diagrams has a process of its own, and neither the bridge nor the window', async () => {
  await app.openPost(/^Diagrams/);
  await expect.poll(drawn).toEqual([true, true, false]);
  const facts = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame;
    const frame = main?.frames.find((each) => each.url.startsWith('app://diagram/'));
    const holds = (await frame?.executeJavaScript(
      `({ bridge: 'longhand' in window, parent: (() => { try { return typeof parent.document } catch { return 'refused' } })() })`,
    )) as { bridge: boolean; parent: string };
    return { own: frame?.osProcessId !== main?.osProcessId, ...holds };
  });
  expect(facts).toEqual({ own: true, bridge: false, parent: 'refused' });
});

test('[R64] [R65] a hostile diagram runs nothing, asks for nothing and leaves the page as it is', async () => {
  await app.electron.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { diagramRequests: seen });
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      seen.push(details.url);
      answer({});
    });
  });
  await app.openPost(/Hostile diagrams/);
  await expect
    .poll(
      async () =>
        (await figures()).filter(({ drawn: is, text }) => is || text.includes('cannot be drawn')).length,
    )
    .toBe(4);
  const left = await app.preview((page) => ({
    dangerous: page.querySelectorAll(
      'figure script, figure foreignObject, figure iframe, figure image, figure a, figure [onload], figure [onerror]',
    ).length,
    addresses: [...page.querySelectorAll('figure *')].filter((element) =>
      [...element.attributes].some(({ value }) => /127\.0\.0\.1|javascript:/.test(value)),
    ).length,
    styles: [...page.querySelectorAll('figure style')].filter((style) =>
      /127\.0\.0\.1/.test(style.textContent ?? ''),
    ).length,
    display: page.defaultView?.getComputedStyle(page.body).display,
  }));
  expect(left).toEqual({ dangerous: 0, addresses: 0, styles: 0, display: 'block' });
  await app.preview((page) => {
    for (const element of page.querySelectorAll('figure *'))
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
  expect(await app.page.evaluate(() => 'pwned' in window)).toBe(false);
  const seen = await app.electron.evaluate(
    () => (globalThis as unknown as { diagramRequests: string[] }).diagramRequests,
  );
  expect(seen.filter((url) => !/^(app|asset|data|devtools):/.test(url))).toEqual([]);
});

test('[R18] a diagram that takes too long is given up with a sentence, and the next one is drawn', async () => {
  await app.openPost(/Endless diagrams/);
  await expect(app.text).toContainText('Before them.');
  // The one that is being drawn holds up no key and no page.
  await app.typeAfter('Before them.', ' Still here.');
  await expect.poll(() => app.previewText()).toContain('Before them. Still here.');
  expect((await figures())[1]?.text).not.toContain('takes too long');

  // Two seconds each, and the time to start the drawing process once more after each.
  await expect.poll(drawn, { timeout: FIRST }).toEqual([false, false, true]);
  const [first, second, next] = await figures();
  expect(next?.text).toContain('Bloom');
  for (const endless of [first, second]) {
    expect(endless?.text).toMatch(/^This diagram takes too long to draw, so it is shown as its text\./);
    expect(endless?.text).toContain('n0 --> n1');
  }

  // They are not tried again with each key.
  await app.typeAfter('Still here.', ' And here.');
  await expect.poll(() => app.previewText()).toContain('Still here. And here.');
  await expect.poll(drawn).toEqual([false, false, true]);
  expect((await figures())[0]?.text).toContain('takes too long');
});
