import { slugify } from '../posts/new-post/slug';
import type { ImageHabits } from './habits';
import { type PostPlace, postParts } from './post-place';

/** What programs and cameras call a file when nobody has named it. */
const UNNAMED =
  /^(?:(?:pasted[ _-]?)?image|img|imgp?|dsc[nf]?|dscf|pxl|mvimg|photo|picture|pic|screen[ _-]?shots?|screencast|bildschirmfoto|capture|captura|schermafbeelding|clipboard|pasted|untitled|unbenannt|unknown|unnamed|download|file|signal|whatsapp[ _-]?(?:image|video)|tmp|temp|scan)?[\d\s()_.,:~-]*(?:(?:at|um|from|om|à|de)[\d\s()_.,:~-]*)?(?:[ap]m|wa\d+|copy)?$/i;
const HASH = /^[0-9a-f]{8,}(?:-[0-9a-f]{4,}){0,4}$|^[A-Za-z0-9_-]{28,}$/;

/** Whether somebody gave this name (without its extension): not a camera's number, a screenshot's time, a hash. */
const isGivenName = (stem: string) =>
  !UNNAMED.test(stem) && !HASH.test(stem) && !/^(?:screen[ _-]?shot|bildschirmfoto|whatsapp)\b/i.test(stem);

/** ASCII where the letters allow it, for an address that survives being copied. */
const ascii = (text: string) =>
  slugify(text)
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');

/**
 * A name for a new file of a post, without its extension: the name it was given, made fit for an address; the post's slug
 * for one that nobody named; with the date or the slug before it where this blog's images have that. `attempt` counts from
 * 1; later ones end in a number.
 */
export function mediaName(
  original: string,
  post: PostPlace,
  { prefix, separator }: Pick<ImageHabits, 'prefix' | 'separator'>,
  attempt: number,
): string {
  const stem = original.replace(/\.[^.]*$/, '');
  const { slug, stem: postStem } = postParts(post);
  const own = ascii(slug) || ascii(postStem) || 'image';
  const given = isGivenName(stem) ? ascii(stem) : '';
  const parts = [
    ...(prefix === 'date' && !/^\d{4}-\d\d-\d\d/.test(given) ? [post.date] : []),
    ...(given === '' || (prefix === 'slug' && !given.startsWith(own)) ? [own] : []),
    ...(given === '' ? [] : [given]),
    ...(attempt > 1 ? [String(attempt)] : []),
  ];
  const name = parts.join('-');
  return separator === '_' ? name.replaceAll('-', '_') : name;
}
