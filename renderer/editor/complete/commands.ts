import type { EditorState, StateCommand } from '@codemirror/state';
import type { Generator } from '#core/blog/model';
import { bodyFrom } from '../front-matter';
import { isHtml } from '../html/context';
import { attributeText } from '../html/inline';

const writable = (state: EditorState): boolean =>
  !state.readOnly && state.selection.main.from >= bodyFrom(state);

/** Begins a link to a post: the selection becomes its words, without one `[[` asks which post. */
export const beginPostLink: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  if (!writable(state)) return false;
  const words = state.sliceDoc(from, to).replace(/\s*\n\s*/g, ' ');
  const html = isHtml(state) ? `<a href="">${words}</a>` : null;
  const insert = words === '' ? '[[' : (html ?? `[${words}]()`);
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: {
        anchor: from + (words === '' ? 2 : html === null ? insert.length - 1 : '<a href="'.length),
      },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};

/** Begins an image, the selection being its description; the caret is where its address goes. */
export const beginImage: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  if (!writable(state)) return false;
  const words = state.sliceDoc(from, to).replace(/\s*\n\s*/g, ' ');
  const html = isHtml(state);
  const insert = html ? `<img src="" alt="${attributeText(words)}">` : `![${words}]()`;
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor: html ? from + '<img src="'.length : from + insert.length - 1 },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};

const OPENING: Readonly<Partial<Record<Generator, string>>> = {
  hugo: '{{<',
  zola: '{{',
  jekyll: '{%',
  hexo: '{%',
  eleventy: '{%',
};

/** Begins a shortcode, tag or component as this generator writes them; false where its posts have none. */
export const beginComponent =
  (generator: Generator): StateCommand =>
  ({ state, dispatch }) => {
    if (!writable(state) || generator === 'plain' || generator === 'pelican') return false;
    const { from, to } = state.selection.main;
    const opening = OPENING[generator];
    const insert = opening === undefined ? '<' : `${opening} `;
    dispatch(
      state.update({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        scrollIntoView: true,
        userEvent: 'input',
      }),
    );
    return true;
  };
