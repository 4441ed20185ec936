import { syntaxTree } from '@codemirror/language';
import { type Extension, type Range, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView } from '@codemirror/view';
import { bodyFrom } from './front-matter';
import { elementOf, isHtml } from './html/context';
import { decorationsInView, isReadOn } from './in-view';

const HEADING = /^(?:ATXHeading|SetextHeading)([1-6])$/;
const lines = [1, 2, 3, 4, 5, 6].map((level) => Decoration.line({ class: `lh-heading lh-h${level}` }));
const quote = Decoration.line({ class: 'lh-quote' });
const code = Decoration.line({ class: 'lh-code' });
const meta = Decoration.line({ class: 'lh-meta' });

/** Classes on the lines of headings, quotes, code and front matter, for what is in view only. */
export function blockLines(): Extension {
  return decorationsInView(linesInView, isReadOn);
}

function linesInView(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  const { doc } = view.state;
  const mark = (decoration: Decoration, from: number, to: number, within: { from: number; to: number }) => {
    let line = doc.lineAt(Math.max(from, within.from));
    for (;;) {
      found.push(decoration.range(line.from));
      if (line.to >= Math.min(to, within.to) || line.number === doc.lines) return;
      line = doc.line(line.number + 1);
    }
  };
  const html = isHtml(view.state);
  const head = html ? bodyFrom(view.state) : 0;
  for (const range of view.visibleRanges) {
    if (head > range.from) mark(meta, range.from, head - 1, range);
    syntaxTree(view.state).iterate({
      from: range.from,
      to: range.to,
      enter: (node) => {
        if (html && node.name === 'Element') {
          const element = elementOf(view.state, node.node);
          const level = element && /^h([1-6])$/.exec(element.name)?.[1];
          const decoration = level ? lines[Number(level) - 1] : undefined;
          if (decoration) mark(decoration, node.from, node.to, range);
          return decoration === undefined;
        }
        const level = HEADING.exec(node.name)?.[1];
        const decoration = level ? lines[Number(level) - 1] : undefined;
        if (decoration) mark(decoration, node.from, node.from, range);
        else if (node.name === 'Blockquote') mark(quote, node.from, node.to, range);
        else if (node.name === 'FencedCode' || node.name === 'CodeBlock')
          mark(code, node.from, node.to, range);
        else if (node.name === 'FrontMatter') mark(meta, node.from, node.to, range);
        else return true;
        return false;
      },
    });
  }
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const each of found.sort((a, b) => a.from - b.from)) {
    if (each.from === last) continue;
    last = each.from;
    builder.add(each.from, each.from, each.value);
  }
  return builder.finish();
}
