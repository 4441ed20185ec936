import DOMPurify from 'dompurify';
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
  const body = DOMPurify.sanitize(html, { RETURN_DOM: true, FORBID_TAGS: FORBIDDEN });
  // It is the body of a document, which the types do not say.
  return htmlToMarkdown(body as HTMLElement, target);
}
