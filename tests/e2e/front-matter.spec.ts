import { expect, type Locator, test } from '@playwright/test';
import { launch, type RunningApp } from '../helpers/app';
import { makeBlog, type TestBlog } from '../helpers/blog';

let app: RunningApp;
test.afterEach(() => app.close());

async function start(files: Readonly<Record<string, string>>): Promise<TestBlog> {
  const blog = makeBlog({ files });
  app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();
  return blog;
}

/** The properties form, opened by its key. */
async function properties(): Promise<Locator> {
  await app.page.keyboard.press('ControlOrMeta+.');
  const region = app.page.getByRole('region', { name: 'Properties' });
  await expect(region).toBeVisible();
  return region;
}

async function save(): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.sync).toContainText('Saved');
}

/** The lines that only one of two texts has. */
function changedLines(before: string, after: string): { readonly gone: string[]; readonly come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter((line) => !now.includes(line)),
    come: now.filter((line) => !old.includes(line)),
  };
}

const ZOLA = `+++
title = "Frost on the pane"   # the cold one
date = 2026-10-02
draft = false

[taxonomies]
# what it is about
tags = ["frost", 'autumn']

[extra]
mood = 'quiet'
+++

The window was white this morning.
`;

test('a tag of a TOML post is changed in the form, and its line alone differs in the file', async () => {
  const blog = await start({
    'config.toml':
      'base_url = "https://letters.example"\ntitle = "Slow Letters"\ntaxonomies = [{ name = "tags" }]\n',
    'content/blog/_index.md': '+++\nsort_by = "date"\n+++\n',
    'content/blog/frost.md': ZOLA,
    'templates/page.html': '{{ page.content | safe }}',
  });
  await app.openPost('Frost on the pane');
  const form = await properties();
  await expect(form.getByRole('row', { name: 'frost' })).toBeVisible();
  await form.getByRole('combobox', { name: 'Add a tag' }).fill('ice');
  await form.getByRole('combobox', { name: 'Add a tag' }).press('Enter');
  await expect(form.getByRole('row', { name: 'ice' })).toBeVisible();
  await save();
  expect(changedLines(ZOLA, blog.read('content/blog/frost.md'))).toEqual({
    gone: [`tags = ["frost", 'autumn']`],
    come: [`tags = ["frost", 'autumn', 'ice']`],
  });

  const title = form.getByRole('textbox', { name: 'Title' });
  await title.fill('Ice on the pane');
  await expect(app.post('Ice on the pane')).toBeVisible();
  await form.getByRole('textbox', { name: 'Date' }).fill('2026-10-');
  await form.getByRole('textbox', { name: 'Date' }).fill('2026-10-03');
  await save();
  expect(changedLines(ZOLA, blog.read('content/blog/frost.md'))).toEqual({
    gone: ['title = "Frost on the pane"   # the cold one', 'date = 2026-10-02', `tags = ["frost", 'autumn']`],
    come: [
      'title = "Ice on the pane"   # the cold one',
      'date = 2026-10-03',
      `tags = ["frost", 'autumn', 'ice']`,
    ],
  });

  // Undo in the text takes the form's edits back, one after the other.
  await app.text.getByText('white this morning').click();
  for (let n = 0; n < 12; n++) await app.page.keyboard.press('ControlOrMeta+z');
  await expect(title).toHaveValue('Frost on the pane');
  await expect(form.getByRole('row', { name: 'ice' })).toBeHidden();
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => blog.read('content/blog/frost.md')).toBe(ZOLA);
});

test('a Pelican header without fences is folded into the form, and a line of the text that looks like one is not', async () => {
  const post =
    'Title: On ink\nDate: 2026-09-01 10:00\nCategory: Desk\nTags: ink, paper\n\nNote: this line is text.\n';
  const blog = await start({
    'pelicanconf.py': "SITENAME = 'Slow Letters'\nPATH = 'content'\n",
    'content/ink.md': post,
  });
  await app.openPost('On ink');
  await expect(app.text.getByText('Note: this line is text.')).toBeVisible();
  await expect(app.text.getByText('Category: Desk')).toBeHidden();
  const form = await properties();
  await expect(form.getByRole('textbox', { name: 'Category' })).toHaveValue('Desk');
  await form.getByRole('combobox', { name: 'Add a tag' }).fill('pens');
  await form.getByRole('combobox', { name: 'Add a tag' }).press('Enter');
  await save();
  expect(blog.read('content/ink.md')).toBe(post.replace('ink, paper', 'ink, paper, pens'));
});

test('[R17] TOML that does not parse opens as text, with the reason at its line', async () => {
  const post = '+++\ntitle = "Blot"\ndate = yesterday\n+++\n\nStill to be read.\n';
  const blog = await start({
    'hugo.toml': 'baseURL = "https://letters.example/"\ntitle = "Slow Letters"\n',
    'content/posts/blot.md': post,
  });
  await app.openPost('Blot');
  const form = await properties();
  await expect(form.getByRole('status')).toContainText('line 3');
  await app.typeAfter('Still to be read.', ' And written.');
  await save();
  expect(blog.read('content/posts/blot.md')).toBe(post.replace('read.', 'read. And written.'));
});

test('what a post inherits is shown with the place it is written at, until the post says it itself', async () => {
  const blog = await start({
    'hugo.toml': 'baseURL = "https://letters.example/"\ntitle = "Slow Letters"\n',
    'content/posts/_index.md':
      '---\ntitle: Posts\ncascade:\n  date: 2026-05-06\n  tags: [garden, letters]\n  draft: true\n---\n',
    'content/posts/frost.md': '---\ntitle: Frost on the pane\n---\nThe window was white this morning.\n',
  });
  await app.openPost('Frost on the pane');
  const place = 'content/posts/_index.md, line 3';
  const chips = app.page.locator('.lh-fold .chip');
  await expect(chips).toHaveText([/^6 May 2026, From/, /^2 tags, From/, `Draft, From ${place}`]);
  await expect(chips.last()).toHaveAttribute('title', `From ${place}`);
  const form = await properties();
  await expect(form.getByText('What you write instead counts for this post alone.')).toBeVisible();
  const date = form.getByRole('textbox', { name: 'Date' });
  await expect(date).toHaveAttribute('placeholder', '2026-05-06');
  await expect(date).toHaveAccessibleDescription(`From ${place}`);
  const tags = form.getByRole('grid', { name: 'Tags' });
  await expect(tags).toHaveAccessibleDescription(`From ${place}`);
  await expect(form.getByText(`Because of ${place}.`)).toBeVisible();

  await form.getByRole('button', { name: 'Remove garden' }).click();
  await expect(form.getByRole('row')).toHaveText(['letters']);
  await expect(tags).toHaveAccessibleDescription('');
  await form.getByRole('switch', { name: 'Draft' }).press('Space');
  await expect(form.getByText('On the site once published')).toBeVisible();
  await date.fill('2026-06-07');
  await expect(form.getByText(place)).toHaveCount(0);
  await expect(chips).toHaveText(['7 Jun 2026', '1 tag']);
  await save();
  expect(
    changedLines(
      '---\ntitle: Frost on the pane\n---\nThe window was white this morning.\n',
      blog.read('content/posts/frost.md'),
    ),
  ).toEqual({
    gone: [],
    come: ['tags: [letters]', 'draft: false', 'date: 2026-06-07'],
  });
});
