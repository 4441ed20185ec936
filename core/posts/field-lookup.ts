import { fieldValue } from './field-path';
import type { FieldValue } from './front-matter';

/** Looks fields up by several names that mean the same: the first that has a value counts, in any capitals. */
export class FieldLookup {
  readonly #fields: ReadonlyMap<string, FieldValue>;

  constructor(fields: ReadonlyMap<string, FieldValue>) {
    this.#fields = fields;
  }

  /** The value of the first of these names (keys, or paths such as `taxonomies.tags`) that has one; else null. */
  value(...names: readonly string[]): FieldValue {
    for (const name of names) {
      const value = this.#find(name);
      if (value !== undefined && value !== null) return value;
    }
    return null;
  }

  /** The same, but only as text on one line; lists, tables and empty texts count as none. */
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = textOf(this.value(name));
      if (value !== null) return value;
    }
    return null;
  }

  #find(name: string): FieldValue | undefined {
    const exact = this.#fields.get(name);
    if (exact !== undefined && exact !== null) return exact;
    if (name.includes('.')) return fieldValue(this.#fields, name, true);
    const lower = name.toLowerCase();
    for (const [key, value] of this.#fields) {
      if (key.length === lower.length && value !== null && key.toLowerCase() === lower) return value;
    }
    return undefined;
  }
}

/** A scalar as text on one line; null for lists, tables, nothing and white space. */
export function textOf(value: FieldValue): string | null {
  if (value === null || typeof value === 'object') return null;
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

/** What a switch says: the words of YAML 1.1, as Hugo, Jekyll and authors mean them; null for anything else. */
export function truth(value: FieldValue): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = textOf(value)?.toLowerCase() ?? '';
  if (['true', 'yes', 'on', 'y', '1'].includes(word)) return true;
  return ['false', 'no', 'off', 'n', '0'].includes(word) ? false : null;
}
