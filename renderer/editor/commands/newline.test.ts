import { describe, expect, it } from 'vitest';
import { made } from './drawn-state';
import { breakLine, continueMarkup } from './newline';
import { renumbering } from './renumber';

const enter = (text: string) => made(continueMarkup, text, renumbering());

describe('Enter in a list or a quote', () => {
  it.each([
    ['goes on with a bullet', '- a|', '- a\n- |'],
    ['keeps the kind of bullet', '* a|', '* a\n* |'],
    ['keeps the spaces behind it', '-   a|', '-   a\n-   |'],
    ['counts on', '1. a|', '1. a\n2. |'],
    ['keeps a parenthesis', '7) a|', '7) a\n8) |'],
    ['takes the text behind the caret along', '- a| b\n- c', '- a\n- |b\n- c'],
    ['replaces what is selected', '- a‹ b› c', '- a\n- |c'],
    ['gives a task an empty box', '- [x] a|', '- [x] a\n- [ ] |'],
    ['gives a numbered task one too', '1. [x] a|', '1. [x] a\n2. [ ] |'],
    ['goes on with a quote', '> a|', '> a\n> |'],
    ['goes on with a quote in a quote', '> > a|', '> > a\n> > |'],
    ['goes on with a list in a quote', '> - a|', '> - a\n> - |'],
    ['goes on with a quote in a list', '- > a|', '- > a\n  > |'],
    ['goes on with a nested item', '- a\n  - b|', '- a\n  - b\n  - |'],
    ['goes on with an item of a loose list', '- a\n\n- b|', '- a\n\n- b\n\n- |'],
    ['stays in the item from its second paragraph', '- a\n\n  b|', '- a\n\n  b\n  |'],
    ['renumbers what follows', '1. a|\n2. b\n3. c', '1. a\n2. |\n3. b\n4. c'],
    ['leaves a list that does not count alone', '1. a|\n1. b\n1. c', '1. a\n1. |\n1. b\n1. c'],
    [
      'renumbers only the list it is in',
      '1. a\n   1. b|\n   2. c\n2. d',
      '1. a\n   1. b\n   2. |\n   3. c\n2. d',
    ],
    ['keeps a list that begins elsewhere', '5. a|\n6. b', '5. a\n6. |\n7. b'],
    ['moves what an item holds when its number grows', '8. a|\n9. b\n   - c', '8. a\n9. |\n10. b\n    - c'],
    ['counts on where the marks are indented', ' 1. a|\n 2. b', ' 1. a\n 2. |\n 3. b'],
    ['and where some are', '1. a|\n  2. b\n  3. c', '1. a\n2. |\n  3. b\n  4. c'],
    ['and in a quote', '>  1. a|\n>  2. b', '>  1. a\n>  2. |\n>  3. b'],
    ['does it for each caret', '- a|\n\ntext\n\n1. b|', '- a\n- |\n\ntext\n\n1. b\n2. |'],
    ['and plainly for a caret elsewhere', '- a|\n\ntext|', '- a\n- |\n\ntext\n|'],
  ])('%s', (_, before, then) => {
    expect(enter(before)).toBe(then);
  });

  it.each([
    ['the list ends', '- a\n- |', '- a\n\n|'],
    ['a list of one ends', '- |', '|'],
    ['a loose list ends', '- a\n\n- |', '- a\n\n|'],
    ['a numbered list ends before more of it', '1. a\n2. |\n3. b', '1. a\n\n|\n\n2. b'],
    ['bullets end before an empty one', '- a\n- |\n- ', '- a\n\n|\n\n- '],
    ['bullets end before more of them', '- a\n- |\n- b', '- a\n\n|\n- b'],
    ['bullets end before a rule', '> - a\n> - |\n> ---', '> - a\n>\n> |\n>\n> ---'],
    ['a task list ends', '- [ ] a\n- [ ] |', '- [ ] a\n\n|'],
    ['it goes up one level', '- a\n  - b\n  - |', '- a\n  - b\n- |'],
    ['it goes up to a number', '1. a\n   - |\n2. b', '1. a\n2. |\n3. b'],
    ['it goes up one level in a quote', '> - a\n>   - |', '> - a\n> - |'],
    ['the list in a quote ends, the quote goes on', '> - a\n> - |', '> - a\n>\n> |'],
    ['an item in an item goes first', '- - |', '- |'],
    ['a quoted paragraph ends', '> a\n> |', '> a\n> \n> |'],
    ['the quote ends with the second', '> a\n>\n> |', '> a\n\n|'],
    ['an empty quote is none', '> |', '|'],
  ])('in an empty one %s', (_, before, then) => {
    expect(enter(before)).toBe(then);
  });

  it.each([
    ['a paragraph', 'a|'],
    ['a code block of a list', '- a\n\n  ```\n  x|\n  ```'],
    ['front matter', '---\ntags:\n- a|\n---\n'],
    ['a place before the mark', '|- a'],
  ])('is left alone in %s', (_, text) => {
    expect(enter(text)).toBeNull();
  });
});

describe('Shift+Enter', () => {
  it.each([
    ['goes on in the item', '- a|', '- a\n  |'],
    ['and in a task', '- [ ] a| b', '- [ ] a\n  | b'],
    ['and in a numbered one', '10. a|\n11. b', '10. a\n    |\n11. b'],
    ['and in a quotation', '> a|', '> a\n> |'],
    ['and in a list in one', '> - a|', '> - a\n>   |'],
  ])('%s', (_, before, then) => {
    expect(made(breakLine, before, renumbering())).toBe(then);
  });

  it('is nothing of its own elsewhere', () => {
    expect(made(breakLine, 'a|')).toBeNull();
    expect(made(breakLine, '```\n- a|\n```')).toBeNull();
  });
});
