/** What the sanitiser leaves of a formula for `formulasAsTex`. */
export const FORMULA_TAGS = ['semantics', 'annotation'];

/**
 * Puts the TeX of copied formulas in their place, as code that says what it is: what KaTeX and MathML draw of a formula
 * is no text. A formula that does not bring its TeX is taken out.
 * @param body an inert, sanitised element; changed
 */
export function formulasAsTex(body: HTMLElement): void {
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
    if (isBlock) splitParagraph(code);
  }
}

/** Takes a block out of the paragraph that it stands in. */
function splitParagraph(block: Element): void {
  const paragraph = block.parentElement;
  if (paragraph?.nodeName !== 'P') return;
  const rest = paragraph.ownerDocument.createElement('p');
  while (block.nextSibling !== null) rest.append(block.nextSibling);
  paragraph.after(block, rest);
  for (const part of [paragraph, rest]) if (part.childNodes.length === 0) part.remove();
}
