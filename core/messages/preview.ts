import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

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
  actions: {
    'preview.siteStyles': 'The site’s own styles, or the built-in theme',
    'preview.chooseStyles': 'Choose the site’s style sheets…',
    'preview.detach': 'Show in a window of its own',
    'preview.copyHtml': 'Copy as HTML',
    'preview.print': 'Print…',
    'preview.pdf': 'Save as PDF…',
  },
  /** What the page is shown at when it is not as it usually is. */
  state: '{width} · {zoom}%',
  diagram: {
    mistake: 'This diagram cannot be drawn: {reason}',
    mistakeAt: 'This diagram cannot be drawn. Line {line}: {reason}',
    slow: 'This diagram takes too long to draw, so it is shown as its text.',
  },
  formula: 'This formula cannot be set: {reason}',
  prices: {
    words: 'The site makes a formula of this. Write \\$ where a dollar is meant.',
    escape: 'Escape the dollars',
  },
  /** As a screen reader says it, once. */
  mistakeAt: 'Line {line}: {words}',
  held: c('{count} outside image not loaded', '{count} outside images not loaded'),
  /** In the place of such an image that has no words of its own. */
  heldImage: 'An outside image',
  showImages: 'Show here',
  alwaysImages: 'Always in this blog',
  imagesOn: 'Images from elsewhere are loaded in this blog from now on.',
  imagesOff: 'Images from elsewhere are no longer loaded in this blog.',
  /** In the place of a page within the page; it asks for nothing. */
  embed: 'Embedded from {host}',
  styles: {
    title: 'The site’s own styles',
    lead: 'Longhand shows the page with the style sheets you choose, in this blog only. They are read, never run or changed.',
    label: 'Style sheets',
    linked: 'the built site uses it',
    size: '{size} KB',
    none: 'No style sheet was found in this blog. Build the site once, so that its folder holds one, then look again.',
    looking: 'Looking for style sheets…',
    use: 'Show with these',
  },
  /** Rows of very large posts: what is shown in the place of the page, or of a part of it. */
  tooLarge:
    'This post is too large to be shown here ({size} MB). Writing, saving and publishing work as always.',
  longPart: 'This part is too long to be drawn ({size} KB), so its beginning is shown as it is written.',
  copied: 'The post is on the clipboard as HTML.',
  notCopied: 'The post could not be put on the clipboard. Nothing was changed; try again.',
  pdfSaved: 'Saved as {name}.',
  noWindow: 'The page could not be shown in a window of its own. Nothing was changed; try again.',
  toolFailed: 'That did not work ({reason}). Your post is as it was; try again.',
} as const;

/** The commands of the page, by their stable ids. */
export const previewCommandTitles = {
  'preview.width.full': 'Page: full width',
  'preview.width.tablet': 'Page: as on a tablet',
  'preview.width.phone': 'Page: as on a phone',
  'preview.zoomIn': 'Page: larger',
  'preview.zoomOut': 'Page: smaller',
  'preview.zoomReset': 'Page: actual size',
  'preview.siteStyles': 'Page: the site’s own styles, or the built-in theme',
  'preview.chooseStyles': 'Page: choose the site’s style sheets…',
  'preview.images': 'Page: show the images from elsewhere',
  'preview.imagesAlways': 'Page: always show images from elsewhere in this blog, or stop',
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
  'preview.siteStyles': 'preview theme css stylesheet look design toggle',
  'preview.chooseStyles': 'preview theme css stylesheet look design',
  'preview.images': 'remote external pictures load unblock privacy tracking',
  'preview.imagesAlways': 'remote external pictures load unblock privacy tracking',
  'preview.detach': 'preview detach pop out second screen monitor',
  'preview.print': 'printer paper hard copy',
  'preview.pdf': 'export portable document',
  'preview.copyHtml': 'copy as clipboard rich text export newsletter e-mail paste',
};
