import type { ChangeDesc, EditorState } from '@codemirror/state';
import { htmlProseBlocks } from '#core/editor/html-prose';
import { type Prose, type ProseBlock, readProse, readProseOn } from '#core/editor/prose';
import { bodyFrom } from '../../front-matter';
import { isHtml } from '../../html/context';

/** The prose of a post that is written in: what no edit reached since it was read last is not read again. */
export interface PostProse {
  /** The post's text was changed. */
  readonly changed: (changes: ChangeDesc) => void;
  /** Another post is shown. */
  readonly forget: () => void;
  /** The blocks of the text as it is now, each the same as before where nothing was changed in it or above it. */
  readonly of: (state: EditorState) => readonly ProseBlock[];
}

/** Follows the prose of the shown post. */
export function followProse(): PostProse {
  let last: { readonly prose: Prose; readonly from: number } | null = null;
  let since: ChangeDesc | null = null;

  const forget = () => {
    last = null;
    since = null;
  };

  const of = (state: EditorState) => {
    const { doc } = state;
    const { from } = doc.lineAt(Math.min(bodyFrom(state), doc.length));
    if (isHtml(state)) return htmlProseBlocks(doc.sliceString(from), from);
    const lines = (at: number) => doc.iterLines(doc.lineAt(at).number);
    const edit = since === null ? null : reach(since);
    const mayReadOn = last?.from === from && (edit === null || edit.from >= from);
    const prose =
      last === null || !mayReadOn
        ? readProse(lines, from)
        : edit === null
          ? last.prose
          : readProseOn(last.prose, edit, lines, from);
    last = { prose, from };
    since = null;
    return prose.blocks;
  };

  return {
    changed: (changes) => {
      if (last !== null) since = since === null ? changes : since.composeDesc(changes);
    },
    forget,
    of,
  };
}

/** The one edit that all of these are in; null where nothing was changed. */
function reach(changes: ChangeDesc): { from: number; toA: number; toB: number } | null {
  let found: { from: number; toA: number; toB: number } | null = null;
  changes.iterChangedRanges((fromA, toA, _fromB, toB) => {
    found = { from: found?.from ?? fromA, toA, toB };
  });
  return found;
}
