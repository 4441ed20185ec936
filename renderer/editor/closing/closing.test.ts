import { insertBracket } from '@codemirror/autocomplete';
import { describe, expect, it } from 'vitest';
import { draw, drawn, made } from '../commands/drawn-state';
import { closing, surrounded } from './closing';
import { closedInCode } from './code-brackets';
import { closeFence } from './fence-closing';

describe('Enter behind a fence', () => {
  it.each([
    ['closes it', '```|', '```\n|\n```'],
    ['closes one with a language', '```js|', '```js\n|\n```'],
    ['closes one of tildes', '~~~~|', '~~~~\n|\n~~~~'],
    ['closes it before text', '```|\n\nText.', '```\n|\n```\n\nText.'],
    ['closes it before other code', '```|\n\n```js\na\n```', '```\n|\n```\n\n```js\na\n```'],
    ['closes it in a list', '- ```|', '- ```\n  |\n  ```'],
    ['closes it in a quote', '> ```|', '> ```\n> |\n> ```'],
  ])('%s', (_, before, then) => {
    expect(made(closeFence, before)).toBe(then);
  });

  it.each(['```|\na\n```', '```\na\n```|', '`a|', 'a ```|', '```|js'])('leaves %j alone', (text) => {
    expect(made(closeFence, text)).toBeNull();
  });
});

describe('typing', () => {
  it.each([
    ['a bracket', 'a |', '(', 'a (|)'],
    ['a square one', 'a |', '[', 'a [|]'],
    ['a quote', 'a |', '"', 'a "|"'],
    ['a bracket around words', 'a ‹b›', '(', 'a (‹b›)'],
  ])('%s', (_, before, typed, then) => {
    const tr = insertBracket(drawn(before, closing()), typed);
    expect(tr && draw(tr.state)).toBe(then);
  });

  it.each([
    ['an apostrophe', 'don|t', "'"],
    ['a quote behind a word', 'a 5|', '"'],
    ['a bracket before a word', '|word', '('],
  ])('closes nothing after %s', (_, before, typed) => {
    expect(insertBracket(drawn(before, closing()), typed)).toBeNull();
  });

  it.each([
    ['a block', '```js\nif (a) {\n  b();\n  |\n```', '}', '```js\nif (a) {\n  b();\n}|\n```'],
    ['a nested one', '```\na {\n  b {\n    |\n```', '}', '```\na {\n  b {\n  }|\n```'],
    ['one by tabs', '```go\nf {\n\tg {\n\t\th\n\t\t|\n```', '}', '```go\nf {\n\tg {\n\t\th\n\t}|\n```'],
    ['a list', '```js\na = [\n  1,\n  |\n```', ']', '```js\na = [\n  1,\n]|\n```'],
    [
      'code in a list',
      '- ```js\n  f(() => {\n    a;\n    |\n  ```',
      '}',
      '- ```js\n  f(() => {\n    a;\n  }|\n  ```',
    ],
    ['before what is written', '```js\na {\n  |;\n```', '}', '```js\na {\n}|;\n```'],
  ])('a bracket that closes %s in code takes its line out', (_, before, typed, then) => {
    const tr = closedInCode(drawn(before, closing()), typed);
    expect(tr && draw(tr.state)).toBe(then);
  });

  it.each([
    ['in prose', 'a {\n  |'],
    ['behind other code', '```js\na {\n  b|\n```'],
    ['where none is open', '```js\n  |\n```'],
    ['whose opening one is outside', '{\n\n```js\n  |\n```'],
    ['that stands right', '```js\n  a {\n  |\n```'],
    ['around a selection', '```js\na {\n  ‹b›\n```'],
  ])('a bracket %s is written where it is typed', (_, before) => {
    expect(closedInCode(drawn(before, closing()), '}')).toBeNull();
  });

  it('a mark goes around what is selected', () => {
    expect(draw(surrounded(drawn('a ‹b› c'), '*')?.state ?? drawn(''))).toBe('a *‹b›* c');
    expect(surrounded(drawn('a| c'), '*')).toBeNull();
    expect(surrounded(drawn('```\n‹b›\n```'), '*')).toBeNull();
  });
});
