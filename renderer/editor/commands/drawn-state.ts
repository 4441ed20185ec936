import { ensureSyntaxTree } from '@codemirror/language';
import { EditorSelection, EditorState, type Extension, type SelectionRange } from '@codemirror/state';
import { frontMatter } from '../front-matter';
import { markdown } from '../markdown';

/** For tests: a Markdown state drawn as text, with each cursor as `|` and each selection as `‹…›`. */
export function drawn(text: string, extensions: Extension = []): EditorState {
  const ranges: SelectionRange[] = [];
  let doc = '';
  let anchor = 0;
  for (const char of text) {
    if (char === '|') ranges.push(EditorSelection.cursor(doc.length));
    else if (char === '‹') anchor = doc.length;
    else if (char === '›') ranges.push(EditorSelection.range(anchor, doc.length));
    else doc += char === '¦' ? '|' : char;
  }
  const state = EditorState.create({
    doc,
    ...(ranges.length > 0 ? { selection: EditorSelection.create(ranges) } : {}),
    extensions: [EditorState.allowMultipleSelections.of(true), frontMatter(), markdown(), extensions],
  });
  return parsed(state);
}

/** For tests: a state that knows its whole Markdown tree, however long the machine took for it. */
export function parsed(state: EditorState): EditorState {
  ensureSyntaxTree(state, state.doc.length, 60_000);
  // The tree is the parser's own until an update takes it over.
  return state.update({}).state;
}

/** For tests: a state as `drawn` reads it. A pipe of the text itself is `¦`, there and here. */
export function draw(state: EditorState): string {
  const marks = state.selection.ranges.flatMap(({ from, to, empty }) =>
    empty
      ? [{ at: from, mark: '|' }]
      : [
          { at: from, mark: '‹' },
          { at: to, mark: '›' },
        ],
  );
  let text = '';
  let last = 0;
  const source = state.doc.toString();
  for (const { at, mark } of marks) {
    text += source.slice(last, at).replaceAll('|', '¦') + mark;
    last = at;
  }
  return text + source.slice(last).replaceAll('|', '¦');
}

type Run = (target: { state: EditorState; dispatch: (tr: { state: EditorState }) => void }) => boolean;

/** For tests: what `command` makes of a drawn text; null when it says that it is not its business. */
export function made(command: Run, text: string, extensions: Extension = []): string | null {
  let state = drawn(text, extensions);
  const mine = command({
    state,
    dispatch: (tr) => {
      state = tr.state;
    },
  });
  return mine ? draw(state) : null;
}
