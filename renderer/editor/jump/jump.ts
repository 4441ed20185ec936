import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { writtenId } from '#core/editor/outline';
import { headingSlug } from '#core/markdown/slug';
import { literalPattern } from '#core/posts/search/literal-pattern';
import { ancestor, inFrontMatter, literalBlock, treeTo } from '../commands/context';
import { findLine, type Goal } from './find-line';

/**
 * Goes from a footnote to its text and back to where it is first called, from a reference link to its definition and
 * back, and from a link to `#a-heading` to that heading and back.
 */
export const jump: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  if (inFrontMatter(state, head) || literalBlock(state, head)) return false;
  const goal = footnote(state, head) ?? reference(state, head) ?? anchor(state, head);
  if (!goal) return false;
  dispatch(
    state.update({
      selection: EditorSelection.cursor(goal.from),
      effects: EditorView.scrollIntoView(goal.from, { y: 'center' }),
      userEvent: 'select.jump',
    }),
  );
  return true;
};

function footnote(state: EditorState, head: number): Goal | null {
  const line = state.doc.lineAt(head);
  for (const found of line.text.matchAll(/\[\^([^\]\s]+)\](:?)/g)) {
    const from = line.from + found.index;
    const isDefinition = found[2] === ':' && /^[\s>]*$/.test(line.text.slice(0, found.index));
    // From a definition the whole of its line leads back.
    if (!isDefinition && (head < from || head > from + found[0].length)) continue;
    const label = literalPattern(found[1] ?? '');
    return isDefinition
      ? findLine(state, new RegExp(`()\\[\\^${label}\\]`, 'u'), (at) => at !== from)
      : findLine(state, new RegExp(`^([\\s>]*\\[\\^${label}\\]:[ \\t]*)`, 'u'));
  }
  return null;
}

/** A reference's label as Markdown compares it: CommonMark 4.7. */
const label = (text: string) => text.slice(1, -1).trim().replace(/\s+/g, ' ').toLowerCase();

function reference(state: EditorState, head: number): Goal | null {
  const tree = treeTo(state, state.doc.lineAt(head).to);
  const at = tree.resolveInner(head, 1);
  const definition =
    ancestor(at, (name) => name === 'LinkReference') ??
    ancestor(tree.resolveInner(head, -1), (name) => name === 'LinkReference');
  if (definition) {
    const written = definition.getChild('LinkLabel');
    if (!written) return null;
    const wanted = label(state.sliceDoc(written.from, written.to));
    return findLine(
      state,
      /()\[(?:[^\]\\]|\\.)+\]/u,
      (from) => from !== written.from && labelAt(state, from) === wanted,
    );
  }
  const link =
    ancestor(at, (name) => name === 'Link') ??
    ancestor(tree.resolveInner(head, -1), (name) => name === 'Link');
  const wanted = link && labelOf(state, link);
  if (!wanted) return null;
  return findLine(state, /^([\s>]*)\[(?:[^\]\\]|\\.)+\]:/u, (_, line) => {
    const written = /\[(?:[^\]\\]|\\.)+\](?=:)/u.exec(line)?.[0];
    return written !== undefined && !written.startsWith('[^') && label(written) === wanted;
  });
}

type LinkNode = NonNullable<ReturnType<typeof ancestor>>;

/** The label a link refers to a definition by; null for one with its own address. */
function labelOf(state: EditorState, link: LinkNode): string | null {
  if (link.getChild('URL')) return null;
  const own = link.getChild('LinkLabel');
  if (own && own.to - own.from > 2) return label(state.sliceDoc(own.from, own.to));
  const marks = link.getChildren('LinkMark');
  const close = marks[1];
  return close ? label(state.sliceDoc(link.from, close.to)) : null;
}

function labelAt(state: EditorState, at: number): string | null {
  const link = ancestor(
    treeTo(state, state.doc.lineAt(at).to).resolveInner(at, 1),
    (name) => name === 'Link',
  );
  return link && link.from === at ? labelOf(state, link) : null;
}

function anchor(state: EditorState, head: number): Goal | null {
  const line = state.doc.lineAt(head);
  for (const found of line.text.matchAll(/\]\(#([^)\s]+)\)/g)) {
    const link = ancestor(
      treeTo(state, line.to).resolveInner(line.from + found.index, -1),
      (name) => name === 'Link',
    );
    if (!link || head < link.from || head > link.to) continue;
    const wanted = decoded(found[1] ?? '');
    return findLine(state, /^([\s>]*#{1,6}[ \t]+)\S/u, (_, text) => slugOf(text) === wanted);
  }
  if (!/^[\s>]*#{1,6}[ \t]+\S/.test(line.text)) return null;
  const own = slugOf(line.text);
  return findLine(state, /()\]\(#[^)\s]+\)/u, (at) => {
    const written = /^\]\(#([^)\s]+)\)/.exec(state.sliceDoc(at, state.doc.lineAt(at).to))?.[1];
    return written !== undefined && decoded(written) === own;
  });
}

/** The id GitHub makes of a heading's words, or the one that is written behind them. */
function slugOf(line: string): string {
  const text = line.replace(/^[\s>]*#{1,6}[ \t]+/u, '').replace(/[ \t]+#+[ \t]*$/u, '');
  return writtenId(text) ?? headingSlug(text.replace(/[*_`~]|\]\([^)]*\)|\[/gu, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
