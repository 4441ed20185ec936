/** Words about the page beside the text. */
export const previewWords = {
  menu: 'Page view',
  width: 'Page width',
  zoom: 'Zoom',
  zooms: {
    'preview.zoomIn': 'Larger',
    'preview.zoomOut': 'Smaller',
    'preview.zoomReset': 'Actual size',
  },
  widths: { full: 'Full width', tablet: 'Tablet width', phone: 'Phone width' },
  /** What the page is shown at when it is not as it usually is. */
  state: '{width} · {zoom} %',
  diagram: {
    mistake: 'This diagram cannot be drawn: {reason}',
    mistakeAt: 'This diagram cannot be drawn. Line {line}: {reason}',
    slow: 'This diagram takes too long to draw, so it is shown as its text.',
  },
  copied: 'The post is on the clipboard as HTML.',
  notCopied: 'The post could not be put on the clipboard. Nothing was changed; try again.',
  pdfSaved: 'Saved as {name}.',
  noWindow: 'The page could not be shown in a window of its own. Nothing was changed; try again.',
} as const;

/** The commands of the page, by their stable ids. */
export const previewCommandTitles = {
  'preview.width.full': 'Page: full width',
  'preview.width.tablet': 'Page: as on a tablet',
  'preview.width.phone': 'Page: as on a phone',
  'preview.zoomIn': 'Page: larger',
  'preview.zoomOut': 'Page: smaller',
  'preview.zoomReset': 'Page: actual size',
  'preview.copyHtml': 'Page: HTML to the clipboard',
  'preview.detach': 'Show the page in a window of its own',
  'preview.print': 'Print the page…',
  'preview.pdf': 'Save the page as PDF…',
} as const;
export type PreviewCommandId = keyof typeof previewCommandTitles;

/** Other words the palette finds them by. */
export const previewKeywords: Readonly<Record<PreviewCommandId, string>> = {
  'preview.width.full': 'preview width desktop device responsive fill',
  'preview.width.tablet': 'preview width device responsive ipad',
  'preview.width.phone': 'preview width device responsive mobile small screen',
  'preview.zoomIn': 'preview zoom in bigger scale',
  'preview.zoomOut': 'preview zoom out scale',
  'preview.zoomReset': 'preview zoom reset 100 scale',
  'preview.detach': 'preview detach pop out second screen monitor',
  'preview.print': 'printer paper hard copy',
  'preview.pdf': 'export portable document',
  'preview.copyHtml': 'copy as clipboard rich text export newsletter e-mail paste',
};
