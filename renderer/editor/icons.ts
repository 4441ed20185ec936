const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Paths on a 24 by 24 grid, drawn like the window's other icons. */
export const ICONS = {
  matchCase: ['M3 17 7.5 6 12 17', 'M4.5 13.5h6', 'M21 17v-6', 'M21 14a3 3 0 1 1-6 0 3 3 0 0 1 6 0'],
  wholeWord: [
    'M10 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
    'M10 9v6',
    'M14 7v8',
    'M20 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
    'M2 17v2h20v-2',
  ],
  regexp: ['M15 4v9', 'm11 6 8 5', 'm19 6-8 5', 'M6 19h.01'],
  inSelection: ['M4 6h16', 'M4 18h16', 'M8 12h12', 'm3 9.5 2.5 2.5L3 14.5'],
  up: ['m5 12 7-7 7 7', 'M12 19V5'],
  down: ['M12 5v14', 'm19 12-7 7-7-7'],
  close: ['M18 6 6 18', 'm6 6 12 12'],
  chevron: ['m9 6 6 6-6 6'],
} as const;

export function icon(paths: readonly string[]): SVGElement {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'lh-icon');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(NAMESPACE, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
