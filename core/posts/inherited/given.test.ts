import { describe, expect, it } from 'vitest';
import { exampleModel } from '../../blog/example-model';
import type { ContentModel, FieldNames } from '../../blog/model';
import type { FieldValue } from '../front-matter/front-matter';
import { givenDraft, givenFact } from './given';

const file = 'content/posts/_index.md';
const model = (
  generator: ContentModel['generator'],
  fields: Record<string, string | boolean | string[]>,
  forced = false,
) =>
  exampleModel({
    generator,
    inherited: [{ folder: 'posts', fields, file, line: 3, ...(forced ? { forced } : {}) }],
  } as Partial<ContentModel>);
const given = (fact: keyof FieldNames, own: Record<string, FieldValue>, of: ContentModel) =>
  givenFact('posts/a.md', new Map(Object.entries(own)), fact, of)?.value;

describe('a fact that a post has without saying it', () => {
  const hugo = model('hugo', { tags: ['a'], Date: '2024-01-02' });

  it('is what it inherits, in any capitals where the generator reads them so', () => {
    expect(given('tags', { title: 'A' }, hugo)).toEqual(['a']);
    expect(given('date', {}, hugo)).toBe('2024-01-02');
    expect(givenFact('posts/a.md', new Map(), 'tags', hugo)?.from).toMatchObject({ file, line: 3 });
  });

  it.each<[string, Record<string, FieldValue>]>([
    ['it says it itself', { Tags: ['b'] }],
    ['it says the same', { tags: ['a'] }],
    ['it says that there is nothing, to Hugo', { tags: null }],
  ])('is none where %s', (_, own) => {
    expect(given('tags', own, hugo)).toBeUndefined();
  });

  it('is what it inherits where nothing stands behind the key, to Jekyll', () => {
    expect(given('tags', { tags: null }, model('jekyll', { tags: ['a'] }))).toEqual(['a']);
  });

  it('is none elsewhere in the blog, and none where nothing is inherited', () => {
    expect(givenFact('notes/a.md', new Map(), 'tags', hugo)).toBeNull();
    expect(givenFact('posts/a.md', new Map(), 'tags', exampleModel({}))).toBeNull();
  });

  it('is what counts whatever the post says, where that is forced', () => {
    const zola = model('zola', { draft: true }, true);
    expect(given('draft', { draft: false }, zola)).toBe(true);
    expect(givenDraft('posts/a.md', zola)).toMatchObject({ forced: true, from: { file, line: 3 } });
    expect(givenDraft('posts/a.md', model('zola', { draft: false }))).toBeNull();
  });
});
