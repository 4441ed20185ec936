import { describe, expect, it } from 'vitest';
import { slashBefore, slashItems } from './slash-items';

const ITEMS = [
  { id: 'table', title: 'Table', keywords: 'grid rows' },
  { id: 'h2', title: 'Heading 2', keywords: 'h2 title' },
  { id: 'task', title: 'Task list', keywords: 'todo checkbox' },
  { id: 'quote', title: 'Quote', keywords: 'blockquote table-less' },
];
const found = (query: string) => slashItems(ITEMS, query).map(({ id }) => id);

describe('what a slash offers', () => {
  it.each([
    ['', ['table', 'h2', 'task', 'quote']],
    ['ta', ['table', 'task', 'quote']],
    ['li', ['task']],
    ['TODO', ['task']],
    ['h2', ['h2']],
    ['heading2', ['h2']],
    ['able', []],
  ])('for %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

describe('a slash before the caret', () => {
  it.each([
    ['/', 0, ''],
    ['/ta', 0, 'ta'],
    ['a /', 2, ''],
    ['- /h2', 2, 'h2'],
    ['> /', 2, ''],
    ['/über', 0, 'über'],
  ])('%j', (before, from, query) => {
    expect(slashBefore(before)).toEqual({ from, query });
  });

  it.each(['', 'a/', 'https:/', '/a b', '//', '/usr/', 'and/or', `/${'a'.repeat(21)}`])(
    'is none in %j',
    (before) => {
      expect(slashBefore(before)).toBeNull();
    },
  );
});
