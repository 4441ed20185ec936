import type { ContentModel } from '../../blog/model';
import { Failure } from '../../ipc/errors';
import { en } from '../../messages/en';
import type { PostChange } from '../change';
import { textOf } from '../field-lookup';
import { fieldValue } from '../front-matter/field-path';
import type { FieldValue } from '../front-matter/front-matter';
import { fieldsInForce } from '../inherited/in-force';
import { words, wordsValue } from '../post-words';
import { type ChangeFacts, type Draft, draftOf, type Refusal } from './draft';
import { fieldsOf, withField } from './fields';

type Field = 'tags' | 'categories';

/** What becomes of a word (null: it goes), and which words come. */
interface Edit {
  readonly of: (word: string) => string | null;
  readonly add: readonly string[];
}

/** Gives words to posts and takes words from them. */
export function tag(change: Extract<PostChange, { kind: 'tag' }>, facts: ChangeFacts): Draft {
  const remove = new Set(change.remove);
  const edit: Edit = { of: (word) => (remove.has(word) ? null : word), add: change.add };
  return changeWords(change.postIds, change.field, edit, facts);
}

/** Renames a word, or makes one of several, in every post that has it. */
export function renameTag(change: Extract<PostChange, { kind: 'renameTag' }>, facts: ChangeFacts): Draft {
  const from = new Set(change.from);
  const ids = facts.posts
    .filter((post) => post[change.field].some((word) => from.has(word)))
    .map(({ id }) => id);
  const edit: Edit = { of: (word) => (from.has(word) ? change.to : word), add: [] };
  return changeWords(ids, change.field, edit, facts);
}

function changeWords(ids: readonly string[], field: Field, edit: Edit, facts: ChangeFacts): Draft {
  const edits = new Map<string, string>();
  const refused: Refusal[] = [];
  for (const id of new Set(ids)) {
    const text = facts.texts.get(id);
    const result =
      text === undefined
        ? { reason: en.changes.reasons.unreadable }
        : editWords(id, text, field, edit, facts.model);
    if ('reason' in result) refused.push({ postId: id, reason: result.reason });
    else if (result.text !== text) edits.set(id, result.text);
  }
  const [only] = refused;
  if (edits.size === 0 && refused.length === 1 && only)
    throw new Failure('change-refused', { reason: only.reason });
  return draftOf({ edits, refused });
}

function editWords(
  id: string,
  text: string,
  field: Field,
  edit: Edit,
  model: ContentModel,
): { readonly text: string } | { readonly reason: string } {
  const fields = fieldsOf(text, id, model);
  const names =
    field === 'tags'
      ? [model.fields.tags, 'tags', 'tag', 'taxonomies.tags']
      : [model.fields.category, 'categories', 'category', 'taxonomies.categories'];
  const key = fields.key(...names);
  const value = newWords(
    fields.value(...names) ?? inheritedWords(id, fields.all, field, names, model),
    field,
    edit,
    key,
    model,
  );
  return value === null ? { text } : withField(text, id, model, key, value);
}

/**
 * What the post has without saying it: its own words take the place of these, so that they are written down with them.
 * Jekyll's categories are had besides its own.
 */
function inheritedWords(
  id: string,
  own: ReadonlyMap<string, FieldValue>,
  field: Field,
  names: readonly string[],
  model: ContentModel,
): FieldValue | undefined {
  if (model.generator === 'jekyll' && field === 'categories') return undefined;
  const inForce = fieldsInForce(id, own, model);
  return names.map((name) => fieldValue(inForce, name, true)).find((value) => value !== undefined);
}

/** The field's next value in the way it is written now: a list, or a text that stands for one; null for no change. */
function newWords(
  old: FieldValue | undefined,
  field: Field,
  edit: Edit,
  key: string,
  model: ContentModel,
): FieldValue | null {
  const singular = /^(?:category|tag)$/i.test(key);
  if (old === undefined || old === null || old === '') {
    const added = unique(edit.add);
    if (added.length === 0) return null;
    return singular && added.length === 1 ? (added[0] ?? null) : added;
  }
  if (Array.isArray(old)) {
    const hierarchy = model.generator === 'hexo' && field === 'categories';
    return hierarchy ? changedHierarchy(old, edit) : changedList(old, edit);
  }
  if (typeof old === 'object') return null;
  // Jekyll's `category` is one, spaces or not; its `categories` are several.
  const one = singular && model.generator === 'jekyll';
  const before = (one ? [String(old)] : words(old, model)).map((word) => word.trim()).filter(Boolean);
  const next = unique([...before.map(edit.of).filter((word) => word !== null), ...edit.add]);
  if (next.length === before.length && next.every((word, n) => word === before[n])) return null;
  if (one) return next.length > 1 ? next : (next[0] ?? '');
  return wordsValue(typeof old === 'string' ? old : String(old), next, model);
}

/** A list with its words changed in their places; what is no word in it stays. */
function changedList(old: readonly FieldValue[], edit: Edit): FieldValue | null {
  const seen = new Set<string>();
  const kept = old.flatMap((item): FieldValue[] => {
    if (Array.isArray(item)) return [changedList(item, { ...edit, add: [] }) ?? item];
    const word = textOf(item);
    if (word === null) return [item];
    const next = edit.of(word);
    if (next === null || seen.has(next)) return [];
    seen.add(next);
    return [next === word ? item : next];
  });
  return ifChanged(old, [...kept, ...unique(edit.add).filter((word) => !seen.has(word))]);
}

/**
 * Hexo's categories: a list is one way down a hierarchy, a list of lists several; each is a word of the library's with
 * slashes (`Parent/Child`). hexo.io/docs/front-matter.
 */
function changedHierarchy(old: readonly FieldValue[], edit: Edit): FieldValue | null {
  const several = old.some((item) => Array.isArray(item));
  const roots = several ? old : [old];
  const seen = new Set<string>();
  const kept = roots.flatMap((root): FieldValue[] => {
    const path = wayOf(root);
    const next = path === '' ? null : edit.of(path);
    if (next === null || seen.has(next)) return [];
    seen.add(next);
    if (next === path) return [root];
    const parts = next.split('/');
    return [Array.isArray(root) ? parts : parts.length === 1 ? next : parts];
  });
  const added = unique(edit.add).filter((word) => !seen.has(word));
  if (several) return ifChanged(old, [...kept, ...added.map((word) => word.split('/'))]);
  const [only = []] = kept;
  if (added.length === 0) return ifChanged(old, Array.isArray(only) ? only : [only]);
  // A second way down needs a list for each.
  return kept.length === 0 && added.length === 1
    ? (added[0] ?? '').split('/')
    : [...kept, ...added.map((word) => word.split('/'))];
}

const wayOf = (root: FieldValue): string =>
  (Array.isArray(root) ? root : [root])
    .map((item: FieldValue) => textOf(item))
    .filter((word) => word !== null)
    .join('/');

const ifChanged = (old: FieldValue, next: FieldValue): FieldValue | null =>
  JSON.stringify(old) === JSON.stringify(next) ? null : next;

const unique = (all: readonly string[]): string[] => [...new Set(all)];
