import type { FieldValue } from './front-matter';
import { listOfWords } from './header-lines';
import { decodedHtml } from './html-entities';

/** A field in the head of a page: its `<title>`, or a `<meta name="…" content="…">`. Offsets from 0, into the text given. */
export interface HeadEntry {
  /** In small letters; `keywords` are `tags`. */
  readonly key: string;
  /** What its source stands for, white space around it kept. */
  readonly text: string;
  /** The whole element. */
  readonly from: number;
  readonly to: number;
  /** The value's source without quotes; null for a `meta` without `content`. */
  readonly value: { readonly from: number; readonly to: number; readonly quote: '"' | "'" | '' } | null;
}

/** The head of a page as Pelican reads it. */
export interface PageHead {
  readonly entries: readonly HeadEntry[];
  /** Where `</head>` begins; null when it is not there. */
  readonly end: number | null;
  /** Behind the tag that opens the body; behind the head where there is none; the text's end for a head that is not closed. */
  readonly to: number;
}

/**
 * Reads the head of a page at the start of a text as the parser of Pelican's `HTMLReader` does (readers.py): `title` and `meta`
 * count in `head` only, names in small letters, whatever `body` holds. Null for a text without a head. In time that grows with
 * the length of the text.
 */
export function pageHead(text: string, start = 0): PageHead | null {
  const entries: HeadEntry[] = [];
  let [isInside, end, to] = [false, null as number | null, null as number | null];
  let title: { from: number; inner: number } | null = null;
  for (let at = text.indexOf('<', start); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4);
      if (close < 0) break;
      at = close + 3;
      continue;
    }
    const tag = tagAt(text, at);
    // One that does not end leaves the rest unread.
    if (tag === 'open') break;
    if (tag === null) {
      at += 1;
      continue;
    }
    const { name, isClosing } = tag;
    if (name === 'head') {
      if (!isClosing) isInside = true;
      else if (isInside) [isInside, end, to] = [false, at, tag.to];
    } else if (name === 'body' && !isInside && !isClosing) return { entries, end, to: tag.to };
    else if (isInside && name === 'title') {
      if (!isClosing) title = { from: at, inner: tag.to };
      else if (title !== null) {
        const value = { from: title.inner, to: at, quote: '' as const };
        const shown = decodedHtml(text.slice(value.from, value.to).replace(/<[^<>]*>/g, ''));
        entries.push({ key: 'title', text: shown, from: title.from, to: tag.to, value });
        title = null;
      }
    } else if (isInside && name === 'meta' && !isClosing) {
      const entry = metaOf(text, at, tag);
      if (entry !== null) entries.push(entry);
    } else if ((name === 'script' || name === 'style') && !isClosing) {
      const close = new RegExp(`</${name}`, 'gi');
      close.lastIndex = tag.to;
      const found = close.exec(text);
      if (found === null) break;
      at = found.index;
      continue;
    }
    at = tag.to;
  }
  if (isInside) return { entries, end: null, to: text.length };
  return to === null ? null : { entries, end, to };
}

/** What the head of a page says. Of a repeated name tags are all that is there; of any other the last counts. */
export function headFields(entries: readonly HeadEntry[]): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const { key, text } of entries) {
    if (!LISTS.has(key)) fields.set(key, text.trim());
    else if (!fields.has(key)) {
      const several = entries.filter((entry) => entry.key === key);
      const words = several.length > 1 ? several.map((entry) => entry.text.trim()) : listOfWords(text);
      fields.set(key, [...new Set(words.filter((word) => word !== ''))]);
    }
  }
  return fields;
}

/** Fields that Pelican reads as lists (readers.py, `METADATA_PROCESSORS`). */
export const LISTS: ReadonlySet<string> = new Set(['tags', 'authors']);

interface Attribute {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly quote: '"' | "'" | '';
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: readonly Attribute[];
  readonly to: number;
}

/** The tag at an offset; null when there is none, `open` for one that does not end. */
function tagAt(text: string, at: number): Tag | 'open' | null {
  const open = /<(\/?)([A-Za-z][^\s/>]*)/y;
  open.lastIndex = at;
  const begin = open.exec(text);
  if (begin === null) return null;
  const attributes: Attribute[] = [];
  const part = /[\s/]+|(>)|([^\s/>=]+|=)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/y;
  part.lastIndex = open.lastIndex;
  for (let found = part.exec(text); found; found = part.exec(text)) {
    const [whole, end, name, double, single, bare] = found;
    const to = part.lastIndex;
    if (end !== undefined)
      return { name: (begin[2] ?? '').toLowerCase(), isClosing: begin[1] === '/', attributes, to };
    const value = double ?? single ?? bare;
    if (name === undefined || value === undefined) continue;
    const quote = double !== undefined ? '"' : single !== undefined ? "'" : '';
    const last = quote === '' ? to : to - 1;
    attributes.push({
      name: name.toLowerCase(),
      from: found.index + whole.length - (to - last) - value.length,
      to: last,
      quote,
    });
  }
  return 'open';
}

function metaOf(text: string, at: number, { attributes, to }: Tag): HeadEntry | null {
  const first = (name: string) => attributes.find((attribute) => attribute.name === name);
  const source = ({ from, to }: Attribute) => decodedHtml(text.slice(from, to));
  const named = first('name');
  if (named === undefined) return null;
  const said = [first('content'), first('contents')];
  const value = said.find((one) => one !== undefined && one.from < one.to) ?? said[0] ?? null;
  const key = source(named).toLowerCase();
  const entry = { text: value === null ? '' : source(value), from: at, to, value };
  return { key: key === 'keywords' ? 'tags' : key, ...entry };
}
