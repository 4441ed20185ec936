import type { FieldValue } from './front-matter';
import { plainValue } from './yaml-plain';

/** `key: value`, with spaces before the colon allowed. */
const LINE = /^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$/;
const ITEM = /^( *)- +(\S.*)$/;
/** Words that YAML takes for something else when they are keys. */
const ODD_KEY = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

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
  const fields = new Map<string, FieldValue>();
  let open = null as OpenList | null;
  for (const line of source.split(/\r\n|\r|\n/)) {
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
    const match = LINE.exec(line);
    const key = match?.[1];
    if (!match || key === undefined || fields.has(key) || (key.length < 6 && ODD_KEY.test(key))) return null;
    const text = trim(match[2] ?? '');
    const value = text === '' ? null : simpleValue(text, true);
    if (value === undefined) return null;
    fields.set(key, value);
    open = text === '' ? { key, items: [], indent: null } : null;
  }
  return fields;
}

const [TAB, SPACE, HASH, DASH] = [0x09, 0x20, 0x23, 0x2d];

/** YAML's white space is space and tab; a no-break space belongs to the value. */
function trim(text: string): string {
  let [from, to] = [0, text.length];
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
  const items: FieldValue[] = [];
  for (const part of inner.split(',')) {
    const value = simpleValue(trim(part), false);
    if (trim(part) === '' || value === undefined || /[[\]{}:]/.test(part)) return undefined;
    items.push(value);
  }
  return items;
}

/** Unquoted text without anything that means something to YAML. */
function isSimplePlain(text: string): boolean {
  if (/^[,[\]{}#&*!|>'"%@`?:-]/.test(text) && !/^-\d/.test(text)) return false;
  return !/:(?:[ \t]|$)|[ \t]#|\t/.test(text);
}
