import type { Delimiter, MarkdownIt, StateInline } from 'markdown-it';
import type { Strikethrough } from '../dialect';

const TILDE = 0x7e;

/** One and two tildes do not close each other, so each length is a marker of its own to the delimiter pairing. */
const markerOf = (length: number) => TILDE + length * 0x10000;
const isOurs = (marker: number) => marker === markerOf(1) || marker === markerOf(2);

function tokenize(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== TILDE) return false;
  const scanned = state.scanDelims(state.pos, true);
  const token = state.push('text', '', 0);
  token.content = '~'.repeat(scanned.length);
  if (scanned.length <= 2) {
    state.delimiters.push({
      marker: markerOf(scanned.length),
      length: 0,
      token: state.tokens.length - 1,
      end: -1,
      open: scanned.can_open,
      close: scanned.can_close,
    });
  }
  state.pos += scanned.length;
  return true;
}

function pair(state: StateInline, delimiters: readonly Delimiter[]): void {
  for (const opener of delimiters) {
    const closer = isOurs(opener.marker) && opener.end >= 0 ? delimiters[opener.end] : undefined;
    const open = state.tokens[opener.token];
    const close = closer && state.tokens[closer.token];
    if (!open || !close) continue;
    Object.assign(open, { type: 'del_open', tag: 'del', nesting: 1, markup: open.content, content: '' });
    Object.assign(close, { type: 'del_close', tag: 'del', nesting: -1, markup: close.content, content: '' });
  }
}

/** GFM strikethrough: one or two tildes, `~a~` and `~~a~~` → `<del>`. Replaces markdown-it's own rule. */
function oneOrTwo(md: MarkdownIt): void {
  md.inline.ruler.at('strikethrough', tokenize);
  md.inline.ruler2.at('strikethrough', (state) => {
    pair(state, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters) pair(state, meta.delimiters);
  });
}

/** Text between tildes that is struck out, as the dialect has it. */
export function strikethrough(md: MarkdownIt, rule: Strikethrough): void {
  switch (rule) {
    case 'none':
      md.disable('strikethrough');
      return;
    case 'gfm':
      oneOrTwo(md);
      return;
    case 'kramdown':
      md.renderer.rules.s_open = () => '<del>';
      md.renderer.rules.s_close = () => '</del>';
      return;
    case 'markdown-it':
      return;
  }
}
