import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { elementAround, elementOf, type HtmlElement, isText } from './context';
import { textHtml } from './inline';

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
/** What a paragraph's tags can be made into, and back. */
const PLAIN = ['p', ...HEADINGS] as const;

/** The lines that a selection is on, or the paragraph or heading it stands in. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly element: HtmlElement | null;
}

/** The spaces and tabs that the line at an offset begins with. */
export const indentOf = (state: EditorState, at: number): string =>
  /^[ \t]*/.exec(state.doc.lineAt(at).text)?.[0] ?? '';

function placeOf(state: EditorState): Place | null {
  const { from, to } = state.selection.main;
  if (!isText(state, from, to)) return null;
  const element = elementAround(state, from, to, PLAIN);
  if (element) return { from: element.open.from, to: element.close.to, element };
  const first = state.doc.lineAt(from);
  const last = state.doc.lineAt(to);
  return {
    from: first.from + indentOf(state, from).length,
    to: last.from + last.text.trimEnd().length,
    element: null,
  };
}

const renamed = ({ open, close }: HtmlElement, name: string): ChangeSpec[] => [
  { from: open.name.from, to: open.name.to, insert: name },
  { from: close.name.from, to: close.name.to, insert: name },
];

const done = (event: string) => ({ userEvent: `input.format.${event}`, scrollIntoView: true });

/** Makes the paragraph or the lines a heading of this level, or a paragraph where they are one; `null` makes a paragraph. */
export const toggleHtmlHeading =
  (level: 1 | 2 | 3 | 4 | 5 | 6 | null): StateCommand =>
  ({ state, dispatch }) => {
    const place = placeOf(state);
    if (place === null) return false;
    const wanted = level === null ? 'p' : `h${level}`;
    const { element } = place;
    if (element) {
      const name = element.name === wanted ? 'p' : wanted;
      dispatch(state.update({ changes: renamed(element, name), ...done('heading') }));
      return true;
    }
    surround(state, dispatch, place, `<${wanted}>`, `</${wanted}>`, 'heading');
    return true;
  };

/** Tags put around a place, with what is selected kept; in an empty place the caret stands between them. */
function surround(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  { from, to }: Pick<Place, 'from' | 'to'>,
  open: string,
  close: string,
  event: string,
): void {
  const { anchor, head } = state.selection.main;
  const moved = (at: number) => Math.min(Math.max(at, from), to) + open.length;
  dispatch(
    state.update({
      changes: [
        { from, insert: open },
        { from: to, insert: close },
      ],
      selection: EditorSelection.range(moved(anchor), moved(head)),
      ...done(event),
    }),
  );
}

/** Puts the paragraph or the lines into a quote, or takes the quote around them away. */
export const toggleHtmlQuote: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  const around = elementAround(state, from, to, ['blockquote']);
  if (around) return unwrap(state, dispatch, around);
  const place = placeOf(state);
  if (place === null) return false;
  const bare = place.element === null;
  const indent = indentOf(state, place.from);
  surround(
    state,
    dispatch,
    place,
    `<blockquote>\n${indent}${bare ? '<p>' : ''}`,
    `${bare ? '</p>' : ''}\n${indent}</blockquote>`,
    'quote',
  );
  return true;
};

/** Takes an element's tags away, with the lines they stand on alone. */
function unwrap(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  { open, close }: HtmlElement,
): boolean {
  const after = /^[ \t]*\n[ \t]*/.exec(state.sliceDoc(open.to, close.from))?.[0].length ?? 0;
  const before = /\n[ \t]*$/.exec(state.sliceDoc(open.to + after, close.from))?.[0].length ?? 0;
  dispatch(
    state.update({
      changes: [
        { from: open.from, to: open.to + after },
        { from: close.from - before, to: close.to },
      ],
      userEvent: 'delete.format',
      scrollIntoView: true,
    }),
  );
  return true;
}

/** Makes what is selected, or the line, a block of code with its marks as text; or takes the block's tags away. */
export const toggleHtmlCode: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const around = elementAround(state, main.from, main.to, ['pre']);
  if (around) {
    const inner = elementOf(state, around.node.getChild('Element') ?? around.node);
    const code = inner?.name === 'code' ? inner : null;
    const tags = code ? [around.open, code.open, code.close, around.close] : [around.open, around.close];
    dispatch(
      state.update({
        changes: tags.map(({ from, to }) => ({ from, to })),
        userEvent: 'delete.format',
        scrollIntoView: true,
      }),
    );
    return true;
  }
  if (!isText(state, main.from, main.to)) return false;
  const line = state.doc.lineAt(main.head);
  const { from, to } = main.empty ? line : main;
  const text = textHtml(state.sliceDoc(from, to));
  const open = '<pre><code>';
  dispatch(
    state.update({
      changes: { from, to, insert: `${open}${text}</code></pre>` },
      selection: EditorSelection.cursor(from + open.length + text.length),
      ...done('code'),
    }),
  );
  return true;
};

/** Makes a list of the selected lines; makes one of this kind of the list around them, or paragraphs of its items. */
export const toggleHtmlList =
  (kind: 'ul' | 'ol'): StateCommand =>
  ({ state, dispatch }) => {
    const { from, to } = state.selection.main;
    const around = elementAround(state, from, to, ['ul', 'ol']);
    if (around) {
      if (around.name !== kind) {
        dispatch(state.update({ changes: renamed(around, kind), ...done('list') }));
        return true;
      }
      const items = around.node
        .getChildren('Element')
        .map((node) => elementOf(state, node))
        .filter((item) => item?.name === 'li');
      const apart = items.flatMap((item) => (item ? renamed(item, 'p') : []));
      const gap = /^\s*/.exec(state.sliceDoc(around.open.to, around.close.from))?.[0].length ?? 0;
      const end = /\s*$/.exec(state.sliceDoc(around.open.to + gap, around.close.from))?.[0].length ?? 0;
      dispatch(
        state.update({
          changes: [
            { from: around.open.from, to: around.open.to + gap },
            ...apart,
            { from: around.close.from - end, to: around.close.to },
          ],
          ...done('list'),
        }),
      );
      return true;
    }
    if (!isText(state, from, to)) return false;
    const paragraph = elementAround(state, from, to, PLAIN);
    const indent = indentOf(state, paragraph?.open.from ?? from);
    if (paragraph) {
      const item = `<${kind}>\n${indent}  <li>`;
      dispatch(
        state.update({
          changes: [
            { from: paragraph.open.from, to: paragraph.open.to, insert: item },
            { from: paragraph.close.from, to: paragraph.close.to, insert: `</li>\n${indent}</${kind}>` },
          ],
          ...done('list'),
        }),
      );
      return true;
    }
    const first = state.doc.lineAt(from);
    const last = state.doc.lineAt(to);
    const words: string[] = [];
    for (let n = first.number; n <= last.number; n += 1) words.push(state.doc.line(n).text.trim());
    const lines = words.length > 1 ? words.filter((line) => line !== '') : words;
    const items = lines.map((line) => `${indent}  <li>${line.replace(/^<p>(.*)<\/p>$/i, '$1')}</li>`);
    const insert = `${indent}<${kind}>\n${items.join('\n')}\n${indent}</${kind}>`;
    const caret = insert.length - `</li>\n${indent}</${kind}>`.length;
    dispatch(
      state.update({
        changes: { from: first.from, to: last.to, insert },
        selection: EditorSelection.cursor(first.from + caret),
        ...done('list'),
      }),
    );
    return true;
  };

/** Puts lines of their own below the caret's line, or in its place where it is empty; `|` is where the caret goes. */
export const insertHtml =
  (lines: readonly string[]): StateCommand =>
  ({ state, dispatch }) => {
    const { head } = state.selection.main;
    if (!isText(state, head)) return false;
    const line = state.doc.lineAt(head);
    const indent = indentOf(state, head);
    const marked = lines.map((each) => indent + each).join('\n');
    const isEmpty = line.text.trim() === '';
    const from = isEmpty ? line.from : line.to;
    const text = (isEmpty ? '' : '\n') + marked;
    const insert = text.replace('|', '');
    const caret = text.includes('|') ? text.indexOf('|') : insert.length;
    dispatch(
      state.update({
        changes: { from, to: line.to, insert },
        selection: EditorSelection.cursor(from + caret),
        ...done('block'),
      }),
    );
    return true;
  };
