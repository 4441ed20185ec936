import { expect, it } from 'vitest';
import type { Templates } from '../dialect';
import { meaningOf } from './meaning';
import { tagAt } from './tag';

const target = (templates: Templates, text: string) => {
  const found = tagAt(templates, text, 0, text.length);
  const meaning = found === null ? null : meaningOf(templates, found.tag);
  return meaning?.kind === 'address' || meaning?.kind === 'link' ? meaning.target : null;
};

it.each<[Templates, string, string]>([
  ['liquid', '{% post_url 2024-02-08-tea %}', '2024-02-08-tea'],
  ['liquid', '{% post_url 2024-02-08-tea at (five) %}', '2024-02-08-tea at (five)'],
  ['liquid', '{%- link _posts/2024-02-08-tea at five.md -%}', '_posts/2024-02-08-tea at five.md'],
  ['nunjucks', "{% post_link tea 'Tea at five' %}", 'tea'],
  ['nunjucks', '{% post_path tea %}', 'tea'],
])('what a %s tag names: %s', (templates, text, expected) => {
  expect(target(templates, text)).toBe(expected);
});
