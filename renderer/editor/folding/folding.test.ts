import { codeFolding, foldedRanges } from '@codemirror/language';
import type { EditorState, StateCommand } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { draw, drawn } from '../commands/drawn-state';
import { foldAll, toggleFold, unfoldAll } from './fold-commands';

const run = (command: StateCommand, state: EditorState) => {
  let next = state;
  command({ state, dispatch: (tr) => (next = tr.state) });
  return next;
};

/** What can be seen, with `…` for each fold. */
function seen(state: EditorState): string {
  let text = '';
  let at = 0;
  for (const cursor = foldedRanges(state).iter(); cursor.value; cursor.next()) {
    text += `${state.sliceDoc(at, cursor.from)}…`;
    at = cursor.to;
  }
  return text + state.sliceDoc(at);
}

const folded = (command: StateCommand, text: string) => run(command, drawn(text, codeFolding()));

describe('folding', () => {
  it.each([
    ['a section', '# A|\n\ntext\n\n# B', '# A…\n\n# B'],
    ['a section with those under it', '# A|\n\n## B\n\ntext\n\n# C', '# A…\n\n# C'],
    ['the section around the caret', '# A\n\n## B\n\nte|xt\n\n## C\n\nmore', '# A\n\n## B…\n\n## C\n\nmore'],
    ['what an item holds', '- a|\n  - b\n- c', '- a…\n- c'],
    ['a code block', '```js|\na\nb\n```', '```js…'],
    ['an underlined heading', 'A|\n===\n\ntext', 'A…'],
  ])('%s', (_, text, then) => {
    expect(seen(folded(toggleFold, text))).toBe(then);
  });

  it('leaves the caret where it can be seen, and a second time unfolds', () => {
    const state = folded(toggleFold, '# A\n\nte|xt');
    expect(draw(state)).toBe('# A|\n\ntext');
    expect(seen(run(toggleFold, state))).toBe('# A\n\ntext');
  });

  it('of every section shows the headings, and unfolding shows everything', () => {
    const text = 'intro\n\n# A\n\ntext\n\n## B\n\nmo|re\n\n# C\n';
    const state = folded(foldAll, text);
    expect(seen(state)).toBe('intro\n\n# A…\n\n## B…\n\n# C\n');
    expect(draw(state)).toContain('## B|');
    expect(seen(run(unfoldAll, state))).toBe(text.replace('|', ''));
  });
});
