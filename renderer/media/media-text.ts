import type { AddedMedia } from '#core/media/media';
import { attributeText, textHtml } from '../editor/html/inline';
import { destination } from '../editor/paste/paste-link';

/** The Markdown (or `html`) of an added file, and how far into it the description of a picture goes; null for a link. */
export function mediaText(
  { src, image }: Pick<AddedMedia, 'src' | 'image'>,
  name: string,
  html = false,
): { text: string; alt: number | null } {
  if (html) {
    const address = attributeText(src);
    if (!image) return { text: `<a href="${address}">${textHtml(name)}</a>`, alt: null };
    const before = `<img src="${address}" alt="`;
    return { text: `${before}">`, alt: before.length };
  }
  // A template expression has spaces that are gone when Markdown reads it.
  const address = src.includes('{{') ? src : destination(src);
  if (image) return { text: `![](${address})`, alt: 2 };
  const words = name.replace(/[[\]\\]/g, '\\$&');
  return { text: `[${words}](${address})`, alt: null };
}

/** A description as it stands in the brackets of an image, or in its attribute (`html`): one line, with its own marks escaped. */
export function altText(words: string, html = false): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (html) return attributeText(line);
  return line.replace(/\\/g, '\\\\').replace(/[[\]]/g, '\\$&');
}
