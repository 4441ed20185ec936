import { isScalar, isSeq, type Scalar } from 'yaml';
import { isPostName } from '../../blog/generators/post-folders';
import type { ContentModel } from '../../blog/model';
import { dateLike, RFC3339 } from '../dates/date-like';
import { siteDateLike } from '../dates/site-zone';
import { draftMark } from '../draft-mark';
import { findBlock } from '../front-matter/block';
import {
  FieldNotEditable,
  type FieldValue,
  type FrontMatterFormat,
  readFrontMatter,
  setField,
} from '../front-matter/front-matter';
import { frontMatterRules } from '../front-matter/rules';
import { isTextValue } from '../front-matter/text-value';
import { entriesOf, lineTextEnd, type YamlEntry } from '../front-matter/yaml-entry';
import { readYaml } from '../front-matter/yaml-read';
import { flowSource, isScalarValue, scalarSources } from '../front-matter/yaml-scalar';
import { dateKey, headerStyle, styleOf } from '../front-matter/yaml-style';
import { toEditor } from '../line-endings';
import { words } from '../post-words';
import { applyEdits } from '../text-edit';
import { agreementOn, bestPattern, nearlyAll } from './agreement';
import { ownAddress } from './own-address';

/** A post whose front matter a new one can be made from. `source` is what is between the fences, with `\n` only. */
export interface Sibling {
  readonly id: string;
  readonly format: Exclude<FrontMatterFormat, 'org' | 'html' | 'none'>;
  readonly source: string;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

/** A post's front matter as a pattern for new ones; null when it has none, or it does not parse or cannot be written. */
export function siblingHeader(id: string, text: string, model: ContentModel): Sibling | null {
  const plain = toEditor(text);
  const rules = frontMatterRules(model, id);
  const { format, fields, problem } = readFrontMatter(plain, rules);
  if (problem || fields.size === 0 || format === 'none' || format === 'org' || format === 'html') return null;
  const { contentFrom, contentTo } = findBlock(plain, rules);
  return { id, format, source: plain.slice(contentFrom, contentTo), fields };
}

export interface HeaderRequest {
  readonly title: string;
  readonly slug: string;
  readonly model: ContentModel;
  /** The nearest first, all in one format. */
  readonly siblings: readonly Sibling[];
  readonly now: string;
}

/** The front matter of a new post with its fences and a blank line, `\n` only; null when there is no sibling to copy. */
export function newHeader(given: HeaderRequest): string | null {
  const nearest = bestPattern(given.siblings);
  const others = given.siblings.filter((one) => one !== nearest);
  const request = { ...given, siblings: nearest === undefined ? [] : [nearest, ...others] };
  switch (nearest?.format) {
    case undefined:
      return null;
    case 'yaml':
      return yamlHeader(nearest, request);
    case 'toml':
      return tomlHeader(nearest, request);
    case 'json':
      return jsonHeader(nearest, request);
    case 'header':
    case 'rst':
      return linesHeader(nearest, request);
  }
}

/** What a field of a new post is to be. `blank` is an empty value in the field's own style. */
type Part =
  | { readonly kind: 'copy' | 'blank' | 'omit' | 'empty-list' }
  | { readonly kind: 'value'; readonly value: FieldValue };

/** Fields that say where a post is found: an empty or a copied one would take the address of another. */
const ADDRESSES = /^(?:permalink|url|aliases|alias|redirect_from|path|id|uuid|translationkey)$/i;
/** Those of them that are the address itself. */
const PLACES = /^(?:permalink|url|path)$/i;
/** Fields that are set by hand for each post, even when all posts happen to agree. */
const PERSONAL =
  /^(?:tags?|keywords?|categor(?:y|ies)|description|summary|excerpt|series|cover|image|heroimage)$/i;

/** Generators (and their posts' schemas) that take no `null` where they want a text or a list. */
const NO_NULL: ReadonlySet<ContentModel['generator']> = new Set(['astro', 'docusaurus', 'next']);

function partOf(key: string, old: FieldValue, request: HeaderRequest): Part {
  const { title, slug, model, siblings, now } = request;
  const is = (name: string): boolean => key.toLowerCase() === name.toLowerCase();
  const dated = (): Part => {
    const sample = typeof old === 'string' ? old : RFC3339;
    const quoted = isTextValue(siblings[0]?.source ?? '', key);
    return {
      kind: 'value',
      value: siteDateLike(sample, now, model, quoted) ?? dateLike(RFC3339, now) ?? now,
    };
  };
  if (is(model.fields.title) || is('title')) return { kind: 'value', value: title };
  if (is(model.fields.date)) return dated();
  const mark = draftMark(model);
  if (mark !== null && is(mark.field))
    return {
      kind: 'value',
      value: typeof mark.value === 'boolean' ? draftValue(old, mark.value) : mark.value,
    };
  // Where drafts have a folder, only what is published needs no word about it.
  if (mark === null && is('published')) return { kind: 'omit' };
  if (is('slug')) return { kind: 'value', value: slug };
  if (ADDRESSES.test(key)) {
    const address = PLACES.test(key) ? ownAddress(key, siblings, request) : null;
    return address === null ? { kind: 'omit' } : { kind: 'value', value: address };
  }
  const agreed = agreementOn(key, siblings);
  // What was never changed has no other date, unless the site wants one of every post.
  if (is(model.fields.updated)) return agreed.required && siblings.length > 1 ? dated() : { kind: 'omit' };
  if ([model.dates.publishField, model.dates.expiryField].some((name) => name !== null && is(name)))
    return { kind: 'omit' };
  // Docusaurus looks an author up by the key, and an image by its address: neither is to be found by ''.
  if (model.generator === 'docusaurus') {
    if (/^(?:authors|tags|keywords)$/.test(key) && !Array.isArray(old) && agreed.value === undefined)
      return { kind: 'empty-list' };
    if (key === 'image') return { kind: 'omit' };
  }
  const collections = model.generator === 'eleventy' && is('tags') ? sharedWords(key, siblings, model) : [];
  if (collections.length > 0)
    return literal(typeof old === 'string' ? oneOrAll(collections) : collections, old);
  if (PERSONAL.test(key)) return { kind: 'blank' };
  const shape = is('layout') || is('type');
  const known = shape ? (agreed.value ?? agreed.mostly) : agreed.value;
  if (shape || typeof old === 'boolean') {
    // Neither has an empty value, so it is what nearly all say, or nothing.
    return known === undefined || !agreed.usual ? { kind: 'omit' } : literal(known, old);
  }
  if (known !== undefined && agreed.usual && agreed.having > 1) return literal(known, old);
  if (!agreed.usual || (old !== null && typeof old === 'object' && !Array.isArray(old)))
    return { kind: 'omit' };
  return { kind: 'blank' };
}

const oneOrAll = (words: readonly string[]): FieldValue => (words.length === 1 ? (words[0] ?? '') : words);

/**
 * The words that nearly all posts have, of several or of one where they are called as posts are: Eleventy's tags are
 * collections too, and a post without that of the posts is in no list. 11ty.dev/docs/collections.
 */
function sharedWords(key: string, siblings: readonly Sibling[], model: ContentModel): string[] {
  const lists = siblings.map(({ fields }) => words(fields.get(key) ?? null, model));
  return [...new Set(lists.flat())].filter(
    (word) =>
      nearlyAll(lists.filter((list) => list.includes(word)).length, lists.length) &&
      (lists.length > 1 || isPostName(word)),
  );
}

/** A value that the posts share: the pattern's own line where it says so, with whatever is written beside it. */
function literal(value: FieldValue, old: FieldValue): Part {
  if (JSON.stringify(value) === JSON.stringify(old)) return { kind: 'copy' };
  return isScalarValue(value) || Array.isArray(value) ? { kind: 'value', value } : { kind: 'blank' };
}

/** Fields with an address of their own that nearly all siblings have and a post with these fields has not. */
export function leftOutOf(fields: ReadonlyMap<string, FieldValue>, siblings: readonly Sibling[]): string[] {
  return [...(bestPattern(siblings)?.fields.keys() ?? [])].filter(
    (key) => PLACES.test(key) && !fields.has(key) && agreementOn(key, siblings).required,
  );
}

/** On or off in the words the blog uses: `draft: yes` stays a yes. */
function draftValue(old: FieldValue, on: boolean): FieldValue {
  const words: Readonly<Record<string, string>> = on ? { yes: 'yes', no: 'yes' } : { yes: 'no', no: 'no' };
  return typeof old === 'string' ? (words[old.toLowerCase()] ?? on) : on;
}

/** What makes it a draft, when the siblings, all published, do not have that field. */
function missingDraft({ siblings, model }: HeaderRequest): [string, FieldValue] | null {
  const mark = draftMark(model);
  if (mark === null) return null;
  const keys = [...(siblings[0]?.fields.keys() ?? [])];
  if (keys.some((key) => key.toLowerCase() === mark.field.toLowerCase())) return null;
  const lower = keys.length > 0 && keys.every((key) => key === key.toLowerCase());
  return [lower && frontMatterRules(model, '').anyCase ? mark.field.toLowerCase() : mark.field, mark.value];
}

function yamlHeader(nearest: Sibling, request: HeaderRequest): string {
  const { source } = nearest;
  const entries = entriesOf(readYaml(source).document, source) ?? [];
  const style = headerStyle(source, entries);
  const rows: string[] = [];
  const blank = (head: string, entry: YamlEntry) => {
    const written = blankYaml(entry, source);
    const strict =
      NO_NULL.has(request.model.generator) && written === '' ? blankText(entry, source) : written;
    if (strict !== null) rows.push((head + strict).trimEnd());
  };
  for (const entry of entries) {
    const part = partOf(entry.key, nearest.fields.get(entry.key) ?? null, request);
    const head = source.slice(entry.lineFrom, entry.colonEnd);
    switch (part.kind) {
      case 'omit':
        break;
      case 'copy':
        rows.push(source.slice(entry.lineFrom, entry.lineTo).replace(/\n+$/, ''));
        break;
      case 'empty-list':
        rows.push(`${head}${gapOf(entry, source)}[]`);
        break;
      case 'blank':
        blank(head, entry);
        break;
      case 'value': {
        const scalar = isScalar(entry.value) ? (entry.value as Scalar) : undefined;
        const own = styleOf(scalar, style, dateKey(entry.key));
        const written = isScalarValue(part.value)
          ? (scalarSources(part.value, own)[0] ?? '')
          : flowSource(part.value, own);
        rows.push(`${head}${gapOf(entry, source)}${written}`.trimEnd());
      }
    }
  }
  const draft = missingDraft(request);
  if (draft) rows.push(`${style.indent}${draft[0]}${style.colon}${draft[1]}`);
  return `---\n${rows.join('\n')}\n---\n\n`;
}

/** The white space after the colon, as aligned headers have it. */
function gapOf(entry: YamlEntry, source: string): string {
  return /^[ \t]+(?=\S)/.exec(source.slice(entry.colonEnd, lineTextEnd(source, entry.colonEnd)))?.[0] ?? ' ';
}

function blankYaml(entry: YamlEntry, source: string): string {
  const { value } = entry;
  if (isSeq(value) && value.flow) return `${gapOf(entry, source)}[]`;
  if (isScalar(value)) {
    if (value.type === 'QUOTE_DOUBLE') return `${gapOf(entry, source)}""`;
    if (value.type === 'QUOTE_SINGLE') return `${gapOf(entry, source)}''`;
  }
  return '';
}

/** An empty text or list in so many words; null for what has no empty form, such as a number. */
function blankText(entry: YamlEntry, source: string): string | null {
  if (isSeq(entry.value)) return `${gapOf(entry, source)}[]`;
  return isScalar(entry.value) && typeof entry.value.value === 'string' ? `${gapOf(entry, source)}""` : null;
}

/** TOML line by line: each `key = value` of the sibling with a new value; arrays over several lines become empty. */
function tomlHeader(nearest: Sibling, request: HeaderRequest): string {
  const rows: string[] = [];
  let table = '';
  let firstTable = -1;
  for (const [key, value, line] of tomlLines(nearest.source)) {
    if (key === null) {
      table = line;
      if (firstTable < 0) firstTable = rows.length;
      rows.push('', line);
      continue;
    }
    const old = table === '' ? (nearest.fields.get(key) ?? null) : null;
    const part =
      table === ''
        ? partOf(key, old, request)
        : ({ kind: isUsualIn(tableName(table), key, request.siblings) ? 'blank' : 'omit' } as const);
    switch (part.kind) {
      case 'omit':
        break;
      case 'copy':
        rows.push(line);
        break;
      case 'empty-list':
        rows.push(`${key} = []`);
        break;
      case 'blank':
        // A number or a date has no empty form in TOML.
        if (/^[["']/.test(value)) rows.push(`${key} = ${value.startsWith('[') ? '[]' : '""'}`);
        break;
      case 'value':
        rows.push(`${key} = ${tomlValue(part.value, value)}`);
    }
  }
  const draft = missingDraft(request);
  if (draft)
    rows.splice(firstTable < 0 ? rows.length : firstTable, 0, `${draft[0]} = ${tomlValue(draft[1], '')}`);
  return `+++\n${rows.join('\n')}\n+++\n\n`;
}

/** `[extra]` → `extra` */
const tableName = (line: string): string => /^\[+\s*([^\]]*?)\s*\]/.exec(line)?.[1] ?? '';

/** Whether more than half of the posts with a table have this key in it; true for a table that is none of fields. */
function isUsualIn(table: string, key: string, siblings: readonly Sibling[]): boolean {
  const tables = siblings.flatMap(({ fields }) => {
    const value = fields.get(table);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? [value] : [];
  });
  return tables.length === 0 || tables.filter((each) => key in each).length * 2 > tables.length;
}

/** `[key, value, line]` for a field, `[null, '', line]` for a table's head; comments and continued lines are left out. */
function* tomlLines(source: string): Generator<[string | null, string, string]> {
  for (const line of source.split('\n')) {
    if (/^\s*\[/.test(line) && /^\s*\[\[?[\w."' -]+\]\]?\s*(?:#.*)?$/.test(line))
      yield [null, '', line.trim()];
    const match = /^\s*([\w-]+|"[^"]+")\s*=\s*(.+)$/.exec(line);
    if (match?.[1] && match[2]) yield [match[1].replaceAll('"', ''), match[2], line.trim()];
  }
}

function tomlValue(value: FieldValue, sample: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => tomlValue(item, '')).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  const bare = /^\d{4}-\d{2}-\d{2}/.test(sample) && /^\d{4}-\d{2}-\d{2}/.test(value);
  // JSON's escapes are a part of TOML's, save for the one character it leaves as it is.
  return bare ? value : JSON.stringify(value).replaceAll('\u007f', '\\u007f');
}

function jsonHeader(nearest: Sibling, request: HeaderRequest): string {
  const result: Record<string, FieldValue> = {};
  for (const [key, old] of nearest.fields) {
    const part = partOf(key, old, request);
    if (part.kind === 'copy') result[key] = old;
    if (part.kind === 'empty-list') result[key] = [];
    if (part.kind === 'blank' && typeof old !== 'number') result[key] = Array.isArray(old) ? [] : '';
    if (part.kind === 'value') result[key] = part.value;
  }
  const draft = missingDraft(request);
  if (draft) result[draft[0]] = draft[1];
  const indent = /\n([ \t]+)"/.exec(nearest.source)?.[1] ?? '  ';
  return `${JSON.stringify(result, null, indent)}\n\n`;
}

/** A title over its fields: underlined as long as it may be wide. */
export function rstHeading(title: string): string {
  const width = [...title].reduce((sum, unit) => sum + (/[\u1100-\uffdc]/.test(unit) ? 2 : 1), 0);
  return `${title}\n${'#'.repeat(Math.max(width, 3))}\n`;
}

/** Pelican's lines without fences, and reStructuredText's below the title: field after field as its format writes them. */
function linesHeader(nearest: Sibling, request: HeaderRequest): string {
  const { title, model } = request;
  const rules = frontMatterRules(model, nearest.id);
  const rst = nearest.format === 'rst';
  const rows: [string, FieldValue][] = [];
  for (const [key, old] of nearest.fields) {
    const part = partOf(key, old, request);
    if (part.kind === 'copy') rows.push([key, old]);
    if (part.kind === 'empty-list') rows.push([key, []]);
    if (part.kind === 'blank') rows.push([key, Array.isArray(old) ? [] : '']);
    if (part.kind === 'value') rows.push([key, part.value]);
  }
  const draft = missingDraft(request);
  if (draft) rows.push(draft);
  let text = rst ? rstHeading(title) : '';
  for (const [key, value] of rows) {
    if (rst && key.toLowerCase() === 'title') continue;
    try {
      text = applyEdits(text, setField(text, key, value, rules));
    } catch (error) {
      // A field that this format cannot hold is left to the author.
      if (!(error instanceof FieldNotEditable)) throw error;
    }
  }
  return `${text}\n`;
}
