import { draftFlag } from '../blog/draft-flag';
import type { ContentModel } from '../blog/model';
import { truth } from './field-lookup';
import { fieldValue } from './front-matter/field-path';
import type { FieldValue } from './front-matter/front-matter';

/** A field and what it is to be. */
export interface FieldSetting {
  readonly name: string;
  readonly value: FieldValue;
}

/**
 * What to write in a post's front matter so that its blog's rule calls it a draft, or no longer does; nothing when
 * it says so already. The post's own words stay: `draft: yes` becomes a no. Folders of drafts are not a field's
 * to decide. `fields` are the post's own, `inForce` those with what it inherits.
 */
export function draftEdits(
  fields: ReadonlyMap<string, FieldValue>,
  model: Pick<ContentModel, 'draftRule'>,
  on: boolean,
  inForce: ReadonlyMap<string, FieldValue> = fields,
): readonly FieldSetting[] {
  const { draftRule } = model;
  const named = (name: string) => {
    const [own, now] = [fields, inForce].map((all) => {
      const keys = [...all.keys()];
      return keys.find((one) => one === name) ?? keys.find((one) => one.toLowerCase() === name.toLowerCase());
    });
    return { name: own ?? name, old: fieldValue(inForce, own ?? now ?? name) };
  };
  if (draftRule.kind === 'status') {
    const { name, old } = named(draftRule.field);
    const value = on ? (draftRule.draftValues[0] ?? 'draft') : draftRule.publishedValue;
    return old === value ? [] : [{ name, value }];
  }
  const flag = draftFlag({ draftRule });
  const own = named(flag.field);
  if (on) return [{ name: own.name, value: inWordsOf(own.old, flag.draftValue) }];
  const settings: FieldSetting[] = [];
  if (truth(own.old ?? null) === flag.draftValue)
    settings.push({ name: own.name, value: inWordsOf(own.old, !flag.draftValue) });
  const published = named('published');
  if (published.name !== own.name && truth(published.old ?? null) === false)
    settings.push({ name: published.name, value: inWordsOf(published.old, true) });
  return settings;
}

/** On or off in the words the post uses. */
function inWordsOf(old: FieldValue | undefined, on: boolean): FieldValue {
  if (typeof old !== 'string') return on;
  const pair = [
    ['yes', 'no'],
    ['on', 'off'],
    ['y', 'n'],
  ].find((words) => words.includes(old.toLowerCase()));
  return pair ? ((on ? pair[0] : pair[1]) ?? on) : on;
}
