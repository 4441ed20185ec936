import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it';
import type { Footnotes } from '../dialect';
import { noteKey, scopeOf } from '../scope';
import { noteStyle } from './footnote-style';

const OPEN = /^\[\^([^\]\s[]+)\]:[ \t]*/;
const REFERENCE = /\[\^([^\]\s[]+)\]/y;
/** Stands in a footnote's HTML where the ways back to the text go. A noncharacter, which no text has a use for. */
const BACK = '\uFDD0';

/** Footnotes' labels are compared without regard to case, like those of links. */
export const noteLabel = (label: string): string => label.toLowerCase().toUpperCase();

/** The normalised label of a footnote's token. */
export const labelOf = (token: Token): string => String(token.meta?.label ?? '');

/** A footnote whose text is rendered: `html` has a place for the ways back. */
export interface Note {
  /** Its label as the definition writes it. */
  readonly label: string;
  readonly html: string;
}

/** A footnote that is referred to: its number from 1, and how many places refer to it. */
export interface NumberedNote extends Note {
  readonly number: number;
  readonly uses: number;
}

/**
 * Footnotes: `[^label]` where `[^label]: text` is defined at the top level, with further paragraphs indented by four
 * spaces. They are numbered in the order they are referred to, those referred to from a footnote last.
 */
export function footnotes(md: MarkdownIt, kind: Exclude<Footnotes, 'none'>): void {
  definitions(md, kind === 'kramdown');
  references(md, kind);
  if (kind === 'zola') inPlace(md);
  else md.core.ruler.after('inline', 'footnote_backs', placesForBacks);
}

/** The states that read a footnote whose text ends with its first line that is not indented. */
const strict = new WeakSet<StateBlock>();

/** `onlyIndented`: no line goes on with a footnote's text unless it is indented, and none begins in a paragraph (kramdown). */
function definitions(md: MarkdownIt, onlyIndented: boolean): void {
  if (onlyIndented) {
    md.block.ruler.before(
      'reference',
      'footnote_end',
      (state, line, _endLine, silent) => silent && strict.has(state) && (state.sCount[line] ?? 0) < 4,
      { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
    );
  }
  md.block.ruler.before(
    'reference',
    'footnote_definition',
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      const max = state.eMarks[startLine] ?? 0;
      if (state.src.charCodeAt(start) !== 0x5b) return false;
      // What it ends (a paragraph of another footnote, of a list) may be as deep as it likes.
      const atTop = silent ? start === 0 || state.src.charCodeAt(start - 1) === 0x0a : state.level === 0;
      if (!atTop || (!silent && state.sCount[startLine] !== state.blkIndent)) return false;
      const match = OPEN.exec(state.src.slice(start, max));
      if (match === null) return false;
      if (silent) return true;
      const open = state.push('footnote_open', '', 1);
      open.meta = { label: noteLabel(match[1] ?? ''), written: match[1] ?? '' };
      const { bMarks, tShift, sCount, blkIndent, parentType } = state;
      const saved = [bMarks[startLine], tShift[startLine], sCount[startLine]] as const;
      const content = start + match[0].length;
      bMarks[startLine] = content;
      tShift[startLine] = 0;
      sCount[startLine] = state.blkIndent + 4;
      state.blkIndent += 4;
      state.level += 1;
      if (onlyIndented) strict.add(state);
      state.md.block.tokenize(state, startLine, endLine);
      strict.delete(state);
      state.level -= 1;
      state.blkIndent = blkIndent;
      state.parentType = parentType;
      bMarks[startLine] = saved[0] ?? 0;
      tShift[startLine] = saved[1] ?? 0;
      sCount[startLine] = saved[2] ?? 0;
      state.push('footnote_close', '', -1);
      return true;
    },
    { alt: onlyIndented ? [] : ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

function references(md: MarkdownIt, kind: Exclude<Footnotes, 'none'>): void {
  md.inline.ruler.before('link', 'footnote_reference', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5e)
      return false;
    REFERENCE.lastIndex = state.pos;
    const match = REFERENCE.exec(state.src);
    if (match === null || REFERENCE.lastIndex > state.posMax) return false;
    const label = noteLabel(match[1] ?? '');
    const known = state.env.references as Record<string, unknown> | undefined;
    if (known?.[noteKey(label)] === undefined) return false;
    if (!silent) {
      const token = state.push('footnote_reference', '', 0);
      token.content = match[0];
      token.meta = { label, written: match[1] ?? '' };
    }
    state.pos += match[0].length;
    return true;
  });
  md.core.ruler.after('inline', 'footnote_places', (state) => {
    const place = scopeOf(state.env)?.notePlace;
    if (!place) return;
    for (const token of referencesIn(state.tokens, kind === 'zola'))
      token.meta = { ...token.meta, ...place(labelOf(token)) };
  });
  const style = noteStyle(kind);
  md.renderer.rules.footnote_reference = (tokens, index) => {
    const meta = tokens[index]?.meta;
    return style.reference(String(meta?.written ?? ''), {
      number: Number(meta?.number),
      occurrence: Number(meta?.occurrence),
    });
  };
  md.renderer.rules.footnote_back = () => BACK;
  md.renderer.rules.footnote_open = () => '';
  md.renderer.rules.footnote_close = () => '';
}

/** Puts the place for the ways back into each footnote: at the end of its last paragraph, or after all. */
function placesForBacks(state: StateCore): void {
  if (!state.tokens.some(({ type }) => type === 'footnote_close')) return;
  const { tokens } = state;
  state.tokens = tokens.flatMap((token, index) => {
    if (token.type !== 'footnote_close') return [token];
    const back = new state.Token('footnote_back', '', 0);
    const inline = tokens[index - 2];
    if (tokens[index - 1]?.type !== 'paragraph_close' || !inline?.children) return [back, token];
    inline.children.push(back);
    return [token];
  });
}

/** The references to footnotes in these tokens, in order; also the definitions, where those have their numbers too. */
export function* referencesIn(tokens: readonly Token[], definitionsToo = false): Generator<Token> {
  for (const token of tokens) {
    if (token.type === 'footnote_reference' || (definitionsToo && token.type === 'footnote_open'))
      yield token;
    if (token.children !== null && token.content.includes('[^')) yield* referencesIn(token.children);
  }
}

/** Zola leaves a footnote where it is defined, as a block with its number. */
function inPlace(md: MarkdownIt): void {
  const { escapeHtml } = md.utils;
  md.renderer.rules.footnote_open = (tokens, index) => {
    const meta = tokens[index]?.meta;
    return `<div class="footnote-definition" id="${escapeHtml(String(meta?.written ?? ''))}"><sup class="footnote-definition-label">${meta?.number ?? ''}</sup>\n`;
  };
  md.renderer.rules.footnote_close = () => '</div>\n';
}

/** A footnote as tokens; `label` as its definition writes it. */
export interface NoteTokens {
  readonly label: string;
  readonly tokens: Token[];
}

/** Parts a text's tokens into the text and the footnotes: normalised label → first definition of each. */
export function takeNotes(tokens: readonly Token[]): {
  readonly text: Token[];
  readonly notes: Map<string, NoteTokens>;
} {
  const notes = new Map<string, NoteTokens>();
  const text: Token[] = [];
  let open: Token[] | null = null;
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      open = [];
      const label = labelOf(token);
      if (!notes.has(label)) notes.set(label, { label: String(token.meta?.written), tokens: open });
    } else if (token.type === 'footnote_close') open = null;
    else (open ?? text).push(token);
  }
  return { text, notes };
}

/** The section with the footnotes that are referred to, in the order of their numbers; '' for none. */
export function noteSection(
  kind: Exclude<Footnotes, 'none' | 'zola'>,
  notes: readonly NumberedNote[],
): string {
  if (notes.length === 0) return '';
  const style = noteStyle(kind);
  const bodies = notes.map((note) => {
    const at = note.html.lastIndexOf(BACK);
    const inParagraph = note.html.startsWith('</p>', at + BACK.length);
    const back = style.back(note, inParagraph);
    return at < 0 ? note.html : note.html.slice(0, at) + back + note.html.slice(at + BACK.length);
  });
  const tight = style.tight === true && bodies.every(isOneParagraph);
  const items = notes.map((note, index) => {
    const html = bodies[index] ?? '';
    return style.item(note, tight ? html.slice('<p>'.length, -'</p>\n'.length) : html);
  });
  return style.section(items.join(''));
}

const isOneParagraph = (html: string): boolean =>
  html.startsWith('<p>') && html.indexOf('</p>\n') === html.length - '</p>\n'.length;
