import MarkdownIt from 'markdown-it';
import type { Footnotes } from '../dialect';
import type { NotePlace } from '../scope';

/** A footnote as its section shows it. */
interface Shown {
  /** As its definition writes it. */
  readonly label: string;
  readonly number: number;
  readonly uses: number;
}

/** How one generator writes footnotes as HTML. */
export interface NoteStyle {
  /** The mark in the text; `label` as it is written. */
  reference(label: string, place: NotePlace): string;
  /** The ways back, at the end of a footnote's last paragraph or in a paragraph of their own. */
  back(note: Shown, inParagraph: boolean): string;
  item(note: Shown, html: string): string;
  /** Where every footnote is one paragraph, they are shown without its tags. */
  readonly tight?: true;
  section(items: string): string;
}

const { escapeHtml } = MarkdownIt().utils;

/** `first(1)`, `first(2)` … joined: one way back per use. */
function each(uses: number, one: (occurrence: number) => string, between = ' '): string {
  return Array.from({ length: uses }, (_, index) => one(index + 1)).join(between);
}

const paragraph = (html: string, inParagraph: boolean, space: string): string =>
  inParagraph ? `${space}${html}` : `<p>${html}</p>\n`;
/** The same for those that put them after the last block as they are. */
const bare = (html: string, inParagraph: boolean, space: string): string =>
  inParagraph ? `${space}${html}` : `${html}\n`;

/** goldmark's `extension.Footnote`. */
const goldmark: NoteStyle = {
  reference: (_, { number, occurrence }) =>
    `<sup id="fnref${occurrence > 1 ? occurrence - 1 : ''}:${number}"><a href="#fn:${number}" class="footnote-ref" role="doc-noteref">${number}</a></sup>`,
  back: ({ number, uses }, inParagraph) =>
    bare(
      each(
        uses,
        (n) =>
          `<a href="#fnref${n > 1 ? n - 1 : ''}:${number}" class="footnote-backref" role="doc-backlink">↩︎</a>`,
        '\u00a0',
      ),
      inParagraph,
      '\u00a0',
    ),
  item: ({ number }, html) => `<li id="fn:${number}">\n${html}</li>\n`,
  section: (items) => `<div class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n${items}</ol>\n</div>\n`,
};

/** kramdown's HTML converter. */
const kramdown: NoteStyle = {
  reference: (label, { number, occurrence }) =>
    `<sup id="fnref:${escapeHtml(label)}${occurrence > 1 ? `:${occurrence - 1}` : ''}" role="doc-noteref"><a href="#fn:${escapeHtml(label)}" class="footnote" rel="footnote">${number}</a></sup>`,
  back: ({ label, uses }, inParagraph) =>
    paragraph(
      each(
        uses,
        (n) =>
          `<a href="#fnref:${escapeHtml(label)}${n > 1 ? `:${n - 1}` : ''}" class="reversefootnote" role="doc-backlink">↩${n > 1 ? `<sup>${n}</sup>` : ''}</a>`,
      ),
      inParagraph,
      ' ',
    ),
  item: ({ label }, html) => `<li id="fn:${escapeHtml(label)}" role="doc-endnote">\n${html}</li>\n`,
  section: (items) => `<div class="footnotes" role="doc-endnotes">\n<ol>\n${items}</ol>\n</div>\n`,
};

const gfmId = (label: string): string => escapeHtml(encodeURIComponent(label.toLowerCase()));

const gatsbyId = (label: string): string => escapeHtml(label.toLowerCase());

/** remark-gfm through mdast-util-to-hast. */
const gfm: NoteStyle = {
  reference: (label, { number, occurrence }) =>
    `<sup><a href="#user-content-fn-${gfmId(label)}" id="user-content-fnref-${gfmId(label)}${occurrence > 1 ? `-${occurrence}` : ''}" data-footnote-ref="" aria-describedby="footnote-label">${number}</a></sup>`,
  back: ({ label, number, uses }, inParagraph) =>
    bare(
      each(
        uses,
        (n) =>
          `<a href="#user-content-fnref-${gfmId(label)}${n > 1 ? `-${n}` : ''}" data-footnote-backref="" aria-label="Back to reference ${number}${n > 1 ? `-${n}` : ''}" class="data-footnote-backref">↩${n > 1 ? `<sup>${n}</sup>` : ''}</a>`,
      ),
      inParagraph,
      ' ',
    ),
  item: ({ label }, html) => `<li id="user-content-fn-${gfmId(label)}">\n${html}</li>\n`,
  section: (items) =>
    `<section data-footnotes="" class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2>\n<ol>\n${items}</ol>\n</section>\n`,
};

/** gatsby-transformer-remark: mdast-util-to-hast before GFM had footnotes. Its marks are the labels. */
const gatsby: NoteStyle = {
  reference: (label) =>
    `<sup id="fnref-${gatsbyId(label)}"><a href="#fn-${gatsbyId(label)}" class="footnote-ref">${escapeHtml(label)}</a></sup>`,
  back: ({ label }, inParagraph) =>
    paragraph(`<a href="#fnref-${gatsbyId(label)}" class="footnote-backref">↩</a>`, inParagraph, ''),
  tight: true,
  item: ({ label }, html) => `<li id="fn-${gatsbyId(label)}">${html}</li>\n`,
  section: (items) => `<div class="footnotes">\n<hr>\n<ol>\n${items}</ol>\n</div>\n`,
};

/** markdown-it-footnote. */
const markdownIt: NoteStyle = {
  reference: (_, { number, occurrence }) =>
    `<sup class="footnote-ref"><a href="#fn${number}" id="fnref${number}${occurrence > 1 ? `:${occurrence - 1}` : ''}">[${number}${occurrence > 1 ? `:${occurrence - 1}` : ''}]</a></sup>`,
  back: ({ number, uses }) =>
    ` ${each(uses, (n) => `<a href="#fnref${number}${n > 1 ? `:${n - 1}` : ''}" class="footnote-backref">↩︎</a>`)}`,
  item: ({ number }, html) => `<li id="fn${number}" class="footnote-item">${html}</li>\n`,
  section: (items) =>
    `<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n${items}</ol>\n</section>\n`,
};

/** Python-Markdown's `footnotes`. */
const python: NoteStyle = {
  reference: (label, { number, occurrence }) =>
    `<sup id="fnref${occurrence > 1 ? occurrence : ''}:${escapeHtml(label)}"><a class="footnote-ref" href="#fn:${escapeHtml(label)}">${number}</a></sup>`,
  back: ({ label, number, uses }, inParagraph) =>
    paragraph(
      each(
        Math.max(1, uses),
        (n) =>
          `<a class="footnote-backref" href="#fnref${n > 1 ? n : ''}:${escapeHtml(label)}" title="Jump back to footnote ${number} in the text">↩</a>`,
        '',
      ),
      inParagraph,
      '\u00a0',
    ),
  item: ({ label }, html) => `<li id="fn:${escapeHtml(label)}">\n${html}</li>\n`,
  section: (items) => `<div class="footnote">\n<hr>\n<ol>\n${items}</ol>\n</div>\n`,
};

/** pulldown-cmark as Zola has it; the footnotes themselves stay in the text. */
const zola: NoteStyle = {
  reference: (label, { number }) =>
    `<sup class="footnote-reference"><a href="#${escapeHtml(label)}">${number}</a></sup>`,
  back: () => '',
  item: (_, html) => html,
  section: (items) => items,
};

/** The HTML of footnotes, as that generator makes it. */
export function noteStyle(kind: Exclude<Footnotes, 'none'>): NoteStyle {
  switch (kind) {
    case 'goldmark':
      return goldmark;
    case 'kramdown':
      return kramdown;
    case 'gfm':
      return gfm;
    case 'gatsby':
      return gatsby;
    case 'markdown-it':
      return markdownIt;
    case 'python':
      return python;
    case 'zola':
      return zola;
  }
}
