import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';

const PARAGRAPHS = Array.from(
  { length: 1500 },
  (_, index) =>
    `<p>The kettle of page ${index + 1} sings by the <b>window</b>, and nobody is in a hurry.</p>`,
).join('\n');

let app: RunningApp;
let blog: TestBlog;

test.beforeAll(async () => {
  blog = makeBlog({
    files: {
      ...SMALL_BLOG,
      '_posts/2026-10-18-a-long-page.html': `---\ntitle: A long page\n---\n${PARAGRAPHS}\n`,
      '_posts/2026-10-19-all-in-one.html': `---\ntitle: All in one\n---\n<div>\n${PARAGRAPHS}\n</div>\n`,
    },
  });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
});
test.afterAll(() => app.close());

const lastParagraph = () =>
  app.preview((page) => [...page.querySelectorAll('article p')].at(-1)?.textContent ?? '');

for (const name of ['A long page', 'All in one']) {
  test(`[R18] a long post that is HTML is shown to its end, and follows what is written there: ${name}`, async () => {
    await app.openPost(new RegExp(name));
    await expect.poll(() => app.preview((page) => page.title)).toContain(name);
    await expect.poll(lastParagraph).toContain('The kettle of page 1500 sings');
    expect(await app.preview((page) => page.querySelector('article .lh-note'))).toBeNull();
    await app.text.focus();
    await app.page.keyboard.press('ControlOrMeta+End');
    await app.page.keyboard.press('ArrowUp');
    await app.page.keyboard.press('Home');
    await app.page.keyboard.insertText('<p>One more.</p>\n');
    await expect.poll(() => app.preview((page) => page.body.textContent ?? '')).toContain('One more.');
  });
}
