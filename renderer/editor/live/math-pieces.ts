import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { MathMarks } from '#core/markdown/dialect';
import { inlineMathAt } from '#core/markdown/rules/math';

/** A formula. `[from, to)` is its part on its first line, `blockTo` where it ends, lines later perhaps. */
export interface MathPiece {
  readonly from: number;
  readonly to: number;
  readonly blockTo: number;
  readonly tex: string;
  readonly display: boolean;
}

/** A paragraph longer than this (UTF-16 units) is not looked through for formulas on a key's way. */
const LONGEST = 20_000;
const TEXTS = /^(?:Paragraph|ATXHeading\d|SetextHeading\d|TableCell)$/;

/** The formulas in the texts of what is seen, by the blog's marks. Code has none. */
export function mathPieces(
  state: EditorState,
  seen: { readonly from: number; readonly to: number },
  marks: Exclude<MathMarks, 'none'>,
): MathPiece[] {
  const found: MathPiece[] = [];
  syntaxTree(state).iterate({
    from: seen.from,
    to: seen.to,
    enter: (node) => {
      if (!TEXTS.test(node.name)) return true;
      if (node.to - node.from > LONGEST) return false;
      const text = state.sliceDoc(node.from, node.to);
      const start = marks.startsWith('passthrough') ? /[$\\]/ : /\$/;
      if (!start.test(text)) return false;
      const code = node.node.getChildren('InlineCode');
      for (let at = 0; at < text.length; ) {
        const char = text.charAt(at);
        const math = char === '$' || char === '\\' ? inlineMathAt(marks, text, at) : null;
        const inCode = code.find((each) => each.from <= node.from + at && each.to > node.from + at);
        if (inCode) at = inCode.to - node.from;
        else if (math) {
          const from = node.from + at;
          const blockTo = node.from + math.end;
          const alone = text.slice(0, at).trim() === '' && text.slice(math.end).trim() === '';
          const first = state.doc.lineAt(from).to;
          // Over several lines only what is a block of its own can be shown in place of them.
          if (blockTo <= first || (alone && text.startsWith('$$', at)))
            found.push({
              from,
              to: Math.min(blockTo, first),
              blockTo,
              tex: math.tex,
              display: math.display || (alone && /^(?:\$\$|\\\[)/.test(text.slice(at))),
            });
          at = math.end;
        } else at += char === '\\' ? 2 : 1;
      }
      return false;
    },
  });
  return found;
}
