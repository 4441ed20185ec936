import { type EditorState, type Extension, Facet } from '@codemirror/state';

/** What of a text is so long that it is edited as plain text. */
export type VeryLong = 'post' | 'line';

/**
 * From this length on (UTF-16 units) a post is edited as plain text: reading a post's Markdown takes longer at each key
 * the longer it is, and at five million units a key would wait for two frames.
 */
const VERY_LONG = 2_500_000;
/**
 * From so many marks in one line on, too: the editor's parser looks at all marks before one, and at fifty thousand the
 * window would stand still for seconds. A picture that is written into the post, of any size, has next to none.
 */
const MANY_MARKS = 10_000;
const MARK = /[[\]*_~`<]/g;

const plainText = Facet.define<VeryLong, VeryLong | null>({ combine: ([first]) => first ?? null });

function veryLong(text: string): VeryLong | null {
  if (text.length >= VERY_LONG) return 'post';
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to - from >= MANY_MARKS && (text.slice(from, to).match(MARK)?.length ?? 0) >= MANY_MARKS)
      return 'line';
    from = to + 1;
  }
  return null;
}

/** `language`, or plain text in its place for a very long text. It stays what it is until the post is opened again. */
export function unlessVeryLong(text: string, language: Extension): Extension {
  const long = veryLong(text);
  return long === null ? language : plainText.of(long);
}

/** What is so long here that this text is edited as plain text; null where it is not. */
export const plainBecause = (state: EditorState): VeryLong | null => state.facet(plainText);
