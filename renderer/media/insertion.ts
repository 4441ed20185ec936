import { isolateHistory } from '@codemirror/commands';
import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';
import type { AddedMedia } from '#core/media/media';
import { bodyFrom } from '../editor/front-matter';
import { isHtml } from '../editor/html/context';
import { fitCell } from '../editor/table/fit-cell';
import { askAlt } from './alt-prompt';
import { mediaText } from './media-text';

export interface InsertionPlace {
  readonly from: number;
  readonly to: number;
  /** What a link to the file says. */
  readonly label: string;
  /** Others of the same drop stand before it. */
  readonly more: boolean;
}

export interface InsertionWishes {
  /** The author writes nowhere else: the caret may go into the brackets. */
  readonly focus: boolean;
  readonly askAlt: boolean;
}

/**
 * Names an added file in the text, as one step of undo: a picture with empty brackets, or a link. In front matter, where
 * Markdown means nothing, it is the address alone.
 */
export function mediaInsertion(
  state: EditorState,
  added: AddedMedia,
  { from, to, label, more }: InsertionPlace,
  wishes: InsertionWishes,
): TransactionSpec {
  const inFrontMatter = from < bodyFrom(state);
  const named = inFrontMatter ? { text: added.src, alt: null } : mediaText(added, label, isHtml(state));
  const { alt } = named;
  const text = fitCell(state, from, to, named.text);
  const gap = fitCell(
    state,
    from,
    to,
    inFrontMatter ? (more ? '\n' : '') : more ? '\n\n' : gapBefore(state, from),
  );
  const at = from + gap.length + (alt ?? text.length);
  const name = added.path.slice(added.path.lastIndexOf('/') + 1);
  return {
    changes: { from, to, insert: gap + text },
    ...(wishes.focus ? { selection: EditorSelection.cursor(at), scrollIntoView: true } : {}),
    effects:
      alt !== null && wishes.askAlt ? [askAlt.of({ from: at, to: at, name, focus: wishes.focus })] : [],
    annotations: isolateHistory.of('full'),
    userEvent: 'input.paste',
  };
}

/** On an empty line below a paragraph a picture would be a part of it; a blank line makes it stand by itself. */
function gapBefore(state: EditorState, at: number): string {
  const line = state.doc.lineAt(at);
  if (line.length > 0 || line.from <= bodyFrom(state)) return '';
  return state.doc.line(line.number - 1).text.trim() === '' ? '' : '\n';
}
