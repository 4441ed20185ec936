import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { applyAttributes, readAttributes, type WrittenAttributes } from './attributes';

/** A line that is nothing but an attribute list; kramdown's have a colon, Python-Markdown's may lack it. */
const LINE = /^[ ]{0,3}\{:([^{}\n]*)\}[ \t]*$/;
const SPAN = /\{:([^{}\n]*)\}/y;

/** The token of lines that the template language takes out of the post, which leaves a blank one in their place. */
export const HIDDEN = 'hidden_block';

/** Whether the last lines that these tokens were made of are gone before Markdown is read. */
export const afterHidden = (tokens: readonly Token[]): boolean => tokens.at(-1)?.type === HIDDEN;

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
        const isText = (line: number) => line >= 0 && line < state.lineMax && !state.isEmpty(line);
        const follows = isText(startLine - 1) && !afterHidden(state.tokens);
        const token = state.push('attribute_list', '', 0);
        token.hidden = true;
        token.content = LINE.exec(line.trimEnd())?.[1] ?? '';
        token.meta = { follows, precedes: isText(startLine + 1) };
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
  md.inline.ruler2.after('emphasis', 'emphasis_attributes', ({ tokens }) => {
    let openings: ReadonlyMap<Token, Token> | null = null;
    let before: Token | null = null;
    for (const token of tokens) {
      const match = before && token.type === 'text' ? /^\{:([^{}\n]*)\}/.exec(token.content) : null;
      const written = match && readAttributes(match[1] ?? '');
      if (match && written && before) {
        openings ??= openingTokens(tokens);
        const span = isWhole(before) ? before : openings.get(before);
        if (span) {
          put(span, written);
          token.content = token.content.slice(match[0].length);
        }
      }
      if (token.type !== 'text' || token.content !== '') before = token;
    }
  });
}

const isWhole = ({ type }: Token): boolean => type === 'image' || type === 'code_inline';

/** Each closing token → the token that opens the same. */
function openingTokens(tokens: readonly Token[]): Map<Token, Token> {
  const openings = new Map<Token, Token>();
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.nesting === 1) open.push(token);
    else if (token.nesting === -1) {
      const opening = open.pop();
      if (opening !== undefined) openings.set(token, opening);
    }
  }
  return openings;
}

/** The opening token of the link, or the image or code, that ends with the last of these tokens; null for anything else. */
function lastSpan(tokens: readonly Token[]): Token | null {
  const last = tokens.at(-1);
  if (last === undefined) return null;
  if (isWhole(last)) return last;
  if (last.type !== 'link_close') return null;
  // Links hold no links, so that the nearest opening is this one's.
  return tokens.findLast(({ type }) => type === 'link_open') ?? null;
}

function put(token: Token, written: WrittenAttributes): void {
  applyAttributes(token, written);
  if (written.id === null) return;
  if (token.type === 'heading_open') token.meta = { ...token.meta, id: written.id };
  else token.attrSet('id', written.id);
}

function applyToBlocks(tokens: readonly Token[]): void {
  for (let from = 0; from < tokens.length; from += 1) {
    if (tokens[from]?.type !== 'attribute_list') continue;
    let to = from + 1;
    while (tokens[to]?.type === 'attribute_list') to += 1;
    applyGroup(tokens, from, to);
    from = to;
  }
}

/** Lists that stand together, `[from, to)`: each belongs to the block before, or to the one after, that it and those between touch. */
function applyGroup(tokens: readonly Token[], from: number, to: number): void {
  const group = tokens.slice(from, to);
  const before = blockBefore(tokens, from);
  const after = blockAfter(tokens, to);
  const firstApart = group.findIndex(({ meta }) => meta?.follows !== true);
  const lastApart = group.findLastIndex(({ meta }) => meta?.precedes !== true);
  group.forEach((list, at) => {
    const written = readAttributes(list.content);
    const touchesBefore = firstApart < 0 || at < firstApart;
    const block = (touchesBefore ? before : null) ?? (at > lastApart ? after : null);
    if (written && block) put(block, written);
  });
}

function blockBefore(tokens: readonly Token[], list: number): Token | null {
  const level = tokens[list]?.level ?? 0;
  for (let at = list - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || token.level < level) return null;
    if (token.level === level && token.nesting !== -1 && token.type !== 'inline') return token;
  }
  return null;
}

function blockAfter(tokens: readonly Token[], next: number): Token | null {
  const token = tokens[next];
  return token !== undefined && token.nesting !== -1 && token.type !== 'inline' ? token : null;
}
