import type { MarkdownIt, StateBlock } from 'markdown-it';
import { markdownWords } from '../messages/markdown';
import { nested } from './rules/asides';
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

function componentAt(src: string, pos: number, max: number): Component | null {
  TAG.lastIndex = pos;
  const match = TAG.exec(src.length > max ? src.slice(0, max) : src);
  if (match === null) return null;
  const [source, slash, name = '', , end] = match;
  return { name, closing: slash !== '', alone: end !== '', end: TAG.lastIndex, source };
}

/** The end of the `{…}` that begins at `pos`, its braces paired; -1 when it is not closed before `max`. */
function expressionEnd(src: string, pos: number, max: number): number {
  let depth = 0;
  for (let at = pos; at < max; at += 1) {
    const character = src.charAt(at);
    if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

const isComment = (source: string): boolean => /^\{\s*\/\*[\s\S]*\*\/\s*\}$/.test(source);

/**
 * MDX: imports and exports are a quiet note, comments are nothing, components are labelled boxes with their Markdown
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
  token.info = markdownWords.code;
  state.line = next;
  return true;
}

function expression(state: StateBlock, start: number, startLine: number, endLine: number): boolean {
  const last = runEnd(state, startLine, endLine) - 1;
  const end = expressionEnd(state.src, start, state.eMarks[last] ?? 0);
  if (end < 0) return false;
  let line = startLine;
  while ((state.eMarks[line] ?? 0) < end) line += 1;
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
  const last = runEnd(state, startLine, endLine) - 1;
  const tag = componentAt(state.src, start, state.eMarks[last] ?? 0);
  if (tag === null) return false;
  let line = startLine;
  while ((state.eMarks[line] ?? 0) < tag.end) line += 1;
  if (state.src.slice(tag.end, state.eMarks[line] ?? 0).trim() !== '') return false;
  const mayEnclose = !tag.closing && !tag.alone && scopeOf(state.env)?.closed.has(tag.name) === true;
  const close = mayEnclose ? closingLine(state, tag.name, line + 1, endLine) : -1;
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

function closingLine(state: StateBlock, name: string, from: number, endLine: number): number {
  let depth = 0;
  for (let line = from; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue;
    if ((state.sCount[line] ?? 0) < state.blkIndent) return -1;
    const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    if (state.src.charCodeAt(start) !== 0x3c) continue;
    const tag = componentAt(state.src, start, state.eMarks[line] ?? 0);
    if (tag === null || tag.name !== name || state.src.slice(tag.end, state.eMarks[line] ?? 0).trim() !== '')
      continue;
    if (!tag.closing) depth += tag.alone ? 0 : 1;
    else if (depth === 0) return line;
    else depth -= 1;
  }
  return -1;
}
