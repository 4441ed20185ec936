import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state';
import { wordAround } from '#core/editor/words';
import { ADDRESS } from '../commands/link';
import { elementAround, type HtmlElement, isText } from './context';

type Stretch = Pick<SelectionRange, 'from' | 'to'>;

/**
 * Puts an element around each selection, the word at the caret, or nothing; takes it away where the selection stands in
 * one. `names` are the elements that say the same, the one that is written first.
 */
export const toggleElement =
  (...names: readonly [string, ...string[]]): StateCommand =>
  ({ state, dispatch }) => {
    const [name] = names;
    let mine = false;
    const changed = state.changeByRange((range) => {
      const around = elementAround(state, range.from, range.to, names);
      if (around) {
        mine = true;
        return taken(state, around, range);
      }
      const place = stretchOf(state, range);
      if (place === null) return { range };
      mine = true;
      return wrapped(place, range, `<${name}>`, `</${name}>`);
    });
    if (mine) dispatch(state.update(changed, { userEvent: 'input.format', scrollIntoView: true }));
    return mine;
  };

/** What of a selection is words, or the word at a caret; null where none can stand. */
function stretchOf(state: EditorState, range: SelectionRange): Stretch | null {
  if (!isText(state, range.from, range.to)) return null;
  if (range.empty) {
    const line = state.doc.lineAt(range.head);
    const word = wordAround(line.text, range.head - line.from);
    return word ? { from: line.from + word.from, to: line.from + word.to } : range;
  }
  const text = state.sliceDoc(range.from, range.to);
  const inner = text.trim();
  if (inner === '') return null;
  const from = range.from + text.indexOf(inner);
  return { from, to: from + inner.length };
}

/** The tags of an element taken away: what is selected stays so. */
function taken(state: EditorState, { open, close }: HtmlElement, range: SelectionRange) {
  const changes = state.changes([
    { from: open.from, to: open.to },
    { from: close.from, to: close.to },
  ]);
  return {
    changes,
    range: EditorSelection.range(changes.mapPos(range.anchor), changes.mapPos(range.head)),
  };
}

function wrapped({ from, to }: Stretch, range: SelectionRange, open: string, close: string) {
  const moved = (at: number) => Math.min(Math.max(at, from), to) + open.length;
  return {
    changes: [
      { from, insert: open },
      { from: to, insert: close },
    ],
    range: EditorSelection.range(moved(range.anchor), moved(range.head)),
  };
}

/** Makes a link of the selection or the word at the caret, or takes the one around it away and leaves its words. */
export const toggleHtmlLink: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const around = elementAround(state, main.from, main.to, ['a']);
  if (around) {
    const { changes, range } = taken(state, around, main);
    dispatch(
      state.update({ changes, selection: range, userEvent: 'delete.format.link', scrollIntoView: true }),
    );
    return true;
  }
  const place = stretchOf(state, main);
  if (place === null) return false;
  const { from, to } = place;
  const text = state.sliceDoc(from, to);
  const isAddress = ADDRESS.test(text);
  const insert = isAddress ? `<a href="${attributeText(text)}"></a>` : `<a href="">${text}</a>`;
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor: from + (isAddress ? insert.length - '</a>'.length : '<a href="'.length) },
      userEvent: 'input.format.link',
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Words as they stand between tags. */
export const textHtml = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words as they stand between the quotation marks of an attribute. What a template language puts there stays as it is. */
export const attributeText = (words: string): string =>
  /\{[{%]/.test(words) ? words : words.replace(/&(?!#?\w+;)/g, '&amp;').replaceAll('"', '&quot;');
