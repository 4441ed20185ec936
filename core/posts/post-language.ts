import type { ContentModel } from '../blog/model';
import { languageOf } from '../blog/post-path';
import type { FieldValue } from './front-matter/front-matter';

/** Fields in which generators and themes keep a post's language. */
const FIELDS = ['lang', 'language', 'locale'];

/**
 * The language a post is written in, as in HTML (`en`, `de-AT`): its own field, else what its path says, else the
 * site's first; null when nobody says.
 */
export function postLanguage(
  id: string,
  fields: ReadonlyMap<string, FieldValue>,
  model: ContentModel,
): string | null {
  for (const name of FIELDS) {
    const value = fields.get(name);
    const tag = typeof value === 'string' ? languageTag(value) : null;
    if (tag !== null) return tag;
  }
  const said = languageOf(id, model) ?? model.languages[0] ?? model.site.language;
  return languageTag(said);
}

/** `de_AT.UTF-8` and `de_AT` are `de-AT`; what is no tag at all is null. */
function languageTag(text: string): string | null {
  const tag = text
    .trim()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}
