import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog } from '../helpers/blog';
import { watchStandstill } from '../helpers/stood-still';

const PATH = '_posts/2026-10-03-the-long-walk.md';
const PARAGRAPH = 'One foot before the other, *mile* after mile, until the harbour came into sight.\n\n';
const HEAD = '---\ntitle: The long walk\ndate: 2026-10-03\n---\n\nIt begins here.\n\n';

/** Watches how long the window is busy at a stretch; answers with the longest since then, in ms. */
async function watchTasks({ page }: RunningApp): Promise<() => Promise<number>> {
  const longest = await page.evaluateHandle(() => {
    const seen = { duration: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.duration = Math.max(seen.duration, duration);
    }).observe({ type: 'longtask' });
    return seen;
  });
  return () => longest.evaluate(({ duration }) => duration);
}

for (const { what, body, note, page } of [
  {
    what: 'a post of five megabytes',
    body: PARAGRAPH.repeat(5_000_000 / PARAGRAPH.length),
    note: 'Very long post: edited as plain text',
    page: 'It begins here. And slowly.',
  },
  {
    what: 'a post of fifty megabytes',
    body: PARAGRAPH.repeat(50_000_000 / PARAGRAPH.length),
    note: 'Very long post: edited as plain text',
    page: 'This post is too large to be shown here (50 MB).',
  },
  {
    what: 'a line of five megabytes',
    body: `${'word **bold** [x](y) '.repeat(5_000_000 / 21)}\n\nThe end.\n`,
    note: 'Very long post: edited as plain text',
    page: 'This part is too long to be drawn (5000 KB)',
  },
  {
    what: 'a line with a hundred thousand links',
    body: `${'word **bold** [x](y) '.repeat(100_000)}\n\nThe end.\n`,
    note: 'Very long line: edited as plain text',
    page: 'This part is too long to be drawn (2100 KB)',
  },
]) {
  test(`[R18] ${what} is edited as plain text, says so, and is saved whole`, async () => {
    const blog = makeBlog();
    blog.write(PATH, `${HEAD}${body}`);
    const app = await launch({ open: blog.folder, home: blog.home });

    await app.openPost(/First frost/);
    await expect(app.seen.getByText(note)).toHaveCount(0);
    const longestTask = await watchTasks(app);
    const standstill = watchStandstill();
    await app.openPost(/The long walk/);
    await expect(app.text).toContainText('It begins here.', { timeout: 30_000 });
    await expect(app.seen.getByText(note)).toBeVisible();

    await app.typeAfter('It begins here.', ' And slowly.');
    await expect.poll(() => app.previewText()).toContain(page);
    await app.page.keyboard.press('ControlOrMeta+End');
    await app.page.keyboard.type('At last.');
    await app.page.keyboard.press('ControlOrMeta+s');
    await expect(app.sync).toContainText('Saved', { timeout: 30_000 });
    const stoodStill = standstill();
    // Not by expect, which would print all of it.
    const wanted = `${HEAD.replace('here.', 'here. And slowly.')}${body}At last.`;
    expect(blog.read(PATH) === wanted, 'every other byte of the file is as it was').toBe(true);

    await app.openPost(/First frost/);
    await expect(app.seen.getByText(note)).toHaveCount(0);
    // Some 600 on a slow computer. What is guarded against takes from four seconds to minutes.
    expect((await longestTask()) - stoodStill).toBeLessThan(3500);
    await app.close();
  });
}
