import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import { blogSettingsWords as words } from '../../messages/blog-settings';
import { format } from '../../messages/en';
import { lineAt } from '../../posts/front-matter/block';
import type { FieldValue } from '../../posts/front-matter/front-matter';
import { readYaml } from '../../posts/front-matter/yaml-read';
import type { DraftRule, FieldNames } from '../model';
import { BlogOverrides, FACTS, type Fact, FIELDS, type Field, MAX_FOLDERS } from './overrides';

/** The names under which a blog's own settings may lie in its folder, the one to write first. */
export const OVERRIDE_FILES = ['.longhand.yml', '.longhand.yaml'] as const;
/** A longer file is not a list of settings; also the most characters that are parsed. */
export const MAX_OVERRIDE_FILE = 32 * 1024;

/** Something in `.longhand.yml` that Longhand does not act on; `line` from 1. */
export interface OverrideProblem {
  readonly line: number;
  readonly message: string;
}

export interface ParsedOverrides {
  /** What was understood. */
  readonly overrides: BlogOverrides;
  /** The line of each fact's key, from 1. */
  readonly lines: Readonly<Partial<Record<Fact, number>>>;
  readonly problems: readonly OverrideProblem[];
  /** False when nothing could be read, so that nothing can be edited either. */
  readonly readable: boolean;
}

/** The key of a fact in `.longhand.yml`. */
export function keyOf(fact: Fact): keyof typeof words.fileProblems {
  return fact === 'frontMatter' ? 'front-matter' : fact;
}

/** How much of a file stands before its settings: a byte order mark and the mark of a document's start. */
export function preludeLength(text: string): number {
  return (
    /^\uFEFF?(?:(?:[ \t]*(?:#[^\r\n]*)?(?:\r(?!\n)|\r?\n))*---[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$))?/.exec(
      text,
    )?.[0].length ?? 0
  );
}

/**
 * Reads the text of `.longhand.yml`. Never throws and is bounded in time for hostile text: what is not
 * understood is a problem with its line, and all the rest is kept.
 */
export function parseOverrides(text: string): ParsedOverrides {
  const unread = (line: number, message: string): ParsedOverrides => ({
    overrides: {},
    lines: {},
    problems: [{ line, message }],
    readable: false,
  });
  if (text.length > MAX_OVERRIDE_FILE) return unread(1, words.tooLong);
  const from = preludeLength(text);
  const source = text.slice(from);
  const lineOf = (offset: number): number => lineAt(text, from + offset);
  const another = /^(?:---|\.\.\.)(?=\s|$)/m.exec(source);
  if (another) return unread(lineOf(another.index), words.severalDocuments);
  const { fields, problem, document } = readYaml(source);
  if (problem && fields.size === 0) {
    return unread(lineOf(problem.offset), problem.message.replace(/the front matter/gi, theFile));
  }
  const problems: OverrideProblem[] = [];
  if (problem) {
    problems.push({
      line: lineOf(problem.offset),
      message: problem.message.replace(/the front matter/gi, theFile),
    });
  }
  const pairs = isMap(document?.contents) ? document.contents.items : [];
  const lineOfPair = (pair: Pair | undefined): number =>
    isScalar(pair?.key) ? lineOf(pair.key.range?.[0] ?? 0) : 1;
  const pairOf = (key: string, among: readonly Pair[]): Pair | undefined =>
    among.findLast(({ key: name }) => isScalar(name) && (name.source ?? String(name.value)) === key);

  const overrides: Partial<Record<Fact, unknown>> = {};
  const lines: Partial<Record<Fact, number>> = {};
  for (const [key, value] of fields) {
    const pair = pairOf(key, pairs);
    const line = lineOfPair(pair);
    const fact = FACTS.find((candidate) => keyOf(candidate) === key);
    if (fact === undefined) {
      problems.push({ line, message: format(words.unknownKey, { key }) });
      continue;
    }
    lines[fact] = line;
    if (fact === 'fields' && isRecord(value)) {
      const inner = isMap(pair?.value) ? pair.value.items : [];
      const { names, refused } = fieldNames(value);
      if (Object.keys(names).length > 0) overrides.fields = names;
      for (const { name, message } of refused) {
        const at = pairOf(name, inner);
        problems.push({ line: at ? lineOfPair(at) : line, message });
      }
      continue;
    }
    const read = BlogOverrides.shape[fact].safeParse(fromYaml(fact, value));
    if (read.success && read.data !== undefined) overrides[fact] = read.data;
    else {
      const at = fact === 'folders' && isSeq(pair?.value) ? firstBadFolder(pair.value.items, value) : null;
      problems.push({ line: at === null ? line : lineOf(at), message: words.fileProblems[keyOf(fact)] });
      // One folder that is wrong must not hide the others.
      const rest = fact === 'folders' ? goodFolders(value) : [];
      if (rest.length > 0) overrides.folders = rest;
    }
  }
  // Each part has passed its own schema.
  return { overrides: overrides as BlogOverrides, lines, problems, readable: true };
}

const theFile = (words: string): string => (words.startsWith('T') ? 'The file' : 'the file');

function isRecord(value: FieldValue): value is { readonly [key: string]: FieldValue } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A value of the file in the shape of `BlogOverrides`, or something that its schema refuses. */
function fromYaml(fact: Fact, value: FieldValue): unknown {
  switch (fact) {
    case 'folders':
      return (Array.isArray(value) ? value : [value]).map(folderFrom);
    case 'images':
      return typeof value === 'string' ? folderPath(value) : value;
    case 'drafts':
      return draftsFrom(value);
    case 'timezone':
      return value === 'local' ? null : (value ?? '');
    case 'extension':
      return typeof value === 'string' && !value.startsWith('.') ? `.${value}` : value;
    case 'generator':
    case 'frontMatter':
    case 'fields':
    case 'naming':
    case 'future':
    case 'permalink':
      return value;
  }
}

function folderPath(path: string): string {
  return path.replace(/^(?:\.\/+)+|\/+$/g, '').replace(/^\.$/, '');
}

function folderFrom(value: FieldValue): unknown {
  if (typeof value === 'string') return { path: folderPath(value), kind: 'posts', language: null };
  if (!isRecord(value)) return null;
  const { path, kind = 'posts', language = null, ...rest } = value;
  return { path: typeof path === 'string' ? folderPath(path) : path, kind, language, ...rest };
}

const OneFolder = BlogOverrides.shape.folders.unwrap().element;

/** The folders that are right; of one that is there twice the first. */
function goodFolders(value: FieldValue): unknown[] {
  const good = new Map<string, unknown>();
  for (const item of Array.isArray(value) ? value : [value]) {
    const { data } = OneFolder.safeParse(folderFrom(item));
    if (data && !good.has(data.path)) good.set(data.path, data);
  }
  return [...good.values()].slice(0, MAX_FOLDERS);
}

function firstBadFolder(nodes: readonly unknown[], value: FieldValue): number | null {
  const seen = new Set<string>();
  const at = (Array.isArray(value) ? value : []).findIndex((item) => {
    const { data } = OneFolder.safeParse(folderFrom(item));
    if (!data || seen.has(data.path)) return true;
    seen.add(data.path);
    return false;
  });
  const node = nodes[at];
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? null) : null;
}

function draftsFrom(value: FieldValue): unknown {
  if (value === 'none') return { kind: 'none' } satisfies DraftRule;
  if (!isRecord(value)) return null;
  const { folder, field, value: draftValue = true, values, published = 'published', absent, ...rest } = value;
  if (Object.keys(rest).length > 0 || (absent !== undefined && absent !== 'draft')) return null;
  if (folder !== undefined)
    return field === undefined
      ? { kind: 'folder', path: typeof folder === 'string' ? folderPath(folder) : folder }
      : null;
  if (values === undefined) return { kind: 'flag', field, draftValue };
  const rule = { kind: 'status', field, draftValues: values, publishedValue: published };
  return absent === undefined ? rule : { ...rule, absentIsDraft: true };
}

const OneField = BlogOverrides.shape.fields.unwrap();

function fieldNames(value: { readonly [key: string]: FieldValue }) {
  const names: Partial<Pick<FieldNames, Field>> = {};
  const refused: { name: string; message: string }[] = [];
  for (const [name, key] of Object.entries(value)) {
    const field = FIELDS.find((candidate) => candidate === name);
    if (field === undefined) refused.push({ name, message: format(words.unknownField, { key: name }) });
    else if (typeof key === 'string' && OneField.safeParse({ [field]: key }).success) names[field] = key;
    else refused.push({ name, message: words.fileProblems.fields });
  }
  return { names, refused };
}

/** What a decision is written as in `.longhand.yml`, in the shortest form. */
export function toYaml<F extends Fact>(fact: F, overrides: BlogOverrides): FieldValue {
  switch (fact) {
    case 'folders':
      return (overrides.folders ?? []).map(({ path, kind, language, ...rest }) => {
        const name = path === '' ? '.' : path;
        const found = Object.entries(rest).filter(([, value]) => value !== undefined);
        if (kind === 'posts' && language === null && found.length === 0) return name;
        return {
          path: name,
          ...(kind === 'posts' ? {} : { kind }),
          ...(language === null ? {} : { language }),
          ...Object.fromEntries(found),
        };
      });
    case 'drafts':
      return overrides.drafts === undefined ? null : draftsToYaml(overrides.drafts);
    case 'timezone':
      return overrides.timezone ?? 'local';
    case 'images':
      return overrides.images === '' ? '.' : (overrides.images ?? null);
    case 'fields':
      return Object.fromEntries(
        Object.entries(overrides.fields ?? {}).filter(([, name]) => name !== undefined),
      ) as Record<string, string>;
    default: {
      const value = overrides[fact];
      return typeof value === 'string' ? value : null;
    }
  }
}

function draftsToYaml(rule: DraftRule): FieldValue {
  switch (rule.kind) {
    case 'none':
      return 'none';
    case 'folder':
      return { folder: rule.path };
    case 'flag':
      return rule.draftValue ? { field: rule.field } : { field: rule.field, value: false };
    case 'status':
      return {
        field: rule.field,
        values: rule.draftValues,
        published: rule.publishedValue,
        ...(rule.absentIsDraft ? { absent: 'draft' } : {}),
      };
  }
}
