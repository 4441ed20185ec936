import type { ContentModel } from '#core/blog/model';
import { FieldNotEditable, type FieldValue, setField } from '#core/posts/front-matter';
import type { PostDocument } from '../editor/document';
import { frontMatterField, frontMatterHead } from '../editor/front-matter';

/**
 * Sets one front matter field of an open post as an ordinary, undoable transaction that changes that field's
 * bytes only. False when the field is written in a way that cannot be changed safely.
 */
export function setProperty(document: PostDocument, key: string, value: FieldValue): boolean {
  const head = frontMatterHead(document.state().doc);
  try {
    const changes = setField(head, key, value).map(({ from, to, insert }) => ({ from, to, insert }));
    if (changes.length > 0) document.apply({ changes, userEvent: 'input.property' });
    return true;
  } catch (error) {
    if (error instanceof FieldNotEditable) return false;
    throw error;
  }
}

/** A list field's next value, written the way it was: a list, or one string with commas. */
export function listValue(document: PostDocument, key: string, words: readonly string[]): FieldValue {
  const now = document.state().field(frontMatterField).fields.get(key);
  return typeof now === 'string' && now !== '' ? words.join(', ') : [...words];
}

/** A category field's next value: in a list, the first entry is replaced and the rest is kept. */
export function categoryValue(document: PostDocument, model: ContentModel, category: string): FieldValue {
  const key = model.fields.category;
  const now = document.state().field(frontMatterField).fields.get(key);
  if (Array.isArray(now)) {
    const rest: readonly FieldValue[] = now.slice(1);
    return category === '' ? rest : [category, ...rest];
  }
  const absent = now === undefined || now === null;
  return absent && key === 'categories' ? [category] : category;
}
