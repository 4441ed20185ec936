import { expect, it } from 'vitest';
import type { FieldValue } from '../front-matter/front-matter';
import { rubyInspect } from './ruby-inspect';

// As Ruby 3.1 answers.
it.each<[FieldValue, string]>([
  [['a', ['B', 2], null], '["a", ["B", 2], nil]'],
  [[], '[]'],
  [[true, 1.5, { x: ['y'] }], '[true, 1.5, {"x"=>["y"]}]'],
  [['q"r', 'a\\b', "it's"], '["q\\"r", "a\\\\b", "it\'s"]'],
  [['#{x} #$x #@x #x'], '["\\#{x} \\#$x \\#@x #x"]'],
  [['a\nb\t\u001b\u0001\u007f é 🎉'], '["a\\nb\\t\\e\\u0001\\u007F é 🎉"]'],
])('%j is %s', (value, text) => {
  expect(rubyInspect(value)).toBe(text);
});
