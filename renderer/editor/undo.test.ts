import { history, redo, undo } from '@codemirror/commands';
import { EditorSelection, EditorState, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownEditing } from './commands/editing';
import { frontMatter } from './front-matter';
import { frontMatterFold } from './front-matter-fold';
import { markdown } from './markdown';

const piece = fc.constantFrom(
  ...[
    'a',
    'b c',
    ' ',
    '    ',
    '\t',
    '\n',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '9. ',
    '10. ',
    '2) ',
    '- [ ] ',
    '> ',
    '# ',
  ],
  ...[
    '```',
    '~~~\n',
    '---\n',
    '---',
    '+++',
    '| a | b |\n',
    '|---|---|\n',
    '\\',
    '*',
    '**',
    '`',
    '[x](y)',
    '/',
  ],
  ...['title: A\n', '[^1]', '[^1]: n\n', '👩‍🌾', 'א', '中文', '{{< x >}}', '$$\n', '   '],
);
const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const event = fc.constantFrom(
  ...['input.type', 'input.paste', 'input.drop', 'input.list', 'input.complete', 'delete.backward'],
  ...['delete.cut', 'delete.list', 'move.line', 'move.drop', 'select.search'],
);
const edit = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(), length: fc.nat(8), put: texts, event }),
  fc.record({ kind: fc.constant('select' as const), at: fc.nat(), length: fc.nat(8) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('redo' as const) }),
);

describe('law: undo', () => {
  it('leads back to the text that was opened, whatever the editor made of what was done to it', () => {
    fc.assert(
      fc.property(texts, fc.array(edit, { maxLength: 8 }), (text, edits) => {
        let now = EditorState.create({
          doc: text,
          extensions: [
            history({ newGroupDelay: 0 }),
            ...[frontMatter(), frontMatterFold(() => []), markdown(), markdownEditing()],
          ],
        });
        const dispatch = (tr: Transaction) => {
          now = tr.state;
        };
        for (const one of edits) {
          if (one.kind === 'undo') undo({ state: now, dispatch });
          else if (one.kind === 'redo') redo({ state: now, dispatch });
          else {
            const from = one.at % (now.doc.length + 1);
            const to = Math.min(now.doc.length, from + one.length);
            const selection = EditorSelection.range(from, to);
            if (one.kind === 'select') dispatch(now.update({ selection, userEvent: 'select' }));
            else dispatch(now.update({ changes: { from, to, insert: one.put }, userEvent: one.event }));
          }
        }
        // Each edit is a step of its own, and each can have been redone.
        for (let step = 0; step < 2 * edits.length; step++) undo({ state: now, dispatch });
        expect(now.doc.toString()).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
