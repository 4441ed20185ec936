import type { AST } from 'toml-eslint-parser';
import type { TextEdit } from '../text-edit';
import { bracketListEdits } from './bracket-list';
import type { FieldChange, FieldRemoval } from './field-change';
import { FieldNotEditable } from './field-not-editable';
import { nameOf, valueAt } from './field-path';
import type { FieldValue } from './front-matter';
import { keySteps, readToml } from './toml-read';
import { isTomlDate, keySource, PLAIN_STYLE, styleOfToml, type TomlStyle, tomlSources } from './toml-scalar';
import { dateKey } from './yaml-style';

/** A `key = value` of a header. */
interface Entry {
  /** From the top: the table's steps and the key's own. */
  readonly path: readonly string[];
  readonly node: AST.TOMLKeyValue;
  /** Null at the top. */
  readonly table: AST.TOMLTable | null;
  /** The field whose table in braces it is in, or null. */
  readonly within: Entry | null;
}

interface Header {
  readonly source: string;
  readonly top: AST.TOMLTopLevelTable;
  readonly entries: readonly Entry[];
  readonly tables: readonly { readonly path: readonly string[]; readonly node: AST.TOMLTable }[];
}

function openHeader({ source, path }: FieldRemoval): Header {
  const { table: top } = readToml(source);
  if (!top) throw new FieldNotEditable(nameOf(path), 'The front matter cannot be read.');
  const entries: Entry[] = [];
  const add = (
    node: AST.TOMLKeyValue,
    outer: readonly string[],
    table: AST.TOMLTable | null,
    within: Entry | null,
  ) => {
    const entry: Entry = { path: [...outer, ...keySteps(node.key)], node, table, within };
    entries.push(entry);
    if (node.value.type === 'TOMLInlineTable')
      for (const inner of node.value.body) add(inner, entry.path, null, entry);
  };
  const tables: { path: readonly string[]; node: AST.TOMLTable }[] = [];
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') {
      add(node, [], null, null);
      continue;
    }
    // A table in a list of tables has no name of its own.
    if (node.resolvedKey.some((step) => typeof step === 'number')) continue;
    const path = node.resolvedKey.map(String);
    tables.push({ path, node });
    for (const inner of node.body) add(inner, path, node, null);
  }
  return { source, top, entries, tables };
}

const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.length <= path.length && start.every((step, n) => step === path[n]);

/** The field at a path, or the one that a path leads through. */
const deepest = ({ entries }: Header, path: readonly string[]): Entry | undefined =>
  entries
    .filter((entry) => startsWith(path, entry.path))
    .reduce<Entry | undefined>((a, b) => (a && a.path.length >= b.path.length ? a : b), undefined);

/** Ways to set a field of a TOML header, best first. */
export function tomlChanges(change: FieldChange): TextEdit[][] {
  const header = openHeader(change);
  const { path, fields } = change;
  const entry = deepest(header, path);
  if (entry?.path.length === path.length) return changes(header, change, entry);
  if (entry) return inlineAdditions(header, change, entry);
  if (valueAt(fields, path) !== undefined)
    throw new FieldNotEditable(nameOf(path), 'It is a table, or a list of them. Edit it as text.');
  return additions(header, change);
}

function changes(header: Header, { path, value, fields, eol }: FieldChange, { node }: Entry): TextEdit[][] {
  const { source } = header;
  const name = nameOf(path);
  const old = node.value;
  const [from, to] = old.range;
  const key = path.at(-1) ?? '';
  const own = styleOfToml(old, source);
  // A date that was being typed was text for a while: it becomes a date again where dates are.
  const wasDate = old.type === 'TOMLValue' && old.kind === 'string' && isTomlDate(old.value);
  const style = { ...own, bareDate: own.bareDate || (dateKey(key) && !wasDate && bareDates(header)) };
  const whole = tomlSources(name, value, style).map((insert) => [{ from, to, insert }]);
  const before = valueAt(fields, path);
  if (old.type !== 'TOMLArray' || !Array.isArray(value) || !Array.isArray(before)) return whole;
  const items = old.elements.map(({ range }) => ({ from: range[0], to: range[1] }));
  const write = (item: FieldValue, like: number): string => {
    const model = old.elements[like];
    return (
      tomlSources(name, item, model ? { ...styleOfToml(model, source), multiline: null } : own)[0] ?? '""'
    );
  };
  return [bracketListEdits({ source, from, to, items, before, eol }, value, write), ...whole];
}

/** Ways to add a field to a table in braces, behind its last one. */
function inlineAdditions(
  header: Header,
  { path, value }: FieldChange,
  { path: own, node }: Entry,
): TextEdit[][] {
  const name = nameOf(path);
  const table = node.value;
  if (table.type !== 'TOMLInlineTable')
    throw new FieldNotEditable(name, 'It is not in a table. Edit it as text.');
  const last = table.body.at(-1);
  const key = path.slice(own.length).map(keySource).join('.');
  const style = { ...freshStyle(header, path.at(-1) ?? ''), bareDate: false };
  return tomlSources(name, value, style).map((text) => {
    const field = `${key}${equals(header, key, table.body)}${text}`;
    const [from, to] = table.range;
    return last
      ? [{ from: last.range[1], to: last.range[1], insert: `, ${field}` }]
      : [{ from, to, insert: `{ ${field} }` }];
  });
}

/** Whether this header's dates stand without quotes; they do where there is none yet. */
function bareDates({ entries }: Header): boolean {
  return !entries.some(
    ({ node: { value } }) => value.type === 'TOMLValue' && value.kind === 'string' && isTomlDate(value.value),
  );
}

/** The style of a field that is new: quotes as most texts have them. */
function freshStyle(header: Header, key: string): TomlStyle {
  const texts = header.entries.flatMap(({ node: { value } }) =>
    value.type === 'TOMLValue' && value.kind === 'string' && !value.multiline ? [value.style] : [],
  );
  const literal = texts.filter((style) => style === 'literal').length * 2 > texts.length;
  return {
    ...PLAIN_STYLE,
    quote: literal ? 'literal' : 'basic',
    bareDate: dateKey(key) && bareDates(header),
  };
}

function nextLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;

/** Ways to add a field that is not there: after the last one of its table, which is made when there is none. */
function additions(header: Header, { path, value, eol }: FieldChange): TextEdit[][] {
  const { source, top } = header;
  const name = nameOf(path);
  const sources = tomlSources(name, value, freshStyle(header, path.at(-1) ?? ''));
  const line = (keys: readonly string[], neighbours: readonly AST.TOMLKeyValue[]) => {
    const last = neighbours.at(-1);
    const indent = last ? source.slice(lineStart(source, last.range[0]), last.range[0]) : '';
    const key = keys.map(keySource).join('.');
    return sources.map(
      (text) =>
        `${/^[ \t]*$/.test(indent) ? indent : ''}${key}${equals(header, key, neighbours)}${text}${eol}`,
    );
  };
  const at = (place: number, inserts: readonly string[]) =>
    inserts.map((insert) => [{ from: place, to: place, insert }]);

  if (path.length === 1) {
    const own = top.body.filter((node) => node.type === 'TOMLKeyValue');
    const last = own.at(-1);
    return at(last ? nextLine(source, last.range[1]) : 0, line(path, own));
  }
  // The deepest table that the field can go into, as a table of its own or as dotted keys.
  for (let depth = path.length - 1; depth > 0; depth--) {
    const table = header.tables.find(({ path: own }) => own.length === depth && startsWith(path, own))?.node;
    if (table) {
      const last = table.body.at(-1);
      const place = nextLine(source, last?.range[1] ?? table.key.range[1]);
      return at(place, line(path.slice(depth), table.body));
    }
    const dotted = header.entries.findLast(
      (entry) => entry.path.length > depth && startsWith(entry.path, path.slice(0, depth)),
    );
    if (dotted) {
      const outer = dotted.path.length - dotted.node.key.keys.length;
      return at(nextLine(source, dotted.node.range[1]), line(path.slice(outer), [dotted.node]));
    }
  }
  const head = `[${path.slice(0, -1).map(keySource).join('.')}]${eol}`;
  const gap = source === '' ? '' : eol;
  return at(
    source.length,
    line(path.slice(-1), []).map((text) => gap + head + text),
  );
}

/** What stands between a key and its value: as the neighbours have it, in step where they are aligned. */
function equals({ source, entries }: Header, key: string, neighbours: readonly AST.TOMLKeyValue[]): string {
  const like =
    neighbours.length > 0 ? neighbours : entries.filter(({ within }) => !within).map(({ node }) => node);
  const gaps = like.map((node) => ({
    key: node.key.range[1] - node.key.range[0],
    text: source.slice(node.key.range[1], node.value.range[0]),
  }));
  const columns = new Set(gaps.map((gap) => gap.key + gap.text.indexOf('=')));
  const widths = new Set(gaps.map((gap) => gap.key));
  const behind = gaps.at(-1)?.text.slice((gaps.at(-1)?.text.indexOf('=') ?? 0) + 1) ?? ' ';
  if (columns.size === 1 && widths.size > 1) {
    const column = [...columns][0] ?? 0;
    return `${' '.repeat(Math.max(1, column - key.length))}=${behind}`;
  }
  return gaps.some(({ text }) => text === '=') && !gaps.some(({ text }) => text === ' = ') ? '=' : ' = ';
}

/** Ways to remove a field of a TOML header with its lines; a table that is left empty goes with it. */
export function tomlRemovals(removal: FieldRemoval): TextEdit[][] {
  const header = openHeader(removal);
  const { source } = header;
  const { path } = removal;
  const entry = header.entries.find(({ path: own }) => own.length === path.length && startsWith(path, own));
  return entry ? entryRemoval(source, entry) : tableRemoval(header, path);
}

function entryRemoval(source: string, entry: Entry): TextEdit[][] {
  const { within } = entry;
  if (within?.node.value.type === 'TOMLInlineTable') {
    const siblings = within.node.value.body;
    if (siblings.length === 1) return entryRemoval(source, within);
    const at = siblings.indexOf(entry.node);
    const [previous, next] = [siblings[at - 1], siblings[at + 1]];
    const [from, to] = entry.node.range;
    if (next) return [[{ from, to: next.range[0], insert: '' }]];
    return previous ? [[{ from: previous.range[1], to, insert: '' }]] : [];
  }
  const [from, to] = entry.node.range;
  const lines = { from: lineStart(source, from), to: nextLine(source, to), insert: '' };
  const { table } = entry;
  if (table?.body.length !== 1) return [[lines]];
  // The table's head and the blank line before it go too, unless something else is written in it.
  const headFrom = lineStart(source, table.range[0]);
  const blank = /\n(\r?\n)$/.exec(source.slice(0, headFrom))?.[1] ?? '';
  const between = source.slice(nextLine(source, table.key.range[1]), lines.from).trim();
  return between === ''
    ? [[{ from: headFrom - blank.length, to: lines.to, insert: '' }], [lines]]
    : [[lines]];
}

/** A table of its own with all that is in it. */
function tableRemoval({ source, tables }: Header, path: readonly string[]): TextEdit[][] {
  const table = tables.find(({ path: own }) => own.length === path.length && startsWith(path, own))?.node;
  if (!table) return [];
  const end = nextLine(source, Math.max(table.range[1], table.key.range[1]));
  return [[{ from: lineStart(source, table.range[0]), to: end, insert: '' }]];
}
