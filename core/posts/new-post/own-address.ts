import type { ContentModel } from '../../blog/model';
import { placeOf } from '../changes/post-place';
import { localMoment } from '../dates/date-like';
import { nearlyAll } from './agreement';
import type { Sibling } from './header';

/**
 * What an address field (`permalink`, `url`, `path`) of a new post is by those of the others: `/notes/<name>/` where
 * nearly all have that, or today's date where theirs have their dates. Null when none can be told: an empty one would
 * be the home page's (Jekyll, Eleventy) or a mistake, and a copied one another post's.
 */
export function ownAddress(
  key: string,
  siblings: readonly Sibling[],
  { slug, model, now }: { readonly slug: string; readonly model: ContentModel; readonly now: string },
): string | null {
  const nearest = siblings[0];
  const value = nearest?.fields.get(key);
  if (nearest === undefined || typeof value !== 'string') return null;
  return datedAddress(value, nearest.id, slug, now) ?? namedAddress(key, siblings, slug, model);
}

/** `2017/07/20/name` of a post whose file has that name, for today and the new name: the only place of its date. */
function datedAddress(old: string, id: string, slug: string, now: string): string | null {
  const match = /^(.*?)(?:19|20)\d{2}([/-])\d{2}\2\d{2}([/-])([^/]+?)((?:\/|\.html?)?)$/.exec(old);
  const parts = id.replace(/\.\w+$/, '').split('/');
  const name = parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1);
  if (!match || match[4] !== name) return null;
  const [, before = '', between = '', after = '', , end = ''] = match;
  const { year, month, day } = localMoment(now);
  return `${before}${[year, month, day].join(between)}${after}${slug}${end}`;
}

/** `/notes/name/` of posts whose files have those names, for the new name. */
function namedAddress(
  key: string,
  siblings: readonly Sibling[],
  slug: string,
  model: ContentModel,
): string | null {
  const shapes = new Map<string, number>();
  let having = 0;
  for (const { id, fields } of siblings) {
    const value = fields.get(key);
    if (value === undefined) continue;
    having += 1;
    const { slug: name } = placeOf(id, model);
    const match =
      typeof value === 'string' ? /^(.*\/|)([^/]+?)(\/|\.html?|\/index\.html?|)$/.exec(value) : null;
    if (match === null || name === '' || match[2] !== name) continue;
    const shape = JSON.stringify([match[1], match[3]]);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  const [most] = [...shapes].sort((a, b) => b[1] - a[1]);
  // One post is no pattern yet.
  if (most === undefined || having < 2 || !nearlyAll(most[1], having)) return null;
  const [before, after] = JSON.parse(most[0]) as [string, string];
  return `${before}${slug}${after}`;
}
