import { tags } from '@lezer/highlight';
import type { Line, MarkdownConfig } from '@lezer/markdown';

/** A footnote's label, and the space before its words. */
const DEFINITION = /^(\[\^[^\]\s]+\]):(?:[ \t]+|$)/;
/** As far as the further lines of a footnote are indented, in columns. */
export const NOTE_INDENT = 4;

/** The label of the footnote that a line begins. */
function definition(line: Line): { readonly whole: string; readonly label: string } | null {
  if (line.next !== '['.charCodeAt(0) || line.indent >= line.baseIndent + NOTE_INDENT) return null;
  const [whole, label] = DEFINITION.exec(line.text.slice(line.pos)) ?? [];
  return whole === undefined || label === undefined ? null : { whole, label };
}

/** The text of a footnote: `[^1]:`, and what is indented below it, which is no code. */
export const footnoteSyntax: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite: (_cx, line, indent) => {
        if (line.next >= 0 && line.indent < line.baseIndent + indent) return false;
        line.moveBaseColumn(line.baseIndent + indent);
        return true;
      },
    },
    { name: 'FootnoteLabel', style: { 'FootnoteLabel/...': tags.link } },
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      parse: (cx, line) => {
        const found = definition(line);
        if (found === null) return false;
        const from = cx.lineStart + line.pos;
        const to = from + found.label.length;
        cx.startComposite('FootnoteDefinition', line.pos, NOTE_INDENT);
        const marks = [cx.elt('LinkMark', from, from + 1), cx.elt('LinkMark', to - 1, to)];
        cx.addElement(cx.elt('FootnoteLabel', from, to, marks));
        line.moveBase(line.pos + found.whole.length);
        return null;
      },
      endLeaf: (_cx, line) => definition(line) !== null,
    },
  ],
};
