import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView } from '@codemirror/view';
import { tagsIn } from '#core/editor/prose';
import { bodyFrom } from '../front-matter';
import { isHtml } from '../html/context';
import { decorationsInView, isReadOn } from '../in-view';

const NO_PROSE =
  /^(?:FrontMatter|FencedCode|CodeBlock|InlineCode|URL|Autolink|HTMLBlock|HTMLTag|Comment(?:Block)?|ProcessingInstruction(?:Block)?|LinkLabel|FootnoteLabel|LinkReference|Entity|InlineMath|BlockMath|Escape)$/;
/** The same in a post that is HTML. */
const NO_HTML_PROSE =
  /^(?:OpenTag|CloseTag|SelfClosingTag|MismatchedCloseTag|Script|Style|DoctypeDecl|EntityReference|CharacterReference)$/;
/** The beginning of an element that holds code. */
const CODE = /^<(?:pre|code|kbd|samp|tt|var)(?=[\s/>])/i;
/** Long enough for it. */
const CODE_LENGTH = 6;

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stretches between two offsets that are no prose: code, addresses, HTML, front matter, template tags. In order; they may overlap. */
export function uncheckedStretches(state: EditorState, from: number, to: number): Stretch[] {
  const html = isHtml(state);
  const found: Stretch[] = html ? [{ from, to: Math.min(to, bodyFrom(state)) }] : [];
  syntaxTree(state).iterate({
    from,
    to,
    enter: (node) => {
      if (!NO_PROSE.test(node.name) && !(html && isNoHtmlProse(state, node))) return true;
      found.push({ from: Math.max(node.from, from), to: Math.min(node.to, to) });
      return false;
    },
  });
  // The Markdown grammar does not know these.
  for (const tag of tagsIn(state.sliceDoc(from, to)))
    found.push({ from: from + tag.from, to: from + tag.to });
  return found.filter((each) => each.from < each.to).sort((a, b) => a.from - b.from || a.to - b.to);
}

const isNoHtmlProse = (state: EditorState, { name, from }: { name: string; from: number }): boolean =>
  NO_HTML_PROSE.test(name) || (name === 'Element' && CODE.test(state.sliceDoc(from, from + CODE_LENGTH)));

const unchecked = Decoration.mark({ attributes: { spellcheck: 'false' } });

/** Keeps the spell checker away from what is no prose, in view only. */
export function proseOnly(): Extension {
  return decorationsInView(draw, isReadOn);
}

function draw(view: EditorView): DecorationSet {
  return Decoration.set(
    view.visibleRanges.flatMap(({ from, to }) =>
      merged(uncheckedStretches(view.state, from, to)).map((each) => unchecked.range(each.from, each.to)),
    ),
    true,
  );
}

/** Stretches that touch or overlap, as one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of stretches) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
