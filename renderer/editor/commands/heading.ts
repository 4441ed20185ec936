import type { EditorState, Line, StateCommand } from '@codemirror/state';
import { containersOf } from './containers';
import { ancestor, type Node, treeTo } from './context';
import type { Change } from './inline';
import { selectedLines, withPrefixes } from './selected-lines';

export type Level = 1 | 2 | 3 | 4 | 5 | 6;

/** Makes each selected line a heading of `level`, or text where all of them are; `null` makes text of all. */
export const toggleHeading =
  (level: Level | null): StateCommand =>
  ({ state, dispatch }) => {
    const lines = selectedLines(state).filter((line) => !isOther(state, line));
    if (lines.length === 0) return false;
    const headings = lines.map((line) => headingOf(state, line));
    const off = level === null || headings.every((heading) => heading.level === level);
    const mark = off ? '' : `${'#'.repeat(level)} `;
    const changes = headings.flatMap((heading): Change[] =>
      off && heading.level === 0
        ? []
        : [
            { from: heading.from, to: heading.to, insert: mark },
            ...(heading.level === level || off || heading.closing.kind === 'underline'
              ? closing(heading)
              : []),
          ],
    );
    dispatch(withPrefixes(state, changes, 'format.heading'));
    return true;
  };

interface Heading {
  /** 0 for a line that is none. */
  readonly level: number;
  /** The mark in front and the space behind it; where one would stand when there is none. */
  readonly from: number;
  readonly to: number;
  /** What closes it: hashes at the end of the line, or the line under it. */
  readonly closing: {
    readonly kind: 'none' | 'hashes' | 'underline';
    readonly from: number;
    readonly to: number;
  };
}

const closing = ({ closing: { kind, from, to } }: Heading): Change[] =>
  kind === 'none' ? [] : [{ from, to, insert: '' }];

/** The heading a line is, by what is written on it. */
function headingOf(state: EditorState, line: Line): Heading {
  const at = containersOf(state, line).at(-1)?.to ?? 0;
  const text = line.text.slice(at);
  const found = /^( {0,3})(#{1,6})(?:[ \t]+|$)/.exec(text);
  const none = { kind: 'none', from: line.to, to: line.to } as const;
  if (found) {
    const from = line.from + at + (found[1] ?? '').length;
    const to = line.from + at + found[0].length;
    const hashes = /[ \t]+#+[ \t]*$/.exec(state.sliceDoc(to, line.to));
    const level = (found[2] ?? '').length;
    return hashes
      ? { level, from, to, closing: { kind: 'hashes', from: to + hashes.index, to: line.to } }
      : { level, from, to, closing: none };
  }
  const from = line.from + at + (/^ {0,3}/.exec(text)?.[0].length ?? 0);
  const setext = blockAt(state, line, (name) => name.startsWith('SetextHeading'));
  const mark = setext?.lastChild;
  if (setext && mark && line.from <= setext.from && state.doc.lineAt(mark.from).number === line.number + 1)
    return {
      level: Number(setext.name.at(-1)),
      from,
      to: from,
      closing: { kind: 'underline', from: line.to, to: state.doc.lineAt(mark.from).to },
    };
  return { level: 0, from, to: from, closing: none };
}

/** Lines that no heading can be: of tables, rules and definitions, and the line under a heading. */
function isOther(state: EditorState, line: Line): boolean {
  const block = blockAt(state, line, (name) =>
    /^(?:Table|HorizontalRule|LinkReference|SetextHeading\d)$/.test(name),
  );
  return block !== null && !(block.name.startsWith('Setext') && line.from <= block.from);
}

function blockAt(state: EditorState, line: Line, is: (name: string) => boolean): Node | null {
  const end = line.from + line.text.trimEnd().length;
  return ancestor(treeTo(state, line.to).resolveInner(end, -1), is);
}
