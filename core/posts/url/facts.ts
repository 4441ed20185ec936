import type { FieldValue } from '../front-matter/front-matter';

/** What an address is made of. */
export interface UrlFacts {
  /** Path relative to the blog's folder. */
  readonly id: string;
  /** The front matter, keys as written. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** As shown in the list: a heading or the file's name when the front matter has none. */
  readonly title: string;
  /** ISO 8601 as the list has it (a time that Jekyll reads as UTC with its `Z`); null when unknown. */
  readonly date: string | null;
  /** Whether a field's value is a text whatever it looks like; absent where nobody can say. */
  readonly isText?: (key: string) => boolean;
}

/** The address of a post, or null when it has none or it cannot be told. */
export type UrlMaker = (post: UrlFacts) => string | null;

/** A field's text; null when it is absent, empty, or no scalar. Keys must match exactly. */
export function textField(post: UrlFacts, key: string): string | null {
  return scalarText(post.fields.get(key));
}

const IS_SMALL = /^[a-z0-9_-]*$/;

/**
 * The post with its keys in small letters, for generators to which capitals are nothing (Hugo, Pelican); a key that is
 * written so counts before others. Itself where there are no capitals, as in most posts.
 */
export function inSmallLetters(post: UrlFacts): UrlFacts {
  let fields: Map<string, FieldValue> | null = null;
  for (const [key, value] of post.fields) {
    if (IS_SMALL.test(key)) continue;
    const small = key.toLowerCase();
    if ((fields ?? post.fields).has(small)) continue;
    fields ??= new Map(post.fields);
    fields.set(small, value);
  }
  return fields === null ? post : { id: post.id, fields, title: post.title, date: post.date };
}

/** Text of a scalar, trimmed; null for '' and for lists, maps and nothing. */
export function scalarText(value: FieldValue | undefined): string | null {
  if (value === undefined || value === null || typeof value === 'object') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

/** The texts of a list, or of one scalar; nothing else. */
export function textsOf(value: FieldValue | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item as FieldValue));
  const text = scalarText(value);
  return text === null ? [] : [text];
}
