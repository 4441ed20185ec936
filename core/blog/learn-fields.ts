import type { ContentModel, FieldNames } from './model';
import { mostOf } from './naming';

/** Keys that mean the same in the blogs we know, the usual one first. */
const SYNONYMS: { readonly [F in keyof FieldNames]: readonly string[] } = {
  title: ['title'],
  date: [
    'date',
    'pubDate',
    'pubDatetime',
    'publishDate',
    'published',
    'added',
    'created',
    'created_at',
    'created_time',
  ],
  updated: ['updated', 'lastmod', 'last_modified_at', 'modified', 'updatedDate', 'modDatetime'],
  draft: ['draft', 'published'],
  tags: ['tags', 'tag'],
  category: ['category', 'categories'],
  description: ['description', 'summary', 'excerpt', 'desc'],
  cover: ['cover', 'heroImage', 'image', 'featured_image', 'thumbnail', 'ogImage', 'banner'],
  slug: ['slug'],
};
/** More headers than this say nothing new. */
const ENOUGH = 50;

/** The values of a front matter by key; of a value only whether it is a boolean matters. */
export type Header = ReadonlyMap<string, unknown>;

/**
 * The model with the field names that most of these headers (front matter of posts, newest first) really
 * use, in their own spelling (`Title`). Names that no header has stay the generator's.
 */
export function learnFields(model: ContentModel, headers: readonly Header[]): ContentModel {
  const counts = new Map<keyof FieldNames, Map<string, number>>();
  for (const header of headers.slice(0, ENOUGH)) {
    for (const [key, value] of header) count(counts, key, value);
  }
  const learned: Partial<Record<keyof FieldNames, string>> = {};
  for (const [field, keys] of counts) {
    const key = mostOf(keys);
    if (key !== null) learned[field] = key;
  }
  const fields: FieldNames = { ...model.fields, ...learned };
  const changed = (Object.keys(learned) as (keyof FieldNames)[]).filter(
    (field) => learned[field] !== model.fields[field],
  );
  const rule = model.draftRule;
  return {
    ...model,
    fields,
    draftRule:
      rule.kind === 'flag'
        ? { ...rule, field: fields.draft, draftValue: fields.draft.toLowerCase() !== 'published' }
        : rule,
    evidence: [
      ...model.evidence,
      ...changed.map((field) => ({
        about: `${field}: the posts use “${fields[field]}”`,
        file: null,
        line: null,
      })),
    ],
  };
}

function count(counts: Map<keyof FieldNames, Map<string, number>>, key: string, value: unknown): void {
  for (const field of Object.keys(SYNONYMS) as (keyof FieldNames)[]) {
    const known = SYNONYMS[field].some((name) => name.toLowerCase() === key.toLowerCase());
    // `published` is a date in some blogs and a switch in others.
    const flag =
      field === 'draft'
        ? key.toLowerCase() === 'draft' || typeof value === 'boolean'
        : typeof value !== 'boolean';
    if (!known || !flag) continue;
    const keys = counts.get(field) ?? new Map<string, number>();
    keys.set(key, (keys.get(key) ?? 0) + 1);
    counts.set(field, keys);
  }
}
