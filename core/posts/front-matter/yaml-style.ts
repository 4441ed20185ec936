import { isScalar, isSeq, Scalar } from 'yaml';
import { dashes, lineStart, type YamlEntry } from './yaml-entry';
import { plainClass } from './yaml-plain';
import type { Quote, ScalarStyle } from './yaml-scalar';

/** How a header's fields are written, for a field that has nothing of its own to copy. */
export interface HeaderStyle {
  /** What most text values are quoted with, and what most dates are. */
  readonly quote: Quote;
  readonly dateQuote: Quote;
  /** The quote for what cannot stay plain. */
  readonly fallback: 'single' | 'double';
  /** Indentation of the keys, nearly always none. */
  readonly indent: string;
  /** Between a key and its value: `: ` or ` : `. */
  readonly colon: string;
  /** What stands before an item of a block list (`  - `), or null when lists are written in brackets. */
  readonly list: string | null;
  /** An item of such a list, to quote new ones alike. */
  readonly listItem: Scalar | undefined;
}

/** Learns a header's style from its fields; plain values, `: ` and `[…]` where it says nothing. */
export function headerStyle(source: string, entries: readonly YamlEntry[]): HeaderStyle {
  const scalars = entries
    .map(({ value }) => value)
    .filter((value) => isScalar(value) && quoteOf(value) !== null) as Scalar[];
  const dates = scalars.filter((scalar) => plainClass(String(scalar.source ?? '')) === 'date');
  const texts = scalars.filter((scalar) => typeof scalar.value === 'string' && !dates.includes(scalar));
  const quote = mostCommon(texts.map(quoteOf)) ?? 'plain';
  const quoted = mostCommon(scalars.map(quoteOf).filter((q) => q === 'single' || q === 'double'));
  const colons = entries.map(({ key, lineFrom, colonEnd }) => {
    const line = source.slice(lineFrom, colonEnd);
    return line.trimEnd().endsWith(`${key} :`) ? ' : ' : ': ';
  });
  const lists = entries.map(({ value }) => value).filter((value) => isSeq(value) && value.items.length > 0);
  const list = lists[0];
  const block = isSeq(list) && !list.flow ? list : undefined;
  const dash = block ? dashes(block)[0] : undefined;
  const first = entries[0];
  const item = block?.items.find((candidate) => isScalar(candidate));
  return {
    quote,
    dateQuote: mostCommon(dates.map(quoteOf)) ?? (quote === 'plain' ? 'plain' : quote),
    fallback: quoted ?? 'double',
    indent: first ? (/^ */.exec(source.slice(first.lineFrom))?.[0] ?? '') : '',
    colon: mostCommon(colons) ?? ': ',
    list: dash === undefined ? null : `${source.slice(lineStart(source, dash), dash)}- `,
    listItem: item as Scalar | undefined,
  };
}

function quoteOf(scalar: Scalar): Quote | null {
  switch (scalar.type) {
    case Scalar.PLAIN:
      return scalar.source === '' ? null : 'plain';
    case Scalar.QUOTE_SINGLE:
      return 'single';
    case Scalar.QUOTE_DOUBLE:
      return 'double';
    default:
      return null;
  }
}

function mostCommon<T extends string>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/**
 * The style for a new scalar in place of `old`. With `fresh` there is no old text to copy (an empty or absent
 * value, a list), so the header's own style holds. `date`: the field is a date by its name.
 */
export function styleOf(
  old: Scalar | undefined,
  header: HeaderStyle,
  date: boolean,
  fresh = false,
): ScalarStyle {
  const own = old && !fresh ? quoteOf(old) : null;
  const source = old?.source ?? '';
  // A block scalar that can no longer be one: quotes are the safe form for text that needed a block.
  const quote = own ?? (old && !fresh ? 'double' : date ? header.dateQuote : header.quote);
  return {
    quote,
    plain: own === 'plain' ? plainClass(source) : null,
    date: date && quote === 'plain',
    flow: false,
    fallback: header.fallback,
    source: own === 'plain' ? source : '',
  };
}

/** Whether a field is a date by its name, as generators and themes name theirs. */
export function dateKey(key: string): boolean {
  return /date|publish|updated|modified|lastmod|added|created|expir/i.test(key);
}
