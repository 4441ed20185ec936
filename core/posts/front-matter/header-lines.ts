import type { FieldValue } from './front-matter';

/** The forms of headers that are lines without a data format. */
export type LineForm = 'header' | 'rst' | 'org';

/** A field of such a header and where it is; offsets in the header, from 0. */
export interface HeaderEntry {
  readonly key: string;
  /** Its text without surrounding white space; continued lines are joined with `\n`. */
  readonly text: string;
  readonly lineFrom: number;
  /** From the first character of the value to its last; equal, behind the colon, when it is empty. */
  readonly valueFrom: number;
  readonly valueTo: number;
  /** The start of the line after its last one. */
  readonly lineTo: number;
}

interface LineRule {
  readonly first: RegExp;
  /** A line that goes on with the value above it. */
  readonly more: RegExp | null;
}

/**
 * Python-Markdown's `meta.py`, docutils' field lists, Org's keywords. The groups: all before the value, key, value. U+2028 ends no
 * line, but for docutils.
 */
const RULES: Readonly<Record<LineForm, LineRule>> = {
  header: { first: /^( {0,3}([A-Za-z0-9_-]+):[ \t]*)(.*)$/s, more: /^(?: {4}|\t)[ \t]*\S/ },
  rst: { first: /^(:([^:\s](?:[^:]|:(?!\s|$))*):(?:[ \t]+|$))(.*)$/, more: /^[ \t]+\S/ },
  org: { first: /^(#\+([A-Za-z_][\w-]*(?:\[\])?):[ \t]*)(.*)$/s, more: null },
};

/** The lines of a text, without their ends, with the offset of each and of the next. `\r` alone ends a line too. */
export function* linesOf(text: string, from = 0): Generator<{ text: string; from: number; next: number }> {
  const end = /\r\n|\r|\n/g;
  end.lastIndex = from;
  let at = from;
  while (at < text.length) {
    const found = end.exec(text);
    const next = found ? end.lastIndex : text.length;
    yield { text: text.slice(at, found?.index ?? text.length), from: at, next };
    at = next;
  }
}

/** Where the fields of a header end that begins at `from`: the start of the first line that is none of its lines. */
export function headerEnd(text: string, from: number, form: LineForm): number {
  const { first, more } = RULES[form];
  let to = from;
  for (const line of linesOf(text, from)) {
    const goesOn = to > from && more?.test(line.text) === true;
    if (!goesOn && !first.test(line.text)) break;
    to = line.next;
  }
  return to;
}

/** The fields of a header's text, in file order; lines that are none (a title, blank ones) are passed over. */
export function headerEntries(source: string, form: LineForm): HeaderEntry[] {
  const { first, more } = RULES[form];
  const entries: HeaderEntry[] = [];
  for (const line of linesOf(source)) {
    const last = entries.at(-1);
    const match = first.exec(line.text);
    if (last && more?.test(line.text) === true && last.lineTo === line.from) {
      const text = line.text.trim();
      const valueTo = line.from + line.text.trimEnd().length;
      const begins = last.text === '' ? line.from + line.text.indexOf(text) : last.valueFrom;
      entries[entries.length - 1] = {
        ...last,
        text: last.text === '' ? text : `${last.text}\n${text}`,
        valueFrom: begins,
        valueTo,
        lineTo: line.next,
      };
    } else if (match) {
      const [, before = '', key = '', value = ''] = match;
      const text = value.trim();
      const valueFrom = line.from + (text === '' ? before.trimEnd().length : before.length);
      const valueTo = valueFrom + text.length;
      entries.push({ key, text, lineFrom: line.from, valueFrom, valueTo, lineTo: line.next });
    }
  }
  return entries;
}

/** Fields that Pelican splits at commas, or at semicolons when there is one (readers.py, `ensure_metadata_list`). */
const LISTS = /^(?:tags|authors|keywords)$/i;

/** Whether the value of a key is a list in a header of this form. */
export const isListKey = (key: string, form: LineForm): boolean =>
  form === 'org' ? key.endsWith('[]') : LISTS.test(key);

/** What the fields of a header mean. Values are text and, for tags and the like, lists. The first of a repeated key counts. */
export function headerFields(source: string, form: LineForm): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  const title = form === 'rst' ? rstTitle(source) : null;
  if (title !== null) fields.set('title', title.text);
  for (const { key, text } of headerEntries(source, form)) {
    const name = form === 'org' ? key.replace(/\[\]$/, '').toLowerCase() : key;
    if (!fields.has(name)) fields.set(name, isListKey(key, form) ? listOf(text, form) : orgText(text, form));
  }
  return fields;
}

const listOf = (text: string, form: LineForm): string[] =>
  form === 'org' ? words(text, /\s+/) : listOfWords(text);

/** Words as Pelican splits a text: at semicolons where there is one, else at commas (`ensure_metadata_list`). */
export const listOfWords = (text: string): string[] => words(text, text.includes(';') ? ';' : ',');

function words(text: string, between: string | RegExp): string[] {
  const found = text.split(between).map((word) => word.trim());
  return [...new Set(found.filter((word) => word !== ''))];
}

/** Org's dates stand in brackets with the day's name: `<2024-01-02 Tue 10:00>`. */
function orgText(text: string, form: LineForm): string {
  const stamp =
    form === 'org' ? /^[<[](\d{4}-\d\d-\d\d)(?: \p{L}+\.?)?( \d\d:\d\d)?[>\]]$/u.exec(text) : null;
  return stamp ? `${stamp[1]}${stamp[2] ?? ''}` : text;
}

/** The document title of a reStructuredText: the first section's, with what underlines it. Offsets from 0. */
export interface RstTitle {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Start of the line after the underline. */
  readonly next: number;
}

const ADORNMENT = /^([!-/:-@[-`{-~])\1+[ \t]*$/;

/** The title at the start of a text; null when it does not begin with one. Comments and blank lines may stand before it. */
export function rstTitle(source: string): RstTitle | null {
  let before: { text: string; from: number } | null = null;
  for (const line of linesOf(source)) {
    const blank = line.text.trim() === '';
    if (before === null) {
      const skipped = blank || ADORNMENT.test(line.text) || /^\.\.(?:[ \t]|$)/.test(line.text);
      if (!skipped && /^:[^:]+:/.test(line.text)) return null;
      if (!skipped) before = line;
      continue;
    }
    if (!ADORNMENT.test(line.text)) return null;
    const text = before.text.trim();
    const from = before.from + before.text.indexOf(text);
    return { text, from, to: from + text.length, next: line.next };
  }
  return null;
}
