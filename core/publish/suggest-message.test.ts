import { describe, expect, it } from 'vitest';
import { type ChangedPost, namesOf, suggestMessage } from './suggest-message';

const post = (parts: Partial<ChangedPost> = {}): ChangedPost => ({
  title: 'Tea',
  change: 'modified',
  draft: false,
  before: { title: 'Tea', draft: false },
  moved: false,
  fields: [],
  body: true,
  ...parts,
});

describe('suggestMessage', () => {
  it.each([
    ['Publish “Tea”', { change: 'added', before: null }],
    ['Draft “Tea”', { change: 'added', before: null, draft: true }],
    ['Publish “Tea”', { before: { title: 'Tea', draft: true } }],
    ['Publish “Tea”', { change: 'added', moved: true, before: { title: 'Tea', draft: true } }],
    ['Take “Tea” off the site', { draft: true }],
    ['Remove “Tea”', { change: 'deleted' }],
    ['Move “Tea”', { change: 'added', moved: true }],
    ['Update “Tea”', {}],
    ['Update “Tea”', { fields: null, body: true }],
    ['Change the tags of “Tea”', { fields: ['tags'], body: false }],
    ['Change the cover image of “Tea”', { fields: ['cover_image'], body: false }],
    ['Change the details of “Tea”', { fields: ['tags', 'date'], body: false }],
    [
      'Rename “Coffee” to “Tea”',
      { before: { title: 'Coffee', draft: false }, fields: ['title'], body: false },
    ],
    ['Update “A B”', { title: ' A\n B ', before: { title: ' A\n B ', draft: false } }],
  ] satisfies [string, Partial<ChangedPost>][])('says %j', (message, parts) => {
    expect(suggestMessage([post(parts)], [])).toBe(message);
  });

  it('names two posts, and lists more than two with what was done to each', () => {
    const fresh = post({ title: 'Cup', change: 'added', before: null });
    expect(suggestMessage([fresh, post({ before: { title: 'Tea', draft: true } })], [])).toBe(
      'Publish “Cup” and “Tea”',
    );
    expect(suggestMessage([fresh, post(), post({ title: 'Pot', change: 'deleted' })], [])).toBe(
      'Update 3 posts\n\n- Publish “Cup”\n- Update “Tea”\n- Remove “Pot”',
    );
  });

  it('names the file where no post changed', () => {
    expect(suggestMessage([], ['hugo.toml'])).toBe('Update hugo.toml');
  });
});

describe('namesOf', () => {
  it('names up to two, and counts more', () => {
    expect(namesOf(['A'])).toBe('“A”');
    expect(namesOf(['A', 'B'])).toBe('“A” and “B”');
    expect(namesOf(['A', 'B', 'C'])).toBe('3 posts');
  });
});
