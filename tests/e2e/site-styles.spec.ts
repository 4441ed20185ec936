import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, PIXEL, SMALL_BLOG } from '../helpers/blog';

const FONT = readFileSync(
  join(process.cwd(), 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
);

const SITE = `@import url("http://127.0.0.1:9/import.css");
@import "more.css";
@font-face { font-family: Ledger; src: url(../fonts/ledger.woff2) format("woff2"); }
@font-face { font-family: Far; src: url(https://fonts.example/far.woff2); }
body { font-family: Ledger, sans-serif; background: rgb(1, 2, 3) url("/assets/images/gate.png"); }
h1 { background: url(http://127.0.0.1:9/h1.png); --far: url(http://127.0.0.1:9/var.png); }
.post p { color: rgb(200, 30, 40); background: image-set(url("http://127.0.0.1:9/set.png") 1x); }
@media (min-width: 1px) { .post h2 { letter-spacing: 3px; border-image: url('//127.0.0.1:9/b.png') 1; } }
</style><script>parent.pwned = 1</script>
`;

let app: RunningApp;

test.beforeAll(async () => {
  const blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_site/index.html': '<link rel="stylesheet" href="/blog/assets/css/site.css">',
      '_site/assets/css/site.css': SITE,
      '_site/assets/fonts/ledger.woff2': FONT,
      'assets/css/other.css': 'p { color: green }',
      'assets/images/bar.png': PIXEL,
    },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  await app.openPost(/First frost/);
  await expect.poll(() => app.previewText()).toContain('The beans are over.');
});
test.afterAll(() => app.close());

const look = () =>
  app.preview((page) => {
    const style = (selector: string) => {
      const element = page.querySelector(selector);
      return element ? page.defaultView?.getComputedStyle(element) : undefined;
    };
    return {
      paper: style('body')?.backgroundColor,
      picture: style('body')?.backgroundImage ?? '',
      text: style('.post p')?.color,
      spacing: style('.post h2')?.letterSpacing,
      fonts: [...page.fonts].filter((font) => font.status === 'loaded').map((font) => font.family),
      written: [...page.querySelectorAll('style')].map((each) => each.textContent).join(''),
    };
  });

const command = (words: string) => app.command(words, 'Page: the site’s own styles');

test('[R65] the page is shown with the style sheets of the site that the author chooses, and nothing of them leaves', async () => {
  await app.electron.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { styleRequests: seen });
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      seen.push(details.url);
      answer({});
    });
  });
  const before = await look();
  await command('the site’s own styles');
  const dialog = app.dialog('The site’s own styles');
  const sheets = dialog.getByRole('group', { name: 'Style sheets' });
  await expect(sheets.getByRole('checkbox')).toHaveCount(2);
  await expect(sheets.getByRole('checkbox').first()).toBeChecked();
  await expect(sheets).toContainText('_site/assets/css/site.css');
  await dialog.getByRole('button', { name: 'Show with these' }).click();

  await expect.poll(async () => (await look()).text).toBe('rgb(200, 30, 40)');
  await expect.poll(async () => (await look()).fonts).toContain('Ledger');
  const shown = await look();
  expect(shown.paper).toBe('rgb(1, 2, 3)');
  expect(shown.spacing).toBe('3px');
  expect(shown.picture).toContain('asset://');
  expect(shown.written).not.toMatch(/127\.0\.0\.1|fonts\.example|@import/);
  expect(await app.page.evaluate(() => 'pwned' in window)).toBe(false);
  const asked = await app.electron.evaluate(
    () => (globalThis as unknown as { styleRequests: string[] }).styleRequests,
  );
  expect(asked.filter((url) => !/^(app|asset|data|devtools):/.test(url))).toEqual([]);

  await command('the site’s own styles');
  await expect.poll(async () => (await look()).text).toBe(before.text);
  expect((await look()).paper).toBe(before.paper);
  await command('the site’s own styles');
  await expect.poll(async () => (await look()).text).toBe('rgb(200, 30, 40)');
});

test('the page with the site’s styles still follows each key', async () => {
  await app.typeAfter('The beans are over.', ' Again.');
  await expect.poll(() => app.previewText()).toContain('before breakfast. Again.');
  await app.page.screenshot({ path: 'out/test-results/site-styles.png' });
});
