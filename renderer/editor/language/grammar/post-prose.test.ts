import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frontMatter, postIdFacet } from '../../front-matter';
import { followProse } from './post-prose';

const piece = fc.constantFrom(
  'One. ',
  'two',
  '\n',
  '\n\n',
  '- ',
  '```\n',
  '---\n',
  'a: b\n',
  '[^1]: ',
  '<p>',
  '</p>',
);
const text = fc.array(piece, { maxLength: 20 }).map((all) => all.join(''));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(8),
  insert: fc.oneof(piece, fc.constant('')),
  isRead: fc.boolean(),
});

it.each(['a.md', 'a.html'])('law: after any edits the prose is that of a post just opened (%s)', (id) => {
  const extensions = [frontMatter(), postIdFacet.of(id)];
  fc.assert(
    fc.property(fc.constantFrom('', '---\na: b\n---\n'), text, fc.array(edit), (head, body, edits) => {
      const prose = followProse();
      let state = EditorState.create({ doc: head + body, extensions });
      for (const { at, remove, insert, isRead } of edits) {
        const from = Math.floor(at * state.doc.length);
        const to = Math.min(from + remove, state.doc.length);
        const { changes, state: next } = state.update({ changes: { from, to, insert } });
        state = next;
        prose.changed(changes);
        if (isRead) expect(prose.of(state)).toEqual(followProse().of(state));
      }
      expect(prose.of(state)).toEqual(followProse().of(state));
      prose.forget();
      const other = EditorState.create({ doc: body, extensions });
      expect(prose.of(other)).toEqual(followProse().of(other));
    }),
    { numRuns: 500 },
  );
});
