import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { followBlog } from '../../../tests/helpers/followed-blog';
import { type Files, openSmallBlog, SMALL_BLOGS } from '../../../tests/helpers/small-blogs';

const post = (title: string, body: string, fields = '') =>
  `---\ntitle: ${title}\ndate: 2024-01-01\n${fields}---\n\n${body}\n`;

const KETTLES: Files = {
  'posts/kettle-care.md': post(
    'Kettle care: how to descale',
    'Vinegar takes the scale off a kettle. Rinse it twice.\n\n## With lemon\n\nAs good.',
    'tags: [Tea, kitchen]\n',
  ),
  'posts/good-water.md': post(
    'Good water',
    'Scale in the kettle comes from hard water; vinegar helps.\n\nI wrote about [descaling](kettle-care.md) once.',
    'tags: [tea]\n',
  ),
  'posts/morning.md': post(
    'A morning',
    'Up early. My notes on **kettle care** are still right.\n',
    'tags: [life]\n',
  ),
  'posts/shed.md': post('The shed', 'How I descale the roof. Then the kettle went on.\n'),
  'posts/train.md': post('The train', 'It was late, and the carriage cold.\n', 'tags: [life]\n'),
  'posts/ink.md': post('Ink', 'Vinegar and kettle scale, a draft.\n', 'tags: [tea]\ndraft: true\n'),
};

async function open(files: Files) {
  const { root, model } = await openSmallBlog(tempFolder(), files);
  const blog = await followBlog(root, model, { watch: false });
  onTestFinished(() => blog.close());
  return blog;
}

const ids = (places: readonly { id: string }[]) => places.map(({ id }) => id);

describe('what other posts have to do with one', () => {
  it('are the posts about the same things, with what both have', async () => {
    const { index } = await open(KETTLES);
    const { related } = await index.related('posts/kettle-care.md');
    expect(related[0]).toMatchObject({ id: 'posts/good-water.md', tags: ['Tea'], linked: false });
    expect(related[0]?.words).toContain('vinegar');
    expect(ids(related)).not.toContain('posts/train.md');
    expect(ids(related)).not.toContain('posts/ink.md');
    const other = await index.related('posts/good-water.md');
    expect(other.related[0]).toMatchObject({ id: 'posts/kettle-care.md', linked: true });
  });

  it('are the posts that link to it, with the sentence', async () => {
    const { root, index } = await open(KETTLES);
    const { backlinks } = await index.related('posts/kettle-care.md');
    expect(ids(backlinks)).toEqual(['posts/good-water.md']);
    const { sentence, at } = backlinks[0] ?? { sentence: null, at: null };
    expect(sentence?.text).toBe('I wrote about descaling once.');
    expect(sentence?.text.slice(sentence.mark.from, sentence.mark.to)).toBe('descaling');
    expect((KETTLES['posts/good-water.md'] ?? '').slice(at?.from, at?.to)).toBe('kettle-care.md');
    expect(root).not.toBe('');
  });

  it('are those that link to it by a label, at the first place that does; a definition that nobody uses is no link', async () => {
    const used = post('Used', 'First.\n\nOf [the old scale][k] and [k].\n\n[k]: kettle-care.md "Care"');
    const short = post(
      'Short',
      '[Kettle]: <kettle-care.md>\n\nMy [kettle] sings. So [again](kettle-care.md).',
    );
    const { index } = await open({
      ...KETTLES,
      'posts/used.md': used,
      'posts/short.md': short,
      'posts/unused.md': post('Unused', 'Nothing.\n\n[k]: kettle-care.md'),
    });
    const { backlinks } = await index.related('posts/kettle-care.md');
    expect(ids(backlinks).sort()).toEqual(['posts/good-water.md', 'posts/short.md', 'posts/used.md']);
    const shown = (id: string, text: string) => {
      const { sentence, at } = backlinks.find((each) => each.id === id) ?? { sentence: null, at: null };
      const marked = sentence?.text.slice(sentence.mark.from, sentence.mark.to);
      return [sentence?.text, marked, text.slice(at?.from, at?.to)];
    };
    expect(shown('posts/used.md', used)).toEqual([
      'Of the old scale and [k].',
      'the old scale',
      'the old scale',
    ]);
    expect(shown('posts/short.md', short)).toEqual(['My kettle sings. So again.', 'kettle', 'kettle']);
  });

  it('are the posts that name it without a link: a part of its title before its rare words', async () => {
    const { index } = await open(KETTLES);
    const { mentions } = await index.related('posts/kettle-care.md');
    expect(ids(mentions)[0]).toBe('posts/morning.md');
    expect(ids(mentions)).not.toContain('posts/good-water.md');
    expect(mentions[0]?.sentence.text).toBe('Up early. My notes on kettle care are still right.');
    const text = KETTLES['posts/morning.md'] ?? '';
    expect(text.slice(mentions[0]?.at.from, mentions[0]?.at.to)).toBe('kettle care');
  });

  it('are those of the files as they are now', async () => {
    const { root, index } = await open(KETTLES);
    expect((await index.related('posts/train.md')).backlinks).toEqual([]);
    writeFileSync(join(root, 'posts/shed.md'), post('The shed', 'By [train](train.md).'));
    await index.look(['posts/shed.md']);
    expect(ids((await index.related('posts/train.md')).backlinks)).toEqual(['posts/shed.md']);
  });

  it('are found in scripts without spaces, and not in another language', async () => {
    const { index } = await open({
      'posts/a.md': post('雨天写字', '雨天的时候，我喜欢在窗边写字。'),
      'posts/b.md': post('窗边', '在窗边写字，听雨。我写过雨天写字的事。'),
      'posts/c.md': post('别的', '今天坐火车去上海。'),
      'posts/d.md': post('Rain', 'Something else about trains.'),
    });
    const { related, mentions } = await index.related('posts/a.md');
    expect(ids(related)[0]).toBe('posts/b.md');
    expect(ids(mentions)).toEqual(['posts/b.md']);
    expect(
      mentions[0]?.sentence.text.slice(mentions[0].sentence.mark.from, mentions[0].sentence.mark.to),
    ).toBe('雨天写字');
  });

  it('is refused for a post that is not there', async () => {
    const { index } = await open(KETTLES);
    await expect(index.related('posts/none.md')).rejects.toMatchObject({ code: 'post-missing' });
    await expect(index.headings('posts/none.md')).rejects.toMatchObject({ code: 'post-missing' });
  });
});

describe('links to posts, by each generator', () => {
  it.each([
    ['hugo', 'content/posts/old-gate/index.md', ['content/posts/first-snow.md'], 'inline'],
    ['jekyll', '_posts/2024-10-01-old-gate.md', ['_posts/2024-11-02-first-snow.md'], 'inline'],
    ['hexo', 'source/_posts/old-gate.md', ['source/_posts/first-snow.md'], 'inline'],
    ['zola', 'content/blog/old-gate.md', ['content/blog/first-snow.md'], 'inline'],
    ['pelican', 'content/first-snow.md', ['content/old-gate.md'], 'inline'],
    ['eleventy', 'posts/old-gate.md', ['posts/first-snow.md'], 'inline'],
    ['docusaurus', 'blog/2024-10-01-old-gate/index.md', ['blog/2024-11-02-first-snow.md'], 'inline'],
    ['plain', 'notes/old-gate.md', ['notes/first-snow.md'], 'inline'],
  ])('%s: are found back, and show how to write others', async (name, id, from, form) => {
    const { index } = await open(SMALL_BLOGS[name] ?? {});
    expect(ids((await index.related(id)).backlinks)).toEqual(from);
    expect((await index.linkHabit()).examples.map((each) => each.form)).toContain(form);
  });

  it('headings have the generator’s anchors', async () => {
    const { index } = await open(KETTLES);
    expect(await index.headings('posts/kettle-care.md')).toEqual([
      { level: 2, text: 'With lemon', id: 'with-lemon' },
    ]);
  });
});
