import type { FieldValue } from './front-matter';
import { plainValue } from './yaml-plain';

const ITEM = /^( *)- +(\S.*)$/;
/** Words that YAML takes for something else when they are keys. */
const ODD_KEY = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** What some readers take for the end of a line. */
const ODD_LINE_END = /[\u2028\u2029]/;

/** The list that a key with nothing after its colon may begin. */
interface OpenList {
  readonly key: string;
  readonly items: FieldValue[];
  indent: string | null;
}

/**
 * Reads the YAML headers that most posts have (flat `key: value` lines, `[a, b]` and `- a` lists of plain
 * words, comments) without a parser: most of a list of ten thousand posts is read this way. Null whenever a
 * line is anything else; the parser decides then. What it does return is what `readFrontMatter` returns.
 */
export function readSimpleHeader(source: string): Map<string, FieldValue> | null {
  if (ODD_LINE_END.test(source)) return null;
  const fields = new Map<string, FieldValue>();
  let open = null as OpenList | null;
  for (const line of source.includes('\r') ? source.split(/\r\n|\r|\n/) : source.split('\n')) {
    const first = line.charCodeAt(0);
    if (first === HASH || trim(line) === '') continue;
    // Only a dash or white space begins an item.
    const item = first === DASH || first === SPACE ? ITEM.exec(line) : null;
    if (item) {
      const value = simpleValue(trim(item[2] ?? ''), false);
      const indent = item[1] ?? '';
      if (!open || value === undefined || (open.indent ?? indent) !== indent) return null;
      open.items.push(value);
      fields.set(open.key, open.items);
      open.indent = indent;
      continue;
    }
    const key = keyOf(line);
    if (key === '' || fields.has(key) || (key.length < 6 && ODD_KEY.test(key))) return null;
    const from = valueFrom(line, key.length);
    if (from < 0) return null;
    const text = trim(line.slice(from));
    const value = text === '' ? null : simpleValue(text, true);
    if (value === undefined) return null;
    fields.set(key, value);
    open = text === '' ? { key, items: [], indent: null } : null;
  }
  return fields;
}

/** What a line begins with, when that is a name: `[A-Za-z_][\w-]*`; else ''. Read letter by letter: ten thousand times that counts. */
function keyOf(line: string): string {
  let end = 0;
  while (end < line.length && isNamePart(line.charCodeAt(end), end === 0)) end++;
  return line.slice(0, end);
}

function isNamePart(unit: number, isFirst: boolean): boolean {
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f) return true;
  return !isFirst && ((unit >= 0x30 && unit <= 0x39) || unit === DASH);
}

/** Where the value begins behind a key: after a colon, before which spaces are allowed, and white space. -1 without that. */
function valueFrom(line: string, keyEnd: number): number {
  let at = keyEnd;
  while (isBlank(line.charCodeAt(at))) at++;
  if (line.charCodeAt(at) !== COLON) return -1;
  at += 1;
  return at === line.length || isBlank(line.charCodeAt(at)) ? at : -1;
}

const [TAB, SPACE, HASH, DASH, COLON] = [0x09, 0x20, 0x23, 0x2d, 0x3a];

/** YAML's white space is space and tab; a no-break space belongs to the value. */
function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

const isBlank = (unit: number): boolean => unit === SPACE || unit === TAB;

/** A value on one line, or undefined when it is not simple. */
function simpleValue(text: string, lists: boolean): FieldValue | undefined {
  switch (text.charAt(0)) {
    case "'":
      return /^'[^']*'$/.test(text) ? text.slice(1, -1) : undefined;
    case '"':
      return /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : undefined;
    case '[':
      return lists ? simpleFlowList(text) : undefined;
    default:
      return isSimplePlain(text) ? plainValue(text) : undefined;
  }
}

function simpleFlowList(text: string): FieldValue | undefined {
  if (!text.endsWith(']')) return undefined;
  const inner = trim(text.slice(1, -1));
  if (inner === '') return [];
  if (FLOW_MARK.test(inner)) return undefined;
  const items: FieldValue[] = [];
  for (const written of inner.split(',')) {
    const part = trim(written);
    const value = part === '' ? undefined : simpleValue(part, false);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}

const FLOW_MARK = /[[\]{}:]/;
/** What begins something else than unquoted text. */
const MARKS = ',[]{}#&*!|>\'"%@`?:';

/** Unquoted text without anything that means something to YAML. Read letter by letter, as `keyOf` is. */
function isSimplePlain(text: string): boolean {
  if (MARKS.includes(text.charAt(0))) return false;
  if (text.charCodeAt(0) === DASH && !isDigit(text.charCodeAt(1))) return false;
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === TAB || (unit === HASH && last === SPACE) || (unit === SPACE && last === COLON)) return false;
    last = unit;
  }
  return last !== COLON;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
