import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { FieldNotEditable } from './field-not-editable';

/** A top-level field of a YAML header and where its parts are. Offsets are in the header, from 0. */
export interface YamlEntry {
  readonly key: string;
  readonly value: unknown;
  /** Start of the key's line, and just after the colon. */
  readonly lineFrom: number;
  readonly colonEnd: number;
  /** End of the value's last line, with its line end. */
  readonly lineTo: number;
}

/** The fields of a block map, in file order. A flow map or a map with explicit keys (`?`) has none: null. */
export function entriesOf(document: Document.Parsed | null, source: string): YamlEntry[] | null {
  const root = document?.contents;
  if (!root || (isScalar(root) && root.value === null)) return [];
  if (!isMap(root) || root.anchor || root.tag) return null;
  return mapEntries(root, source);
}

/** The fields of a block map at any depth, as `entriesOf` gives them; null for anything else. */
export function mapEntries(map: unknown, source: string): YamlEntry[] | null {
  if (!isMap(map) || map.flow) return null;
  const entries: YamlEntry[] = [];
  for (const pair of map.items) {
    const entry = entryOf(pair, source);
    if (!entry) return null;
    entries.push(entry);
  }
  return entries;
}

function entryOf(pair: Pair, source: string): YamlEntry | null {
  const token = pair.srcToken;
  const colon = token?.sep?.find(({ type }) => type === 'map-value-ind');
  if (!token || !colon || !isScalar(pair.key) || !pair.key.range) return null;
  if (token.start.some(({ type }) => type === 'explicit-key-ind')) return null;
  const colonEnd = colon.offset + 1;
  const valueTo = valueEnd(pair.value, colonEnd);
  return {
    key: pair.key.source ?? String(pair.key.value ?? ''),
    value: pair.value,
    lineFrom: lineStart(source, pair.key.range[0]),
    colonEnd,
    lineTo: source[valueTo - 1] === '\n' && valueTo > colonEnd ? valueTo : nextLine(source, valueTo),
  };
}

/** Where a value's own text ends; `fallback` for an empty one. A block scalar ends after its last line end. */
export function valueEnd(node: unknown, fallback: number): number {
  if (isScalar(node)) return isEmpty(node) ? fallback : (node.range?.[1] ?? fallback);
  if (isAlias(node)) return node.range?.[1] ?? fallback;
  if (isSeq(node) || isMap(node)) {
    if (node.flow) return node.range?.[1] ?? fallback;
    return isSeq(node) ? seqEnd(node, fallback) : mapEnd(node, fallback);
  }
  return fallback;
}

/** An empty value: nothing is written after the colon or the dash. */
export function isEmpty(node: unknown): boolean {
  return (
    node === null ||
    (isScalar(node) && node.value === null && (node.source ?? '') === '' && !node.anchor && !node.tag)
  );
}

function seqEnd(node: YAMLSeq, fallback: number): number {
  const dash = dashes(node).at(-1);
  return valueEnd(node.items.at(-1), dash === undefined ? fallback : dash + 1);
}

function mapEnd(node: YAMLMap, fallback: number): number {
  const last = node.items.at(-1);
  if (!last) return fallback;
  const colon = last.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  const keyEnd = isScalar(last.key) ? (last.key.range?.[1] ?? fallback) : fallback;
  return valueEnd(last.value, colon ? colon.offset + 1 : keyEnd);
}

/** The offsets of a block list's dashes, one an item. */
export function dashes(node: YAMLSeq): number[] {
  const token = node.srcToken;
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap((item) =>
    item.start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
}

/** Refuses values that other parts of the header may refer to, or that carry an explicit type. */
export function refuseProperties(key: string, node: unknown): void {
  if (!isScalar(node) && !isSeq(node) && !isMap(node)) return;
  if (node.anchor) {
    throw new FieldNotEditable(
      key,
      `Other fields may refer to this value by its name “&${node.anchor}”. Edit it as text.`,
    );
  }
  if (node.tag)
    throw new FieldNotEditable(key, `This value has the explicit type “${node.tag}”. Edit it as text.`);
  if (isSeq(node)) for (const item of node.items) refuseProperties(key, item);
  if (isMap(node)) {
    for (const { key: name, value } of node.items) {
      refuseProperties(key, name);
      refuseProperties(key, value);
    }
  }
}

/** Whether a scalar is written over lines of its own (`|`, `>`). */
export const isBlockScalar = (node: Scalar): boolean =>
  node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;

/** The start of the line that holds an offset. */
export function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** The start of the line after an offset, or the end of the source. */
export function nextLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end + 1;
}

/** The end of the text of the line that holds an offset, before its line end. */
export function lineTextEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  if (end < 0) return source.length;
  return source[end - 1] === '\r' && end > offset ? end - 1 : end;
}
