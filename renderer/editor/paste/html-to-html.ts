import { attributeText, textHtml } from '../html/inline';
import { unwrap } from './children';
import type { MarkdownTarget } from './html-to-markdown';
import { tidyHtml } from './tidy-html';

/** Elements that are kept, with the attributes that say something. Of all others the content is. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  blockquote: [],
  hr: [],
  br: [],
  ul: [],
  ol: ['start'],
  li: [],
  dl: [],
  dt: [],
  dd: [],
  figure: [],
  figcaption: [],
  table: [],
  thead: [],
  tbody: [],
  tfoot: [],
  tr: [],
  caption: [],
  th: ['align', 'colspan', 'rowspan', 'scope'],
  td: ['align', 'colspan', 'rowspan'],
  strong: [],
  em: [],
  del: [],
  code: [],
  kbd: [],
  sub: [],
  sup: [],
  mark: [],
  ins: [],
  u: [],
  small: [],
  q: [],
  abbr: ['title'],
  cite: [],
  a: ['href', 'title'],
  img: ['src', 'alt', 'title'],
};
const RENAMED: Readonly<Record<string, string>> = { b: 'strong', i: 'em', s: 'del', strike: 'del' };
/** They stand on lines of their own; those in the second list hold others that do. */
const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 hr ul ol dl dt dd li blockquote pre table thead tbody tfoot tr figure caption figcaption'.split(
    ' ',
  ),
);
const HOLDERS = new Set('ul ol dl blockquote table thead tbody tfoot figure'.split(' '));
const VOID = new Set(['br', 'hr', 'img']);

/**
 * Copied HTML as clean HTML: the elements that say something, without the styles, classes and wrappers of the program it
 * comes from. `body` is an inert, sanitised element, which is changed on the way.
 */
export function htmlToHtml(body: HTMLElement): string {
  tidyHtml(body, TARGET);
  // A word processor makes a paragraph of what stands alone in an item or a cell.
  for (const alone of body.querySelectorAll(':is(li, td, th) > p:only-child'))
    if (alone.parentElement?.textContent?.trim() === alone.textContent?.trim()) unwrap(alone);
  // What they lead to has no name of its own here.
  for (const link of body.querySelectorAll('a[href^="#"]')) unwrap(link);
  return blocksOf(body, '').join('\n').trim();
}

const TARGET: MarkdownTarget = {
  html: true,
  linkify: false,
  strikethrough: true,
  footnotes: false,
  autolinks: false,
  definitionLists: false,
  math: 'none',
  escapes: 'commonmark',
  liquid: false,
};

const nameOf = (node: Element): string => {
  const name = node.nodeName.toLowerCase();
  return RENAMED[name] ?? name;
};

/** The content of an element as lines: blocks each on their own, and the words between them in one. */
function blocksOf(parent: Node, indent: string): string[] {
  const lines: string[] = [];
  let words = '';
  const flush = () => {
    const text = edged(words);
    if (text !== '') lines.push(indent + text);
    words = '';
  };
  for (const child of parent.childNodes) {
    if (isElement(child) && holdsBlocks(child)) {
      flush();
      lines.push(...blockOf(child, indent));
    } else words += inline(child);
  }
  flush();
  return lines;
}

/** Words without the spaces and line breaks around them. */
const edged = (words: string): string => words.replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, '');

function blockOf(node: Element, indent: string): string[] {
  const name = nameOf(node);
  if (name === 'pre') return [`${indent}${codeOf(node)}`];
  if (KEPT[name] === undefined) return blocksOf(node, indent);
  const open = tagOf(name, node);
  if (VOID.has(name)) return [indent + open];
  const inner = HOLDERS.has(name) || [...node.children].some(holdsBlocks);
  const content = inner ? blocksOf(node, `${indent}  `) : edged([...node.childNodes].map(inline).join(''));
  if (content.length === 0) return [];
  if (typeof content === 'string') return [`${indent}${open}${content}</${name}>`];
  return [`${indent}${open}`, ...content, `${indent}</${name}>`];
}

function inline(node: Node): string {
  if (node.nodeType === 3) return textHtml((node.nodeValue ?? '').replace(/\s+/g, ' '));
  if (!isElement(node)) return '';
  const name = nameOf(node);
  const content = [...node.childNodes].map(inline).join('');
  if (KEPT[name] === undefined || BLOCKS.has(name)) return content;
  if (VOID.has(name)) return tagOf(name, node);
  return content.trim() === '' ? content : `${tagOf(name, node)}${content}</${name}>`;
}

function codeOf(node: Element): string {
  const language = node.getAttribute('data-language') ?? '';
  const code = textHtml((node.textContent ?? '').replace(/\u00a0/g, ' ').replace(/^\n+|\s+$/g, ''));
  return `<pre><code${language === '' ? '' : ` class="language-${attributeText(language)}"`}>${code}</code></pre>`;
}

function tagOf(name: string, node: Element): string {
  const attributes = (KEPT[name] ?? []).flatMap((attribute) => {
    const value = node.getAttribute(attribute);
    return value === null || (value === '' && attribute !== 'alt')
      ? []
      : [` ${attribute}="${attributeText(value)}"`];
  });
  const alt = name === 'img' && !node.hasAttribute('alt') ? ' alt=""' : '';
  return `<${name}${attributes.join('')}${alt}>`;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

function holdsBlocks(node: Element): boolean {
  return BLOCKS.has(nameOf(node)) || [...node.children].some(holdsBlocks) || nameOf(node) === 'div';
}
