import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_RULES } from '../posts/front-matter/rules';
import { comparePost } from './field-changes';

const compare = (before: string | null, after: string | null) => comparePost(before, after, USUAL_RULES);

describe('comparePost', () => {
  it('tells fields that came, went and changed, and lists item by item', () => {
    const before = '---\ntitle: Tea\ntags: [cup, pot]\ndraft: true\nlayout: post\n---\nOne.\n';
    const after = '---\ntitle: Green tea\ntags: [cup, leaf]\nlayout: post\ncover: a.png\n---\nOne.\nTwo.\n';
    expect(compare(before, after)).toEqual({
      fields: [
        { name: 'title', kind: 'changed', before: 'Tea', after: 'Green tea' },
        {
          name: 'tags',
          kind: 'list',
          items: [
            { text: 'cup', kind: 'same' },
            { text: 'leaf', kind: 'added' },
            { text: 'pot', kind: 'removed' },
          ],
        },
        { name: 'cover', kind: 'added', after: 'a.png' },
        { name: 'draft', kind: 'removed', before: 'true' },
      ],
      before: 'One.\n',
      after: 'One.\nTwo.\n',
    });
  });

  it('shows another order of the same items as a change', () => {
    expect(compare('---\ntags: [a, b]\n---\n', '---\ntags: [b, a]\n---\n').fields).toEqual([
      { name: 'tags', kind: 'changed', before: 'a, b', after: 'b, a' },
    ]);
  });

  it('sees no change where only quotes, comments and spaces are others', () => {
    expect(compare('---\ntitle: Tea\n---\n', '---\n# name\ntitle:   "Tea"\n---\n').fields).toEqual([]);
  });

  it('tells of a new post all its fields, and of a removed one that they go', () => {
    expect(compare(null, '---\ntitle: Tea\n---\nOne.\n')).toEqual({
      fields: [{ name: 'title', kind: 'added', after: 'Tea' }],
      before: '',
      after: 'One.\n',
    });
    expect(compare('---\ntitle: Tea\n---\nOne.\n', null)).toMatchObject({
      fields: [{ name: 'title', kind: 'removed', before: 'Tea' }],
      after: '',
    });
  });

  it('compares the whole as text where the front matter cannot be read', () => {
    const broken = '---\ntitle: [\n---\nOne.\n';
    expect(compare('---\ntitle: Tea\n---\nOne.\n', broken)).toMatchObject({ fields: null, after: broken });
  });

  it('writes tables and lists of them on one line', () => {
    expect(compare(null, '---\nauthor:\n  name: Ada\n  links: [a, b]\n---\n').fields).toEqual([
      { name: 'author', kind: 'added', after: 'name: Ada, links: a, b' },
    ]);
  });

  it('law: a text compared with itself has no change', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { fields, before, after } = compare(text, text);
        expect(fields ?? []).toEqual([]);
        expect(after).toBe(before);
      }),
    );
  });
});
