import { sanitizedBy } from '../../preview/purify';
import { htmlToMarkdown, type MarkdownTarget } from './html-to-markdown';

/** Elements that show or run something of their own. */
const FORBIDDEN = [
  'script',
  'style',
  'form',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'template',
  'dialog',
];

/**
 * Copied HTML as Markdown. It is parsed into a document that is shown nowhere, so nothing in it runs or is asked for; what
 * could is taken out before it is read. This module is loaded at the first rich paste.
 */
export function richToMarkdown(html: string, target: MarkdownTarget): string {
  const fragment = sanitizedBy({ FORBID_TAGS: FORBIDDEN }, html);
  const body = fragment.ownerDocument.createElement('div');
  body.append(fragment);
  // The preview's sanitiser puts these in the place of pages within the page; they are no words of what was copied.
  for (const card of body.querySelectorAll('.lh-card')) card.remove();
  return htmlToMarkdown(body, target);
}
