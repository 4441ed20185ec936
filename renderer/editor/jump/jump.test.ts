import { describe, expect, it } from 'vitest';
import { made } from '../commands/drawn-state';
import { insertFootnote } from './footnote';
import { jump } from './jump';

describe('a jump', () => {
  it.each([
    ['from a footnote to its text', 'a[^1|] b\n\n[^1]: note', 'a[^1] b\n\n[^1]: |note'],
    ['and back', 'a[^1] b\n\n[^1]: no|te', 'a|[^1] b\n\n[^1]: note'],
    ['with any name', 'a[^my-no.te|] b\n\n[^my-no.te]: x', 'a[^my-no.te] b\n\n[^my-no.te]: |x'],
    [
      'to the note of the same name only',
      'a[^b|][^bb]\n\n[^bb]: x\n[^b]: y',
      'a[^b][^bb]\n\n[^bb]: x\n[^b]: |y',
    ],
    [
      'from a reference to its definition',
      'a [te|xt][Re  F] b\n\n[re f]: x',
      'a [text][Re  F] b\n\n|[re f]: x',
    ],
    ['from a short one', 'a [r|ef] b\n\n[ref]: x', 'a [ref] b\n\n|[ref]: x'],
    ['and back', 'a [text][ref] b\n\n[ref]: x|', 'a |[text][ref] b\n\n[ref]: x'],
    [
      'from a link to its heading',
      'a [te|xt](#the-way-home)\n\n## The *way* home',
      'a [text](#the-way-home)\n\n## |The *way* home',
    ],
    ['to a heading with its own id', '[te|xt](#own)\n\n## Way {#own}', '[text](#own)\n\n## |Way {#own}'],
    ['and back', 'a [text](#way)\n\n## W|ay', 'a [text|](#way)\n\n## Way'],
    [
      'past what is code',
      '[^1|]\n\n```\n[^1]: code\n```\n\n[^1]: note',
      '[^1]\n\n```\n[^1]: code\n```\n\n[^1]: |note',
    ],
  ])('%s', (_, before, then) => {
    expect(made(jump, before)).toBe(then);
  });

  it.each(['a|', '[a|](https://b.example)', '[^1|]', '[a|][b]', '---\na: "[^1|]"\n---\n\n[^1]: x'])(
    'leads nowhere from %j',
    (text) => {
      expect(made(jump, text)).toBeNull();
    },
  );
});

describe('a new footnote', () => {
  it.each([
    ['has its text at the end', 'a| b', 'a[^1] b\n\n[^1]: |'],
    ['keeps the end of the file', 'a| b\n', 'a[^1] b\n\n[^1]: |\n'],
    ['has the next number', 'a[^1] b|\n\n[^1]: x\n', 'a[^1] b[^2]\n\n[^1]: x\n[^2]: |\n'],
    ['of the notes that are numbers', 'a[^note]|\n\n[^note]: x', 'a[^note][^1]\n\n[^note]: x\n[^1]: |'],
    ['stands behind what is selected', 'a ‹word› b', 'a word[^1] b\n\n[^1]: |'],
    ['at the end of the post', 'a|', 'a[^1]\n\n[^1]: |'],
  ])('%s', (_, before, then) => {
    expect(made(insertFootnote, before)).toBe(then);
  });

  it('is none in code', () => {
    expect(made(insertFootnote, '```\n|\n```')).toBeNull();
  });
});
