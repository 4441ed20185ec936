import { withoutBlankEnd } from './blank-end';
import type { FieldValue } from './front-matter';
import { isTomlDate } from './toml-scalar';

const FIELD = /^([A-Za-z0-9_-]+)[ \t]*=[ \t]*(.*)$/;
const TABLE = /^\[([A-Za-z0-9_-]+)\][ \t]*(?:#.*)?$/;
type Table = { [key: string]: FieldValue };

/**
 * Reads the TOML headers that most posts have (`key = value` lines, tables, lists of texts on one line, comments)
 * without a parser. Null whenever a line is anything else; the parser decides then. What it does return is what
 * `readToml` returns.
 */
export function readSimpleToml(source: string): Map<string, FieldValue> | null {
  const fields = new Map<string, FieldValue>();
  let table: Table | null = null;
  for (const raw of source.split(/\r\n|\r|\n/)) {
    const line = trim(raw);
    if (line === '' || line.startsWith('#')) {
      if (CONTROL.test(line)) return null;
      continue;
    }
    const head = TABLE.exec(line)?.[1];
    if (head !== undefined) {
      if (fields.has(head) || head === '__proto__') return null;
      table = {};
      fields.set(head, table);
      continue;
    }
    const match = FIELD.exec(line);
    const key = match?.[1];
    const value = match ? simpleValue(match[2] ?? '') : undefined;
    if (key === undefined || value === undefined || key === '__proto__') return null;
    if (table ? Object.hasOwn(table, key) : fields.has(key)) return null;
    if (table) table[key] = value;
    else fields.set(key, value);
  }
  return fields;
}

const trim = (text: string): string => withoutBlankEnd(text.replace(/^[ \t]+/, ''));
// biome-ignore lint/suspicious/noControlCharactersInRegex: TOML allows no control characters, comments included
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

function simpleValue(text: string): FieldValue | undefined {
  if (CONTROL.test(text)) return undefined;
  switch (text.charAt(0)) {
    case '"':
      return /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : undefined;
    case "'":
      return /^'[^']*'$/.test(text) ? text.slice(1, -1) : undefined;
    case '[':
      return simpleList(text);
    default:
      if (text === 'true' || text === 'false') return text === 'true';
      if (/^(?:0|[1-9]\d{0,8})$/.test(text)) return Number(text);
      return isTomlDate(text) && Number(text.slice(8, 10)) <= 28 ? text : undefined;
  }
}

function simpleList(text: string): FieldValue | undefined {
  const inner =
    /^\[[ \t]*((?:"[^"\\]*"|'[^']*')(?:[ \t]*,[ \t]*(?:"[^"\\]*"|'[^']*'))*)?[ \t]*,?[ \t]*\]$/.exec(text);
  if (!inner) return undefined;
  if (inner[1] === undefined) return /,/.test(text) ? undefined : [];
  return [...inner[1].matchAll(/"([^"\\]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '');
}
