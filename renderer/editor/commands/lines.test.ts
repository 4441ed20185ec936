import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenderer } from '#core/markdown/renderer';
import { deleteMark } from './backspace';
import { draw, drawn, made } from './drawn-state';
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
    ['counts on below', '1. a\n2. |b\n3. c', '1. a\n\n|b\n\n2. c'],
    ['keeps items below more of the text', '1. a\n2. |b\n   b\nb\n3. c', '1. a\n\n|b\n   b\nb\n\n2. c'],
    ['keeps items below a second paragraph', '1. a\n2. |b\n\n   b\n3. c', '1. a\n\n|b\n\n   b\n\n2. c'],
    ['keeps items below in a quote', '> 1. a\n> 2. |b\n> 3. c', '> 1. a\n>\n> |b\n>\n> 2. c'],
    ['keeps items below in an item', '- 4. |a\n  5. b', '- |a\n\n  4. b'],
    ['keeps tasks below', '1. [ ] a\n2. |b\n3. [x] c', '1. [ ] a\n\n|b\n\n2. [x] c'],
    ['keeps items below an empty one', '1. a\n2. |\n3. c', '1. a\n\n|\n\n2. c'],
    ['keeps a list that begins elsewhere', '4. |a\n5. b', '|a\n\n4. b'],
    ['keeps a list in no order', '1. |a\n5. b\n9. c', '|a\n\n5. b\n9. c'],
    ['keeps items below what has left one', '1. a\n\n   |b\n2. c', '1. a\n\n|b\n\n2. c'],
    ['keeps an empty item', '- a\n- |b\n-', '- a\n\n|b\n\n-'],
    ['makes no heading of a rule', '- |a\n---', '|a\n\n---'],
    ['makes none of one below a quote', '> a\n> |b\n---', '> a\n\n|b\n\n---'],
    ['lets a number 1 follow', '1. |a\n2. b', '|a\n1. b'],
    ['lets numbers follow that are all 1', '1. a\n1. |b\n1. c', '1. a\n\n|b\n1. c'],
    ['lets a list follow one that the item held', '1. a\n2. |b\n   - x\n3. c', '1. a\n\n|b\n   - x\n3. c'],
    ['lets bullets follow', '- a\n- |b\n- c', '- a\n\n|b\n- c'],
    ['lets items follow a blank line', '1. a\n2. |b\n\n3. c', '1. a\n\n|b\n\n2. c'],
    ['lets a line stay a lazy one', '1. a\n   |b\n2. c', '1. a\n|b\n2. c'],
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

const { render } = createRenderer({ dialect: 'commonmark' });
const written = fc.constantFrom(
  '1. a',
  '2. b',
  '3. c',
  '- d',
  '   e',
  '   - f',
  'g',
  '',
  '- [ ] h',
  '2.',
  '- ',
);
const texts = fc
  .tuple(fc.array(written, { minLength: 2, maxLength: 6 }), fc.constantFrom('', '> '))
  .map(([lines, quote]) => lines.map((line) => quote + line).join('\n'));

describe('law: what stands below is no more a part of the paragraph than before', () => {
  it('Backspace behind a mark', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, nth) => {
        const at = nth % (text.length + 1);
        const before = `${text.slice(0, at)}|${text.slice(at)}`;
        const then = made(deleteMark, before, renumbering());
        // A quote that is taken apart is read anew on both sides.
        if (then === null || then.split('>').length < text.split('>').length) return;
        const items = (drawing: string) => render(drawing.replace('|', '')).split('<li>').length;
        expect(items(then), then).toBeGreaterThanOrEqual(items(draw(drawn(before))) - 1);
      }),
      { numRuns: 600 },
    );
  });
});
