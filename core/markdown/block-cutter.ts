import type { MarkdownIt as Parser, StateBlock, Token } from 'markdown-it';
import { definitionsIn } from './definitions';
import type { Dialect } from './dialect';
import { afterHidden, isAttributeLine } from './rules/attribute-lists';
import { environment, type Findings, type Reference, type Scope } from './scope';

/** Text that can be read in parts, with `\n` line ends. CodeMirror's `Text` is one. Offsets in UTF-16 units. */
export interface TextSource {
  readonly length: number;
  sliceString(from: number, to?: number): string;
}

/** A top-level block as the block rules find it. Offsets from the start of the source. */
export interface Cut {
  /** Start of the block's first line. */
  readonly from: number;
  /** End of its last line that is not blank, before the line break. */
  readonly to: number;
  /** Start of the line after the last one the block takes in; blank lines at its end may be part of it. */
  readonly end: number;
  /** The line before its first is blank, or there is none in the body. */
  readonly afterBlank: boolean;
  readonly hasHeadings: boolean;
  /** It may refer to footnotes. */
  readonly mayReferToNotes: boolean;
  /** It is a tag for whose closing tag the whole rest of the document was searched, and there is none. */
  readonly unclosed: boolean;
  /** What it defines for the others: key (see scope.ts) → definition, the first of each; null for nothing. */
  readonly definitions: ReadonlyMap<string, Reference> | null;
}

/** What a text is cut with: the parser of a dialect, and which tags are closed somewhere in the document. */
export interface CutRules {
  readonly parser: Parser;
  readonly dialect: Dialect;
  readonly closed: ReadonlySet<string>;
}

/** A cursor over the blocks of a source: each call gives the next block, or null after the last. */
export type Cutter = () => Cut | null;

const WIDEST_WINDOW = 65_536;

/**
 * Cuts the text from `start` (the start of a line that begins a block or is blank) into top-level blocks by
 * running the parser's own block rules on a window of the text, one block at a time. A block is only taken from
 * a window when the window holds everything the rules looked at: a rule may read on to the end of the run of
 * non-blank lines after a block (a reference definition's title), to the next non-blank line, and one further
 * (a table); where there are definition lists, to the line after the next run of lines (their terms). Otherwise the window is made again from that block, twice as wide.
 */
export function cutBlocks(rules: CutRules, source: TextSource, start: number, firstWindow: number): Cutter {
  let width = firstWindow;
  let afterBlank = true;
  let window = openWindow(rules, source, start, width);
  return () => {
    for (;;) {
      const { state } = window;
      const line = state.skipEmptyLines(window.line);
      if (line > window.line) afterBlank = true;
      const first = state.bMarks[line];
      if (line < state.lineMax && first !== undefined) {
        const cut = cutAt(window, line, afterBlank);
        if (cut !== null) {
          const last = state.bMarks[state.line - 1] ?? 0;
          afterBlank = last + (state.tShift[state.line - 1] ?? 0) >= (state.eMarks[state.line - 1] ?? 0);
          return cut;
        }
      } else if (window.last) return null;
      // The window did not hold enough from this block on.
      const next = window.start + (first ?? window.length);
      width = next === window.start ? width * 2 : Math.max(width, Math.min(width * 2, WIDEST_WINDOW));
      window = openWindow(rules, source, next, width);
    }
  };
}

interface Window {
  readonly rules: CutRules;
  readonly start: number;
  readonly length: number;
  /** It reaches the end of the source. */
  readonly last: boolean;
  readonly state: StateBlock;
  readonly tokens: Token[];
  /** Blocks must end at or before this line to be taken. */
  readonly trusted: number;
  line: number;
}

function openWindow(rules: CutRules, source: TextSource, start: number, width: number): Window {
  const last = start + width >= source.length;
  let text = source.sliceString(start, last ? source.length : start + width);
  if (!last) text = text.slice(0, text.lastIndexOf('\n') + 1);
  const length = text.length;
  // A character for a character, so that offsets hold: markdown-it does the same to the whole text.
  if (text.includes('\0')) text = text.replaceAll('\0', '�');
  const tokens: Token[] = [];
  const state = new rules.parser.block.State(text, rules.parser, { references: Object.create(null) }, tokens);
  const trusted = last ? state.lineMax : trustedLine(state, rules.dialect);
  return { rules, start, length, last, state, tokens, trusted, line: 0 };
}

/**
 * The last blank line that is followed by a non-blank line and one more (or two such runs); in HTML, where a part ends by
 * what begins after it, the last line that is not blank. -1 when there is none.
 */
function trustedLine(state: StateBlock, { html, definitionLists }: Dialect): number {
  let line = state.lineMax - (html ? 1 : 2);
  if (html) {
    while (line >= 0 && state.isEmpty(line)) line -= 1;
    return line;
  }
  if (definitionLists) {
    while (line >= 0 && state.isEmpty(line)) line -= 1;
    while (line >= 0 && !state.isEmpty(line)) line -= 1;
  }
  while (line >= 0 && state.isEmpty(line)) line -= 1;
  while (line >= 0 && !state.isEmpty(line)) line -= 1;
  return line;
}

function cutAt(window: Window, line: number, afterBlank: boolean): Cut | null {
  const { state, tokens, start, last, trusted } = window;
  tokens.length = 0;
  state.line = line;
  const findings: Findings = { unclosed: false, pieces: new Set() };
  const scope: Scope = { ...NOTHING, closed: window.rules.closed };
  const env = environment(scope, findings);
  const references: Record<string, Reference> = Object.create(null);
  env.references = references;
  state.env = env as typeof state.env;
  runRules(window, line);
  if (state.line > trusted || (findings.unclosed && !last)) return null;
  let lastLine = state.line - 1;
  while (lastLine > line && state.isEmpty(lastLine)) lastLine -= 1;
  window.line = state.line;
  const from = state.bMarks[line] ?? 0;
  const to = state.eMarks[lastLine] ?? 0;
  return {
    from: start + from,
    to: start + to,
    end: start + (state.bMarks[state.line] ?? window.length),
    afterBlank,
    hasHeadings: tokens.some((token) => token.type === 'heading_open'),
    mayReferToNotes: window.rules.dialect.footnotes !== 'none' && state.src.slice(from, to).includes('[^'),
    unclosed: findings.unclosed,
    definitions: definitionsIn(tokens, references),
  };
}

const NOTHING: Omit<Scope, 'closed'> = {
  references: null,
  words: null,
  headingId: () => '',
  notePlace: null,
};

/** Runs the block rules on one block; with the lines of attributes that belong to it, where the dialect has those. */
function runRules({ state, rules, tokens }: Window, line: number): void {
  const all = state.md.block.ruler.getRules('');
  const one = (at: number): void => {
    state.line = at;
    if (!all.some((rule) => rule(state, at, state.lineMax, false))) {
      throw new Error('the paragraph rule takes every line, so some rule must have matched');
    }
  };
  const goesOn = () =>
    state.line < state.lineMax &&
    !state.isEmpty(state.line) &&
    !state.isEmpty(state.line - 1) &&
    !afterHidden(tokens);
  const attributesAt = (at: number) => rules.dialect.attributes === 'kramdown' && isAttributeLine(state, at);
  let onlyAttributes = attributesAt(line);
  one(line);
  while (goesOn() && (onlyAttributes || attributesAt(state.line))) {
    onlyAttributes = onlyAttributes && attributesAt(state.line);
    one(state.line);
  }
}
