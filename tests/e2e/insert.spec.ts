import { expect, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, SMALL_BLOG, type TestBlog } from '../helpers/blog';
import { SMALL_BLOGS } from '../helpers/small-blogs';

const FROST = '_posts/2026-10-02-first-frost.md';

let app: RunningApp;

async function start(files: Readonly<Record<string, string | Buffer>> = SMALL_BLOG): Promise<TestBlog> {
  const blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  return blog;
}

test.afterEach(() => app.close());

const press = (keys: string) => app.page.keyboard.press(keys);
const type = (text: string) => app.page.keyboard.type(text);
const suggestions = () => app.page.getByRole('listbox', { name: 'Suggestions' });
const suggested = (name: string | RegExp) => suggestions().getByRole('option', { name });

/** What is added to a file when everything is saved. */
async function saved(blog: TestBlog, file: string): Promise<string> {
  await press('ControlOrMeta+s');
  await expect(app.sync).toContainText('Saved');
  return blog.read(file);
}

test.describe('a link to a post', () => {
  test('[[ completes it by its title and writes what the generator wants', async () => {
    const blog = await start();
    await app.openPost('First frost');
    await app.typeAfter('The beans are over', ' See [[long');
    await expect(suggested(/The long way home/)).toHaveAttribute('aria-selected', 'true');
    await press('Enter');
    await expect(suggestions()).toBeHidden();
    await type('.');
    expect(await saved(blog, FROST)).toBe(
      String(SMALL_BLOG[FROST]).replace(
        'before breakfast.',
        'before breakfast. See [The long way home]({% post_url 2026-09-14-the-long-way-home %}).',
      ),
    );
  });

  test('goes to a heading with the generator’s own anchor', async () => {
    const blog = await start();
    await app.openPost('The long way home');
    await app.typeAfter('I walked the long way', ' [[frost');
    await expect(suggested(/First frost/)).toBeVisible();
    await press('Tab');
    await expect(suggested(/What stays/)).toBeVisible();
    await type('stays');
    await expect(suggestions().getByRole('option')).toHaveCount(1);
    await press('Enter');
    await expect(app.text).toContainText('#what-stays');
    expect(await saved(blog, '_posts/2026-09-14-the-long-way-home.md')).toContain(
      'I walked the long way home. [What stays]({% post_url 2026-10-02-first-frost %}#what-stays)\n',
    );
  });

  test('keeps the words that are selected, and is written as the blog’s posts write it', async () => {
    const blog = await start(SMALL_BLOGS.hugo ?? {});
    await app.openPost('First snow');
    await app.text.click();
    await press('ControlOrMeta+End');
    await type('And old wood');
    await press('Shift+Control+ArrowLeft');
    await app.page.keyboard.press('ControlOrMeta+k');
    await type('Link to a post');
    await press('Enter');
    await expect(suggestions()).toBeVisible();
    await type('old g');
    await expect(suggested(/Old gate/)).toHaveAttribute('aria-selected', 'true');
    await press('Enter');
    await expect(app.text).toContainText('[wood](/posts/old-gate/)');
    expect(await saved(blog, 'content/posts/first-snow.md')).toContain(
      'and [the shed]({{< relref "shed.md" >}}).\nAnd old [wood](/posts/old-gate/)',
    );
  });

  test('Escape leaves the brackets as they are', async () => {
    await start();
    await app.openPost('First frost');
    await app.typeAfter('The beans are over', ' [[long');
    await expect(suggestions()).toBeVisible();
    await press('Escape');
    await expect(suggestions()).toBeHidden();
    await type('er');
    await expect(app.text).toContainText('breakfast. [[longer');
  });
});
