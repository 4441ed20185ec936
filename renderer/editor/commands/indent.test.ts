import { describe, expect, it } from 'vitest';
import { made } from './drawn-state';
import { indentItems, outdentItems } from './indent';
import { renumbering } from './renumber';

const tab = (text: string) => made(indentItems, text, renumbering());
const back = (text: string) => made(outdentItems, text, renumbering());

describe('Tab in a list', () => {
  it.each([
    ['makes an item the child of the one before', '- a\n- b|', '- a\n  - b|'],
    ['by the width of its number', '1. a\n2. b|', '1. a\n   1. b|'],
    ['and of a wide one', '10. a\n11. b|', '10. a\n    1. b|'],
    ['beside the children it has', '- a\n  - b\n- c|', '- a\n  - b\n  - c|'],
    ['with what it holds', '- a\n- b|\n  - c\n\n  d', '- a\n  - b|\n    - c\n\n    d'],
    ['for each item that is selected', '- a\n- ‹b\n- c›\n- d', '- a\n  - ‹b\n  - c›\n- d'],
    ['with its children only once', '- a\n- ‹b\n  - c›\n- d', '- a\n  - ‹b\n    - c›\n- d'],
    ['in a quote', '> - a\n> - b|', '> - a\n>   - b|'],
    ['renumbers what stays', '1. a\n2. b|\n3. c', '1. a\n   1. b|\n2. c'],
    ['joins the numbers it comes to', '1. a\n   1. b\n2. c|\n3. d', '1. a\n   1. b\n   2. c|\n2. d'],
    ['keeps tasks tasks', '- [ ] a\n- [x] b|', '- [ ] a\n  - [x] b|'],
    ['of an empty item', '- a\n- |', '- a\n  - |'],
    ['of an empty numbered item', '1. a\n2. |', '1. a\n   1. |'],
    ['leaves the first item where it is', '- a|\n- b', '- a|\n- b'],
    ['from its second line', '- a\n- b\n  c|', '- a\n  - b\n    c|'],
    ['where tabs indent', '-\ta\n\t- b\n\t- c|', '-\ta\n\t- b\n\t  - c|'],
  ])('%s', (_, before, then) => {
    expect(tab(before)).toBe(then);
  });

  it('is not its business elsewhere', () => {
    expect(tab('a|')).toBeNull();
    expect(tab('```\n- a|\n```')).toBeNull();
  });
});

describe('Shift+Tab in a list', () => {
  it.each([
    ['takes an item out of its parent', '- a\n  - b|', '- a\n- b|'],
    ['with what it holds', '- a\n  - b|\n    - c', '- a\n- b|\n  - c'],
    ['and what follows becomes its own', '- a\n  - b|\n  - c', '- a\n- b|\n  - c'],
    ['renumbers both lists', '1. a\n   1. b|\n   2. c\n2. d', '1. a\n2. b|\n   1. c\n3. d'],
    ['of a number between others', '- x\n  1. a\n  2. |b\n  3. c', '- x\n  1. a\n1. |b\n  2. c'],
    ['in a quote', '> - a\n>   - b|', '> - a\n> - b|'],
    ['for each item that is selected', '- a\n  - ‹b\n  - c›', '- a\n- ‹b\n- c›'],
    ['of an empty item', '- a\n  - |', '- a\n- |'],
    ['leaves an outermost item where it is', '- a\n- b|', '- a\n- b|'],
    ['where tabs indent', '- a\n\t- b|', '- a\n- b|'],
  ])('%s', (_, before, then) => {
    expect(back(before)).toBe(then);
  });

  it.each(['- a\n- b|', '1. a\n2. b|\n   - c', '> - a\n> - b|\n>   c', '- a\n- ‹b\n- c›'])(
    'undoes Tab: %s',
    (text) => {
      expect(back(tab(text) ?? '')).toBe(text);
    },
  );
});
