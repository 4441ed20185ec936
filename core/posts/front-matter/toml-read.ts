import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { FieldValue } from './front-matter';
import { MAX_DEPTH, MAX_HEADER, nesting, type SourceFields, unreadSource } from './source-fields';

export interface TomlHeader extends SourceFields {
  /** The syntax tree; null when it was not parsed. Offsets are in the header, from 0. */
  readonly table: AST.TOMLTopLevelTable | null;
}

/**
 * Reads the text of a TOML 1.0 header. Dates and numbers that are not written plainly (`1_000`, `0x1F`, `1.10`)
 * are text as written; tables are objects. Never throws; bounded in time for hostile headers.
 */
export function readToml(source: string): TomlHeader {
  if (source.length > MAX_HEADER)
    return { ...unreadSource('The front matter is too long to be read. Edit it as text.'), table: null };
  if (nesting(source) > MAX_DEPTH || /(?<![\w"'-])(?:[\w"'-]+[ \t]*\.[ \t]*){65}/.test(source))
    return {
      ...unreadSource('The front matter is nested too deeply to be read. Edit it as text.'),
      table: null,
    };
  try {
    const table = parseTOML(source, { tomlVersion: '1.0' }).body[0];
    return { fields: tomlFields(table, source), problem: null, table };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { ...unreadSource(sentence(error, source), Math.min(error.index, source.length)), table: null };
  }
}

/** The steps of a key: `a."b.c"` is `a`, `b.c`. */
export function keySteps(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
}

/** A table that is being filled: `__proto__` is a name like any other in it. */
type Filling = Map<string, Filling | FieldValue | Filling[]>;

function tomlFields(top: AST.TOMLTopLevelTable, source: string): Map<string, FieldValue> {
  const root: Filling = new Map();
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') {
      put(root, keySteps(node.key), tomlValue(node.value, source));
      continue;
    }
    const table = descend(root, node.resolvedKey);
    for (const { key, value } of node.body) put(table, keySteps(key), tomlValue(value, source));
  }
  return new Map([...root].map(([key, value]) => [key, settled(value)]));
}

function put(table: Filling, path: readonly string[], value: FieldValue): void {
  descend(table, path.slice(0, -1)).set(path.at(-1) ?? '', value);
}

/** The table at a path, made where it is missing; a number is an index of an array of tables. */
function descend(table: Filling, path: readonly (string | number)[]): Filling {
  let at = table;
  path.forEach((step, n) => {
    if (typeof step === 'number') return;
    const index = path[n + 1];
    const old = at.get(step);
    if (typeof index === 'number') {
      const list: Filling[] = Array.isArray(old) ? (old as Filling[]) : [];
      const table = list[index] ?? new Map();
      list[index] = table;
      at.set(step, list);
      at = table;
    } else {
      const table: Filling = old instanceof Map ? old : new Map();
      at.set(step, table);
      at = table;
    }
  });
  return at;
}

function settled(value: Filling | FieldValue | Filling[]): FieldValue {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, settled(item)]));
  if (Array.isArray(value)) return value.map((item) => settled(item as Filling | FieldValue));
  return value as FieldValue;
}

/** A value's meaning. */
export function tomlValue(node: AST.TOMLContentNode, source: string): FieldValue {
  if (node.type === 'TOMLArray') return node.elements.map((item) => tomlValue(item, source));
  if (node.type === 'TOMLInlineTable') {
    const table: Filling = new Map();
    for (const { key, value } of node.body) put(table, keySteps(key), tomlValue(value, source));
    return settled(table);
  }
  const raw = source.slice(node.range[0], node.range[1]);
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return node.value;
    case 'integer':
    case 'float':
      return String(Number(raw)) === raw ? Number(raw) : raw;
    case 'offset-date-time':
    case 'local-date-time':
    case 'local-date':
    case 'local-time':
      return raw;
  }
}

/** The parser's message in words an author can act on. */
function sentence({ message, index }: ParseError, source: string): string {
  if (/multiple times/.test(message)) return 'This field or table is there twice. Keep one of them.';
  if (/invalid date|invalid time/.test(message)) return 'There is no such date.';
  if (/Unterminated string|Unterminated literal/.test(message))
    return 'A quotation mark is missing at the end of this value.';
  if (/escape/.test(message))
    return 'A backslash in double quotes begins an escape. Write it twice, or use single quotes.';
  if (/Expected equal/.test(message))
    return 'This line is neither “key = value” nor the head of a table in brackets.';
  if (/Unspecified values/.test(message)) return 'A value is missing here.';
  if (/newline|same line/.test(message)) return 'There is something here that does not belong to the line.';
  const line = source.slice(source.lastIndexOf('\n', index - 1) + 1, index);
  if (/=[ \t]*[^"']*$/.test(line)) return 'This is not a value. Text must stand in quotes.';
  return `The front matter cannot be read here: ${message}.`;
}
