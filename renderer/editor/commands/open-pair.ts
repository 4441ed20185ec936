import { EditorSelection, type EditorState, StateField, type Transaction } from '@codemirror/state';

const MARKS = { bold: '**', italic: '*', strikethrough: '~~', code: '`' } as const;

type Mark = keyof typeof MARKS;

const marks = Object.keys(MARKS) as Mark[];

/** A pair of marks that a toggle put around nothing, for what is typed next: the place between them. */
interface OpenPair {
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
}

/** The pair that is being written in; null once the caret has left it. */
export const openPair = StateField.define<OpenPair | null>({
  create: () => null,
  update: (pair, tr) => {
    const { main, ranges } = tr.newSelection;
    if (ranges.length > 1) return null;
    if (tr.isUserEvent('input.format')) {
      const mark = marks.find((each) => tr.isUserEvent(`input.format.${each}`));
      if (mark === undefined || !main.empty || !isAround(tr.state, mark, main.head, main.head)) return null;
      return { mark, from: main.head, to: main.head };
    }
    if (pair === null || (!tr.docChanged && !tr.selection)) return pair;
    const from = tr.changes.mapPos(pair.from, -1);
    const to = tr.changes.mapPos(pair.to, 1);
    return main.from >= from && main.to <= to ? { ...pair, from, to } : null;
  },
});

function isAround(state: EditorState, mark: Mark, from: number, to: number): boolean {
  const written = MARKS[mark];
  return (
    state.sliceDoc(from - written.length, from) === written &&
    state.sliceDoc(to, to + written.length) === written
  );
}

/**
 * The way out of the pair of `mark` that the author has just written in to its end, as the same key ends bold in a word
 * processor: the caret goes behind it, with the spaces that would keep the mark from closing. Null where there is none.
 */
export function leavePair(state: EditorState, mark: Mark): Transaction | null {
  const pair = state.field(openPair, false);
  const { main } = state.selection;
  if (!pair || pair.mark !== mark || !main.empty || main.head !== pair.to) return null;
  const written = state.sliceDoc(pair.from, pair.to);
  if (written.trim() === '' || !isAround(state, mark, pair.from, pair.to)) return null;
  const end = pair.from + written.trimEnd().length;
  const spaces = state.sliceDoc(end, pair.to);
  const behind = pair.to + MARKS[mark].length;
  return state.update({
    ...(spaces === ''
      ? {}
      : {
          changes: [
            { from: end, to: pair.to },
            { from: behind, insert: spaces },
          ],
        }),
    selection: EditorSelection.cursor(behind),
    scrollIntoView: true,
    userEvent: 'input.format',
  });
}
