import { draftFlag } from '#core/blog/draft-flag';
import type { ContentModel } from '#core/blog/model';
import { counted, en } from '#core/messages/en';
import type { FieldValue, FrontMatter } from '#core/posts/front-matter';
import { fullDate } from './post-date';

/** The text of a scalar field; empty for anything else. */
export function fieldText(value: FieldValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A field as a list of words: a list as it is, a string split at commas. */
export function fieldList(value: FieldValue | undefined): string[] {
  if (Array.isArray(value)) return value.map((each) => fieldText(each as FieldValue)).filter(Boolean);
  return fieldText(value)
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

/** The first word of a category field, which some blogs write as a list. */
export const fieldCategory = (value: FieldValue | undefined): string => fieldList(value)[0] ?? '';

/** Whether the front matter marks the post as a draft, by the blog's own rule. */
export function isDraft(frontMatter: FrontMatter, model: ContentModel): boolean {
  const { field, draftValue } = draftFlag(model);
  return frontMatter.fields.get(field) === draftValue;
}

/** The chips of the folded properties line: category, date, number of tags, draft. */
export function chipsOf(frontMatter: FrontMatter, model: ContentModel): string[] {
  const { fields } = model;
  const tags = fieldList(frontMatter.fields.get(fields.tags)).length;
  return [
    fieldCategory(frontMatter.fields.get(fields.category)),
    fullDate(fieldText(frontMatter.fields.get(fields.date))),
    tags > 0 ? counted(en.properties.tagCount, tags) : '',
    isDraft(frontMatter, model) ? en.properties.draft : '',
  ].filter(Boolean);
}
