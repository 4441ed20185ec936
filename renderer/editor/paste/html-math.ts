/**
 * Copied HTML with the TeX of its formulas in their place, as code that says what it is: what KaTeX and MathML draw of a
 * formula is no text, and no part of it passes the sanitiser.
 */
export function formulasAsTex(html: string): string {
  if (!html.includes('application/x-tex')) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const math of page.querySelectorAll('math')) {
    const tex = math.querySelector('annotation[encoding="application/x-tex"]')?.textContent?.trim() ?? '';
    if (tex === '') continue;
    const block = math.getAttribute('display') === 'block' || math.closest('.katex-display') !== null;
    const code = page.createElement(block ? 'pre' : 'code');
    code.setAttribute('data-tex', '');
    // Wikipedia's way to say that a formula stands in a line.
    code.textContent = /^\{\\(?:display|text)style ([\s\S]*)\}$/.exec(tex)?.[1]?.trim() ?? tex;
    (math.closest('.katex-display') ?? math.closest('.katex') ?? math).replaceWith(code);
  }
  return page.body.innerHTML;
}
