import type { FrontMatterFormat } from './front-matter';
import { headerEnd, linesOf, rstTitle } from './header-lines';
import { pageHead } from './html-head';
import { type FrontMatterRules, USUAL_RULES } from './rules';

/** Where front matter lies in a text. Offsets are UTF-16 units from 0. */
export interface FrontMatterBlock {
  readonly format: FrontMatterFormat;
  /** The whole block with its fences and the line end after the closing one. */
  readonly from: number;
  readonly to: number;
  /** What is between the fences; for JSON the object itself. */
  readonly contentFrom: number;
  readonly contentTo: number;
  /** Why the block is not to be read: a language that would have to be run, or a fence that is never closed. */
  readonly refused: string | null;
}

/** A closing fence of YAML is `---` or `...` alone in its line; TOML's is `+++`. */
const YAML_CLOSE = /^(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/gm;
const TOML_CLOSE = /^\+\+\+[ \t]*(?=\r|\n|$)/gm;
const OPEN = /(---|\+\+\+)([^\r\n]*)(\r\n|\r|\n|$)/y;

/**
 * Finds the front matter at the start of a text (after a byte order mark, if there is one) by the rules of its
 * file. Never fails: a text without front matter gives an empty block of format `none` at its start.
 */
export function findBlock(
  text: string,
  { dialect, afterBlank }: FrontMatterRules = USUAL_RULES,
): FrontMatterBlock {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  switch (dialect) {
    case 'usual':
      return afterBlank ? belowBlank(text, start) : usual(text, start);
    case 'hexo':
      return hexo(text, start);
    case 'header':
      return header(text, start);
    case 'rst':
      return rst(text, start);
    case 'org':
      return orUsual(text, start, org(text, start));
    case 'html':
      return page(text, start);
  }
}

function usual(text: string, start: number): FrontMatterBlock {
  if (text.startsWith('---\n', start)) return fenced(text, start, false, '', start + 4);
  OPEN.lastIndex = start;
  const open = OPEN.exec(text);
  if (open) return fenced(text, start, open[1] === '+++', (open[2] ?? '').trim(), OPEN.lastIndex);
  return braced(text, start) ?? nothing(start);
}

const BLANK_LINES = /[ \t\r\n]*[\r\n](?=---|\+\+\+|\{)/y;

function belowBlank(text: string, start: number): FrontMatterBlock {
  BLANK_LINES.lastIndex = start;
  const block = usual(text, BLANK_LINES.test(text) ? BLANK_LINES.lastIndex : start);
  return block.format === 'none' && block.refused === null ? nothing(start) : block;
}

function orUsual(text: string, start: number, own: FrontMatterBlock): FrontMatterBlock {
  const block = usual(text, start);
  return block.from < block.to || block.refused !== null ? block : own;
}

function nothing(start: number, refused: string | null = null): FrontMatterBlock {
  return { format: 'none', from: start, to: start, contentFrom: start, contentTo: start, refused };
}

function lines(format: FrontMatterFormat, from: number, to: number): FrontMatterBlock {
  return from === to ? nothing(from) : { format, from, to, contentFrom: from, contentTo: to, refused: null };
}

/**
 * Python-Markdown's `meta`: lines at the very top, ended by the first line that is none of them; or the same
 * between `---` and `---` or `...`, where Pelican's authors copy the fences of other generators.
 */
function header(text: string, start: number): FrontMatterBlock {
  const open = /---(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n)/y;
  open.lastIndex = start;
  if (!open.test(text)) return lines('header', start, headerEnd(text, start, 'header'));
  const contentFrom = open.lastIndex;
  const contentTo = headerEnd(text, contentFrom, 'header');
  const close = /(?:---|\.\.\.)(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n|$)/y;
  close.lastIndex = contentTo;
  const to = close.test(text) ? close.lastIndex : contentTo;
  if (contentTo === contentFrom && to === contentTo) return nothing(start);
  return { format: 'header', from: start, to, contentFrom, contentTo, refused: null };
}

/** The document's title and the field list behind it, or a field list alone. */
function rst(text: string, start: number): FrontMatterBlock {
  const source = text.slice(start);
  let from = rstTitle(source)?.next ?? 0;
  for (const line of linesOf(source, from)) {
    if (line.text.trim() !== '') break;
    from = line.next;
  }
  const to = headerEnd(source, from, 'rst');
  const titled = rstTitle(source)?.next ?? 0;
  return lines('rst', start, start + (to > from ? to : titled));
}

/** Keywords at the top, with comments and blank lines between them. */
function org(text: string, start: number): FrontMatterBlock {
  let to = start;
  for (const line of linesOf(text, start)) {
    if (/^#\+[A-Za-z_][\w-]*(?:\[\])?:/.test(line.text)) to = line.next;
    else if (!/^(?:#(?:[ \t].*)?|[ \t]*)$/.test(line.text)) break;
  }
  return lines('org', start, to);
}

/** A page up to its body, with the line end behind the tag that opens it. */
function page(text: string, start: number): FrontMatterBlock {
  const head = pageHead(text, start);
  if (head === null) return nothing(start);
  const to = head.to + (/^(?:\r\n|\r|\n)/.exec(text.slice(head.to, head.to + 2))?.[0].length ?? 0);
  return { format: 'html', from: start, to, contentFrom: start, contentTo: head.to, refused: null };
}

/** How a header begins that has no opening fence: with a field, blank lines and comments apart. */
const JSON_FIELD = /^\s*"/;
const YAML_FIELD = /^(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*["'\p{L}\p{N}_][^\r\n:]*:[ \t\r\n]/u;

/** What `hexo-front-matter` finds: a fence of three or more, `;` for JSON, with or without the same one before. */
function hexo(text: string, start: number): FrontMatterBlock {
  const first = /(-{3,}|;{3,})[ \t]*(?:\r\n|\r|\n)/y;
  first.lastIndex = start;
  const opened = first.exec(text);
  const contentFrom = opened ? first.lastIndex : start;
  if (opened?.[1] === '---') return usual(text, start);
  for (const line of linesOf(text, contentFrom)) {
    const fence = /^(-{3,}|;{3,})[ \t]*$/.exec(line.text)?.[1];
    if (fence === undefined || (opened && opened[1] !== fence) || line.from === contentFrom) continue;
    const json = fence.startsWith(';');
    const source = text.slice(contentFrom, line.from);
    if (!(json ? JSON_FIELD : YAML_FIELD).test(source)) break;
    const where = { from: start, to: line.next, contentFrom, contentTo: line.from };
    return { ...where, format: json ? 'json' : 'yaml', refused: null };
  }
  return usual(text, start);
}

/** Where the closing fence is, without its line end; null without one. */
function closing(text: string, toml: boolean, contentFrom: number): { from: number; to: number } | null {
  // The usual fence, found without looking at each line; most of a long list of posts is read this way.
  const mark = toml ? '\n+++\n' : '\n---\n';
  const at = text.indexOf(mark, contentFrom - 1);
  if (at >= contentFrom - 1) {
    const before = text.slice(contentFrom - 1, at + 1);
    if (!ODD_CLOSE.test(before)) return { from: at + 1, to: at + 4 };
  }
  const close = toml ? TOML_CLOSE : YAML_CLOSE;
  close.lastIndex = contentFrom;
  const end = close.exec(text);
  return end && end.index >= contentFrom ? { from: end.index, to: close.lastIndex } : null;
}

/** What may be an earlier fence than the usual one: white space behind it, dots, other line ends. */
const ODD_CLOSE = /\r|\n(?:---|\.\.\.|\+\+\+)/;

function fenced(
  text: string,
  start: number,
  toml: boolean,
  language: string,
  contentFrom: number,
): FrontMatterBlock {
  if (language !== '' && !/^[A-Za-z]+$/.test(language)) return nothing(start);
  const close = closing(text, toml, contentFrom);
  if (close === null) return unclosed(text, start, toml, contentFrom);
  const format =
    language === '' ? (toml ? 'toml' : 'yaml') : (LANGUAGES.get(language.toLowerCase()) ?? 'none');
  return {
    format,
    from: start,
    to: afterLineEnd(text, close.to),
    contentFrom,
    contentTo: close.from,
    refused:
      format === 'none'
        ? `This front matter is written in “${language}”, a language Longhand does not read or run. Edit it as text.`
        : null,
  };
}

/** What may be named behind an opening fence. */
const LANGUAGES: ReadonlyMap<string, FrontMatterFormat> = new Map([
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['toml', 'toml'],
  ['json', 'json'],
]);

/** Text that merely begins with a rule (`---`) has no front matter; one that goes on with a key meant to have it. */
function unclosed(text: string, start: number, toml: boolean, contentFrom: number): FrontMatterBlock {
  const looksMeant = toml ? /[\w"'-]+[ \t]*=/y : /[\w"'-]+[ \t]*:(?:[ \t]|\r|\n|$)/y;
  looksMeant.lastIndex = contentFrom;
  if (!looksMeant.test(text)) return nothing(start);
  const fence = toml ? '+++' : '---';
  return nothing(
    start,
    `The front matter is never closed: a line with only ${fence} is missing after its last field.`,
  );
}

/** Hugo's JSON front matter: an object at the very start, with no fences. */
function braced(text: string, start: number): FrontMatterBlock | null {
  if (!/\{\s*["}]/y.test(text.slice(start, start + 256))) return null;
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const unit = text[at];
    if (quoted) {
      if (unit === '\\') at++;
      else if (unit === '"') quoted = false;
    } else if (unit === '"') quoted = true;
    else if (unit === '{') depth++;
    else if (unit === '}' && --depth === 0) {
      const line = /[ \t]*(?:\r\n|\r|\n|$)/y;
      line.lastIndex = at + 1;
      if (!line.test(text)) return null;
      return {
        format: 'json',
        from: start,
        to: line.lastIndex,
        contentFrom: start,
        contentTo: at + 1,
        refused: null,
      };
    }
  }
  return null;
}

function afterLineEnd(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  return text[at] === '\n' ? at + 1 : at;
}

/** The line (from 1) that holds an offset; `\r\n`, `\r` and `\n` each end a line. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (const end of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) if (end.index < offset) line++;
  return line;
}
