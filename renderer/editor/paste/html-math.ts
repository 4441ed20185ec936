import type { MathMarks } from '#core/markdown/dialect';

/** What the sanitiser leaves of a formula for `formulasAsTex`. */
export const FORMULA_TAGS = ['semantics', 'annotation'];

/**
 * Puts the TeX of copied formulas in their place, as code that says what it is: what KaTeX and MathML draw of a formula
 * is no text. A formula that does not bring its TeX is taken out.
 * @param body an inert, sanitised element; changed
 */
export function formulasAsTex(body: HTMLElement): void {
  const paragraphs = new Set<Element>();
  for (const math of body.querySelectorAll('math')) {
    const tex = math.querySelector('annotation[encoding="application/x-tex"]')?.textContent?.trim() ?? '';
    if (tex === '') {
      math.remove();
      continue;
    }
    const display = math.closest('.katex-display');
    const isBlock = display !== null || math.getAttribute('display') === 'block';
    const code = body.ownerDocument.createElement(isBlock ? 'pre' : 'code');
    code.setAttribute('data-tex', '');
    // Wikipedia's way to say how large a formula is set.
    code.textContent = /^\{\\(?:display|text)style ([\s\S]*)\}$/.exec(tex)?.[1]?.trim() ?? tex;
    (display ?? math.closest('.katex') ?? math).replaceWith(code);
    if (isBlock && code.parentElement?.nodeName === 'P') paragraphs.add(code.parentElement);
  }
  for (const paragraph of paragraphs) splitParagraph(paragraph);
}

/** Takes the formulas in places of their own out of the paragraph that they stand in. */
function splitParagraph(paragraph: Element): void {
  const parts = paragraph.ownerDocument.createDocumentFragment();
  let words: Node | null = null;
  for (const node of [...paragraph.childNodes]) {
    if (node.nodeName === 'PRE') {
      parts.append(node);
      words = null;
    } else {
      words ??= parts.appendChild(paragraph.cloneNode(false));
      words.appendChild(node);
    }
  }
  paragraph.replaceWith(parts);
}

/** Where no word is read as the beginning of another block's. */
const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, div, blockquote, figcaption';

/**
 * Sets the dollars of words apart, as elements with `data-dollar`, where a page that has mathematics could take them for
 * its marks: not a price that is alone in its paragraph.
 * @param body a tidied element; changed
 */
export function markDollars(body: HTMLElement, marks: MathMarks): void {
  if (marks === 'none' || body.textContent?.includes('$') !== true) return;
  body.normalize();
  const texts = dollarTexts(body);
  const dollars = new Map<Element, number>();
  const blockOf = (node: Element | null) => node?.closest(BLOCKS) ?? body;
  const add = (block: Element, count: number) => dollars.set(block, (dollars.get(block) ?? 0) + count);
  for (const { parentElement, data } of texts) add(blockOf(parentElement), data.split('$').length - 1);
  // Marks are looked for in all of a paragraph: those of formulas, and what stands in addresses.
  for (const node of body.querySelectorAll(WITH_DOLLARS)) add(blockOf(node), 2);
  for (const text of texts) {
    const alone = (dollars.get(blockOf(text.parentElement)) ?? 0) < 2;
    if (!alone && text.parentElement?.closest('code') == null) markIn(text, marks);
  }
}

const WITH_DOLLARS = 'code[data-tex], a[href*="$"], a[title*="$"], img[src*="$"], img[alt*="$"]';

/** The texts with dollars in them that are part of a paragraph. */
function dollarTexts(node: Node, found: Text[] = []): Text[] {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3) {
      if (child.nodeValue?.includes('$') === true) found.push(child as Text);
    } else if (child.nodeName !== 'PRE') dollarTexts(child, found);
  }
  return found;
}

const isFormula = (node: Node | null) =>
  node?.nodeName === 'CODE' && (node as Element).hasAttribute('data-tex');

/** The marks for which one dollar and another make a formula. */
const SINGLE: ReadonlySet<MathMarks> = new Set(['dollars', 'remark', 'passthrough-dollars']);

function markIn(text: Text, marks: Exclude<MathMarks, 'none'>): void {
  const { data, ownerDocument } = text;
  const parts = ownerDocument.createDocumentFragment();
  // Two that touch, or one and that of a formula, are a mark everywhere.
  const touching =
    marks === 'double' && isFormula(text.nextSibling) ? /\$(?=\$|$)|(?<=\$)\$/ : /\$(?=\$)|(?<=\$)\$/;
  const pieces = data.split(SINGLE.has(marks) ? '$' : touching);
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) {
      const dollar = ownerDocument.createElement('span');
      dollar.setAttribute('data-dollar', '');
      dollar.textContent = '$';
      parts.append(dollar);
    }
    if (piece !== '') parts.append(piece);
  }
  text.replaceWith(parts);
}
