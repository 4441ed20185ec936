/** What KaTeX sets by `style`: lengths, and the colour of `\color`. Anything else an element asks for is dropped. */
const LENGTHS = new Set([
  'height',
  'width',
  'min-width',
  'top',
  'bottom',
  'left',
  'vertical-align',
  'margin-left',
  'margin-right',
  'margin-top',
  'padding-left',
  'padding-right',
  'border-bottom-width',
  'border-top-width',
  'border-right-width',
  'border-left-width',
]);
const LENGTH = /^-?\d*\.?\d+(?:em|px|ex|%)?$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]+)$/i;

/** The declarations of a `style` attribute that mathematics may have. */
export function mathStyles(style: string): readonly (readonly [property: string, value: string])[] {
  return style.split(';').flatMap((declaration) => {
    const at = declaration.indexOf(':');
    const property = declaration.slice(0, at).trim().toLowerCase();
    const value = declaration.slice(at + 1).trim();
    const allowed =
      at > 0 &&
      ((LENGTHS.has(property) && LENGTH.test(value)) ||
        ((property === 'color' || property === 'border-color' || property === 'background-color') &&
          COLOUR.test(value)) ||
        (property === 'position' && value === 'relative'));
    return allowed ? [[property, value] as const] : [];
  });
}

/** Gives mathematics its measures through the style object: the page's policy may refuse `style` attributes. */
export function styleMath(root: DocumentFragment): void {
  for (const element of root.querySelectorAll<HTMLElement>('.katex [style]')) {
    const styles = mathStyles(element.getAttribute('style') ?? '');
    element.removeAttribute('style');
    for (const [property, value] of styles) element.style.setProperty(property, value);
  }
}
