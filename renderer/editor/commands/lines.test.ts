import { describe, expect, it } from 'vitest';
import { deleteMark } from './backspace';
import { made } from './drawn-state';
import { joinLines } from './join';
import { moveDown, moveUp } from './move';
import { renumbering } from './renumber';

describe('Backspace behind a mark', () => {
  it.each([
    ['takes it away', '- |a', '|a'],
    ['makes a paragraph of the item', '- a\n- |b', '- a\n\n|b'],
    ['takes an item out of its parent first', '- a\n  - |b', '- a\n- |b'],
    ['takes a box first', '- [ ] |a', '- |a'],
    ['takes a quote’s mark', '> |a', '|a'],
    ['takes one of two', '> > |a', '> |a'],
    ['keeps a line out of the quote above', '> a\n> |b', '> a\n\n|b'],
    ['takes an item’s indentation whole', '- a\n\n  |b', '- a\n\n|b'],
    ['counts on below', '1. a\n2. |b\n3. c', '1. a\n\n|b\n3. c'],
  ])('%s', (_, before, then) => {
    expect(made(deleteMark, before, renumbering())).toBe(then);
  });

  it.each(['- a|b', 'a|', '## |a', '```\n- |a\n```', '|- a', '- ‹a›'])('is left alone in %j', (text) => {
    expect(made(deleteMark, text)).toBeNull();
  });
});

describe('moving', () => {
  it.each([
    ['an item up', moveUp, '- a\n- b|', '- b|\n- a'],
    ['an item down', moveDown, '- a|\n- b', '- b\n- a|'],
    ['with what it holds', moveUp, '- a\n- b|\n  - c\n\n  d\n- e', '- b|\n  - c\n\n  d\n- a\n- e'],
    ['past what another holds', moveUp, '- a\n  - x\n- b|', '- b|\n- a\n  - x'],
    ['with its number made right', moveUp, '1. a\n2. b|\n3. c', '1. b|\n2. a\n3. c'],
    ['down with its number made right', moveDown, '1. a|\n2. b\n3. c', '1. b\n2. a|\n3. c'],
    ['several items', moveUp, '1. a\n2. ‹b\n3. c›\n4. d', '1. ‹b\n2. c›\n3. a\n4. d'],
    ['items that stand apart', moveDown, '- a|\n\n- b\n\n- c', '- b\n\n- a|\n\n- c'],
    ['an item with a selection that goes on', moveDown, '‹- a b\n›- c', '- c\n‹- a b›'],
    ['a nested item', moveDown, '- a\n  1. b|\n  2. c\n- d', '- a\n  1. c\n  2. b|\n- d'],
    ['in a quote', moveUp, '> - a\n> - b|', '> - b|\n> - a'],
    ['the last item no further', moveDown, '- a\n- b|', '- a\n- b|'],
    ['a line of text', moveUp, 'a\nb|', 'b|\na'],
    ['a row', moveDown, '¦ h ¦\n¦---¦\n¦ a| ¦\n¦ b ¦', '¦ h ¦\n¦---¦\n¦ b ¦\n¦ a| ¦'],
    ['no row into the head', moveUp, '¦ h ¦\n¦---¦\n¦ a| ¦', '¦ h ¦\n¦---¦\n¦ a| ¦'],
  ])('%s', (_, command, before, then) => {
    expect(made(command, before, renumbering())).toBe(then);
  });
});

describe('joining', () => {
  it.each([
    ['two lines', 'a|\nb', 'a| b'],
    ['without spaces that stand there', 'a  |\n   b', 'a| b'],
    ['Chinese without a space', '窗外|\n有河', '窗外|有河'],
    ['what is selected', '‹a\nb\nc›\nd', '‹a b c›\nd'],
    ['quoted lines', '> a|\n> b', '> a| b'],
    ['items', '- a|\n- b', '- a| b'],
    ['numbered items, the rest counts on', '1. a|\n2. b\n3. c', '1. a| b\n2. c'],
    ['with a blank line', 'a|\n\nb', 'a|\nb'],
  ])('%s', (_, before, then) => {
    expect(made(joinLines, before, renumbering())).toBe(then);
  });
});
