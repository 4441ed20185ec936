import { describe, expect, it } from 'vitest';
import { placeIn } from './mistakes';

describe('the place of a mistake in its block', () => {
  const at = (text: string, source: string, line: number | null) => {
    const place = placeIn(text, { source, line });
    return place && text.slice(place.from, place.to);
  };
  it.each([
    [
      'the line of a diagram',
      '```mermaid\nflowchart\n  A --> ((\n```',
      'flowchart\n  A --> ((\n',
      2,
      'A --> ((',
    ],
    [
      'an indented one',
      '- x\n  ```mermaid\n  flowchart\n    A --> ((\n  ```',
      'flowchart\n  A --> ((\n',
      2,
      'A --> ((',
    ],
    ['a formula', 'It is $\\frac{1$.', '\\frac{1', null, '\\frac{1'],
    ['a formula on several lines', '$$\na\n\\frac{\n$$', 'a\n\\frac{', null, 'a\n\\frac{'],
    ['one of several lines in a list', '- $$\n  a\n  \\frac{\n  $$', 'a\n\\frac{', null, 'a'],
    ['what has gone', '```mermaid\npie\n```', 'flowchart\n', 1, null],
    ['nothing', '```mermaid\n```', '\n', 1, null],
  ])('%s', (_, text, source, line, expected) => {
    expect(at(text, source, line)).toBe(expected);
  });
});
