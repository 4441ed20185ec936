import type { ContentModel } from '../../blog/model';
import { fieldNameOf } from '../../posts/field-name';
import type { FieldValue } from '../../posts/front-matter/front-matter';

/** The field by which the generator waits where the post has it; else its date. */
export function fieldOf(fields: ReadonlyMap<string, FieldValue>, model: ContentModel): string {
  const { publishField } = model.dates;
  const own = publishField !== null && (fields.get(publishField) ?? null) !== null;
  return own ? publishField : fieldNameOf(fields, 'date', model);
}
