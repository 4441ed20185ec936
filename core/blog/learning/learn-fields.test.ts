import { describe, expect, it } from 'vitest';
import { detect } from '../detect';
import { learnFields } from './learn-fields';

const plain = detect(['posts/a.md'], new Map(), 'blog');
const header = (fields: Record<string, unknown>) => new Map(Object.entries(fields));

describe('learning field names from posts', () => {
  it('takes the key that most posts use, in their spelling', () => {
    const model = learnFields(plain, [
      header({ Title: 'a', pubDate: '2024', summary: 's', category: 'c' }),
      header({ Title: 'b', pubDate: '2024', summary: 's', heroImage: 'x' }),
      header({ title: 'c', date: '2024', description: 'd' }),
    ]);
    expect(model.fields).toMatchObject({
      title: 'Title',
      date: 'pubDate',
      description: 'summary',
      category: 'category',
      cover: 'heroImage',
      tags: 'tags',
    });
    expect(model.evidence).toContainEqual({
      about: 'date: “pubDate”, as 2 of 3 posts that were looked at',
      file: null,
      line: null,
    });
  });

  it('knows a switch named published from a date of that name', () => {
    const date = learnFields(plain, [header({ published: '2024-01-02' })]);
    expect(date.fields).toMatchObject({ date: 'published', draft: 'draft' });
    const flag = learnFields(plain, [header({ published: true })]);
    expect(flag.fields).toMatchObject({ date: 'date', draft: 'published' });
    expect(flag.draftRule).toEqual({ kind: 'flag', field: 'published', draftValue: false });
  });

  it('changes nothing without posts, and keeps a rule by folder', () => {
    expect(learnFields(plain, [])).toEqual(plain);
    const jekyll = detect(['_posts/2024-01-02-a.md'], new Map(), 'blog');
    expect(learnFields(jekyll, [header({ draft: true })]).draftRule).toEqual({
      kind: 'folder',
      path: '_drafts',
    });
  });
});
