import { type FieldValue, readFrontMatter } from '../posts/front-matter/front-matter';
import type { FrontMatterRules } from '../posts/front-matter/rules';

/** One item of a list that was changed. */
export interface ListItem {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A field of the front matter that differs between two texts of a post. */
export type FieldChange = { readonly name: string } & (
  | { readonly kind: 'added'; readonly after: string }
  | { readonly kind: 'removed'; readonly before: string }
  | { readonly kind: 'changed'; readonly before: string; readonly after: string }
  /** Lists on both sides (tags): what came in and what went, in the order they stand. */
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
);

/** A post's two texts, taken apart. */
export interface PostComparison {
  /** In the order of the new text, those that went last; null where one side's front matter cannot be read: it is text then. */
  readonly fields: readonly FieldChange[] | null;
  /** What is to be compared as text: the bodies, or the whole texts where `fields` is null. */
  readonly before: string;
  readonly after: string;
}

/** Compares two texts of a post, null for one that is not there; `rules` say how its front matter is written. */
export function comparePost(
  before: string | null,
  after: string | null,
  rules: FrontMatterRules,
): PostComparison {
  const [old, now] = [before ?? '', after ?? ''];
  const [oldHead, newHead] = [readFrontMatter(old, rules), readFrontMatter(now, rules)];
  if (oldHead.problem !== null || newHead.problem !== null) return { fields: null, before: old, after: now };
  return {
    fields: fieldChanges(oldHead.fields, newHead.fields),
    before: old.slice(oldHead.to),
    after: now.slice(newHead.to),
  };
}

function fieldChanges(
  before: ReadonlyMap<string, FieldValue>,
  after: ReadonlyMap<string, FieldValue>,
): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [name, value] of after) {
    const old = before.get(name);
    if (old === undefined) changes.push({ name, kind: 'added', after: fieldWords(value) });
    else if (JSON.stringify(old) !== JSON.stringify(value)) changes.push(changeOf(name, old, value));
  }
  for (const [name, value] of before)
    if (!after.has(name)) changes.push({ name, kind: 'removed', before: fieldWords(value) });
  return changes;
}

function changeOf(name: string, old: FieldValue, value: FieldValue): FieldChange {
  if (!Array.isArray(old) || !Array.isArray(value))
    return { name, kind: 'changed', before: fieldWords(old), after: fieldWords(value) };
  const was = old.map(fieldWords);
  const is = value.map(fieldWords);
  const items: ListItem[] = [
    ...is.map((text) => ({ text, kind: was.includes(text) ? ('same' as const) : ('added' as const) })),
    ...was.filter((text) => !is.includes(text)).map((text) => ({ text, kind: 'removed' as const })),
  ];
  // Only their order, or how often one stands there, is another.
  if (items.every(({ kind }) => kind === 'same'))
    return { name, kind: 'changed', before: was.join(', '), after: is.join(', ') };
  return { name, kind: 'list', items };
}

/** A value on one line, as an author reads it. */
export function fieldWords(value: FieldValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(fieldWords).join(', ');
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value as { readonly [key: string]: FieldValue });
  return entries.map(([key, inner]) => `${key}: ${fieldWords(inner)}`).join(', ');
}
