import type { ContentModel, FieldNames } from '../../blog/model';
import { FieldLookup } from '../field-lookup';
import { fieldNameOf } from '../field-name';
import { fieldValue } from '../front-matter/field-path';
import type { FieldValue } from '../front-matter/front-matter';
import { holdOf, isDraftHold } from '../status/hold';
import { fieldsInForce, type Given, inheritedBy } from './in-force';

/** A fact that the post `id` has without saying it itself (`own` are its own fields), and where it is written; else null. */
export function givenFact(
  id: string,
  own: ReadonlyMap<string, FieldValue>,
  fact: keyof FieldNames,
  model: ContentModel,
): Given | null {
  const given = inheritedBy(id, model);
  if (given === null) return null;
  const inForce = fieldsInForce(id, own, model);
  const name = fieldNameOf(inForce, fact, model);
  const found = given.get(name) ?? given.get(name.toLowerCase());
  if (found === undefined || fieldValue(inForce, name) !== found.value) return null;
  return found.forced || (fieldValue(own, name, true) ?? null) === null ? found : null;
}

/** Where it is written that the posts there are drafts; null when the post `id` inherits no such thing. */
export function givenDraft(id: string, model: ContentModel): Given | null {
  const given = inheritedBy(id, model);
  if (given === null) return null;
  const names = ['draft', 'published', ...('field' in model.draftRule ? [model.draftRule.field] : [])];
  for (const name of names) {
    const found = given.get(name);
    if (
      found !== undefined &&
      isDraftHold(holdOf('', new FieldLookup(new Map([[name, found.value]])), model))
    )
      return found;
  }
  return null;
}
