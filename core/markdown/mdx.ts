import type { MarkdownIt, StateBlock } from 'markdown-it';
import { nested } from './rules/asides';
import { closingLine } from './rules/closing-lines';
import { findingsOf, scopeOf } from './scope';
import { box, frameOpen } from './tags/figure';

const NAME = '[A-Z][\\w.-]*';
const VALUE = `"[^"]*"|'[^']*'|\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*\\}`;
const TAG = new RegExp(
  `<(/?)(${NAME})((?:\\s+(?:[\\w:.-]+(?:\\s*=\\s*(?:${VALUE}))?|\\{\\.\\.\\.[^{}]*\\}))*)\\s*(/?)>`,
  'y',
);
const MODULE =
  /^(?:import\s+(?:[\w*{"']|type\b)|export\s+(?:const|let|var|function|default|async|class|type|\{|\*))/;

interface Component {
  readonly name: string;
  readonly closing: boolean;
  readonly alone: boolean;
  readonly end: number;
  readonly source: string;
}

/** No component's tag is longer than this. */
const LONGEST_TAG = 8192;

function componentAt(src: string, pos: number, max: number): Component | null {
  TAG.lastIndex = 0;
  const match = TAG.exec(src.slice(pos, Math.min(max, pos + LONGEST_TAG)));
  if (match === null) return null;
  const [source, slash, name = '', , end] = match;
  return { name, closing: slash !== '', alone: end !== '', end: pos + TAG.lastIndex, source };
}

/** Where each pair of braces ends, for the text that was asked about last: one pass finds them all. */
let braces: { readonly src: string; readonly ends: ReadonlyMap<number, number> } = {
  src: '',
  ends: new Map(),
};

/** The end of the `{…}` that begins at `pos`, its braces paired; -1 when it is not closed before `max`. */
function expressionEnd(src: string, pos: number, max: number): number {
  if (braces.src !== src) {
    const ends = new Map<number, number>();
    const open: number[] = [];
    for (let at = 0; at < src.length; at += 1) {
      const code = src.charCodeAt(at);
      if (code === 0x7b) open.push(at);
      else if (code === 0x7d) {
        const begun = open.pop();
        if (begun !== undefined) ends.set(begun, at + 1);
      }
    }
    braces = { src, ends };
  }
  const end = braces.ends.get(pos) ?? -1;
  return end > max ? -1 : end;
}

const isComment = (source: string): boolean => /^\{\s*\/\*[\s\S]*\*\/\s*\}$/.test(source);

/**
 * MDX: imports, exports and comments are nothing, components are labelled boxes with their Markdown
 * in them, and other expressions are small boxes, because none of it is run. https://mdxjs.com/docs/what-is-mdx/
 */
export function mdx(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'mdx_block', block, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.inline.ruler.before('newline', 'mdx_inline', (state, silent) => {
    const { src, pos, posMax } = state;
    const code = src.charCodeAt(pos);
    if (code === 0x3c) {
      const component = componentAt(src, pos, posMax);
      if (component === null) return false;
      if (!silent) {
        const token = state.push('mdx_inline', '', 0);
        token.content = component.source;
        token.info = component.closing ? `/${component.name}` : component.name;
      }
      state.pos = component.end;
      return true;
    }
    const end = code === 0x7b ? expressionEnd(src, pos, posMax) : -1;
    if (end < 0) return false;
    if (!silent) {
      const token = state.push('mdx_inline', '', 0);
      token.content = src.slice(pos, end);
      token.info = isComment(token.content) ? '' : token.content.slice(1, -1).trim();
    }
    state.pos = end;
    return true;
  });
  const inline = (content: string, info: string): string => (info === '' ? '' : box(info, content));
  md.renderer.rules.mdx_inline = (tokens, index) =>
    inline(tokens[index]?.content ?? '', tokens[index]?.info ?? '');
  md.renderer.rules.mdx_block = (tokens, index) => {
    const { content = '', info = '' } = tokens[index] ?? {};
    return info === '' ? '' : `<p>${box(info, content)}</p>\n`;
  };
  md.renderer.rules.component_open = (tokens, index) =>
    frameOpen(tokens[index]?.info ?? '', tokens[index]?.content ?? '');
  md.renderer.rules.component_close = () => '</div>\n';
}

function block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const code = state.src.charCodeAt(start);
  if (code === 0x3c) return component(state, start, startLine, endLine, silent);
  if (silent) return false;
  if (code === 0x7b) return expression(state, start, startLine, endLine);
  if ((code === 0x69 || code === 0x65) && state.level === 0 && start === state.bMarks[startLine]) {
    return moduleCode(state, start, startLine, endLine);
  }
  return false;
}

/** The line after the run of lines that are not blank. */
function runEnd(state: StateBlock, line: number, endLine: number): number {
  let next = line;
  while (next < endLine && !state.isEmpty(next) && (state.sCount[next] ?? 0) >= state.blkIndent) next += 1;
  return next;
}

function moduleCode(state: StateBlock, start: number, startLine: number, endLine: number): boolean {
  if (!MODULE.test(state.src.slice(start, state.eMarks[startLine] ?? 0))) return false;
  const next = runEnd(state, startLine, endLine);
  const token = state.push('mdx_block', '', 0);
  token.content = state.src.slice(start, state.eMarks[next - 1] ?? 0);
  state.line = next;
  return true;
}

function expression(state: StateBlock, start: number, startLine: number, endLine: number): boolean {
  const end = expressionEnd(state.src, start, state.eMarks[endLine - 1] ?? 0);
  if (end < 0 || end - start > LONGEST_TAG) return false;
  let line = startLine;
  while ((state.eMarks[line] ?? 0) < end) {
    line += 1;
    if (line >= endLine || state.isEmpty(line)) return false;
  }
  if (state.src.slice(end, state.eMarks[line] ?? 0).trim() !== '') return false;
  const token = state.push('mdx_block', '', 0);
  token.content = state.src.slice(start, end);
  token.info = isComment(token.content) ? '' : token.content.slice(1, -1).trim();
  state.line = line + 1;
  return true;
}

function component(
  state: StateBlock,
  start: number,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const found = lineOfComponent(state, start, startLine, endLine);
  if (found === null) return false;
  const { tag, last: line } = found;
  const mayEnclose = !tag.closing && !tag.alone && scopeOf(state.env)?.closed.has(tag.name) === true;
  const close = mayEnclose ? closingTag(state, tag.name, startLine, endLine) : -1;
  if (mayEnclose && close < 0) {
    const findings = findingsOf(state.env);
    if (findings) findings.unclosed = true;
  }
  if (silent) return close >= 0;
  if (close >= 0) {
    const open = state.push('component_open', 'div', 1);
    open.info = tag.name;
    open.content = tag.source;
    open.map = [startLine, close + 1];
    nested(state, line + 1, close);
    state.push('component_close', 'div', -1);
    state.line = close + 1;
    return true;
  }
  const token = state.push('mdx_block', '', 0);
  token.content = tag.source;
  token.info = tag.closing ? `/${tag.name}` : tag.name;
  state.line = line + 1;
  return true;
}

function closingTag(state: StateBlock, name: string, line: number, endLine: number): number {
  return closingLine(state, name, line, endLine, (at) => {
    const start = (state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0);
    if (state.src.charCodeAt(start) !== 0x3c) return null;
    const found = lineOfComponent(state, start, at, endLine);
    if (found === null || found.tag.name !== name) return null;
    // One over several lines is none, as in closed-tags.ts: what it encloses would end in the middle of it.
    if (found.tag.closing) return found.last === at ? 'close' : null;
    return found.tag.alone ? null : 'open';
  });
}

/** The component's tag that begins at `start` and takes up whole lines, and the last of them; null for none. */
function lineOfComponent(
  state: StateBlock,
  start: number,
  line: number,
  endLine: number,
): { readonly tag: Component; readonly last: number } | null {
  const tag = componentAt(state.src, start, state.eMarks[endLine - 1] ?? 0);
  if (tag === null) return null;
  let last = line;
  while ((state.eMarks[last] ?? 0) < tag.end) {
    last += 1;
    if (last >= endLine || state.isEmpty(last)) return null;
  }
  return state.src.slice(tag.end, state.eMarks[last] ?? 0).trim() === '' ? { tag, last } : null;
}
