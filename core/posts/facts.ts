import type { ContentModel } from '../blog/model';
import { dateInPath, normaliseDate } from './date';
import { type FieldValue, readFrontMatter } from './front-matter';
import { findBlock } from './front-matter-block';
import type { FrontMatterProblem, PostSummary } from './post';
import { headingTitle, nameTitle } from './post-title';
import { readSimpleHeader } from './simple-header';
import { plainValue } from './yaml-plain';

export interface PostSource {
  /** Path relative to the blog's folder. */
  readonly id: string;
  /** The file's text, or its first few KB; a head that ends inside the front matter is allowed. */
  readonly text: string;
  /** ms since the epoch. */
  readonly modified: number;
  readonly model: ContentModel;
}

/** One line of the library from a post's text. Never fails: what cannot be read falls back to the file's name. */
export function summarise({ id, text, modified, model }: PostSource): PostSummary {
  const { fields, problem, bodyFrom } = headerOf(text);
  const facts = new Facts(fields);
  const { date, category, description, title, tags } = model.fields;
  const draft = isDraft(id, facts, model);
  return {
    id,
    title: facts.text(title, 'title') ?? headingTitle(text.slice(bodyFrom)) ?? nameTitle(id),
    date: dateOf(facts, date) ?? dateInPath(id),
    draft,
    hold: draft ? 'draft-flag' : null,
    publishDate: null,
    expiryDate: null,
    updated: null,
    tags: tagsOf(facts.value(tags, 'tags', 'tag'), model),
    categories: categoriesOf(facts, category, model),
    language: null,
    url: null,
    description: facts.text(description, 'description', 'summary', 'excerpt') ?? '',
    modified,
    problem,
  };
}

/** Front matter keys and values of a text or its head, by the quickest way that gives the right answer. */
export function headerOf(text: string): {
  fields: ReadonlyMap<string, FieldValue>;
  problem: FrontMatterProblem | null;
  bodyFrom: number;
} {
  const block = findBlock(text);
  if (block.format === 'yaml' && block.refused === null) {
    const simple = readSimpleHeader(text.slice(block.contentFrom, block.contentTo));
    if (simple) return { fields: simple, problem: null, bodyFrom: block.to };
  }
  if (block.format === 'none' && block.refused !== null && block.from === block.to) {
    return { fields: looseFields(text.slice(block.from)), problem: null, bodyFrom: text.length };
  }
  const { fields, problem, to } = readFrontMatter(text);
  if (problem && fields.size === 0) {
    return { fields: looseFields(text.slice(block.contentFrom, block.contentTo)), problem, bodyFrom: to };
  }
  return { fields, problem, bodyFrom: to };
}

/** What single lines say in a header that does not parse or is cut off: enough to name and date the post. */
function looseFields(source: string): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const line of source.split(/\r\n|\r|\n/)) {
    const match = /^["']?([A-Za-z_][\w-]*)["']?[ \t]*[:=][ \t]*(.*)$/.exec(line);
    if (!match?.[1] || fields.has(match[1])) continue;
    const text = (match[2] ?? '').trim();
    const quoted = /^(["'])(.*)\1$/.exec(text);
    if (quoted) fields.set(match[1], quoted[2] ?? '');
    else if (!/^[[{|>&*!]/.test(text)) fields.set(match[1], plainValue(text));
  }
  return fields;
}

/** Looks fields up by the blog's own key first, then by others that mean the same, in any case. */
class Facts {
  readonly #fields: ReadonlyMap<string, FieldValue>;
  readonly #lower = new Map<string, FieldValue>();

  constructor(fields: ReadonlyMap<string, FieldValue>) {
    this.#fields = fields;
    for (const [key, value] of fields) this.#lower.set(key.toLowerCase(), value);
  }

  value(...keys: readonly string[]): FieldValue {
    for (const key of keys) {
      const value = this.#fields.get(key) ?? this.#lower.get(key.toLowerCase());
      if (value !== undefined && value !== null) return value;
    }
    return null;
  }

  text(...keys: readonly string[]): string | null {
    for (const key of keys) {
      const value = textOf(this.value(key));
      if (value !== null) return value;
    }
    return null;
  }
}

function textOf(value: FieldValue): string | null {
  if (value === null || typeof value === 'object') return null;
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

function dateOf(facts: Facts, key: string): string | null {
  for (const name of [key, 'date', 'pubDate', 'publishDate', 'published', 'created', 'added']) {
    const text = facts.text(name);
    const date = text === null ? null : normaliseDate(text);
    if (date) return date;
  }
  return null;
}

/** Booleans as YAML 1.1 and people write them; null for anything else. */
function truth(value: FieldValue): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = textOf(value)?.toLowerCase() ?? '';
  if (['true', 'yes', 'on', 'y', '1'].includes(word)) return true;
  return ['false', 'no', 'off', 'n', '0'].includes(word) ? false : null;
}

function isDraft(id: string, facts: Facts, model: ContentModel): boolean {
  if (truth(facts.value('published')) === false) return true;
  if (model.contentFolders.some(({ kind, path }) => kind === 'drafts' && isInside(id, path))) return true;
  const rule = model.draftRule;
  switch (rule.kind) {
    case 'folder':
      return isInside(id, rule.path);
    case 'flag':
      return truth(facts.value(rule.field)) === rule.draftValue;
    case 'status':
      return rule.draftValues.includes(facts.text(rule.field)?.toLowerCase() ?? '');
    case 'none':
      return false;
  }
}

export function isInside(id: string, folder: string): boolean {
  return folder === '' || id.startsWith(`${folder}/`);
}

function categoriesOf(facts: Facts, key: string, model: ContentModel): string[] {
  const value = facts.value(key, 'category', 'categories');
  if (typeof value !== 'string') return unique(leaves(value));
  // Jekyll splits `categories` given as text at spaces; `category` is one category whatever is in it.
  const plural = model.generator === 'jekyll' && facts.value('category') === null;
  if (value.includes(',')) return unique(value.split(','));
  return unique(plural ? value.split(/\s+/) : [value]);
}

function tagsOf(value: FieldValue, model: ContentModel): string[] {
  if (typeof value !== 'string') return unique(leaves(value));
  const separator = value.includes(',') ? ',' : model.generator === 'jekyll' ? /\s+/ : /$^/;
  return unique(value.split(separator));
}

function leaves(value: FieldValue): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item));
  const text = textOf(value);
  return text === null ? [] : [text];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}
