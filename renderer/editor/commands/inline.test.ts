import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toggleCode } from './code';
import { draw, drawn, made } from './drawn-state';
import { around, toggleMark } from './inline';
import { segments } from './segments';

const bold = toggleMark('bold');
const italic = toggleMark('italic');
const strike = toggleMark('strikethrough');

describe('bold', () => {
  it.each([
    ['a selection', 'a ‹word› here', 'a **‹word›** here'],
    ['the word at the caret', 'a wo|rd here', 'a **wo|rd** here'],
    ['a word the caret is before', 'a |word', 'a **|word**'],
    ['a word the caret is behind', 'a word| here', 'a **word|** here'],
    ['nothing', 'a | b', 'a **|** b'],
    ['an empty pair, taken away', 'a **|** b', 'a | b'],
    ['a word that has it', 'a **wo|rd** here', 'a wo|rd here'],
    ['a selection that has it', 'a **‹word›** here', 'a ‹word› here'],
    ['a selection with its marks', 'a ‹**word**› here', 'a ‹word› here'],
    ['spaces around the words stay outside', 'a‹ word › here', 'a‹ **word** › here'],
    ['a caret in several bold words', '**one t|wo three**', 'one t|wo three'],
    ['the end of a bold stretch', '**abc ‹def›**', '**abc** ‹def›'],
    ['the middle of a bold stretch', '**abc ‹def› ghi**', '**abc** ‹def› **ghi**'],
    ['what is italic', '*‹word›*', '***‹word›***'],
    ['what is both', '***‹word›***', '*‹word›*'],
    ['a selection of two paragraphs', '‹one\n\ntwo›', '**‹one**\n\n**two›**'],
    ['a selection of list items', '‹- one\n- two›', '‹- **one**\n- **two›**'],
    ['a selection of tasks', '- [ ] ‹one\n- [x] two›', '- [ ] **‹one**\n- [x] **two›**'],
    ['a heading', '‹## A title›', '‹## **A title›**'],
    [
      'a heading with spaces behind its line',
      '‹A title\n---  \n\nwords›',
      '**‹A title**\n---  \n\n**words›**',
    ],
    ['a soft-wrapped paragraph', '‹one\ntwo›', '**‹one\ntwo›**'],
    ['several carets', 'o|ne two th|ree', '**o|ne** two **th|ree**'],
    ['a Chinese word', '窗外|有一条河', '窗外**|有**一条河'],
    ['an emoji that is selected', 'a ‹👩‍🌾› b', 'a **‹👩‍🌾›** b'],
    ['the code span the caret is in', 'see `na|me` there', 'see **`na|me`** there'],
    ['an escaped star', '\\*‹word›*', '\\***‹word›***'],
    ['cells of a table', '¦ ‹a ¦ b› ¦\n¦---¦---¦', '¦ **‹a** ¦ **b›** ¦\n¦---¦---¦'],
  ])('%s', (_, before, then) => {
    expect(made(bold, before)).toBe(then);
  });

  it.each([
    ['front matter', '---\ntitle: a wo|rd\n---\n\ntext'],
    ['a code block', '```\nwo|rd\n```'],
    ['an HTML block', '<div>\nwo|rd\n</div>'],
  ])('does nothing in %s', (_, text) => {
    expect(made(bold, text)).toBeNull();
  });
});

describe('other marks', () => {
  it.each([
    ['italic', italic, 'a wo|rd', 'a *wo|rd*'],
    ['italic, written with underscores', italic, 'a _wo|rd_', 'a wo|rd'],
    ['italic of what is bold', italic, '**‹word›**', '***‹word›***'],
    ['strikethrough', strike, 'a ‹word›', 'a ~~‹word›~~'],
    ['strikethrough, taken away', strike, 'a ~~‹word›~~', 'a ‹word›'],
    ['code', toggleCode, 'a wo|rd', 'a `wo|rd`'],
    ['code, taken away', toggleCode, 'a `wo|rd`', 'a wo|rd'],
    ['code of nothing', toggleCode, 'a | b', 'a `|` b'],
    ['code with a backtick in it', toggleCode, 'a ‹b`c› d', 'a ``‹b`c›`` d'],
    ['code that begins with a backtick', toggleCode, '‹`b› d', '`` ‹`b› `` d'],
    ['code that begins with a backtick, taken away', toggleCode, '`` ‹`b› `` d', '‹`b› d'],
    ['code, from its middle', toggleCode, 'a ``b ‹c`d›``', 'a b ‹c`d›'],
  ])('%s', (_, command, before, then) => {
    expect(made(command, before)).toBe(then);
  });
});

const piece = fc.constantFrom(
  'a',
  'bc',
  ' ',
  '  ',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '``',
  '\\',
  '\n',
  '\n\n',
  '- ',
  '> ',
  '# ',
  '中文',
  '👩‍🌾',
  '[x](y)',
  '!',
  '¦',
);
const texts = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));

describe('law: what is toggled on and off again is as it was, text and selection', () => {
  it.each([
    ['bold', bold, '**'],
    ['italic', italic, '*'],
    ['strikethrough', strike, '~~'],
    ['code', toggleCode, '`'],
  ])('%s', (_, command, mark) => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const start =
          from === to
            ? `${text.slice(0, from)}|${text.slice(from)}`
            : `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`;
        // Four spaces and marks are a code block, unless they stand in a list.
        if (from === to && /^ {4,}/m.test(text)) return;
        // Stray backticks and a new code span beside them pair up anew: which one was new cannot be told.
        if (text.includes('`')) return;
        if (command === strike && text.includes('\\~')) return;
        const before = drawn(start);
        const once = made(command, start);
        if (once === null) return;
        // Where a part had the mark before, it was taken away, or goes with the rest the next time.
        const changes = segments(before).flatMap((segment) => around(segment, mark));
        if (!drawn(once).doc.eq(before.update({ changes }).newDoc)) return;
        expect(made(command, once)).toBe(draw(before));
      }),
      { numRuns: 600 },
    );
  });
});
