import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  type YAMLMap,
} from 'yaml';
import type { FieldValue } from './front-matter';
import { MAX_DEPTH, MAX_HEADER, nesting, type SourceFields, unreadSource } from './source-fields';
import { plainValue } from './yaml-plain';
import { REFERENCE, yamlProblem } from './yaml-problems';

/** Values reached through aliases count each time, so a bomb of aliases ends here. */
const MAX_VALUES = 20_000;

export interface YamlHeader extends SourceFields {
  /** Null when the header was not parsed at all. */
  readonly document: Document.Parsed | null;
}

const unread = (message: string): YamlHeader => ({ ...unreadSource(message), document: null });

/**
 * What a field is that a map brings in which is merged (`<<: *name`). `beneath`: the map's own fields win wherever they stand
 * (yaml.org/type/merge.html, js-yaml). `in-turn`: only those behind the `<<` do (Ruby's Psych, Hugo's go-yaml).
 */
export type Merging = 'beneath' | 'in-turn';

/**
 * Reads the text between the fences as YAML 1.2 (core schema), running nothing. Dates stay as written, and maps are merged.
 * A repeated key keeps its last value and is reported. Never throws; bounded in time for hostile headers.
 */
export function readYaml(text: string, merging: Merging = 'beneath'): YamlHeader {
  // The parser ends lines at \n and \r\n only. Same length, so offsets stay.
  const source = text.replace(/\r(?!\n)/g, '\n');
  if (source.length > MAX_HEADER) return unread('The front matter is too long to be read. Edit it as text.');
  if (nestsTooDeep(source))
    return unread('The front matter is nested too deeply to be read. Edit it as text.');
  const document = parsed(source);
  if (document === null) return unread('The front matter is nested too deeply to be read. Edit it as text.');
  const error = document.errors[0];
  if (error) return { fields: new Map(), problem: yamlProblem(error, source), document };
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null))
    return { fields: new Map(), problem: null, document };
  if (!isMap(root)) {
    const message = 'The front matter is not a list of fields. Each line should read “key: value”.';
    return { fields: new Map(), problem: { message, offset: root.range?.[0] ?? 0 }, document };
  }
  const reader = new ValueReader(document, merging);
  const { fields, merged } = reader.table(root, 0);
  if (reader.exhausted) return unread('The front matter repeats itself through aliases without end.');
  const problem =
    keyProblem(root) ?? (reader.unknown === null ? null : { message: REFERENCE, offset: reader.unknown });
  return { fields, problem, document, ...(merged.size > 0 ? { merged } : {}) };
}

function parsed(source: string): Document.Parsed | null {
  try {
    return parseDocument(source, {
      schema: 'core',
      version: '1.2',
      keepSourceTokens: true,
      uniqueKeys: false,
      strict: true,
      prettyErrors: false,
      logLevel: 'silent',
      stringKeys: false,
    });
  } catch (error) {
    // The parser calls itself for each of `a: a: a:`, which no bracket and no indentation tells of.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The first key that is no text, or is there twice. Maps may be merged one after another. */
function keyProblem(root: YAMLMap): YamlHeader['problem'] {
  const names = new Set<string>();
  for (const { key } of root.items) {
    if (!isScalar(key)) return { message: 'The front matter has a key that is not plain text.', offset: 0 };
    const name = keyText(key);
    if (names.has(name) && !isMergeKey(key))
      return {
        message: `The field “${name}” is there twice. Keep one of them.`,
        offset: key.range?.[0] ?? 0,
      };
    names.add(name);
  }
  return null;
}

const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.type === Scalar.PLAIN && !key.tag && key.source === '<<';

function keyText(key: Scalar): string {
  return key.source ?? String(key.value ?? '');
}

class ValueReader {
  #values = 0;
  /** Where the first reference to an anchor stands that there is not, as an offset. */
  unknown: number | null = null;
  readonly #document: Document.Parsed;
  readonly #merging: Merging;
  #anchors: Map<string, unknown> | null = null;

  constructor(document: Document.Parsed, merging: Merging) {
    this.#document = document;
    this.#merging = merging;
  }

  get exhausted(): boolean {
    return this.#values > MAX_VALUES;
  }

  read(node: unknown, depth: number): FieldValue {
    if (++this.#values > MAX_VALUES || depth > MAX_DEPTH) {
      this.#values = MAX_VALUES + 1;
      return null;
    }
    if (isScalar(node)) return scalarValue(node);
    if (isAlias(node)) return this.read(this.#resolve(node), depth + 1);
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    if (isMap(node)) return Object.fromEntries(this.table(node, depth).fields);
    if (isPair(node)) return this.read(node.value, depth + 1);
    return null;
  }

  /** A map's fields with those of the maps it merges, and the latter alone, by their names. */
  table(map: YAMLMap, depth: number): { fields: Map<string, FieldValue>; merged: Map<string, FieldValue> } {
    const fields = new Map<string, FieldValue>();
    const merged = new Map<string, FieldValue>();
    for (const { key, value } of map.items) {
      const brought = isMergeKey(key) ? this.#mergedBy(value, depth + 1) : null;
      if (brought === null) {
        // At the top it is nobody's field, and has been told.
        if (!isScalar(key) && depth === 0) continue;
        const name = isScalar(key) ? keyText(key) : JSON.stringify(this.read(key, depth + 1));
        fields.set(name, this.read(value, depth + 1));
        continue;
      }
      for (const [name, inner] of brought) {
        if (this.#merging === 'in-turn' || !fields.has(name)) fields.set(name, inner);
        if (this.#merging === 'in-turn' || !merged.has(name)) merged.set(name, inner);
      }
    }
    return { fields, merged };
  }

  /** What `<<` brings in: a map's fields, or those of several, of which the first one counts. Null where there is no map. */
  #mergedBy(value: unknown, depth: number): ReadonlyMap<string, FieldValue> | null {
    if (++this.#values > MAX_VALUES || depth > MAX_DEPTH) {
      this.#values = MAX_VALUES + 1;
      return null;
    }
    const node = isAlias(value) ? this.#resolve(value) : value;
    if (isMap(node)) return this.table(node, depth).fields;
    if (!isSeq(node)) return null;
    const maps = node.items.map((item) => this.#mergedBy(item, depth + 1));
    if (maps.some((map) => map === null)) return null;
    return new Map(maps.reverse().flatMap((map) => [...(map ?? [])]));
  }

  /** The anchor as it stands in the file. A name that is given twice means its last node: good enough to show. */
  #resolve(alias: Alias): unknown {
    if (!this.#anchors) {
      const anchors = new Map<string, unknown>();
      const visit = (node: unknown): void => {
        if (isScalar(node) || isSeq(node) || isMap(node)) {
          if (node.anchor) anchors.set(node.anchor, node);
        }
        if (isSeq(node)) node.items.forEach(visit);
        if (isMap(node)) for (const pair of node.items) [pair.key, pair.value].forEach(visit);
      };
      visit(this.#document.contents);
      this.#anchors = anchors;
    }
    const found = this.#anchors.get(alias.source);
    if (found === undefined) this.unknown ??= alias.range?.[0] ?? 0;
    return found ?? null;
  }
}

function scalarValue(node: Scalar): FieldValue {
  if (node.type === Scalar.PLAIN && !node.tag) return plainValue(node.source ?? '');
  if (typeof node.value === 'string' || typeof node.value === 'boolean') return node.value;
  if (typeof node.value === 'number') return node.value;
  return node.value === null || node.value === undefined ? null : String(node.value);
}

/** A cheap bound before the parser runs: it recurses once for each open bracket and each `- - -`. */
function nestsTooDeep(source: string): boolean {
  if (nesting(source) > MAX_DEPTH) return true;
  return /(?:[-?:][ \t]+){65}/.test(source) || /(?:^|\n) {1000}/.test(source);
}
