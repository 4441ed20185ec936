import { isTable, nameOf, sameValue } from '../../posts/front-matter/field-path';
import type { FieldValue } from '../../posts/front-matter/front-matter';
import { mergeWords } from './words';

type Fields = ReadonlyMap<string, FieldValue>;
/** Undefined where the field is not there. */
type Value = FieldValue | undefined;

/** One field that somebody changed. `name` is a path, as `setField` takes it. */
export type FieldMerge =
  /** What it becomes is plain: one side changed it, both did alike, or it is a list and both changes fit into it. */
  | {
      readonly kind: 'settled';
      readonly name: string;
      readonly from: 'mine' | 'theirs' | 'both';
      readonly value: Value;
    }
  /** `both` is a text with the words of both; undefined when there is none. */
  | {
      readonly kind: 'conflict';
      readonly name: string;
      readonly base: Value;
      readonly mine: Value;
      readonly theirs: Value;
      readonly both: Value;
    };

/**
 * Merges front matter by field: what one side changed is taken, lists (tags, categories) as sets, tables field by field.
 * A field that both changed to different values is a conflict. In the order of mine, then theirs, then base.
 */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): FieldMerge[] {
  return mergeTables([], base, mine, theirs);
}

function mergeTables(path: readonly string[], base: Fields, mine: Fields, theirs: Fields): FieldMerge[] {
  const keys = new Set([...mine.keys(), ...theirs.keys(), ...base.keys()]);
  return [...keys].flatMap((key) =>
    mergeValues([...path, key], base.get(key), mine.get(key), theirs.get(key)),
  );
}

function mergeValues(path: readonly string[], base: Value, mine: Value, theirs: Value): FieldMerge[] {
  const settled = (from: 'mine' | 'theirs' | 'both', value: Value): FieldMerge[] => [
    { kind: 'settled', name: nameOf(path), from, value },
  ];
  if (sameValue(mine, theirs)) return sameValue(base, mine) ? [] : settled('both', mine);
  if (sameValue(base, mine)) return settled('theirs', theirs);
  if (sameValue(base, theirs)) return settled('mine', mine);
  if (isTable(mine) && isTable(theirs)) {
    const fields = (value: Value) => new Map(isTable(value) ? Object.entries(value) : []);
    return mergeTables(path, fields(base), fields(mine), fields(theirs));
  }
  if (isSet(mine) && isSet(theirs)) return settled('both', mergeSets(isSet(base) ? base : [], mine, theirs));
  return [{ kind: 'conflict', name: nameOf(path), base, mine, theirs, both: bothOf(base, mine, theirs) }];
}

function isSet(value: Value): value is readonly FieldValue[] {
  return Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object');
}

/** Mine in its order without what they took out, then what they put in. */
function mergeSets(
  base: readonly FieldValue[],
  mine: readonly FieldValue[],
  theirs: readonly FieldValue[],
): readonly FieldValue[] {
  const has = (list: readonly FieldValue[], item: FieldValue) => list.some((one) => sameValue(one, item));
  return [
    ...mine.filter((item) => has(theirs, item) || !has(base, item)),
    ...theirs.filter((item) => !has(mine, item) && !has(base, item)),
  ];
}

/** Sentences (a description) are merged by words; short texts (a title, a slug) are one thing. */
const SENTENCE = /\S+\s+\S+\s+\S+\s+\S+\s+\S+/;

function bothOf(base: Value, mine: Value, theirs: Value): Value {
  if (typeof base !== 'string' || typeof mine !== 'string' || typeof theirs !== 'string') return undefined;
  return SENTENCE.test(base) ? (mergeWords(base, mine, theirs) ?? undefined) : undefined;
}
