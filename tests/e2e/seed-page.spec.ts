import { expect, test } from '@playwright/test';
import { launch, sharedFile } from '../helpers/app';
import { makeBlog } from '../helpers/blog';

const seed = sharedFile('seed/post-page.txt');

interface SeedPage {
  readonly category: string;
  readonly time: string;
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly heading: string | null; readonly paragraphs: readonly string[] }[];
  readonly author: { readonly initial: string; readonly name: string; readonly bio: string };
}

/** Reads the page's text: the kicker, the title, the lead, the sections, the related posts' heading, the author. */
function readSeed(text: string): SeedPage {
  const blocks = text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean);
  const [kicker = '', title = '', lead = '', ...rest] = blocks;
  const [, category = '', time = ''] = /^(.*?) (\d+ min read)$/.exec(kicker) ?? [];
  const related = rest.findIndex((block) => block.startsWith('Related'));
  const [initial = '', name = '', bio = ''] = rest.slice(related + 1);
  const sections: { heading: string | null; paragraphs: string[] }[] = [{ heading: null, paragraphs: [] }];
  for (const block of rest.slice(0, related)) {
    // What ends without a full stop or the like is a heading.
    if (/[.?!”]$/.test(block)) sections.at(-1)?.paragraphs.push(block);
    else sections.push({ heading: block, paragraphs: [] });
  }
  return { category, time, title, lead, sections, author: { initial, name, bio } };
}

const markdown = ({ sections }: SeedPage): string =>
  sections
    .flatMap(({ heading, paragraphs }) => [...(heading === null ? [] : [`## ${heading}`]), ...paragraphs])
    .join('\n\n');

test('the shared page, written in the app, has each of its parts in the preview', async () => {
  test.skip(seed === null, 'the shared seed/post-page.txt is not at hand');
  const page = readSeed(seed ?? '');
  const sibling = (title: string) =>
    `---\ntitle: ${title}\ndate: 2026-01-02\ncategory: ${page.category}\ndescription: A note.\n---\nA few words.\n`;
  const blog = makeBlog({
    files: {
      '_config.yml': `title: Thoughts\nauthor:\n  name: ${page.author.name}\n  bio: ${JSON.stringify(page.author.bio)}\n`,
      '_posts/2026-01-02-another-thought.md': sibling('Another thought'),
      '_posts/2026-01-01-one-more.md': sibling('One more'),
    },
  });
  const app = await launch({ open: blog.folder, home: blog.home });
  await expect(app.posts).toBeVisible();

  await app.button('New post').click();
  const dialog = app.dialog('New post');
  await dialog.getByRole('textbox', { name: 'Title' }).fill(page.title);
  await dialog.getByRole('button', { name: 'Create post' }).click();
  await expect(app.post(page.title)).toHaveAttribute('aria-selected', 'true');
  await expect(app.text).toBeFocused();

  // As when an author pastes what was written elsewhere.
  await app.text.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, markdown(page));

  await app.page.keyboard.press('ControlOrMeta+.');
  const properties = app.page.getByRole('region', { name: 'Properties' });
  await expect(properties.getByRole('textbox', { name: 'Title' })).toHaveValue(page.title);
  await properties.getByRole('textbox', { name: 'Category' }).fill(page.category);
  await properties.getByRole('textbox', { name: 'Description' }).fill(page.lead);

  const part = (selector: string) =>
    app.page.evaluate((css) => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]');
      return [...(frame?.contentDocument?.querySelectorAll<HTMLElement>(css) ?? [])].map(
        (element) => element.textContent ?? '',
      );
    }, selector);
  await expect.poll(() => part('.lead')).toEqual([page.lead]);
  expect(page.category).toBe('AI');
  await expect.poll(() => part('.kicker')).toEqual([`${page.category} ${page.time}`]);
  expect(page.time).toBe('2 min read');
  await expect.poll(() => part('h1')).toEqual([page.title]);
  await expect.poll(() => part('article h2')).toEqual(page.sections.flatMap(({ heading }) => heading ?? []));
  const paragraphs = page.sections.flatMap((section) => section.paragraphs);
  expect(paragraphs.length).toBeGreaterThan(10);
  await expect.poll(() => part('article p')).toEqual(paragraphs);
  await expect.poll(() => part('nav h2')).toEqual(['Related']);
  await expect.poll(async () => (await part('nav a')).sort()).toEqual(['Another thought', 'One more']);
  expect((await part('.author-initial')).map((letter) => letter.toLowerCase())).toEqual([
    page.author.initial,
  ]);
  expect(await part('.author-name')).toEqual([page.author.name]);
  expect(await part('.author-bio')).toEqual([page.author.bio]);
  // The parts are on the page as an author reads it, not only in its source.
  const seen = await app.previewText();
  for (const words of [page.title, page.lead, ...paragraphs, page.author.name, page.author.bio])
    expect(seen).toContain(words);
  await app.close();
});
