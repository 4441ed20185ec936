import DOMPurify, { type Config } from 'dompurify';
import { format } from '#core/messages/en';
import { previewWords } from '#core/messages/preview';
import { remoteAddress } from '#core/preview/remote-image';
import { styleMath } from './math-styles';
import { asksElsewhere } from './no-requests';
import { plainFragment } from './plain-html';

/** What DOMPurify allows by itself, and `asset:`, which is how an image of the blog is named. */
const ADDRESSES = /^(?:(?:https?|mailto|tel|asset):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

const HTML = {
  RETURN_DOM_FRAGMENT: true,
  FORBID_TAGS: ['style', 'form', 'button', 'select', 'textarea', 'dialog', 'template'],
  FORBID_ATTR: ['target', 'autofocus', 'autoplay'],
  ALLOWED_URI_REGEXP: ADDRESSES,
} satisfies Config;

// Kept, for reading it anew for each block costs as much as a block does.
DOMPurify.setConfig({ ...HTML });

/** What `sanitize` makes of `text` under other rules than those for a post. */
export function sanitizedBy(config: Config, text: string): DocumentFragment {
  DOMPurify.clearConfig();
  try {
    return DOMPurify.sanitize(text, { ...config, RETURN_DOM_FRAGMENT: true });
  } finally {
    DOMPurify.setConfig({ ...HTML });
  }
}

/** HTML as nodes that can do nothing, made once and never turned back into text: by the sanitiser, but for what is plain. */
export function safeFragment(html: string): DocumentFragment {
  const fragment = plainFragment(html, DOMPurify.isValidAttribute) ?? sanitizedFragment(html);
  if (html.includes('class="katex')) styleMath(fragment);
  return fragment;
}

/** The same by the sanitiser itself, which reads any HTML in a document of its own. */
export function sanitizedFragment(html: string): DocumentFragment {
  // Its type follows from the configuration, which the compiler does not see here.
  const sanitized = DOMPurify.sanitize(html) as unknown as DocumentFragment | null;
  // There is no body to take nodes from where a block is a set of frames.
  return sanitized ?? document.createDocumentFragment();
}

// The hooks before, for with those upon an element DOMPurify makes its lists anew at every call.

/** In the place of a page within the page: a card that asks for nothing, and leads there. */
DOMPurify.addHook('beforeSanitizeElements', (node) => {
  if (node.nodeName.toLowerCase() !== 'iframe') return;
  const address = remoteAddress(Element.prototype.getAttribute.call(node, 'src') ?? '');
  const { ownerDocument, parentNode } = node;
  if (address === null || !ownerDocument || !parentNode) return;
  const card = ownerDocument.createElement('p');
  const link = ownerDocument.createElement('a');
  card.className = 'lh-card';
  link.href = address;
  link.textContent = format(previewWords.embed, { host: new URL(address).host.replace(/^www\./, '') });
  card.append(link);
  parentNode.insertBefore(card, node);
});

/** Nothing asks the network for anything by itself. Methods are the prototype's: a form may have fields of any name. */
DOMPurify.addHook('beforeSanitizeAttributes', (node) => {
  // Texts pass through here too.
  if (!(node instanceof Element)) return;
  const tag = node.localName.toLowerCase();
  for (const name of Element.prototype.getAttributeNames.call(node)) {
    const value = Element.prototype.getAttribute.call(node, name) ?? '';
    if (asksElsewhere(tag, name.toLowerCase(), value)) Element.prototype.removeAttribute.call(node, name);
  }
});
