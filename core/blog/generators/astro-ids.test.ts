import { describe, expect, it } from 'vitest';
import { leastCpu } from '../../../tests/helpers/least-cpu';
import { ownIds } from './astro-ids';

const of = (code: string) => ownIds(`{ loader: glob({ base: './blog', ${code} }) }`);
const path = { from: 'path', without: ['.md', '.mdx'], lower: false };

describe('ids that a collection of Astro’s makes itself', () => {
  it.each([
    ["generateId: ({ entry }) => entry.replace(/\\.mdx?$/, '')", path],
    ['generateId: ({ entry }) => entry.replace(/\\.(md|mdx)$/i, "").toLowerCase()', { ...path, lower: true }],
    [
      "generateId: ({ entry }: { entry: string }) => entry.replace('.md', ''),",
      { ...path, without: ['.md'] },
    ],
    [
      "generateId({ entry }) { return entry.replace(/\\.[^/.]+$/, ''); }",
      { ...path, without: ['.md', '.mdx', '.markdown', '.mdown', '.mkdn', '.mkd', '.mdoc'] },
    ],
    ["generateId: (({ entry }) => entry.split('/').at(-1))", { from: 'name', without: [], lower: false }],
    ['generateId: ({ entry }) => entry', { from: 'path', without: [], lower: false }],
    ['generateId: ({ data }) => data.slug', { from: 'slug-field', without: [], lower: false }],
  ])('are read where they are made in known steps: %s', (code, expected) => {
    expect(of(code)).toEqual(expected);
  });

  it.each([
    'generateId: makeId',
    'generateId: ({ entry }) => slugify(entry)',
    "generateId: ({ entry }) => entry.replace(/(a+)+$/, '')",
    "generateId: ({ entry }) => entry.replace(/\\.md$/, '.html')",
    "generateId: ({ entry }) => entry.split('/')",
    "generateId: ({ entry }) => entry.split('-').pop()",
    "generateId: ({ entry }) => entry + '-x'",
    'generateId: ({ entry, data }) => data.slug ?? entry',
    'generateId: ({ entry }) => { const a = entry; return a; }',
    'generateId: ({ entry',
  ])('are not guessed where they are not: %s', (code) => {
    expect(of(code)).toBeNull();
  });
});

it('takes no longer for code that somebody made to take long', () => {
  const spaces = ' '.repeat(200_000);
  const spent = leastCpu(() => {
    for (const code of [
      `generateId: ({ entry }${spaces}`,
      `generateId: ({ entry }) => { return entry${spaces}x }`,
      `generateId: ({ entry }) => entry.replace(${'a'.repeat(200_000)}, '')`,
      `generateId:${spaces}(`,
    ])
      expect(of(code)).toBeNull();
  });
  expect(spent).toBeLessThan(2000);
});
