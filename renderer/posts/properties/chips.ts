import type { ContentModel } from '#core/blog/model';
import { counted, en } from '#core/messages/en';
import { FieldLookup } from '#core/posts/field-lookup';
import type { FieldValue, FrontMatter } from '#core/posts/front-matter/front-matter';
import { words } from '#core/posts/post-words';
import { holdOf, isDraftHold } from '#core/posts/status/hold';
import { fullDate } from '../library/post-date';
import { property } from './set-property';

/** The text of a scalar field; empty for anything else. */
export function fieldText(value: FieldValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A field as a list of words: a list as it is, a text parted as the blog's generator does. */
export function fieldList(value: FieldValue | undefined, model: ContentModel): string[] {
  return words(value ?? null, model)
    .map((word) => word.trim())
    .filter(Boolean);
}

/** The first word of a category field, which some blogs write as a list; of a hierarchy in lists, its path. */
export function fieldCategory(value: FieldValue | undefined): string {
  if (!Array.isArray(value)) return fieldText(value);
  const first: FieldValue = value[0] ?? null;
  return Array.isArray(first) ? first.map((item) => fieldText(item)).join('/') : fieldText(first);
}

/** Whether the front matter marks the post as a draft, by the blog's own rule; where the file lies does not count. */
export function isDraft({ fields }: FrontMatter, model: ContentModel): boolean {
  return isDraftHold(holdOf('', new FieldLookup(fields), { ...model, contentFolders: [] }));
}

/** The chips of the folded properties line: category, date, number of tags, draft. */
export function chipsOf(frontMatter: FrontMatter, model: ContentModel): string[] {
  const value = (fact: 'tags' | 'category' | 'date') => property(frontMatter, fact, model).value;
  const tags = fieldList(value('tags'), model).length;
  return [
    fieldCategory(value('category')),
    fullDate(fieldText(value('date'))),
    tags > 0 ? counted(en.properties.tagCount, tags) : '',
    isDraft(frontMatter, model) ? en.properties.draft : '',
  ].filter(Boolean);
}
