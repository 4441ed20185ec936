import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { applyAttributes, readAttributes, type WrittenAttributes } from './attributes';

/** A line that is nothing but an attribute list; kramdown's have a colon, Python-Markdown's may lack it. */
const LINE = /^[ ]{0,3}\{:([^{}\n]*)\}[ \t]*$/;
const SPAN = /\{:([^{}\n]*)\}/y;

/** Whether this line is an attribute list of its own, as kramdown has them. */
export function isAttributeLine(state: StateBlock, line: number): boolean {
  const start = state.bMarks[line] ?? 0;
  const first = start + (state.tShift[line] ?? 0);
  return (
    state.src.charCodeAt(first) === 0x7b &&
    LINE.test(state.src.slice(start, state.eMarks[line] ?? 0).trimEnd())
  );
}

/**
 * kramdown's attribute lists: `{: #id .class key="value"}` on a line of its own belongs to the block it follows (else
 * to the one it stands before), after a span to the span. What it says in words (`{:toc}`, a list's name) is dropped.
 * https://kramdown.gettalong.org/syntax.html#inline-attribute-lists
 */
export function attributeLists(md: MarkdownIt, blocks: boolean): void {
  if (blocks) {
    md.block.ruler.before(
      'fence',
      'attribute_list',
      (state, startLine, _endLine, silent) => {
        if (!isAttributeLine(state, startLine)) return false;
        if (silent) return true;
        const line = state.src.slice(state.bMarks[startLine] ?? 0, state.eMarks[startLine] ?? 0);
        const token = state.push('attribute_list', '', 0);
        token.hidden = true;
        token.content = LINE.exec(line.trimEnd())?.[1] ?? '';
        const isText = (line: number) => line >= 0 && line < state.lineMax && !state.isEmpty(line);
        token.meta = { follows: isText(startLine - 1), precedes: isText(startLine + 1) };
        state.line = startLine + 1;
        return true;
      },
      { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
    );
    md.renderer.rules.attribute_list = () => '';
    md.core.ruler.after('block', 'attribute_lists', (state) => applyToBlocks(state.tokens));
  }
  md.inline.ruler.before('text', 'span_attributes', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
    SPAN.lastIndex = state.pos;
    const match = SPAN.exec(state.src);
    const written = match && readAttributes(match[1] ?? '');
    const span = written && state.pending === '' ? lastSpan(state.tokens) : null;
    if (match === null || !written || !span || SPAN.lastIndex > state.posMax) return false;
    if (!silent) put(span, written);
    state.pos += match[0].length;
    return true;
  });
  // Emphasis is only known at the end, so its attributes are put on then.
  md.inline.ruler2.after('emphasis', 'emphasis_attributes', (state) => {
    state.tokens.forEach((token, index) => {
      const match = token.type === 'text' ? /^\{:([^{}\n]*)\}/.exec(token.content) : null;
      const written = match && readAttributes(match[1] ?? '');
      const span =
        written &&
        lastSpan(
          state.tokens.slice(0, index).filter(({ type, content }) => type !== 'text' || content !== ''),
        );
      if (!match || !written || !span) return;
      put(span, written);
      token.content = token.content.slice(match[0].length);
    });
  });
}

/** The opening token of the span that ends with the last of these tokens; null when it is no span. */
function lastSpan(tokens: readonly Token[]): Token | null {
  const last = tokens.at(-1);
  if (last === undefined) return null;
  if (last.type === 'image' || last.type === 'code_inline') return last;
  if (last.nesting !== -1) return null;
  let depth = 0;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (!token || token.tag !== last.tag) continue;
    depth -= token.nesting;
    if (depth === 0) return token;
  }
  return null;
}

function put(token: Token, written: WrittenAttributes): void {
  applyAttributes(token, written);
  if (written.id === null) return;
  if (token.type === 'heading_open') token.meta = { ...token.meta, id: written.id };
  else token.attrSet('id', written.id);
}

function applyToBlocks(tokens: readonly Token[]): void {
  tokens.forEach((token, index) => {
    const written = token.type === 'attribute_list' ? readAttributes(token.content) : null;
    if (written === null) return;
    const block =
      (touches(tokens, index, -1) ? blockBefore(tokens, index) : null) ??
      (touches(tokens, index, 1) ? blockAfter(tokens, index) : null);
    if (block) put(block, written);
  });
}

/** Whether a line of text stands right before (-1) or after (1) this list and those it touches. */
function touches(tokens: readonly Token[], index: number, step: -1 | 1): boolean {
  for (let at = index; tokens[at]?.type === 'attribute_list'; at += step) {
    if (!tokens[at]?.meta?.[step < 0 ? 'follows' : 'precedes']) return false;
  }
  return true;
}

function blockBefore(tokens: readonly Token[], index: number): Token | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || token.type === 'attribute_list') continue;
    if (token.level < (tokens[index]?.level ?? 0)) return null;
    if (token.level === tokens[index]?.level && token.nesting !== -1 && token.type !== 'inline') return token;
  }
  return null;
}

function blockAfter(tokens: readonly Token[], index: number): Token | null {
  const next = tokens.slice(index + 1).find(({ type }) => type !== 'attribute_list');
  return next !== undefined && next.nesting !== -1 && next.type !== 'inline' ? next : null;
}
