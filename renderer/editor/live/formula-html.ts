import { styleMath } from '../../preview/math-styles';
import { sanitizedBy } from '../../preview/purify';

/** What KaTeX makes formulas of, and nothing that leads anywhere, loads or runs. */
const TAGS = ['span', 'svg', 'path', 'line'];
const ATTRIBUTES = [
  ...['class', 'style', 'aria-hidden', 'width', 'height', 'viewBox', 'preserveAspectRatio', 'xmlns'],
  ...['d', 'x1', 'x2', 'y1', 'y2', 'stroke-width'],
];

/** KaTeX's HTML as nodes. This page holds the bridge, so it takes an allow-list's few elements and no others. */
export function formulaFragment(html: string): DocumentFragment {
  const fragment = sanitizedBy(
    { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ATTRIBUTES, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false },
    html,
  );
  styleMath(fragment);
  return fragment;
}
