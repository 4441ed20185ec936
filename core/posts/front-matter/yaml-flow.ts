import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text-edit';
import { isEmpty, valueEnd, type YamlEntry } from './yaml-entry';
import { keySource } from './yaml-scalar';

/** The place of a field in braces: from its key to the end of its value, and to the end of the colon. */
interface Span {
  readonly from: number;
  readonly colonEnd: number;
  readonly to: number;
}

function spanOf(pair: Pair): Span | null {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  if (!isScalar(pair.key) || !pair.key.range || !colon) return null;
  const colonEnd = colon.offset + 1;
  return { from: pair.key.range[0], colonEnd, to: valueEnd(pair.value, colonEnd) };
}

function spansOf(map: YAMLMap): Span[] | null {
  const spans = map.items.map((pair) => spanOf(pair));
  return spans.some((span) => span === null) ? null : spans.filter((span) => span !== null);
}

/** A field of a map in braces as an entry whose value is changed where it stands; null as below, and for an empty one. */
export function flowEntry(map: unknown, key: string): YamlEntry | null {
  if (!isMap(map) || !map.flow) return null;
  const pair = map.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
  const span = pair && spanOf(pair);
  if (!pair || !span || isEmpty(pair.value)) return null;
  return { key, value: pair.value, lineFrom: span.from, colonEnd: span.colonEnd, lineTo: span.to };
}

/** The edit that puts a field behind the last one of a map in braces; null when its shape is not simple. */
export function flowFieldAddition(map: unknown, key: string, value: string): TextEdit | null {
  if (!isMap(map) || !map.flow || !map.range) return null;
  const last = spansOf(map)?.at(-1);
  if (!last) return null;
  return { from: last.to, to: last.to, insert: `, ${keySource(key, true)}: ${value}` };
}

/** The edit that takes a field, with one comma, out of a map in braces that has others; null as above. */
export function flowFieldRemoval(map: unknown, key: string): TextEdit | null {
  if (!isMap(map) || !map.flow) return null;
  const spans = spansOf(map);
  const at = map.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  const [own, previous, next] = [spans?.[at], spans?.[at - 1], spans?.[at + 1]];
  if (!own) return null;
  if (next) return { from: own.from, to: next.from, insert: '' };
  return previous ? { from: previous.to, to: own.to, insert: '' } : null;
}
