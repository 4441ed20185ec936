import { describe, expect, it } from 'vitest';
import { activeAt, sameActive } from './active';
import { drawn } from './drawn-state';

describe('what the caret is in', () => {
  it.each([
    ['a| b', []],
    ['a **b|** c', ['format.bold']],
    ['a ***b|*** c', ['format.bold', 'format.italic']],
    ['~~a|~~', ['format.strikethrough']],
    ['a `b|` c', ['format.code']],
    ['[a|](b)', ['format.link']],
    ['### a|', ['format.heading.3']],
    ['a|\n---\n\nb', ['format.heading.2']],
    ['- a|', ['list.bullet']],
    ['- a\n  1. b|', ['list.ordered']],
    ['- [ ] a|', ['list.task']],
    ['> - **a|**', ['format.bold', 'format.quote', 'list.bullet']],
    ['```\na|\n```', ['format.codeBlock']],
    ['---\na: **b|**\n---\n\nc', []],
  ])('%j', (text, on) => {
    expect([...activeAt(drawn(text)).on].sort()).toEqual(on);
  });

  it('is a table, or code, or neither', () => {
    expect(activeAt(drawn('¦ a| ¦\n¦---¦')).inTable).toBe(true);
    expect(activeAt(drawn('```\na|\n```')).isLiteral).toBe(true);
    expect(activeAt(drawn('a|'))).toEqual({ on: new Set(), inTable: false, isLiteral: false, html: false });
  });

  it('is the same where nothing differs', () => {
    expect(sameActive(activeAt(drawn('**a|b**')), activeAt(drawn('**ab|c**')))).toBe(true);
    expect(sameActive(activeAt(drawn('**a|b**')), activeAt(drawn('*a|b*')))).toBe(false);
  });
});
