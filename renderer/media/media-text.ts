import type { AddedMedia } from '#core/media/media';
import { destination } from '../editor/paste/paste-link';

/** The Markdown of an added file, and how far into it the description of a picture goes; null for a link. */
export function mediaText(
  { src, image }: Pick<AddedMedia, 'src' | 'image'>,
  name: string,
): { text: string; alt: number | null } {
  // A template expression has spaces that are gone when Markdown reads it.
  const address = src.includes('{{') ? src : destination(src);
  if (image) return { text: `![](${address})`, alt: 2 };
  const words = name.replace(/[[\]\\]/g, '\\$&');
  return { text: `[${words}](${address})`, alt: null };
}

/** A description as it stands in the brackets of an image: one line, its own brackets escaped where they do not pair. */
export function altText(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.replace(/\\/g, '\\\\').replace(/[[\]]/g, '\\$&');
}
