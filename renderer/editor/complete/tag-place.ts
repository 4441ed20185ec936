import type { FrontMatterFormat } from '#core/posts/front-matter/front-matter';
import type { WordField } from '#core/posts/tags';

/** A tag or category that is being written in a front matter. Offsets are the text's. */
export interface TagPlace {
  readonly field: WordField;
  readonly from: number;
  readonly to: number;
  readonly query: string;
  /** The quote it stands in; '' for none. */
  readonly quote: '"' | "'" | '';
  /** In brackets, in a list of one line each, or the value by itself. */
  readonly form: 'brackets' | 'item' | 'value';
}

export interface TagNames {
  readonly tags: string;
  readonly category: string;
}

const KEY = /^([ \t]*)["']?([\w.-]+)["']?[ \t]*[:=][ \t]*/;
const ITEM = /^[ \t]*-[ \t]+/;
/** A list of more lines is not one that is written by hand. */
const MOST_LINES = 200;

/**
 * The tag or category at an offset in a front matter; null where none is written. `text` begins with the file, `names`
 * are the blog's keys. `splits` says where a value without brackets is parted (Jekyll at spaces, Pelican at commas).
 */
export function tagPlace(text: string, pos: number, names: TagNames, splits: RegExp | null): TagPlace | null {
  const lineFrom = text.lastIndexOf('\n', pos - 1) + 1;
  const newline = text.indexOf('\n', pos);
  const after = text.slice(pos, newline < 0 ? text.length : newline);
  const before = text.slice(lineFrom, pos);
  const key = KEY.exec(before);
  const item = ITEM.exec(before);
  let field: WordField | null;
  let form: TagPlace['form'];
  let value: string;
  if (key !== null && item === null) {
    field = fieldOf(key[2] ?? '', names);
    value = before.slice(key[0].length);
    form = value.startsWith('[') ? 'brackets' : 'value';
  } else {
    field = keyAbove(text.slice(0, lineFrom), names, item !== null);
    form = item === null ? 'brackets' : 'item';
    value = item === null ? before : before.slice(item[0].length);
  }
  if (field === null) return null;
  const typed = lastWord(value, form, splits);
  if (typed === null) return null;
  const { query, quote } = typed;
  const rest = restOf(after, quote, form);
  return { field, from: pos - query.length, to: pos + rest, query, quote, form };
}

function fieldOf(key: string, { tags, category }: TagNames): WordField | null {
  const name = key.toLowerCase();
  const is = (...keys: string[]) => keys.some((each) => each.toLowerCase().split('.').at(-1) === name);
  if (is(tags, 'tags', 'tag')) return 'tags';
  return is(category, 'categories', 'category') ? 'categories' : null;
}

/** The field that a line of a list belongs to: the key above it that has no value of its own, or an open bracket. */
function keyAbove(head: string, names: TagNames, isItem: boolean): WordField | null {
  const lines = head.split('\n');
  for (let at = lines.length - 2, seen = 0; at >= 0 && seen < MOST_LINES; at--, seen++) {
    const line = lines[at] ?? '';
    const key = KEY.exec(line);
    if (key !== null && !ITEM.test(line)) {
      const value = line
        .slice(key[0].length)
        .replace(/[ \t]#.*$/, '')
        .trim();
      const opens = isItem ? value === '' : value.startsWith('[') && !value.includes(']');
      return opens ? fieldOf(key[2] ?? '', names) : null;
    }
    if (isItem ? !ITEM.test(line) && line.trim() !== '' : line.includes(']')) return null;
  }
  return null;
}

function lastWord(
  value: string,
  form: TagPlace['form'],
  splits: RegExp | null,
): Pick<TagPlace, 'query' | 'quote'> | null {
  if (value.includes(']') || value.startsWith('{')) return null;
  let part = value;
  if (form === 'brackets') part = value.slice(Math.max(value.lastIndexOf('['), value.lastIndexOf(',')) + 1);
  else if (form === 'value' && splits !== null) part = value.split(splits).at(-1) ?? '';
  part = part.trimStart();
  const quote = /^["']/.exec(part)?.[0] ?? '';
  const query = part.slice(quote.length);
  // A quote that is closed has a whole word in it.
  if (quote !== '' && query.includes(quote)) return null;
  return { query, quote: quote as TagPlace['quote'] };
}

/** How much of what follows belongs to the word: the rest of it, up to its quote. */
function restOf(after: string, quote: string, form: TagPlace['form']): number {
  if (quote !== '') {
    const end = after.indexOf(quote);
    return end < 0 ? 0 : end;
  }
  return form === 'brackets'
    ? (/^[^,\]\s]*/.exec(after)?.[0].length ?? 0)
    : (/^\S*/.exec(after)?.[0].length ?? 0);
}

const NEEDS_QUOTES =
  /^[\s"'&*!|>%@`?{}[\]#,-]|[:#,[\]{}]|\s$|^(?:true|false|null|yes|no|on|off|~|[\d.+-][\d.,_:+eE-]*)$/i;

/** A word as it is written at a place: in quotes where it has none and the format wants them. */
export function writtenTag(word: string, { quote, form }: TagPlace, format: FrontMatterFormat): string {
  const escaped = word.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  if (quote === '"') return escaped;
  if (quote === "'") return format === 'toml' ? word : word.replaceAll("'", "''");
  if (format === 'toml' || format === 'json') return `"${escaped}"`;
  if (format !== 'yaml') return word;
  const risky = NEEDS_QUOTES.test(form === 'brackets' ? word : word.replaceAll(',', ''));
  return risky ? `"${escaped}"` : word;
}
