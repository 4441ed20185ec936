import type { FrontMatterFormat } from './front-matter';

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
 * Finds the front matter at the start of a text (after a byte order mark, if there is one).
 * Never fails: a text without front matter gives an empty block of format `none` at its start.
 */
export function findBlock(text: string): FrontMatterBlock {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  OPEN.lastIndex = start;
  const open = OPEN.exec(text);
  if (open) return fenced(text, start, open[1] === '+++', (open[2] ?? '').trim(), OPEN.lastIndex);
  return braced(text, start) ?? nothing(start);
}

function nothing(start: number, refused: string | null = null): FrontMatterBlock {
  return { format: 'none', from: start, to: start, contentFrom: start, contentTo: start, refused };
}

function fenced(
  text: string,
  start: number,
  toml: boolean,
  language: string,
  contentFrom: number,
): FrontMatterBlock {
  if (language !== '' && !/^[A-Za-z]+$/.test(language)) return nothing(start);
  const close = toml ? TOML_CLOSE : YAML_CLOSE;
  close.lastIndex = contentFrom;
  const end = close.exec(text);
  if (!end || end.index < contentFrom) return unclosed(text, start, toml, contentFrom);
  const block = { from: start, to: afterLineEnd(text, close.lastIndex), contentFrom, contentTo: end.index };
  switch (language.toLowerCase()) {
    case '':
      return { ...block, format: toml ? 'toml' : 'yaml', refused: null };
    case 'yaml':
    case 'yml':
      return { ...block, format: 'yaml', refused: null };
    case 'toml':
      return { ...block, format: 'toml', refused: null };
    case 'json':
      return { ...block, format: 'json', refused: null };
    default:
      return {
        ...block,
        format: 'none',
        refused: `This front matter is written in “${language}”, a language Longhand does not read or run. Edit it as text.`,
      };
  }
}

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
