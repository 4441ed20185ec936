import { pathOf } from '#core/posts/front-matter/field-path';
import type { FieldValue } from '#core/posts/front-matter/front-matter';

/** A field and its new value, as written on the command line. */
export interface FieldArgument {
  readonly key: string;
  readonly text: string;
}

/** Keys whose values are lists wherever they are used. */
const LISTS = new Set(['tags', 'categories', 'keywords', 'aliases']);
/** Booleans of YAML 1.1, which are read as text. */
const OLD_BOOLEAN = /^(?:yes|no|on|off|y|n)$/i;

/** `key=value`, cut at the first `=`; null when it is not of that form. */
export function fieldArgument(argument: string): FieldArgument | null {
  const at = argument.indexOf('=');
  const key = argument.slice(0, at).trim();
  return at < 0 || key === '' ? null : { key, text: argument.slice(at + 1) };
}

/**
 * The value that the text on the command line means for a field whose value is now `present` (undefined: none). A
 * JSON list is a list wherever it stands; else text stays text, and other values stay what they are where they can.
 */
export function typedValue({ key, text }: FieldArgument, present: FieldValue | undefined): FieldValue {
  const list = jsonList(text);
  if (list !== null) return list;
  if (typeof present === 'string') {
    return OLD_BOOLEAN.test(present) && /^(?:true|false)$/.test(text) ? text === 'true' : text;
  }
  if (
    Array.isArray(present) ||
    ((present ?? null) === null && LISTS.has((pathOf(key).at(-1) ?? '').toLowerCase()))
  ) {
    return text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
  return plain(text);
}

function plain(text: string): FieldValue {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  // Only what comes back as it was written: `007` and `1.10` are not the numbers they look like.
  return text !== '' && Number.isFinite(Number(text)) && String(Number(text)) === text ? Number(text) : text;
}

function jsonList(text: string): FieldValue[] | null {
  if (!/^\s*\[/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as FieldValue[]) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
