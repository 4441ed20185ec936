import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsed } from '../commands/drawn-state';
import { markdown } from '../markdown';
import { livePieces, type Piece } from './pieces';
import { taskChange } from './task';

const bit = fc.constantFrom(
  ...[
    '**',
    '*',
    '_',
    '~~',
    '`',
    '```\n',
    '# ',
    '## ',
    '> ',
    '- ',
    '1. ',
    '- [ ] ',
    '- [x] ',
    '---\n',
    '===\n',
  ],
  ...[
    '[a](b)',
    '![a](b.png)',
    '[a][b]',
    '<https://a.b>',
    '$x$',
    '$$\n',
    '$$',
    '| a | b |\n',
    '|---|---|\n',
    '| **a** | [b](c) |\n',
  ],
  ...['\n', '\n\n', '  ', '\t', '\\*', 'word', '雨', '👩‍🌾', 'كلمة', '<b>', '{{< x >}}', '[b]: c\n'],
);
const text = fc.array(bit, { maxLength: 40 }).map((bits) => bits.join(''));

function stateOf(doc: string, seed: number): EditorState {
  const at = seed % (doc.length + 1);
  return parsed(EditorState.create({ doc, selection: { anchor: at }, extensions: markdown() }));
}

/** Whether a piece stands in the place of its text. */
function replaces(piece: Piece): boolean {
  switch (piece.kind) {
    case 'hidden':
    case 'bullet':
    case 'task':
    case 'rule':
      return true;
    case 'image':
    case 'math':
      return !piece.written;
    case 'code':
    case 'fence':
    case 'link':
    case 'marker':
    case 'room':
    case 'line':
      return false;
  }
}

const all = (state: EditorState) => livePieces(state, [{ from: 0, to: state.doc.length }], 'dollars');

describe('for any text and caret', () => {
  it('what is drawn lies within its line, and nothing is drawn twice in one place', () => {
    fc.assert(
      fc.property(text, fc.nat(), (doc, seed) => {
        const state = stateOf(doc, seed);
        let end = 0;
        for (const piece of all(state).sort((a, b) => a.from - b.from || a.to - b.to)) {
          if (piece.kind !== 'link' && piece.kind !== 'code') {
            expect(piece.to).toBeLessThanOrEqual(state.doc.lineAt(piece.from).to);
          }
          if (!replaces(piece)) continue;
          expect(piece.from).toBeGreaterThanOrEqual(end);
          end = piece.to;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the caret is never inside of what is hidden', () => {
    fc.assert(
      fc.property(text, fc.nat(), (doc, seed) => {
        const state = stateOf(doc, seed);
        const { head } = state.selection.main;
        for (const piece of all(state))
          if (replaces(piece)) expect(head > piece.from && head < piece.to).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('drawing leaves the text as it is, and a tick changes one letter', () => {
    fc.assert(
      fc.property(text, fc.nat(), (doc, seed) => {
        const state = stateOf(doc, seed);
        const pieces = all(state);
        expect(state.doc.toString()).toBe(doc);
        for (const piece of pieces) {
          if (piece.kind !== 'task') continue;
          const change = taskChange(state, piece.from);
          const ticked = change === null ? doc : state.update(change).state.doc.toString();
          const letter = piece.done ? ' ' : 'x';
          expect(ticked).toBe(doc.slice(0, piece.from + 1) + letter + doc.slice(piece.from + 2));
          const back = EditorState.create({ doc: ticked });
          const again = taskChange(back, piece.from);
          expect(again && back.update(again).state.doc.length).toBe(doc.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('ticks nothing that is no box, and nothing in a text that is only read', () => {
  expect(taskChange(EditorState.create({ doc: '[a]' }), 0)).toBeNull();
  expect(
    taskChange(EditorState.create({ doc: '[ ]', extensions: EditorState.readOnly.of(true) }), 0),
  ).toBeNull();
});
