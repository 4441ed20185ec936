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
 * Reads the text between the fences as YAML 1.2 (core schema), running nothing. Dates stay as written.
 * A repeated key keeps its last value and is reported. Never throws; bounded in time for hostile headers.
 */
export function readYaml(text: string): YamlHeader {
  // The parser ends lines at \n and \r\n only. Same length, so offsets stay.
  const source = text.replace(/\r(?!\n)/g, '\n');
  if (source.length > MAX_HEADER) return unread('The front matter is too long to be read. Edit it as text.');
  if (nestsTooDeep(source))
    return unread('The front matter is nested too deeply to be read. Edit it as text.');
  const document = parseDocument(source, {
    schema: 'core',
    version: '1.2',
    keepSourceTokens: true,
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: false,
  });
  const error = document.errors[0];
  if (error) return { fields: new Map(), problem: yamlProblem(error, source), document };
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null))
    return { fields: new Map(), problem: null, document };
  if (!isMap(root)) {
    const message = 'The front matter is not a list of fields. Each line should read “key: value”.';
    return { fields: new Map(), problem: { message, offset: root.range?.[0] ?? 0 }, document };
  }
  const reader = new ValueReader(document);
  const fields = new Map<string, FieldValue>();
  let problem: YamlHeader['problem'] = null;
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? keyText(key) : null;
    const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    if (name === null) {
      problem ??= { message: 'The front matter has a key that is not plain text.', offset: 0 };
      continue;
    }
    if (fields.has(name))
      problem ??= { message: `The field “${name}” is there twice. Keep one of them.`, offset };
    fields.set(name, reader.read(value, 0));
    if (reader.exhausted) return unread('The front matter repeats itself through aliases without end.');
  }
  if (reader.unknown !== null) problem ??= { message: REFERENCE, offset: reader.unknown };
  return { fields, problem, document };
}

function keyText(key: Scalar): string {
  return key.source ?? String(key.value ?? '');
}

class ValueReader {
  #values = 0;
  /** Where the first reference to an anchor stands that there is not, as an offset. */
  unknown: number | null = null;
  readonly #document: Document.Parsed;
  #anchors: Map<string, unknown> | null = null;

  constructor(document: Document.Parsed) {
    this.#document = document;
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
    if (isMap(node)) {
      const entries = node.items.map((pair): [string, FieldValue] => [
        isScalar(pair.key) ? keyText(pair.key) : JSON.stringify(this.read(pair.key, depth + 1)),
        this.read(pair.value, depth + 1),
      ]);
      return Object.fromEntries(entries);
    }
    if (isPair(node)) return this.read(node.value, depth + 1);
    return null;
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
