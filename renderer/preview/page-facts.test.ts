import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frontMatter } from '../editor/front-matter';
import { articleFrom, articleFromAfter } from './page-facts';

const HEAD = '---\ntitle: Tea\n---\n';
const LONG = ' '.repeat(1990);

const text = fc
  .tuple(
    fc.constantFrom('', HEAD, '---\ntitle:\n---\n', '---\ntitle: [\n---\n'),
    fc.constantFrom('# Tea', 'Tea\n===', '\n\n# Tea', `Tea\n===${LONG}`, `${LONG}\n# Tea`, 'Tea', ''),
    fc.constantFrom('', '\n', '\n\nmore\n', LONG, `\n${LONG}\nmore`),
  )
  .map((parts) => parts.join(''));

const edit = fc.record({
  at: fc.oneof(fc.nat(40), fc.integer({ min: 1980, max: 2060 }), fc.nat(5000)),
  remove: fc.oneof(fc.nat(3), fc.nat(2100)),
  insert: fc.constantFrom('', 'a', '\n', '# Tea\n', '===\n', '---\n', `${LONG}${LONG}`),
});

it('the article is followed through edits to where it begins in a text just opened', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 5 }), (doc, edits) => {
      let state = EditorState.create({ doc, extensions: frontMatter() });
      let from = articleFrom(state, 'title');
      for (const { at, remove, insert } of edits) {
        const changed = Math.min(at, state.doc.length);
        const to = Math.min(changed + remove, state.doc.length);
        const next = state.update({ changes: { from: changed, to, insert } }).state;
        from = articleFromAfter(from, state, changed, next, 'title');
        state = next;
        expect(from).toBe(articleFrom(state, 'title'));
      }
    }),
    { numRuns: 1000 },
  );
});
