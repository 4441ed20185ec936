import { type EditorState, type Extension, Facet } from '@codemirror/state';

/**
 * From this length on (UTF-16 units) a post is edited as plain text: reading a post's Markdown takes longer at each key
 * the longer it is, and at five million units a key would wait for two frames.
 */
const VERY_LONG = 2_500_000;

const plainText = Facet.define<boolean, boolean>({ combine: (values) => values.includes(true) });

/** `markdown`, or plain text in its place for a very long text. It stays what it is until the post is opened again. */
export function markdownUnlessVeryLong(length: number, markdown: Extension): Extension {
  return length < VERY_LONG ? markdown : plainText.of(true);
}

/** Whether this text is edited as plain text, because it is very long. */
export const isPlainText = (state: EditorState): boolean => state.facet(plainText);
