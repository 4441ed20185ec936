import { withoutBlankEnd } from './blank-end';
import type { FieldValue } from './front-matter';
import { plainValue } from './yaml-plain';

/**
 * A line of such a header with its end: a comment or nothing; an item of a list (its indentation, its value); or a key and
 * what is behind its colon. All of a line is found at once, because V8 makes machine code of an expression the second time, and
 * of a loop over letters only after hundreds of posts. No line goes past U+2028 or U+2029, which some readers take for its end.
 */
const LINE = /(?:#.*|[ \t]*|( *)- +(\S.*)|([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+((?![ \t]).+)?)?)(?:\r\n?|\n|$)/y;
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
  LINE.lastIndex = 0;
  while (LINE.lastIndex < source.length) {
    const line = LINE.exec(source);
    if (line === null) return null;
    const [, indent = '', item, key, text] = line;
    if (item !== undefined) {
      const value = simpleValue(withoutBlankEnd(item), false);
      if (!open || value === undefined || (open.indent ?? indent) !== indent) return null;
      open.items.push(value);
      fields.set(open.key, open.items);
      open.indent = indent;
    } else if (key !== undefined) {
      if (fields.has(key) || (key.length < 6 && ODD_KEY.test(key))) return null;
      const value = text === undefined ? null : simpleValue(withoutBlankEnd(text), true);
      if (value === undefined) return null;
      fields.set(key, value);
      open = text === undefined ? { key, items: [], indent: null } : null;
    }
  }
  return fields;
}

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
      return NO_PLAIN.test(text) ? undefined : plainValue(text);
  }
}

/** What makes unquoted text something else to YAML. */
const NO_PLAIN = /^[,[\]{}#&*!|>'"%@`?:]|^-(?!\d)|\t| #|:(?: |$)/;

/** A list in brackets of what is neither a list nor a table; white space in it is spaces and tabs. */
const FLOW_LIST = /^\[((?:[^[\]{}:\s]|[ \t])*)\]$/;

function simpleFlowList(text: string): FieldValue | undefined {
  const inner = FLOW_LIST.exec(text)?.[1]?.trim();
  if (inner === undefined) return undefined;
  if (inner === '') return [];
  const items: FieldValue[] = [];
  for (const written of inner.split(',')) {
    const part = written.trim();
    const value = part === '' ? undefined : simpleValue(part, false);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}
