import type { EditorState, TransactionSpec } from '@codemirror/state';

/** Puts HTML in place of `[from, to)`: elements that are blocks on lines of their own, as far in as the line is. */
export function fitHtml(state: EditorState, from: number, to: number, html: string): TransactionSpec {
  const line = state.doc.lineAt(from);
  const indent = /^[ \t]*/.exec(state.sliceDoc(line.from, from))?.[0] ?? '';
  const isBlock = /^<(?:p|h[1-6]|ul|ol|dl|pre|blockquote|table|hr|figure)[\s>]/.test(html);
  const before = isBlock && state.sliceDoc(line.from, from).trim() !== '' ? `\n${indent}` : '';
  const after = isBlock && state.sliceDoc(to, state.doc.lineAt(to).to).trim() !== '' ? `\n${indent}` : '';
  const insert = before + withIndent(html, indent) + after;
  return {
    changes: { from, to, insert },
    selection: { anchor: from + insert.length - after.length },
    userEvent: 'input.paste',
    scrollIntoView: true,
  };
}

/** Each line as far in as the first, but for those of text that is kept as it is. */
const withIndent = (html: string, indent: string): string =>
  html
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\n(?=.|$)/g, `\n${indent}`)))
    .join('');
