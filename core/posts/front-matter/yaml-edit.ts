import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { TextEdit } from '../text-edit';
import type { FieldChange, FieldRemoval } from './field-change';
import { FieldNotEditable } from './field-not-editable';
import { isTable, nameOf, valueAt, withoutValue, withValue } from './field-path';
import type { FieldValue } from './front-matter';
import {
  entriesOf,
  isBlockScalar,
  isEmpty,
  lineTextEnd,
  mapEntries,
  nextLine,
  refuseProperties,
  valueEnd,
  type YamlEntry,
} from './yaml-entry';
import { flowEntry, flowFieldAddition, flowFieldRemoval } from './yaml-flow';
import { blockListEdits, flowListEdits } from './yaml-list';
import { readYaml, type YamlHeader } from './yaml-read';
import {
  blockScalarSources,
  flowSource,
  isScalarValue,
  keySource,
  type ScalarStyle,
  scalarSources,
} from './yaml-scalar';
import { dateKey, type HeaderStyle, headerStyle, styleOf } from './yaml-style';

/** What the edits work on: the header as it parsed, and its own line end and style. */
interface Header extends YamlHeader {
  readonly source: string;
  readonly entries: readonly YamlEntry[];
  readonly eol: string;
  readonly style: HeaderStyle;
}

function openHeader({ source, path, eol }: FieldRemoval): Header {
  const header = readYaml(source);
  const entries = entriesOf(header.document, source);
  if (!entries)
    throw new FieldNotEditable(nameOf(path), 'The fields are not written one a line. Edit them as text.');
  return { ...header, source, entries, eol, style: headerStyle(source, entries) };
}

/** How far a path leads into a header: the deepest field on it, and the fields of the tables it goes through. */
interface Place {
  /** The field at `path[depth]`, or undefined when there is none. */
  readonly entry: YamlEntry | undefined;
  readonly depth: number;
  /** Its neighbours, itself included. */
  readonly among: readonly YamlEntry[];
  /** The fields above it, outermost first. */
  readonly above: readonly YamlEntry[];
}

function placeOf(header: Header, path: readonly string[]): Place {
  let among = header.entries;
  const above: YamlEntry[] = [];
  for (let depth = 0; ; depth++) {
    const entry = among.find(({ key }) => key === path[depth]);
    const inner = entry && depth < path.length - 1 ? mapEntries(entry.value, header.source) : null;
    if (!entry || inner === null || inner.length === 0) return { entry, depth, among, above };
    above.push(entry);
    among = inner;
  }
}

/** Ways to set a field of a YAML header, best first. Throws `FieldNotEditable` where there is none. */
export function yamlChanges(change: FieldChange): TextEdit[][] {
  const { path, value, fields } = change;
  const name = nameOf(path);
  if (path.includes('<<'))
    throw new FieldNotEditable(name, 'This field brings in the fields of another one. Edit it as text.');
  const header = openHeader(change);
  const { entry, depth, among, above } = placeOf(header, path);
  const inner = path.slice(depth);
  if (!entry) return additions(header, among, above.length > 0, inner, value);
  if (inner.length === 1) {
    refuseProperties(name, entry.value);
    return changes(header, entry, valueAt(fields, path) ?? null, value);
  }
  if (isEmpty(entry.value)) {
    const at = lineTextEnd(header.source, entry.colonEnd);
    const indent = `${indentOf(header, entry)}${stepOf(header)}`;
    return nested(header, indent, inner.slice(1), value).map((lines) => [
      { from: at, to: at, insert: header.eol + lines.trimEnd() },
    ]);
  }
  // A table on one line, or no table at all: the whole of it is written anew.
  if (!isMap(entry.value)) throw new FieldNotEditable(name, 'It is not in a table. Edit it as text.');
  refuseProperties(name, entry.value);
  const whole = wholeTable(fields, path, depth + 1, value);
  const anew = changes(header, entry, valueAt(fields, whole.path) ?? null, whole.value);
  const [, key = '', ...deeper] = inner;
  if (deeper.length > 0) return anew;
  const old = valueAt(fields, path);
  const there = flowEntry(entry.value, key);
  if (old !== undefined) return there ? [...changes(header, there, old, value), ...anew] : anew;
  const style = { ...styleOf(undefined, header.style, dateKey(key), true), flow: true };
  const added = flowFieldAddition(entry.value, key, flowSource(value, style));
  return added ? [[added], ...anew] : anew;
}

/** The steps and value that set a whole table in which one field changed: for tables written on one line. */
function wholeTable(
  fields: ReadonlyMap<string, FieldValue>,
  path: readonly string[],
  depth: number,
  value: FieldValue,
): { readonly path: readonly string[]; readonly value: FieldValue } {
  const next = withValue(fields, path, value);
  const table = path.slice(0, depth);
  const whole = valueAt(next, table);
  if (!isTable(whole)) throw new FieldNotEditable(nameOf(path), 'It is not in a table. Edit it as text.');
  return { path: table, value: whole };
}

/** Ways to remove a field of a YAML header with its lines; a table that is left empty goes with it. */
export function yamlRemovals(removal: FieldRemoval): TextEdit[][] {
  const { path, fields } = removal;
  const header = openHeader(removal);
  const { entry, depth, among, above } = placeOf(header, path);
  if (!entry) return [];
  if (depth < path.length - 1) {
    const taken = depth === path.length - 2 ? flowFieldRemoval(entry.value, path.at(-1) ?? '') : null;
    const here = path.slice(0, depth + 1);
    const left = valueAt(withoutValue(fields, path), here);
    const anew = left === undefined ? null : changes(header, entry, valueAt(fields, here) ?? null, left);
    if (anew) return taken ? [[taken], ...anew] : anew;
  }
  let gone = entry;
  for (let level = above.length; level > 0; level--) {
    const siblings = level === above.length ? among : mapEntries(above[level - 1]?.value, header.source);
    const parent = above[level - 1];
    if (siblings?.length !== 1 || !parent) break;
    gone = parent;
  }
  return [[{ from: gone.lineFrom, to: gone.lineTo, insert: '' }]];
}

function indentOf({ source }: Header, entry: YamlEntry): string {
  return /^ */.exec(source.slice(entry.lineFrom))?.[0] ?? '';
}

/** How far this header indents the fields of its tables; two spaces where it has none. */
function stepOf(header: Header): string {
  for (const entry of header.entries) {
    const first = mapEntries(entry.value, header.source)?.[0];
    if (first) return indentOf(header, first).slice(indentOf(header, entry).length) || '  ';
  }
  return '  ';
}

/** Ways to change a field that is there, best first. */
function changes(header: Header, entry: YamlEntry, before: FieldValue, value: FieldValue): TextEdit[][] {
  const old = entry.value;
  const { source, eol } = header;
  if (isSeq(old) && Array.isArray(value)) {
    const items = Array.isArray(before) ? before : [];
    const write = (item: FieldValue, like: unknown) =>
      flowSource(item, {
        ...itemStyle(header, isScalar(like) ? like : old.items.find(isScalar)),
        flow: old.flow === true,
      });
    const edits = old.flow
      ? flowListEdits(source, old, items, value, write)
      : blockListEdits(source, old, items, value, write, eol);
    return [...(edits ? [edits] : []), ...replacements(header, entry, value)];
  }
  if (isScalar(old) && isBlockScalar(old as Scalar) && typeof value === 'string') {
    return [...blockChanges(header, old as Scalar, value), ...replacements(header, entry, value)];
  }
  return replacements(header, entry, value);
}

function itemStyle(header: Header, like: Scalar | undefined): ScalarStyle {
  return styleOf(like, header.style, false);
}

function blockChanges({ source, eol }: Header, old: Scalar, value: string): TextEdit[][] {
  if (!old.range) return [];
  const [from, end] = old.range;
  const headerEnd = lineTextEnd(source, from);
  const indent =
    /^[ \t]*(?:\r?\n[ \t]*)*/
      .exec(source.slice(nextLine(source, headerEnd)))?.[0]
      ?.split('\n')
      .at(-1) ?? '';
  const to = textEnd(source, end);
  return blockScalarSources(value, source.slice(from, headerEnd), indent, eol).map((insert) => [
    { from, to, insert },
  ]);
}

/** The end of a value's text without the line ends that follow it. */
function textEnd(source: string, end: number): number {
  let to = end;
  while (to > 0 && (source[to - 1] === '\n' || source[to - 1] === '\r')) to--;
  return to;
}

/** The whole value replaced, whatever it was. */
function replacements(header: Header, entry: YamlEntry, value: FieldValue): TextEdit[][] {
  const { source, eol, style } = header;
  const old = entry.value;
  const oldScalar = isScalar(old) ? (old as Scalar) : undefined;
  const scalarStyle = styleOf(oldScalar, style, dateKey(entry.key), isEmpty(old) || !oldScalar);
  const inline = isScalarValue(value) ? scalarSources(value, scalarStyle) : [flowSource(value, scalarStyle)];
  const asBlockList =
    Array.isArray(value) && value.length > 0 && value.every(isScalarValue) && style.list !== null;
  const blockList = asBlockList
    ? listLines(value, header, indentOf(header, entry).slice(style.indent.length))
    : null;

  if (isEmpty(old)) {
    const lineEnd = lineTextEnd(source, entry.colonEnd);
    const afterLine = { from: lineEnd, to: lineEnd, insert: blockList === null ? '' : eol + blockList };
    const blank = source.slice(entry.colonEnd, lineEnd);
    const at = /^[ \t]{2,}$/.test(blank) ? lineEnd : entry.colonEnd;
    const space = at === entry.colonEnd ? ' ' : '';
    return [
      ...(blockList === null ? [] : [[afterLine]]),
      ...inline.filter((text) => text !== '').map((text) => [{ from: at, to: at, insert: space + text }]),
    ];
  }

  const end = textEnd(source, valueEnd(old, entry.colonEnd));
  const range = (old as { range?: [number, number, number] | null }).range;
  const from = range?.[0] ?? entry.colonEnd;
  const ownLine = lineTextEnd(source, entry.colonEnd);
  if (from > ownLine) {
    // The old value begins on a later line (a block list or map): what stands on the key's line, a comment, stays.
    const rest = { from: ownLine, to: end, insert: '' };
    return [
      ...(blockList === null ? [] : [[{ ...rest, insert: eol + blockList }]]),
      ...inline.map((text) =>
        text === '' ? [rest] : [{ from: entry.colonEnd, to: entry.colonEnd, insert: ` ${text}` }, rest],
      ),
    ];
  }
  const oneSpace = from === entry.colonEnd + 1;
  // With a comment behind it, an empty value would not say how far in the old one began: a written null does.
  const commented = /^[ \t]*#/.test(source.slice(end, lineTextEnd(source, end)));
  const ordered =
    commented && !oneSpace ? [...inline].sort((a, b) => Number(a === '') - Number(b === '')) : inline;
  const emptied = { from: oneSpace ? entry.colonEnd : from, to: end, insert: '' };
  return [
    ...(blockList === null
      ? []
      : [
          [
            emptied,
            { from: lineTextEnd(source, end), to: lineTextEnd(source, end), insert: eol + blockList },
          ],
        ]),
    ...ordered.map((text) => [text === '' ? emptied : { from, to: end, insert: text }]),
  ];
}

/** A block list's lines as the header's other lists have them, without the last line end. */
function listLines(items: readonly FieldValue[], { style, eol }: Header, indent: string): string {
  const like = styleOf(style.listItem, style, false, style.listItem === undefined);
  return items
    .map((item) => `${indent}${style.list ?? '  - '}${flowSource(item, { ...like, flow: false })}`.trimEnd())
    .join(eol);
}

/** Ways to add a field that is not there: after its neighbours, which for a top-level one is before the closing fence. */
function additions(
  header: Header,
  among: readonly YamlEntry[],
  inTable: boolean,
  path: readonly string[],
  value: FieldValue,
): TextEdit[][] {
  const last = among.at(-1);
  const at = inTable && last ? last.lineTo : header.source.length;
  const indent = inTable && last ? indentOf(header, last) : header.style.indent;
  const open = at > 0 && header.source[at - 1] !== '\n';
  return nested(header, indent, path, value).map((lines) => [
    { from: at, to: at, insert: open ? header.eol + lines.slice(0, -header.eol.length) : lines },
  ]);
}

/** The lines of a new field, with its tables as lines of their own; each ends with a line end. */
function nested(header: Header, indent: string, path: readonly string[], value: FieldValue): string[] {
  const { style, eol } = header;
  const [key = '', ...inner] = path;
  const name = indent + keySource(key, false);
  if (inner.length > 0) {
    const head = name + style.colon.trimEnd() + eol;
    return nested(header, indent + stepOf(header), inner, value).map((lines) => head + lines);
  }
  const lines: string[] = [];
  const scalarStyle = styleOf(undefined, style, dateKey(key), true);
  if (isScalarValue(value)) {
    for (const text of scalarSources(value, scalarStyle))
      lines.push(name + (text === '' ? style.colon.trimEnd() : style.colon + text));
  } else {
    if (Array.isArray(value) && value.length > 0 && value.every(isScalarValue) && style.list !== null) {
      const deeper = indent.slice(style.indent.length);
      lines.push(name + style.colon.trimEnd() + eol + listLines(value, header, deeper));
    }
    lines.push(name + style.colon + flowSource(value, scalarStyle));
  }
  return lines.map((line) => line + eol);
}
