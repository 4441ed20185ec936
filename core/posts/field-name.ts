import type { ContentModel, FieldNames } from '../blog/model';
import { fieldValue } from './front-matter/field-path';
import type { FieldValue } from './front-matter/front-matter';

/** Other names that posts of one blog have for a fact beside the blog's own, the usual ones first. */
const OTHERS: { readonly [F in keyof FieldNames]: readonly string[] } = {
  title: ['title'],
  date: ['date', 'pubDate', 'pubDatetime', 'publishDate', 'created'],
  updated: ['updated', 'lastmod', 'modified', 'updatedDate', 'last_modified_at'],
  draft: ['draft'],
  tags: ['tags', 'tag', 'taxonomies.tags'],
  category: ['categories', 'category', 'taxonomies.categories'],
  description: ['description', 'summary', 'excerpt'],
  cover: ['cover', 'image', 'heroImage'],
  slug: ['slug'],
};

/**
 * The name (a key, or a path into tables) under which this post has a fact: the blog's own, in any capitals, or
 * another that means the same where the post has that one only; the blog's own when it has none.
 */
export function fieldNameOf(
  fields: ReadonlyMap<string, FieldValue>,
  fact: keyof FieldNames,
  model: Pick<ContentModel, 'fields'>,
): string {
  const own = model.fields[fact];
  const keys = [own, ...OTHERS[fact]].map((name) => written(fields, name));
  return keys.find((key) => key !== null) ?? own;
}

function written(fields: ReadonlyMap<string, FieldValue>, name: string): string | null {
  if (fieldValue(fields, name) !== undefined) return name;
  const lower = name.toLowerCase();
  if (name.includes('.')) return fieldValue(fields, name, true) === undefined ? null : name;
  return [...fields.keys()].find((key) => key.toLowerCase() === lower) ?? null;
}
