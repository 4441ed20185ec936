import { fieldValue, isTable } from './front-matter/field-path';
import type { FieldValue } from './front-matter/front-matter';

/** Names in small letters; the list of ten thousand posts asks for the same few again and again. */
const lowered = new Map<string, string>();

function lower(name: string): string {
  let small = lowered.get(name);
  if (small === undefined) {
    small = name.toLowerCase();
    if (lowered.size < 1000) lowered.set(name, small);
  }
  return small;
}

/** Looks fields up by several names that mean the same: the first that has a value counts, in any capitals. */
export class FieldLookup {
  readonly #fields: ReadonlyMap<string, FieldValue>;
  /** The fields that have capitals in their keys, by their keys in small letters; null while nobody has asked. */
  #capitals: Map<string, FieldValue> | null = null;

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
      const value = this.#find(name);
      const text = value === undefined ? null : textOf(value);
      if (text !== null) return text;
    }
    return null;
  }

  #find(name: string): FieldValue | undefined {
    const exact = this.#fields.get(name);
    if (exact !== undefined && exact !== null) return exact;
    const small = lower(name);
    const plain = small === name ? undefined : this.#fields.get(small);
    if (plain !== undefined && plain !== null) return plain;
    if (name.includes('.') && this.#mayHold(name)) return fieldValue(this.#fields, name, true);
    this.#capitals ??= this.#withCapitals();
    return this.#capitals.size === 0 ? undefined : this.#capitals.get(small);
  }

  /** Most posts have no tables, and then no path leads anywhere. */
  #mayHold(path: string): boolean {
    if (path.includes('\\')) return true;
    for (const value of this.#fields.values()) if (isTable(value)) return true;
    return false;
  }

  #withCapitals(): Map<string, FieldValue> {
    let found = NONE;
    for (const [key, value] of this.#fields) {
      const small = lower(key);
      if (small === key || value === null) continue;
      if (found === NONE) found = new Map();
      found.set(small, value);
    }
    return found;
  }
}

const NONE: Map<string, FieldValue> = new Map();

const SPACES = /\s\s|[^\S ]/;

/** A scalar as text on one line; null for lists, tables, nothing and white space. */
export function textOf(value: FieldValue): string | null {
  if (value === null || typeof value === 'object') return null;
  const text =
    typeof value === 'string' && !SPACES.test(value)
      ? value.trim()
      : String(value).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

/** What a switch says: the words of YAML 1.1, as Hugo, Jekyll and authors mean them; null for anything else. */
export function truth(value: FieldValue): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = textOf(value)?.toLowerCase() ?? '';
  if (['true', 'yes', 'on', 'y', '1'].includes(word)) return true;
  return ['false', 'no', 'off', 'n', '0'].includes(word) ? false : null;
}
