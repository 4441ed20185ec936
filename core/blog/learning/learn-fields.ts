import type { ContentModel, FieldNames } from '../model';
import { mostOf } from '../naming';
import { learnDrafts } from './learn-drafts';

/** The draft field is the draft rule's. */
type Field = Exclude<keyof FieldNames, 'draft'>;

/** Keys that mean the same in the blogs we know, the usual one first; in any capitals. */
const SYNONYMS: { readonly [F in Field]: readonly string[] } = {
  title: ['title'],
  date: [
    ...['date', 'pubDate', 'pubDatetime', 'publishDate', 'published', 'added', 'created', 'created_at'],
    ...[
      'created_time',
      'createdAt',
      'publishedAt',
      'published_at',
      'publishedOn',
      'published_on',
      'publish_date',
    ],
    ...['publishedDate', 'datePublished', 'datetime', 'posted'],
  ],
  updated: [
    ...['updated', 'lastmod', 'last_modified_at', 'modified', 'updatedDate', 'modDatetime', 'updatedAt'],
    ...[
      'updated_at',
      'lastUpdated',
      'last_update',
      'dateModified',
      'last_modified',
      'modified_time',
      'lastEdited',
      'last_edited_time',
    ],
  ],
  tags: ['tags', 'tag'],
  category: ['category', 'categories'],
  description: ['description', 'summary', 'excerpt', 'desc', 'abstract', 'spoiler', 'teaser', 'intro'],
  cover: [
    ...['cover', 'heroImage', 'image', 'featured_image', 'featuredImage', 'thumbnail', 'ogImage', 'banner'],
    ...[
      'coverImage',
      'cover_image',
      'hero',
      'hero_image',
      'feature_image',
      'header_image',
      'cover_img',
      'images',
    ],
  ],
  slug: ['slug'],
};
const FIELDS = new Map<string, readonly Field[]>();
for (const field of Object.keys(SYNONYMS) as Field[]) {
  for (const name of SYNONYMS[field]) {
    FIELDS.set(name.toLowerCase(), [...(FIELDS.get(name.toLowerCase()) ?? []), field]);
  }
}
/** Keys of a post's date, in lower case. */
export const DATE_KEYS: ReadonlySet<string> = new Set(SYNONYMS.date.map((key) => key.toLowerCase()));
/** Tables that generators keep fields in which are not their own (Zola, Hugo). */
const TABLES = /^(?:taxonomies|extra|params)$/i;
/** More headers than this say nothing new. */
const ENOUGH = 60;

/** The values of a front matter by key; of a value only its kind matters. */
export type Header = ReadonlyMap<string, unknown>;

/**
 * The model with the field names that most of these headers (front matter of posts, newest first) really
 * use, in their own spelling (`Title`, `taxonomies.tags`), and the draft rule as they have it. Names that no header
 * has stay the generator's.
 */
export function learnFields(model: ContentModel, headers: readonly Header[]): ContentModel {
  const some = headers.slice(0, ENOUGH);
  const counts = new Map<Field, Map<string, number>>();
  for (const header of some) {
    for (const [key, value] of flat(header)) count(counts, key, value);
  }
  const learned: Partial<Record<Field, string>> = {};
  for (const [field, keys] of counts) {
    const key = mostOf(keys);
    if (key !== null) learned[field] = key;
  }
  const drafts = learnDrafts(model, some);
  const fields: FieldNames = { ...model.fields, ...learned, draft: drafts.field };
  const changed = (Object.keys(learned) as Field[]).filter((field) => learned[field] !== model.fields[field]);
  return {
    ...model,
    fields,
    draftRule: drafts.rule,
    evidence: [
      ...model.evidence,
      ...changed.map((field) => ({
        about: `${field}: “${fields[field]}”, as ${counts.get(field)?.get(fields[field]) ?? 0} of ${some.length} posts that were looked at`,
        file: null,
        line: null,
      })),
      ...drafts.evidence,
    ],
  };
}

/** The entries of a header, those of its tables as `table.key`. */
function* flat(header: Header): Generator<readonly [string, unknown]> {
  for (const [key, value] of header) {
    yield [key, value];
    if (!TABLES.test(key) || value === null || typeof value !== 'object' || Array.isArray(value)) continue;
    for (const [inner, deeper] of Object.entries(value)) yield [`${key}.${inner}`, deeper];
  }
}

function count(counts: Map<Field, Map<string, number>>, key: string, value: unknown): void {
  // A switch is no date, and nothing is learned from a field that is left empty.
  if (typeof value === 'boolean' || value === null || value === '') return;
  for (const field of FIELDS.get(key.slice(key.lastIndexOf('.') + 1).toLowerCase()) ?? []) {
    const keys = counts.get(field) ?? new Map<string, number>();
    keys.set(key, (keys.get(key) ?? 0) + 1);
    counts.set(field, keys);
  }
}
