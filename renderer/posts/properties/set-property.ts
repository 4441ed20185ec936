import type { ContentModel, FieldNames } from '#core/blog/model';
import { fieldNameOf } from '#core/posts/field-name';
import { fieldValue } from '#core/posts/front-matter/field-path';
import {
  FieldNotEditable,
  type FieldValue,
  type FrontMatter,
  setField,
} from '#core/posts/front-matter/front-matter';
import { isTomlDate } from '#core/posts/front-matter/toml-scalar';
import { wordsValue } from '#core/posts/post-words';
import type { PostDocument } from '../../editor/document';
import { frontMatterField, frontMatterHead, rulesFacet } from '../../editor/front-matter';

/**
 * Sets one front matter field (a key, or a path into tables) of an open post as an ordinary, undoable transaction
 * that changes that field's bytes only. False when the field is written in a way that cannot be changed safely.
 */
export function setProperty(document: PostDocument, name: string, value: FieldValue): boolean {
  const state = document.state();
  const rules = state.facet(rulesFacet);
  try {
    const edits = setField(frontMatterHead(state.doc, rules), name, value, rules);
    const changes = edits.map(({ from, to, insert }) => ({ from, to, insert }));
    if (changes.length > 0) document.apply({ changes, userEvent: 'input.property' });
    return true;
  } catch (error) {
    if (error instanceof FieldNotEditable) return false;
    throw error;
  }
}

/** A fact of a post as its front matter has it now: under which name, and its value. */
export function property(
  { fields }: FrontMatter,
  fact: keyof FieldNames,
  model: ContentModel,
): { readonly name: string; readonly value: FieldValue | undefined } {
  const name = fieldNameOf(fields, fact, model);
  return { name, value: fieldValue(fields, name) };
}

/** The same from the text as it is now: what is drawn may be a change behind. */
export function propertyNow(document: PostDocument, fact: keyof FieldNames, model: ContentModel) {
  return property(document.state().field(frontMatterField), fact, model);
}

/** A list field's next value, written the way it was: a list, or one text. */
export function listValue(
  old: FieldValue | undefined,
  words: readonly string[],
  model: ContentModel,
): FieldValue {
  return wordsValue(old, words, model);
}

/** A category field's next value: in a list, the first entry is replaced and the rest is kept. */
export function categoryValue(name: string, old: FieldValue | undefined, category: string): FieldValue {
  if (Array.isArray(old)) {
    const rest: readonly FieldValue[] = old.slice(1);
    return category === '' ? rest : [category, ...rest];
  }
  const absent = old === undefined || old === null;
  return absent && /(?:^|\.)categories$/i.test(name) ? [category] : category;
}

/** Whether a date that is being typed waits until it is one: TOML has dates of its own, and half of one is a text. */
export const dateWaits = ({ format }: FrontMatter, typed: string): boolean =>
  format === 'toml' && !isTomlDate(typed.trim());
