import type { MarkdownIt, StateBlock } from 'markdown-it';
import type { Containers } from '../dialect';
import { asideClass, asideTitleClass, titleOf } from './alerts';

const KINDS: { readonly [C in Exclude<Containers, 'none'>]: readonly string[] } = {
  docusaurus: ['note', 'tip', 'info', 'warning', 'danger', 'caution', 'important', 'success', 'secondary'],
  vitepress: ['info', 'tip', 'warning', 'danger', 'details', 'code-group', 'raw', 'v-pre'],
};
const OPENING = /^(:{3,})[ \t]*([a-z][\w-]*)[ \t]*(?:\[([^\]\n]*)\])?[ \t]*([^\n]*)$/;

/** Docusaurus also takes `:::note My title`, VitePress only that. */
function opening(state: StateBlock, line: number): RegExpExecArray | null {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if ((state.sCount[line] ?? 0) - state.blkIndent > 3 || !state.src.startsWith(':::', start)) return null;
  return OPENING.exec(state.src.slice(start, state.eMarks[line] ?? 0).trimEnd());
}

/**
 * `:::note Title` … `:::` boxes with Markdown inside; more colons may enclose fewer. A box that is not closed goes on
 * to the end of what it is in. https://docusaurus.io/docs/markdown-features/admonitions,
 * https://vitepress.dev/guide/markdown#custom-containers
 */
export function containers(md: MarkdownIt, kind: Exclude<Containers, 'none'>): void {
  md.block.ruler.before(
    'fence',
    'aside',
    (state, startLine, endLine, silent) => {
      const match = opening(state, startLine);
      const name = match?.[2] ?? '';
      if (match === null || !KINDS[kind].includes(name)) return false;
      if (silent) return true;
      const colons = match[1] ?? '';
      const close = closingLine(state, startLine, endLine, colons.length);
      const title = (match[3] ?? match[4] ?? '').trim() || (match[4] ?? '').trim();
      aside(state, startLine, close, name, title, kind);
      state.line = Math.min(close + 1, endLine);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.renderer.rules.aside_open = (tokens, index) => {
    const name = String(tokens[index]?.meta?.kind ?? '');
    if (name === 'details') return `<details class="${asideClass(kind, name)}">`;
    if (name === 'code-group' || name === 'raw' || name === 'v-pre')
      return `<div class="lh-${name}${kind === 'vitepress' && name !== 'v-pre' ? ` vp-${name}` : ''}">\n`;
    return `<div class="${asideClass(kind, name)}">\n`;
  };
  md.renderer.rules.aside_close = (tokens, index) =>
    tokens[index]?.meta?.kind === 'details' ? '</details>\n' : '</div>\n';
}

function closingLine(state: StateBlock, startLine: number, endLine: number, colons: number): number {
  let fence: string | null = null;
  let depth = 0;
  for (let line = startLine + 1; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue;
    if ((state.sCount[line] ?? 0) < state.blkIndent) return line - 1;
    const text = state.src
      .slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0)
      .trimEnd();
    const mark = /^(?:`{3,}|~{3,})/.exec(text)?.[0] ?? null;
    if (fence !== null) {
      if (mark?.startsWith(fence) && text === mark) fence = null;
      continue;
    }
    if (mark !== null) fence = mark;
    else if (/^:{3,}$/.test(text) && text.length >= colons) {
      if (depth === 0 || text.length > colons) return line;
      depth -= 1;
    } else if ((/^:{3,}(?=[ \t]*[a-z])/.exec(text)?.[0].length ?? 0) === colons) depth += 1;
  }
  return endLine;
}

function aside(
  state: StateBlock,
  startLine: number,
  endLine: number,
  name: string,
  title: string,
  kind: Containers,
): void {
  const open = state.push('aside_open', 'div', 1);
  open.meta = { kind: name };
  open.map = [startLine, endLine];
  if (name !== 'code-group' && name !== 'raw' && name !== 'v-pre') {
    const tag = name === 'details' ? 'summary' : 'p';
    const above = state.push('aside_title_open', tag, 1);
    if (tag === 'p') above.attrs = [['class', asideTitleClass(kind)]];
    const inline = state.push('inline', '', 0);
    inline.content = title || titleOf(kind, name);
    inline.map = [startLine, startLine + 1];
    inline.children = [];
    state.push('aside_title_close', tag, -1);
  }
  nested(state, startLine + 1, endLine);
  state.push('aside_close', 'div', -1).meta = { kind: name };
}

/** Parses the lines `[from, to)` as blocks inside of the token just pushed. */
export function nested(state: StateBlock, from: number, to: number): void {
  const { lineMax, parentType } = state;
  state.lineMax = to;
  state.parentType = 'root';
  state.md.block.tokenize(state, from, to);
  state.lineMax = lineMax;
  state.parentType = parentType;
}

const ADMONITION = /^(!!!|\?\?\?\+?)[ \t]*([\w-]+(?:[ \t]+[\w-]+)*)(?:[ \t]+"([^"\n]*)")?$/;

/** Python-Markdown's `!!! note "Title"` with its text indented by four spaces. */
export function admonitions(md: MarkdownIt): void {
  md.block.ruler.before(
    'fence',
    'admonition',
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const match = ADMONITION.exec(state.src.slice(start, state.eMarks[startLine] ?? 0).trimEnd());
      if (match === null || (state.sCount[startLine] ?? 0) - state.blkIndent > 3) return false;
      if (silent) return true;
      const kind = (match[2] ?? '').split(/\s/)[0]?.toLowerCase() ?? '';
      let end = startLine + 1;
      while (end < endLine && (state.isEmpty(end) || (state.sCount[end] ?? 0) >= state.blkIndent + 4))
        end += 1;
      while (end > startLine + 1 && state.isEmpty(end - 1)) end -= 1;
      const open = state.push('admonition_open', 'div', 1);
      open.attrs = [['class', `admonition ${kind} lh-aside lh-aside-${kind}`]];
      const title = match[3] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
      if (title !== '') {
        state.push('admonition_title_open', 'p', 1).attrs = [['class', 'admonition-title lh-aside-title']];
        const inline = state.push('inline', '', 0);
        inline.content = title;
        inline.map = [startLine, startLine + 1];
        inline.children = [];
        state.push('admonition_title_close', 'p', -1);
      }
      const { blkIndent } = state;
      state.blkIndent += 4;
      nested(state, startLine + 1, end);
      state.blkIndent = blkIndent;
      state.push('admonition_close', 'div', -1);
      state.line = end;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}
