import { type LinkRequest, type LinkWays, type WrittenLink, writeDestination } from '#core/posts/links/write';
import { attributeText, textHtml } from './inline';

/** A destination of Markdown's as an attribute's value. */
export const hrefOf = (destination: string): string => attributeText(destination.replace(/^<(.*)>$/, '$1'));

/** A link to a post of the blog as an element; null where its address cannot be told. */
export function htmlLink(request: LinkRequest, ways: LinkWays): WrittenLink | null {
  const destination = writeDestination(request, ways);
  if (destination === null) return null;
  const open = `<a href="${hrefOf(destination)}">`;
  const words = textHtml(request.words);
  return {
    text: `${open}${words}</a>`,
    words: { from: open.length, to: open.length + words.length },
  };
}
