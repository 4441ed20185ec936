import { history, undo } from '@codemirror/commands';
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, drawn } from './drawn-state';
import { indentItems, outdentItems } from './indent';
import { moveDown, moveUp } from './move';
import { continueMarkup } from './newline';
import { renumbering } from './renumber';

/** Deletes the lines of the selection, as cutting them does. */
const cutLines: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  const end = Math.min(state.doc.length, last.to + 1);
  dispatch(state.update({ changes: { from: first.from, to: end }, userEvent: 'delete.cut' }));
  return true;
};

const run = (command: StateCommand, state: EditorState) => {
  let next = state;
  command({ state, dispatch: (tr) => (next = tr.state) });
  return next;
};

describe('numbers after an edit', () => {
  it.each([
    ['count on when an item is deleted', '1. a\n2. b|\n3. c', '1. a\n2. |c'],
    ['begin as they began when the first is deleted', '4. a|\n5. b', '4. |b'],
    ['stay as they are where all are the same', '1. a|\n1. b\n1. c', '1. |b\n1. c'],
    ['stay as they are where they were in no order', '1. a|\n5. b\n9. c', '5. |b\n9. c'],
    ['count in a quote', '> 1. a\n> 2. b|\n> 3. c', '> 1. a\n> 2|. c'],
    ['begin anew under a paragraph', 'text\n1. a|\n2. b\n3. c', 'text\n1. |b\n2. c'],
    ['of tasks', '1. [ ] a|\n2. [ ] b', '1. [ ] |b'],
    ['are a code block’s own', '```\n1. a|\n2. b\n```', '```\n2. |b\n```'],
    ['stay numbers where their marks are indented', ' 1. a\n 2. b|\n 3. c', ' 1. a\n 2. |c'],
    ['move what an item holds when they get shorter', '9. a|\n10. b\n    - c', '9. b\n   - c'],
  ])('%s', (_, before, then) => {
    const next = run(cutLines, drawn(before, renumbering()));
    expect(draw(next).replace('|', '')).toBe(then.replace('|', ''));
  });

  it('are taken back with the edit, by one undo', () => {
    const start = drawn('1. a\n2. b|\n3. c', [history(), renumbering()]);
    const next = run(cutLines, start);
    expect(next.doc.toString()).toBe('1. a\n2. c');
    expect(run(undo, next).doc.toString()).toBe(start.doc.toString());
  });

  it('are left alone by pasting, and by typing one', () => {
    const paste = (userEvent: string, insert: string) =>
      drawn('1. a|\n2. b', renumbering())
        .update({ changes: { from: 4, insert }, userEvent })
        .state.doc.toString();
    expect(paste('input.paste', '\n7. x')).toBe('1. a\n7. x\n2. b');
    expect(paste('input.type', 'x')).toBe('1. ax\n2. b');
  });
});

const item = fc.record({ depth: fc.integer({ min: 0, max: 2 }), text: fc.constantFrom('a', 'b c', '中') });
const lists = fc.array(item, { minLength: 2, maxLength: 8 }).map((items) => {
  const counts = [0, 0, 0];
  let last = 0;
  return items
    .map(({ depth: wanted, text }, index) => {
      const depth = index === 0 ? 0 : Math.min(wanted, last + 1);
      last = depth;
      counts.fill(0, depth + 1);
      counts[depth] = (counts[depth] ?? 0) + 1;
      return `${'   '.repeat(depth)}${counts[depth]}. ${text}`;
    })
    .join('\n');
});

const EDITS = { continueMarkup, indentItems, outdentItems, moveUp, moveDown, cutLines };

/** The numbers of each list of a text, by indentation; every list must count from one. */
function counted(text: string): boolean {
  const counts: number[] = [];
  return text.split('\n').every((line) => {
    const found = /^( *)(\d+)\./.exec(line);
    if (!found) return true;
    // Up to two spaces before all of it are no level.
    const depth = Math.floor((found[1] ?? '').length / 3);
    counts.length = depth + 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    return Number(found[2]) === counts[depth];
  });
}

describe('law: nested numbered lists count before and after every edit', () => {
  it.each(Object.entries(EDITS))('%s', (_, command) => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(2), (list, at, space) => {
        const text = list.replace(/^/gm, ' '.repeat(space));
        const lines = text.split('\n');
        // Without its parent an item is a first one that is indented, which is another text and not another order.
        const indent = (n: number) => /^ */.exec(lines[n] ?? '')?.[0].length ?? 0;
        if (command === cutLines && indent((at % lines.length) + 1) > indent(at % lines.length)) return;
        const line = lines.slice(0, (at % lines.length) + 1).join('\n').length;
        const start = drawn(text, renumbering()).update({ selection: EditorSelection.cursor(line) }).state;
        expect(counted(text)).toBe(true);
        const next = run(command, start).doc.toString();
        expect(counted(next), next).toBe(true);
        // No word is lost or made: only numbers and indentation differ.
        if (command === moveUp || command === moveDown || command === indentItems || command === outdentItems)
          expect(
            next
              .replace(/[\d\s.]/g, '')
              .split('')
              .sort(),
          ).toEqual(
            text
              .replace(/[\d\s.]/g, '')
              .split('')
              .sort(),
          );
      }),
      { numRuns: 300 },
    );
  });
});
