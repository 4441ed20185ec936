import type { ContentModel } from '#core/blog/model';
import { counted, en, format } from '#core/messages/en';
import { FieldLookup } from '#core/posts/field-lookup';
import type { FieldValue, FrontMatter } from '#core/posts/front-matter/front-matter';
import { givenDraft, givenFact } from '#core/posts/inherited/given';
import { fieldsInForce, type Given } from '#core/posts/inherited/in-force';
import { words } from '#core/posts/post-words';
import { holdOf, isDraftHold } from '#core/posts/status/hold';
import type { Chip, Chips } from '../../editor/front-matter-fold';
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

/** Where a value that a post does not say itself is written. */
export const placeText = ({ from: { file, line } }: Given): string =>
  line === null ? file : format(en.properties.place, { file, line });

/** Where it is written that a post is a draft, when it does not say so itself; else null. */
export function draftBy(id: string, frontMatter: FrontMatter, model: ContentModel): Given | null {
  return isDraft(frontMatter, model) ? null : givenDraft(id, model);
}

/** The chips of the folded properties line of the post `id`: category, date, number of tags, draft; its own or inherited. */
export function chipsOf(id: string, frontMatter: FrontMatter, model: ContentModel): Chip[] {
  const chip = (
    fact: 'tags' | 'category' | 'date',
    textOf: (value: FieldValue | undefined) => string,
  ): Chip => {
    const given = givenFact(id, frontMatter.fields, fact, model);
    return chipOf(textOf(given ? given.value : property(frontMatter, fact, model).value), given);
  };
  const inForce = { ...frontMatter, fields: fieldsInForce(id, frontMatter.fields, model) };
  return [
    chip('category', fieldCategory),
    chip('date', (value) => fullDate(fieldText(value))),
    chip('tags', (value) => {
      const tags = fieldList(value, model).length;
      return tags > 0 ? counted(en.properties.tagCount, tags) : '';
    }),
    chipOf(isDraft(inForce, model) ? en.properties.draft : '', draftBy(id, frontMatter, model)),
  ].filter(({ text }) => text !== '');
}

/** `chipsOf` with the blog's model as it is now, worked out anew only for another post, front matter or model. */
export function createChips(modelNow: () => ContentModel | null): Chips {
  let last: {
    id: string;
    frontMatter: FrontMatter;
    model: ContentModel | null;
    chips: readonly Chip[];
  } | null = null;
  return (id, frontMatter) => {
    const model = modelNow();
    if (last?.id !== id || last.frontMatter !== frontMatter || last.model !== model)
      last = { id, frontMatter, model, chips: model === null ? [] : chipsOf(id, frontMatter, model) };
    return last.chips;
  };
}

const chipOf = (text: string, given: Given | null): Chip => ({
  text,
  from: given === null ? null : format(en.properties.given, { place: placeText(given) }),
});
