import { fieldValue, isTable } from './front-matter/field-path';
import type { FieldValue } from './front-matter/front-matter';

interface Name {
  readonly small: string;
  /** Letters, digits, hyphens and spaces of ASCII: no path leads to it, and it has the same length in any capitals. */
  readonly isPlain: boolean;
}

/** The list of ten thousand posts asks for the same few names again and again. */
const known = new Map<string, Name>();

function nameOf(text: string): Name {
  let name = known.get(text);
  if (name === undefined) {
    name = { small: text.toLowerCase(), isPlain: /^[\w -]*$/.test(text) };
    if (known.size < 1000) known.set(text, name);
  }
  return name;
}

/** Looks fields up by several names that mean the same: the first that has a value counts, in any capitals. */
export class FieldLookup {
  readonly #fields: ReadonlyMap<string, FieldValue>;
  /** The fields that have capitals in their keys, by their keys in small letters. */
  readonly #capitals: ReadonlyMap<string, FieldValue>;
  /** Most posts have no tables, and then no path leads anywhere. */
  readonly #hasTables: boolean;
  /** A bit for each length (modulo 32) that a key has: most names are asked for in vain. All of them for odd keys and tables. */
  readonly #lengths: number;

  constructor(fields: ReadonlyMap<string, FieldValue>) {
    this.#fields = fields;
    let capitals = NONE;
    let hasTables = false;
    let lengths = 0;
    for (const [key, value] of fields) {
      if (value === null) continue;
      const { small, isPlain } = nameOf(key);
      hasTables ||= typeof value === 'object' && isTable(value);
      lengths |= isPlain ? 1 << key.length : ALL;
      if (small === key) continue;
      if (capitals === NONE) capitals = new Map();
      capitals.set(small, value);
    }
    this.#capitals = capitals;
    this.#hasTables = hasTables;
    this.#lengths = hasTables ? ALL : lengths;
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
    if ((this.#lengths & (1 << name.length)) === 0) return undefined;
    const exact = this.#fields.get(name);
    if (exact !== undefined && exact !== null) return exact;
    const { small } = nameOf(name);
    const plain = small === name ? undefined : this.#fields.get(small);
    if (plain !== undefined && plain !== null) return plain;
    if (name.includes('.') && (this.#hasTables || name.includes('\\')))
      return fieldValue(this.#fields, name, true);
    return this.#capitals === NONE ? undefined : this.#capitals.get(small);
  }
}

const NONE: Map<string, FieldValue> = new Map();
const ALL = -1;

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
