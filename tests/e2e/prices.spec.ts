import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app';
import { makeBlog } from '../helpers/blog';

const POST = 'src/content/blog/tea.md';

test('prices that the site makes a formula of are shown as one, marked, and escaped by keyboard', async () => {
  const blog = makeBlog({
    files: {
      'astro.config.mjs': "import remarkMath from 'remark-math';\n",
      'package.json': '{ "dependencies": { "astro": "5.0.0" } }\n',
      [POST]: '---\ntitle: Tea\npubDate: 2026-11-08\n---\n\nA cup is $5 and $10.\n',
    },
  });
  const app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.text).toBeVisible();
  const formulas = () => app.preview((page) => page.querySelectorAll('.lh-math').length);
  await expect.poll(formulas).toBe(1);
  const mark = app.text.locator('.lh-page-mistake');
  await expect(mark).toHaveText('$5 and $');
  await mark.hover();
  await expect(app.page.getByRole('button', { name: 'Escape the dollars' })).toBeVisible();
  await app.command('dollars', 'Escape the dollars of a price');
  await expect(mark).toBeHidden();
  await expect.poll(formulas).toBe(0);
  await expect(app.text).toBeFocused();
  await expect.poll(() => readFileSync(blog.path(POST), 'utf8')).toContain('A cup is \\$5 and \\$10.');
  await app.close();
});
