import type { ContentModel } from '../blog/model';
import { type Synonyms, synonyms } from './field-lookup';

/** What the names of a blog's facts depend on. */
export type NamesModel = Pick<ContentModel, 'fields' | 'dates' | 'draftRule'>;

/** The names a blog's posts may have for each fact. */
export interface FactNames {
  readonly title: Synonyms;
  readonly description: Synonyms;
  readonly date: Synonyms;
  readonly updated: Synonyms;
  /** None where the generator knows no such date. */
  readonly publish: Synonyms;
  readonly expiry: Synonyms;
  readonly tags: Synonyms;
  /** Where the plural comes first (Hexo), and where the singular does. */
  readonly categories: Synonyms;
  readonly category: Synonyms;
  /** What the blog's rule for drafts reads. */
  readonly draft: Synonyms;
}

/** Names for a post's date in the blogs we know. */
const DATED = [
  'date',
  'pubDate',
  'pubDatetime',
  'publishDate',
  'published',
  'created',
  'added',
  'created_at',
  'created_time',
  'createdAt',
  'publishedAt',
];
/** Hugo's other names for `publishDate`. */
const PUBLISHED = ['pubDate', 'published'];
const UPDATED = [
  'updated',
  'lastmod',
  'modified',
  'last_modified_at',
  'updatedDate',
  'modDatetime',
  'last_update.date',
];

const namesByModel = new WeakMap<NamesModel, FactNames>();

/** The names for a blog of this model. */
export function factNames(model: NamesModel): FactNames {
  let names = namesByModel.get(model);
  if (names === undefined) {
    names = namesOf(model);
    namesByModel.set(model, names);
  }
  return names;
}

function namesOf({ dates, fields, draftRule }: NamesModel): FactNames {
  const { publishField, expiryField } = dates;
  return {
    title: synonyms(fields.title, 'title'),
    description: synonyms(fields.description, 'description', 'summary', 'excerpt'),
    date: synonyms(fields.date, ...DATED),
    updated: synonyms(fields.updated, ...UPDATED),
    publish: publishField === null ? synonyms() : synonyms(publishField, ...PUBLISHED),
    expiry: expiryField === null ? synonyms() : synonyms(expiryField, 'unpublishDate'),
    tags: synonyms(fields.tags, 'tags', 'tag', 'taxonomies.tags'),
    categories: synonyms(fields.category, 'categories', 'category'),
    category: synonyms(fields.category, 'category', 'categories', 'taxonomies.categories'),
    draft: 'field' in draftRule ? synonyms(draftRule.field) : synonyms(),
  };
}
