import type { Generator } from '../blog/model';

/** A kind of Markdown: the two standards, and what each generator makes of Markdown. */
export type DialectName = 'commonmark' | 'gfm' | Generator;

/**
 * What happens to raw HTML in a post: it stands (`keep`), it is replaced by a comment (`omit`, as Hugo does),
 * or GFM's disallowed tags lose their `<` and the rest stands (`filter`).
 */
export type RawHtml = 'keep' | 'omit' | 'filter';

/** How quotes and dashes are set: as typed, or `--` as an en or an em dash with curly quotes and an ellipsis. */
export type Typography = 'none' | 'en-dash' | 'em-dash';

/** The template tags a generator runs before Markdown sees the text. */
export type Templates = 'none' | 'hugo' | 'liquid' | 'nunjucks';

/** A dialect as data; `renderer.ts` makes a parser of it. */
export interface Dialect {
  readonly name: DialectName;
  readonly rawHtml: RawHtml;
  /** A line break in a paragraph becomes `<br>`. */
  readonly breaks: boolean;
  /** Bare addresses become links, by GFM's extended autolink rule. */
  readonly linkify: boolean;
  readonly typography: Typography;
  readonly tables: boolean;
  readonly strikethrough: boolean;
  readonly taskLists: boolean;
  /** Four spaces of indentation make a code block. */
  readonly indentedCode: boolean;
  readonly headingIds: 'none' | 'github';
  readonly highlight: boolean;
  /** `<br />` instead of `<br>`, as the standards' examples have it. */
  readonly xhtml: boolean;
  readonly templates: Templates;
}

const site = {
  rawHtml: 'keep',
  breaks: false,
  linkify: true,
  typography: 'none',
  tables: true,
  strikethrough: true,
  taskLists: true,
  indentedCode: true,
  headingIds: 'github',
  highlight: true,
  xhtml: false,
  templates: 'none',
} as const satisfies Omit<Dialect, 'name'>;

const standard = {
  ...site,
  linkify: false,
  tables: false,
  strikethrough: false,
  taskLists: false,
  headingIds: 'none',
  highlight: false,
  xhtml: true,
} as const satisfies Omit<Dialect, 'name'>;

const dialects: { readonly [N in DialectName]: Omit<Dialect, 'name'> } = {
  commonmark: standard,
  gfm: { ...standard, rawHtml: 'filter', linkify: true, tables: true, strikethrough: true, taskLists: true },
  /** goldmark: GFM, typographer, raw HTML off (`renderer.unsafe`). */
  hugo: { ...site, rawHtml: 'omit', typography: 'en-dash', templates: 'hugo' },
  /** kramdown with GFM input: smart quotes, and no links from bare addresses. */
  jekyll: { ...site, linkify: false, typography: 'en-dash', templates: 'liquid' },
  /** GFM and smart punctuation. */
  astro: { ...site, typography: 'em-dash' },
  /** markdown-it with HTML; no linkify, no smart quotes, indented code off, no task lists. */
  eleventy: { ...site, linkify: false, taskLists: false, indentedCode: false, templates: 'liquid' },
  /** marked with GFM, `breaks: true` and smartypants; Nunjucks runs over the text first. */
  hexo: { ...site, breaks: true, typography: 'en-dash', templates: 'nunjucks' },
  /** pulldown-cmark: GFM without linkify or smart punctuation unless configured; raw HTML kept. */
  zola: { ...site, linkify: false, typography: 'none' },
  /** Python-Markdown with `extra`: no strikethrough, no task lists, no links from bare addresses. */
  pelican: { ...site, linkify: false, strikethrough: false, taskLists: false },
  /** MDX, read as GFM here. */
  docusaurus: site,
  /** markdown-it with HTML and linkify. */
  vitepress: site,
  next: site,
  gatsby: site,
  plain: site,
};

/** The dialect of that name. Sources: each generator's own documentation and defaults. */
export function dialect(name: DialectName): Dialect {
  return { name, ...dialects[name] };
}
