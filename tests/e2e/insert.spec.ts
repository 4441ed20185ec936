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

test.describe('related posts', () => {
  const KETTLE = '_posts/2026-09-01-kettle-care.md';
  const files = {
    ...SMALL_BLOG,
    [KETTLE]: '---\ntitle: Kettle care\ndate: 2026-09-01\ntags: [tea]\n---\nVinegar takes the scale off.\n',
    '_posts/2026-08-01-good-water.md':
      '---\ntitle: Good water\ndate: 2026-08-01\ntags: [tea]\n---\nScale comes from hard water; vinegar helps.\n\nSee [this]({% post_url 2026-09-01-kettle-care %}) too.\n',
    '_posts/2026-07-01-morning.md':
      '---\ntitle: A morning\ndate: 2026-07-01\n---\nUp early.\n\nMy notes on kettle care are still right.\n',
  };
  const panel = () => app.page.getByRole('region', { name: 'Related' });
  const run = async (command: string) => {
    await press('ControlOrMeta+k');
    await type(command);
    await press('Enter');
  };

  test('are inserted in the blog’s form, at the caret, by the keyboard alone', async () => {
    const blog = await start(files);
    await app.openPost('Kettle care');
    await app.typeAfter('Vinegar takes', ' See ');
    await run('Insert a related post');
    const insert = panel().getByRole('button', { name: 'Insert a link to Good water' });
    await expect(insert).toBeFocused();
    await press('Enter');
    await expect(app.text).toBeFocused();
    expect(await saved(blog, KETTLE)).toContain(
      'Vinegar takes the scale off. See [Good water]({% post_url 2026-08-01-good-water %})\n',
    );
    await expect(panel().getByText('Linked')).toBeVisible();
  });

  test('show who links here, and who could, at the place', async () => {
    await start(files);
    await app.openPost('Kettle care');
    await run('Show or hide related posts');
    await panel().getByRole('tab', { name: 'Links here (1)' }).click();
    await expect(panel().getByRole('list', { name: 'Links here' })).toContainText('See this too.');
    await panel().getByRole('tab', { name: 'Could link here (1)' }).click();
    await panel()
      .getByRole('button', { name: /Open A morning at the place/ })
      .click();
    await expect(app.post('A morning')).toHaveAttribute('aria-selected', 'true');
    await expect(app.text).toBeFocused();
    expect(await app.page.evaluate(() => document.getSelection()?.toString())).toBe('kettle care');
    await expect(panel().getByRole('tab', { name: /Related \(/ })).toBeVisible();
    await press('Escape');
    await run('Show or hide related posts');
    await expect(panel()).toBeHidden();
  });
});
