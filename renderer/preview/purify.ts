import DOMPurify from 'dompurify';
import { styleMath } from './math-styles';

/** What DOMPurify allows by itself, and `asset:`, which is how an image of the blog is named. */
const ADDRESSES = /^(?:(?:https?|mailto|tel|asset):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

/** HTML as nodes that can do nothing: sanitised once, never turned back into text. */
export function safeFragment(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: ['style', 'form', 'button', 'select', 'textarea', 'dialog'],
    FORBID_ATTR: ['target', 'autofocus', 'autoplay'],
    ALLOWED_URI_REGEXP: ADDRESSES,
  });
  if (html.includes('class="katex')) styleMath(fragment);
  return fragment;
}
