import type { MarkdownIt, Token } from 'markdown-it';
import type { Typography } from '../dialect';
import { type QuoteRule, setQuotes } from './quotes';

function set(text: string, kind: QuoteRule): string {
  switch (kind) {
    case 'retext':
    case 'retext-texts':
      return text
        .replace(/\.{3,}/g, '…')
        .replace(/(?<!-)--(?!-)/g, '—')
        .replace(/(?<!`)``(?!`)/g, '“');
    case 'python':
      return text
        .replace(/(?<!\.)\.{3}(?!\.)/g, '…')
        .replace(/(?<!-)---(?!-)/g, '—')
        .replace(/(?<!-)--(?!-)/g, '–');
    case 'pulldown':
      return text.replace(/\.\.\./g, '…').replace(/-{2,}/g, ({ length }) => dashes(length));
    case 'smartypants':
    case 'goldmark':
    case 'kramdown':
      return text
        .replace(/\.\.\./g, '…')
        .replace(/---/g, '—')
        .replace(/--/g, '–');
  }
}

/** As many hyphens as dashes: em dashes where they come out even, else en dashes, else some of both (pulldown-cmark). */
function dashes(hyphens: number): string {
  const en = hyphens % 3 === 0 ? 0 : hyphens % 2 === 0 ? hyphens / 2 : hyphens % 3 === 2 ? 1 : 2;
  return '—'.repeat((hyphens - 2 * en) / 3) + '–'.repeat(en);
}

/**
 * Dashes, ellipses, quotation marks and guillemets as the generator sets them. Takes the place of markdown-it's own
 * rules, which also turn `(c)`, `+-` and `!!!!` into other things, as none of the generators does.
 */
export function typography(md: MarkdownIt, kind: Exclude<Typography, 'none'>): void {
  if (kind === 'markdown-it') return;
  if (kind === 'kramdown' || kind === 'goldmark') guillemets(md, kind === 'kramdown');
  // marked and Python-Markdown look for marks of quotation around the dashes they have set, the others around those typed.
  const dashesFirst = kind === 'smartypants' || kind === 'python';
  md.disable('replacements');
  md.core.ruler.at('smartquotes', (state) => {
    for (const { type, content, children } of state.tokens) {
      if (type !== 'inline' || children === null || !/["'`]|--|\.\.\./.test(content)) continue;
      if (dashesFirst) setDashes(children, kind);
      setQuotes(children, kind);
      if (!dashesFirst) setDashes(children, kind);
    }
  });
}

function setDashes(children: readonly Token[], kind: QuoteRule): void {
  let insideAutolink = 0;
  for (const child of children) {
    if (child.type === 'link_open' && child.info === 'auto') insideAutolink += 1;
    if (child.type === 'link_close' && child.info === 'auto') insideAutolink -= 1;
    if (child.type === 'text' && insideAutolink === 0) child.content = set(child.content, kind);
  }
}

/** `<<` and `>>`, before anything takes them for HTML; kramdown keeps the space inside of them from breaking. */
function guillemets(md: MarkdownIt, spaced: boolean): void {
  md.inline.ruler.before('autolink', 'guillemets', (state, silent) => {
    const mark = state.src.slice(state.pos, state.pos + 2);
    if (state.pos + 2 > state.posMax || (mark !== '<<' && mark !== '>>')) return false;
    const opens = mark === '<<';
    const inside = spaced && opens && state.src.charAt(state.pos + 2) === ' ' ? 1 : 0;
    if (!silent) {
      if (spaced && !opens && state.pending.endsWith(' '))
        state.pending = `${state.pending.slice(0, -1)}\u00a0»`;
      else state.pending += `${opens ? '«' : '»'}${inside === 1 ? '\u00a0' : ''}`;
    }
    state.pos += 2 + inside;
    return true;
  });
}
