import { describe, expect, it } from 'vitest';
import { type TagPlace, tagPlace, writtenTag } from './tag-place';

const names = { tags: 'tags', category: 'category' };

/** The place at `|`: its field, form, quote, and what would be replaced. */
function at(marked: string, splits: RegExp | null = null): string | null {
  const pos = marked.indexOf('|');
  const text = marked.slice(0, pos) + marked.slice(pos + 1);
  const place = tagPlace(text, pos, names, splits);
  if (place === null) return null;
  return `${place.field} ${place.form} ${place.quote}<${text.slice(place.from, place.to)}> ${place.query}`.trimEnd();
}

describe('the tag at the caret', () => {
  it.each<[string, string, RegExp | null]>([
    ['---\ntags: [tea, gre|]\n', 'tags brackets <gre> gre', null],
    ['---\ntags: [|tea]\n', 'tags brackets <tea>', null],
    ['---\ntags: ["tea", "gr|een"]\n', 'tags brackets "<green> gr', null],
    ['---\ntags:\n  - tea\n  - gr|\n', 'tags item <gr> gr', null],
    ["---\ntags:\n- 'gr|'\n", "tags item '<gr> gr", null],
    ['---\ntags: [\n  tea,\n  gr|\n]\n', 'tags brackets <gr> gr', null],
    ['---\ncategories: Gar|\n', 'categories value <Gar> Gar', null],
    ['---\ncategory: |\n', 'categories value <>', null],
    ['---\ntags: tea gr|\n', 'tags value <gr> gr', /\s+/],
    ['Title: A\nTags: tea, gr|\n', 'tags value <gr> gr', /[,;]\s*/],
    ['+++\ntags = ["tea", "gr|"]\n', 'tags brackets "<gr> gr', null],
    ['+++\n[taxonomies]\ntags = [gr|]\n', 'tags brackets <gr> gr', null],
    ['{\n  "tags": ["gr|"]\n', 'tags brackets "<gr> gr', null],
  ])('%s', (marked, expected, splits) => {
    expect(at(marked, splits)).toBe(expected);
  });

  it.each([
    '---\ntitle: te|\n',
    '---\ntags: [tea] |\n',
    '---\ntags: [tea]\ntitle:\n  - x|\n',
    '---\ntags: ["tea"|]\n',
    '---\nother:\n  - x|\n',
  ])('%s: none', (marked) => {
    expect(at(marked)).toBeNull();
  });
});

describe('a tag as it is written', () => {
  const place = (form: TagPlace['form'], quote: TagPlace['quote'] = ''): TagPlace => ({
    field: 'tags',
    from: 0,
    to: 0,
    query: '',
    quote,
    form,
  });
  it.each<[string, TagPlace, 'yaml' | 'toml' | 'header', string]>([
    ['green tea', place('brackets'), 'yaml', 'green tea'],
    ['a, b', place('brackets'), 'yaml', '"a, b"'],
    ['a, b', place('item'), 'yaml', 'a, b'],
    ['c#', place('item'), 'yaml', '"c#"'],
    ['2024', place('item'), 'yaml', '"2024"'],
    ['yes', place('brackets'), 'yaml', '"yes"'],
    ["it's", place('item', "'"), 'yaml', "it''s"],
    ['say "x"', place('brackets', '"'), 'yaml', 'say \\"x\\"'],
    ['tea', place('brackets'), 'toml', '"tea"'],
    ['tea', place('value'), 'header', 'tea'],
  ])('%s in %o of %s', (word, where, format, expected) => {
    expect(writtenTag(word, where, format)).toBe(expected);
  });
});
