import { sanitizedBy } from './purify';
import { scopedCss } from './scoped-css';

/** An address other than one of a part of the same drawing. */
const ELSEWHERE = /url\(\s*(?!["']?#)/i;

const SVG = {
  USE_PROFILES: { svg: true, svgFilters: true },
  ADD_TAGS: ['style'],
  FORBID_TAGS: ['foreignObject', 'a', 'image', 'feImage', 'use', 'script'],
  FORBID_ATTR: ['href', 'xlink:href', 'target'],
  ALLOW_DATA_ATTR: false,
};

/**
 * A drawing from another process as nodes that can do nothing, or null when there is none in it: no scripts, links,
 * HTML or addresses, and rules of style only for what is inside it.
 */
export function safeSvg(text: string): SVGSVGElement | null {
  const fragment = sanitizedBy(SVG, text);
  const svg = fragment.querySelector('svg');
  if (!svg) return null;
  const width = /max-width:\s*([\d.]+px)/.exec(svg.getAttribute('style') ?? '')?.[1] ?? '';
  for (const element of [svg, ...svg.querySelectorAll<SVGElement>('*')]) {
    for (const { name, value } of [...element.attributes])
      if (ELSEWHERE.test(value)) element.removeAttribute(name);
    restyle(element);
  }
  svg.removeAttribute('style');
  svg.style.maxWidth = width;
  const scope = /^[\w-]+$/.test(svg.id) ? `#${svg.id}` : null;
  for (const style of svg.querySelectorAll('style')) {
    const css = scope === null ? '' : scopedCss(style.textContent ?? '', scope);
    if (css === '') style.remove();
    else style.textContent = css;
  }
  return svg;
}

/** Sets an element's styles through its style object: this window's policy refuses `style` attributes. */
function restyle(element: SVGElement): void {
  const written = element.getAttribute('style');
  if (written === null) return;
  element.removeAttribute('style');
  element.style.cssText = written;
  for (const name of ['position', 'transform', 'animation', 'transition', 'cursor'])
    element.style.removeProperty(name);
}
