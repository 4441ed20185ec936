import { sanitizedBy } from '../../preview/purify';
import { FORMULA_TAGS, formulasAsTex } from './html-math';
import { htmlToHtml } from './html-to-html';
import { htmlToMarkdown, type MarkdownTarget } from './html-to-markdown';

/** Elements that show or run something of their own. */
const FORBIDDEN = ['script', 'style', 'form', 'iframe', 'object', 'embed', 'svg', 'template', 'dialog'];

/**
 * Copied HTML as Markdown. It is parsed into a document that is shown nowhere, so nothing in it runs or is asked for; what
 * could is taken out before it is read. This module is loaded at the first rich paste.
 */
export const richToMarkdown = (html: string, target: MarkdownTarget): string =>
  htmlToMarkdown(inert(html), target);

/** The same as clean HTML, for a post that is written in it. */
export const richToHtml = (html: string): string => htmlToHtml(inert(html));

function inert(html: string): HTMLElement {
  const fragment = sanitizedBy({ FORBID_TAGS: FORBIDDEN, ADD_TAGS: FORMULA_TAGS }, html);
  const body = fragment.ownerDocument.createElement('div');
  body.append(fragment);
  formulasAsTex(body);
  // The preview's sanitiser puts these in the place of pages within the page; they are no words of what was copied.
  for (const card of body.querySelectorAll('.lh-card')) card.remove();
  return body;
}
