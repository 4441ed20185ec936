import { fieldValue, isTable } from './front-matter/field-path';
import type { FieldValue } from './front-matter/front-matter';

interface Name {
  readonly small: string;
  /** Letters, digits, hyphens and spaces of ASCII: no path leads to it, and it has the same length in any capitals. */
  readonly isPlain: boolean;
  /** One of 32 bits, the same in any capitals. */
  readonly bit: number;
}

/** The list of ten thousand posts asks for the same few names again and again. */
const known = new Map<string, Name>();

function nameOf(text: string): Name {
  let name = known.get(text);
  if (name === undefined) {
    const small = text.toLowerCase();
    name = { small, isPlain: /^[\w -]*$/.test(text), bit: 1 << (small.charCodeAt(0) + 3 * small.length) };
    if (known.size < 1000) known.set(text, name);
  }
  return name;
}

/** Names (keys, or paths such as `taxonomies.tags`) that mean the same, in the order in which they count. */
export interface Synonyms {
  readonly names: readonly string[];
  /** Those of the names: a post that has a bit of none of them has no such field. */
  readonly bits: number;
}

/** To be made once where many posts are asked. */
export function synonyms(...names: readonly string[]): Synonyms {
  return { names, bits: names.reduce((bits, name) => bits | nameOf(name).bit, 0) };
}

/** Looks fields up by several names that mean the same: the first that has a value counts, in any capitals. */
export class FieldLookup {
  readonly #fields: ReadonlyMap<string, FieldValue>;
  /** The fields that have capitals in their keys, by their keys in small letters. */
  readonly #capitals: ReadonlyMap<string, FieldValue>;
  /** Most posts have no tables, and then no path leads anywhere. */
  readonly #hasTables: boolean;
  /** Those of the keys that have a value: most names are asked for in vain. All of them for odd keys and tables. */
  readonly #bits: number;

  constructor(fields: ReadonlyMap<string, FieldValue>) {
    this.#fields = fields;
    let capitals = NONE;
    let hasTables = false;
    let bits = 0;
    for (const [key, value] of fields) {
      if (value === null) continue;
      const { small, isPlain, bit } = nameOf(key);
      hasTables ||= typeof value === 'object' && isTable(value);
      bits |= isPlain ? bit : ALL;
      if (small === key) continue;
      if (capitals === NONE) capitals = new Map();
      capitals.set(small, value);
    }
    this.#capitals = capitals;
    this.#hasTables = hasTables;
    this.#bits = hasTables ? ALL : bits;
  }

  /** The value of the first of these names that has one; else null. */
  value({ names, bits }: Synonyms): FieldValue {
    if ((this.#bits & bits) === 0) return null;
    for (const name of names) {
      const value = this.#find(name);
      if (value !== undefined && value !== null) return value;
    }
    return null;
  }

  /** The same, but only as text on one line; lists, tables and empty texts count as none. */
  text(names: Synonyms): string | null {
    return this.first(names, (text) => text);
  }

  /** What `read` makes of the first of these texts of which it makes anything; else null. */
  first({ names, bits }: Synonyms, read: (text: string) => string | null): string | null {
    if ((this.#bits & bits) === 0) return null;
    for (const name of names) {
      const value = this.#find(name);
      const text = value === undefined ? null : textOf(value);
      const made = text === null ? null : read(text);
      if (made !== null) return made;
    }
    return null;
  }

  #find(name: string): FieldValue | undefined {
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
  if (value === null || typeof value === 'boolean') return value;
  const word = textOf(value)?.toLowerCase() ?? '';
  if (['true', 'yes', 'on', 'y', '1'].includes(word)) return true;
  return ['false', 'no', 'off', 'n', '0'].includes(word) ? false : null;
}
