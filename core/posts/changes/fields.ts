import type { ContentModel } from '../../blog/model';
import { en } from '../../messages/en';
import { nameOf, resolvePath, valueAt } from '../front-matter/field-path';
import {
  editable,
  FieldNotEditable,
  type FieldValue,
  readFrontMatter,
  setField,
  unsetField,
} from '../front-matter/front-matter';
import { frontMatterRules } from '../front-matter/rules';
import { isTextValue } from '../front-matter/text-value';
import { applyEdits } from '../text-edit';

/** A post's front matter by the names a blog may use for a field. */
export interface PostFields {
  readonly all: ReadonlyMap<string, FieldValue>;
  /** The value of the first of these names (keys, or paths such as `taxonomies.tags`) that is there. */
  readonly value: (...names: readonly string[]) => FieldValue | undefined;
  /** The first of these names that is there, as it is written there; else the first. */
  readonly key: (...names: readonly string[]) => string;
  /** Whether the first of these names that is there has a text in quotes (`isTextValue`). */
  readonly quoted: (...names: readonly string[]) => boolean;
}

/** What the front matter of the post `id` says, whatever the capitals of its keys. */
export function fieldsOf(text: string, id: string, model: ContentModel): PostFields {
  const { fields, from, to } = readFrontMatter(text, frontMatterRules(model, id));
  const find = (names: readonly string[]) =>
    names
      .map((name) => resolvePath(fields, name, true))
      .find((path) => valueAt(fields, path) !== undefined) ?? null;
  return {
    all: fields,
    key: (...names) => {
      const path = find(names);
      return path === null ? (names[0] ?? '') : nameOf(path);
    },
    value: (...names) => {
      const path = find(names);
      return path === null ? undefined : valueAt(fields, path);
    },
    quoted: (...names) => {
      const path = find(names);
      return path !== null && isTextValue(text.slice(from, to), nameOf(path));
    },
  };
}

/**
 * The text of the post `id` with a field set (or removed, for undefined) and not one other byte changed; else why that
 * cannot be done safely (a sentence).
 */
export function withField(
  text: string,
  id: string,
  model: ContentModel,
  name: string,
  value: FieldValue | undefined,
): { readonly text: string } | { readonly reason: string } {
  const rules = frontMatterRules(model, id);
  if (!editable(readFrontMatter(text, rules))) return { reason: en.changes.reasons.unreadableFrontMatter };
  try {
    const edits = value === undefined ? unsetField(text, name, rules) : setField(text, name, value, rules);
    return { text: applyEdits(text, edits) };
  } catch (error) {
    if (error instanceof FieldNotEditable) return { reason: en.changes.reasons.notEditable };
    throw error;
  }
}
