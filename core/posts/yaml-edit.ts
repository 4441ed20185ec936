import { isScalar, isSeq, type Scalar } from 'yaml';
import { FieldNotEditable } from './field-not-editable';
import type { FieldValue } from './front-matter';
import { type FrontMatterBlock, findBlock } from './front-matter-block';
import { applyEdits, type TextEdit } from './text-edit';
import {
  entriesOf,
  isBlockScalar,
  isEmpty,
  lineTextEnd,
  nextLine,
  refuseProperties,
  valueEnd,
  type YamlEntry,
} from './yaml-entry';
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

/** What the edits work on: the header's text with lone `\r` read as `\n` (same offsets), and its own line end. */
interface Header extends YamlHeader {
  readonly source: string;
  readonly entries: readonly YamlEntry[];
  readonly eol: string;
  readonly style: HeaderStyle;
}

function openHeader(text: string, block: FrontMatterBlock, key: string): Header {
  const source = text.slice(block.contentFrom, block.contentTo).replace(/\r(?!\n)/g, '\n');
  const header = readYaml(source);
  const entries = entriesOf(header.document, source);
  if (!entries) throw new FieldNotEditable(key, 'The fields are not written one a line. Edit them as text.');
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  return { ...header, source, entries, eol, style: headerStyle(source, entries) };
}

/** Edits of a post's text that set a field of its YAML front matter. See `setField`. */
export function setYaml(text: string, block: FrontMatterBlock, key: string, value: FieldValue): TextEdit[] {
  refuseUnwritable(key, value);
  const header = openHeader(text, block, key);
  const entry = header.entries.find((candidate) => candidate.key === key);
  if (entry && sameValue(header.fields.get(key), value)) return [];
  if (key === '<<')
    throw new FieldNotEditable(key, 'This field brings in the fields of another one. Edit it as text.');
  if (entry) refuseProperties(key, entry.value);
  const candidates = entry ? changes(header, entry, value) : additions(header, key, value);
  const expected = new Map(header.fields).set(key, value);
  for (const edits of candidates) {
    const moved = edits.map((edit) => shift(edit, block.contentFrom));
    if (holds(text, block, moved, expected)) return moved;
  }
  throw new FieldNotEditable(key, 'Changing it here could damage the fields around it. Edit it as text.');
}

/** Edits that remove a field with its lines. See `unsetField`. */
export function unsetYaml(text: string, block: FrontMatterBlock, key: string): TextEdit[] {
  const header = openHeader(text, block, key);
  const entry = header.entries.find((candidate) => candidate.key === key);
  if (!entry) return [];
  const expected = new Map(header.fields);
  expected.delete(key);
  const edits = [shift({ from: entry.lineFrom, to: entry.lineTo, insert: '' }, block.contentFrom)];
  if (holds(text, block, edits, expected)) return edits;
  throw new FieldNotEditable(key, 'Other fields depend on this one. Edit it as text.');
}

/** Edits that give a text without front matter a block with one field, at `at`. */
export function createYaml(text: string, at: number, key: string, value: FieldValue): TextEdit[] {
  refuseUnwritable(key, value);
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const empty = `---${eol}---${eol}`;
  const withBlock = text.slice(0, at) + empty + text.slice(at);
  const inner = applyEdits(withBlock, setYaml(withBlock, findBlock(withBlock), key, value));
  return [{ from: at, to: at, insert: inner.slice(at, inner.length - (text.length - at)) }];
}

function shift(edit: TextEdit, by: number): TextEdit {
  return { from: edit.from + by, to: edit.to + by, insert: edit.insert };
}

function sameValue(a: FieldValue | undefined, b: FieldValue): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** The law of this module, checked on every edit: the block ends where it should and says exactly what is wanted. */
function holds(
  text: string,
  block: FrontMatterBlock,
  edits: readonly TextEdit[],
  expected: ReadonlyMap<string, FieldValue>,
): boolean {
  const result = applyEdits(text, edits);
  const after = findBlock(result);
  if (after.format !== 'yaml' || after.to - block.to !== result.length - text.length) return false;
  const { fields, problem } = readYaml(result.slice(after.contentFrom, after.contentTo));
  if (problem || fields.size !== expected.size) return false;
  return [...expected].every(([key, value]) => sameValue(fields.get(key), value));
}

function refuseUnwritable(key: string, value: FieldValue): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new FieldNotEditable(key, 'This is not a number that can be written.');
  }
  if (/\p{Surrogate}/u.test(key + deepText(value))) {
    throw new FieldNotEditable(key, 'This text has half a character in it, which no file can hold.');
  }
}

function deepText(value: FieldValue): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([name, item]) => name + deepText(item))
    .join(' ');
}

/** Ways to change a field that is there, best first. */
function changes(header: Header, entry: YamlEntry, value: FieldValue): TextEdit[][] {
  const old = entry.value;
  const { source, eol } = header;
  if (isSeq(old) && Array.isArray(value)) {
    const before = header.fields.get(entry.key);
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
  const blockList = asBlockList ? listLines(value, header) : null;

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
    ...inline.map((text) => [text === '' ? emptied : { from, to: end, insert: text }]),
  ];
}

/** A block list's lines as the header's other lists have them, without the last line end. */
function listLines(items: readonly FieldValue[], { style, eol }: Header): string {
  const like = styleOf(style.listItem, style, false, style.listItem === undefined);
  return items
    .map((item) => `${style.list ?? '  - '}${flowSource(item, { ...like, flow: false })}`.trimEnd())
    .join(eol);
}

/** Ways to add a field that is not there: after everything else, before the closing fence. */
function additions(header: Header, key: string, value: FieldValue): TextEdit[][] {
  const { source, eol, style } = header;
  const at = source.length;
  const name = style.indent + keySource(key, false);
  const scalarStyle = styleOf(undefined, style, dateKey(key), true);
  const lines: string[] = [];
  if (isScalarValue(value)) {
    for (const text of scalarSources(value, scalarStyle))
      lines.push(name + (text === '' ? style.colon.trimEnd() : style.colon + text));
  } else {
    if (Array.isArray(value) && value.length > 0 && value.every(isScalarValue) && style.list !== null) {
      lines.push(name + style.colon.trimEnd() + eol + listLines(value, header));
    }
    lines.push(name + style.colon + flowSource(value, scalarStyle));
  }
  return lines.map((line) => [{ from: at, to: at, insert: line + eol }]);
}
