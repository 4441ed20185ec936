import { moveChildren, unwrap } from './children';
import { type Footnote, takeFootnotes } from './html-footnotes';
import { mendLists } from './html-lists';
import { mendTables } from './html-tables';
import type { MarkdownTarget } from './html-to-markdown';

/** Never part of what is said. */
const NOISE =
  'script, style, meta, link, title, head, noscript, template, button, select, textarea, svg, iframe, object, video, audio, canvas, colgroup, [hidden], [aria-hidden="true"]';
/** The `#` or `¶` beside a heading that links to itself. */
const OWN_LINK = /^(?:#|¶|§|🔗|\u200b)?$/u;
// Word puts `mso-bidi-font-weight: normal` on all that it makes bold.
const BOLD = /(?<!-)font-weight:\s*(?:bold|bolder|[6-9]00)/i;
const NOT_BOLD = /(?<!-)font-weight:\s*(?:normal|[1-5]00)/i;
const ITALIC = /(?<!-)font-style:\s*(?:italic|oblique)/i;
const UPRIGHT = /(?<!-)font-style:\s*normal/i;
const STRUCK = /text-decoration(?:-line)?:[^;]*line-through/i;
const MONOSPACE =
  /font-family:\s*["']?(?:[\w ]*\bmono\b[\w ]*|consolas|courier[\w ]*|menlo|monaco|monospace)/i;
const CODE_LANGUAGE =
  /(?:^|\s)(?:language-|lang-|highlight-(?:source|text)-|brush:\s*|sourceCode\s+)([\w+#.-]+)/i;

/**
 * Makes copied HTML say with elements what it says with styles, and drops what is there for looks only: the wrappers of
 * Google Docs, Word and Notion, anchors beside headings, spacers. Returns the footnotes, which it takes out.
 * @param body an inert element; changed
 */
export function tidyHtml(body: HTMLElement, target: MarkdownTarget): Footnote[] {
  markCode(body);
  for (const node of body.querySelectorAll(NOISE)) node.remove();
  for (const paragraph of body.querySelectorAll('p.MsoTitle')) rename(paragraph, 'h1');
  for (const quote of body.querySelectorAll('p.MsoQuote, p.MsoIntenseQuote'))
    wrapOutside(quote, 'blockquote');
  for (const font of body.querySelectorAll('font[face]'))
    if (MONOSPACE.test(`font-family:${font.getAttribute('face')}`)) rename(font, 'code');
  mendLists(body);
  for (const node of body.querySelectorAll('[style]')) styleToElement(node);
  joinAlike(body);
  for (const node of body.querySelectorAll('b, strong, i, em')) unwrapIdle(node);
  const notes = target.footnotes ? takeFootnotes(body) : [];
  for (const anchor of body.querySelectorAll('a')) mendAnchor(anchor);
  for (const image of body.querySelectorAll('img')) mendImage(image);
  mendTables(body, target.html);
  for (const { body: note } of notes) for (const anchor of note.querySelectorAll('a')) mendAnchor(anchor);
  plainSpaces(body);
  return notes;
}

/** Which language a block of code is in, and the block itself without line numbers and copy buttons. */
function markCode(body: HTMLElement): void {
  // Line numbers in a column of their own (Hugo's, GitHub's): the code is in the last column.
  for (const table of body.querySelectorAll('table')) {
    const code = table.querySelector('td:last-child pre');
    if (code !== null && table.querySelectorAll('tr').length === 1) table.replaceWith(code);
  }
  for (const pre of body.querySelectorAll('pre')) {
    let language = '';
    for (let at: Element | null = pre.querySelector('code') ?? pre, up = 0; at !== null && up < 4; up++) {
      const named = at.getAttribute('data-lang') ?? at.getAttribute('data-language');
      language ||= named ?? CODE_LANGUAGE.exec(at.getAttribute('class') ?? '')?.[1] ?? '';
      at = at === body ? null : at.parentElement;
    }
    for (const number of pre.querySelectorAll('.lineno, .linenos, .line-number, .ln, .lnt, button'))
      number.remove();
    for (const line of pre.querySelectorAll('br')) line.replaceWith('\n');
    for (const line of pre.querySelectorAll('div, p')) line.append('\n');
    pre.setAttribute(
      'data-language',
      /^(?:none|text|plaintext|plain|wp-block-code)$/i.test(language) ? '' : language.toLowerCase(),
    );
  }
}

function styleToElement(node: Element): void {
  const style = node.getAttribute('style') ?? '';
  node.removeAttribute('style');
  if (/display:\s*none|mso-hide:\s*all/i.test(style)) {
    node.remove();
    return;
  }
  const align = /text-align:\s*(left|right|center)/i.exec(style)?.[1];
  if (align !== undefined && /^T[DH]$/.test(node.nodeName)) node.setAttribute('align', align.toLowerCase());
  const name = node.nodeName;
  if (
    (/^(?:B|STRONG)$/.test(name) && NOT_BOLD.test(style)) ||
    (/^(?:I|EM)$/.test(name) && UPRIGHT.test(style))
  ) {
    unwrap(node);
    return;
  }
  if (name !== 'SPAN' && name !== 'FONT' && name !== 'A') return;
  if (node.closest('pre, code') !== null || node.textContent?.trim() === '') return;
  if (MONOSPACE.test(style)) {
    wrapInside(node, 'code');
    return;
  }
  // Bold is the outermost, so that it joins what is bold beside it.
  if (STRUCK.test(style)) wrapInside(node, 'del');
  if (ITALIC.test(style)) wrapInside(node, 'em');
  if (BOLD.test(style)) wrapInside(node, 'strong');
}

/** What is the same mark in Markdown. */
const ALIKE: Readonly<Record<string, string>> = { B: 'STRONG', I: 'EM', S: 'DEL' };
const markOf = ({ nodeName }: Node): string => ALIKE[nodeName] ?? nodeName;

/** A word processor marks a few letters at a time: marks that follow each other are one. */
function joinAlike(body: HTMLElement): void {
  for (const node of body.querySelectorAll('span, font'))
    if (!node.hasAttribute('class') && !node.hasAttribute('id')) unwrap(node);
  for (const node of body.querySelectorAll('b, strong, i, em, del, s')) {
    for (
      let next = node.nextSibling;
      next !== null && markOf(next) === markOf(node);
      next = node.nextSibling
    ) {
      moveChildren(next, node);
      next.remove();
    }
  }
}

/** Bold in a heading, in bold, or around blocks is how it looks, not what it says. */
function unwrapIdle(node: Element): void {
  const name = /^(?:B|STRONG)$/.test(node.nodeName) ? 'b, strong' : 'i, em';
  const inSame = node.parentElement?.closest(name) != null;
  const inHeading = name === 'b, strong' && node.closest('h1, h2, h3, h4, h5, h6, th') !== null;
  const aroundBlocks =
    node.querySelector('p, div, ul, ol, h1, h2, h3, h4, h5, h6, table, pre, blockquote') !== null;
  if (inSame || inHeading || aroundBlocks) unwrap(node);
}

function mendAnchor(anchor: Element): void {
  const href = anchor.getAttribute('href') ?? '';
  const words = anchor.textContent?.trim() ?? '';
  const inHeading = anchor.closest('h1, h2, h3, h4, h5, h6') !== null;
  if (anchor.querySelector('img') === null && inHeading && href.includes('#') && OWN_LINK.test(words)) {
    anchor.remove();
    return;
  }
  if (/^(?:https?|mailto|tel):|^[^:]*$/i.test(href) && href !== '') return;
  unwrap(anchor);
}

/** Images that are there to be counted, and those that only this page has. */
function mendImage(image: Element): void {
  const src = image.getAttribute('src') ?? '';
  const tiny = ['width', 'height'].some((side) => /^[01](?:px)?$/.test(image.getAttribute(side) ?? ''));
  if (tiny || !/^(?:https?:|[^:]+$)/i.test(src)) image.remove();
}

/** No-break and zero-width spaces, with which word processors hold their layout. */
function plainSpaces(node: Node): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      const text = child.nodeValue ?? '';
      const plain = text.replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '');
      if (plain !== text) child.nodeValue = plain;
    } else plainSpaces(child);
  }
}

function wrapInside(node: Element, name: string): void {
  const inner = node.ownerDocument.createElement(name);
  moveChildren(node, inner);
  node.append(inner);
}

function wrapOutside(node: Element, name: string): void {
  const outer = node.ownerDocument.createElement(name);
  node.replaceWith(outer);
  outer.append(node);
}

function rename(node: Element, name: string): void {
  const other = node.ownerDocument.createElement(name);
  moveChildren(node, other);
  node.replaceWith(other);
}
