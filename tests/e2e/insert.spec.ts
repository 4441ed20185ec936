import { unlinkSync } from 'node:fs';
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

/** Runs a command by its words in the palette. */
async function run(command: string): Promise<void> {
  await press('ControlOrMeta+k');
  await expect(app.dialog('Command palette').getByRole('searchbox')).toBeFocused();
  await type(command);
  await press('Enter');
  await expect(app.dialog('Command palette')).toBeHidden();
}

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
    await expect(suggested(/First frost/)).toHaveAttribute('aria-selected', 'true');
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

  test('goes to the post itself where it has no headings', async () => {
    const blog = await start();
    await app.openPost('First frost');
    await app.typeAfter('The beans are over', ' See [[long');
    await expect(suggested(/The long way home/)).toHaveAttribute('aria-selected', 'true');
    await press('Tab');
    await expect(suggested(/The long way home has no headings/)).toHaveAttribute('aria-selected', 'true');
    await press('Enter');
    expect(await saved(blog, FROST)).toContain(
      'before breakfast. See [The long way home]({% post_url 2026-09-14-the-long-way-home %})',
    );
  });

  test('keeps the words that are selected, and is written as the blog’s posts write it', async () => {
    const blog = await start(SMALL_BLOGS.hugo ?? {});
    await app.openPost('First snow');
    await app.text.click();
    await press('ControlOrMeta+End');
    await type('And old wood');
    await press('Shift+Control+ArrowLeft');
    await run('Link to a post');
    await expect(suggestions()).toBeVisible();
    await type('old g');
    await expect(suggested(/Old gate/)).toHaveAttribute('aria-selected', 'true');
    await press('Enter');
    await expect(app.text).toContainText('[wood](/posts/old-gate/)');
    expect(await saved(blog, 'content/posts/first-snow.md')).toContain(
      'and [the shed]({{< relref "shed.md" >}}).\nAnd old [wood](/posts/old-gate/)',
    );
  });

  test('goes to a post with a number sign in its title', async () => {
    const file = '_posts/2026-08-01-sharp.md';
    const blog = await start({
      ...SMALL_BLOG,
      [file]: '---\ntitle: Notes on C# and F#\ndate: 2026-08-01\n---\n## What stays\n\nText.\n',
    });
    await app.openPost('First frost');
    await app.typeAfter('The beans are over', ' See [[C#');
    await expect(suggested(/^Notes on C# and F#/)).toHaveAttribute('aria-selected', 'true');
    await press('Enter');
    expect(await saved(blog, FROST)).toContain(
      'before breakfast. See [Notes on C# and F#]({% post_url 2026-08-01-sharp %})\n',
    );
  });

  test('leads to that post in the page and in the text, whatever its address and its file are called', async () => {
    const text = (title: string) => `---\ntitle: ${title}\ndate: 2024-02-02\n---\n\nText.\n`;
    await start({
      'hugo.toml':
        'baseURL = "https://example.org/"\ndefaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n',
      'content/posts/start.md': text('Start'),
      'content/posts/tee.md': text('Tea'),
      'content/posts/tee.de.md': text('Kanne'),
      'content/posts/Upper Case.md': text('Letters'),
    });
    const inPage = (words: string) =>
      app.page.frameLocator('iframe[title="Preview"]').getByRole('link', { name: words });
    for (const title of ['Kanne', 'Letters']) {
      await app.openPost('Start');
      await app.text.click();
      await press('ControlOrMeta+End');
      await type(`\n[[${title}`);
      await expect(suggested(new RegExp(title))).toHaveAttribute('aria-selected', 'true');
      await press('Enter');
      await inPage(title).click();
      await expect(app.post(title)).toHaveAttribute('aria-current', 'true');
    }
    await app.openPost('Start');
    await app.text.click();
    await press('ControlOrMeta+End');
    await type('\n[by its address](/posts/upper-case/)');
    await press('ArrowLeft');
    await press('ArrowLeft');
    await press('Alt+Enter');
    await expect(app.post('Letters')).toHaveAttribute('aria-current', 'true');
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
    await expect.poll(() => app.page.evaluate(() => document.getSelection()?.toString())).toBe('kettle care');
    await expect(panel().getByRole('tab', { name: /Could link here \(/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await press('Escape');
    await run('Show or hide related posts');
    await expect(panel()).toBeHidden();
  });

  test('are those of the folder as another program leaves it, while the panel is open', async () => {
    const blog = await start(files);
    await app.openPost('Kettle care');
    await run('Show or hide related posts');
    const list = panel().getByRole('list', { name: 'Links here' });
    await panel().getByRole('tab', { name: 'Links here (1)' }).click();
    const kitchen = '_posts/2026-10-05-kitchen.md';
    const linking = (words: string) =>
      `---\ntitle: The kitchen\ndate: 2026-10-05\n---\n${words} [there]({% post_url 2026-09-01-kettle-care %}).\n`;
    blog.write(kitchen, linking('It is all'));
    await expect(panel().getByRole('tab', { name: 'Links here (2)' })).toBeVisible();
    await expect(list).toContainText('It is all there.');
    // As a pull may leave it: the blog is kept in another way, too.
    blog.write('_config.yml', `${SMALL_BLOG['_config.yml']}paginate: 5\n`);
    blog.write(kitchen, linking('It was all'));
    await expect(list).toContainText('It was all there.');
    unlinkSync(blog.path(kitchen));
    await expect(panel().getByRole('tab', { name: 'Links here (1)' })).toBeVisible();
    await expect(list).not.toContainText('The kitchen');
  });
});

test('an image is completed with its picture, and the caret goes to its description', async () => {
  const blog = await start();
  await app.openPost('The long way home');
  await app.typeAfter('I walked the long way', ' ![](');
  const gate = suggested(/gate\.png/);
  await expect(gate).toBeVisible();
  await expect(gate.locator('img')).toHaveJSProperty('complete', true);
  expect(await gate.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
    0,
  );
  await type('gat');
  await expect(gate).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  await expect(suggestions()).toBeHidden();
  await type('The gate');
  expect(await saved(blog, '_posts/2026-09-14-the-long-way-home.md')).toContain(
    'I walked the long way home. ![The gate](/assets/images/gate.png)\n',
  );
});

test('a tag is completed in the front matter, with how many posts have it', async () => {
  const blog = await start();
  await app.openPost('First frost');
  await app
    .button(/^Properties/)
    .last()
    .click();
  await app.text.getByText('categories').click();
  await press('ArrowDown');
  await press('End');
  await press('ArrowLeft');
  await type(', walk');
  await expect(suggested(/walking\s*1 post/)).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  expect(await saved(blog, FROST)).toBe(
    String(SMALL_BLOG[FROST]).replace('tags: [frost, autumn]', 'tags: [frost, autumn, walking]'),
  );
});

test('a shortcode of the blog is completed, with the caret in its first parameter', async () => {
  const blog = await start({
    ...SMALL_BLOGS.hugo,
    'layouts/shortcodes/pic.html': '<img src="{{ .Get "src" }}" alt="{{ .Get "alt" }}">',
  });
  await app.openPost('First snow');
  await app.text.click();
  await press('ControlOrMeta+End');
  await type('{{< pi');
  await expect(suggested(/^pic/)).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  await expect(suggestions()).toBeHidden();
  await expect(app.text).toContainText('{{< pic src="" alt="" >}}');
  await type('a.png');
  await press('Tab');
  await type('Snow');
  expect(await saved(blog, 'content/posts/first-snow.md')).toContain('{{< pic src="a.png" alt="Snow" >}}');
});

test('a snippet is kept in the settings, and put in by its word or by command', async () => {
  const blog = await start();
  await app.openPost('The long way home');
  await press('ControlOrMeta+;');
  const dialog = app.page.getByRole('dialog', { name: 'Settings', exact: true });
  await dialog.getByRole('tab', { name: 'Snippets' }).click();
  await dialog.getByRole('button', { name: 'Add a snippet' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await type('Signature');
  await dialog.getByRole('textbox', { name: 'Word to type' }).fill(';sig');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Yours, #{name}, from #{place}.');
  await press('Escape');
  await expect(dialog).toBeHidden();
  await app.typeAfter('I walked the long way', ' ;sig');
  await expect(suggested(/Signature/)).toHaveAttribute('aria-selected', 'true');
  await press('Tab');
  await type('Ada');
  await press('Tab');
  await type('home');
  await expect(app.text).toContainText('I walked the long way home. Yours, Ada, from home.');
  await press('ControlOrMeta+End');
  await run('Insert a snippet');
  await expect(suggested(/Signature/)).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  expect(await saved(blog, '_posts/2026-09-14-the-long-way-home.md')).toContain(
    'I walked the long way home. Yours, Ada, from home.\nYours, name, from place.',
  );
});
