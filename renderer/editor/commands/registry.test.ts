import { history, undo } from '@codemirror/commands';
import { EditorSelection, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn } from './drawn-state';
import { editorCommandIds } from './ids';
import { editorCommands } from './registry';

const piece = fc.constantFrom(
  ...['a', 'b c', ' ', '    ', '\t', '\n', '\n', '\n\n', '- ', '1. ', '2) ', '- [ ] ', '- [x] ', '> ', '# '],
  ...[
    '```',
    '~~~\n',
    '---\n',
    '+++',
    '| a | b |\n',
    '|---|---|\n',
    '¦',
    '\\',
    '*',
    '**',
    '~~',
    '`',
    '[x](y)',
  ],
  ...['![](z)', '<b>', '[^1]', '[^1]: n\n', '👩‍🌾', 'é', 'א', '中文', 'title: A\n', '{{< x >}}', '$$\n'],
);
const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('law: a command', () => {
  it.each(editorCommandIds)('%s stands any text and selection, and one undo takes it back', (id) => {
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 2 }),
        (text, at) => {
          const doc = text.replaceAll('|', '¦');
          const before = drawn(doc, history());
          const within = (n: number) => n % (before.doc.length + 1);
          const ranges = at.map(([a, b]) => EditorSelection.range(within(a), within(b)));
          let now = before.update({ selection: EditorSelection.create(ranges) }).state;
          const dispatch = (tr: Transaction) => {
            now = tr.state;
          };
          editorCommands[id]({ state: now, dispatch });
          const changed = now.doc.toString();
          if (changed === before.doc.toString()) return;
          expect(undo({ state: now, dispatch })).toBe(true);
          expect(now.doc.toString()).toBe(before.doc.toString());
        },
      ),
      { numRuns: 150 },
    );
  });
});
