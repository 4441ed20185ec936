import type { Generator } from '../blog/model';

/** A kind of Markdown: the two standards, and what each generator makes of Markdown. */
export type DialectName = 'commonmark' | 'gfm' | Generator;

/**
 * What happens to raw HTML in a post: it stands (`keep`), it is replaced by a comment (`omit`, as Hugo does),
 * or GFM's disallowed tags lose their `<` and the rest stands (`filter`).
 */
export type RawHtml = 'keep' | 'omit' | 'filter';

/**
 * Whose rule sets quotation marks, dashes and ellipses: kramdown, goldmark's typographer, marked's `smartypants`,
 * retext-smartypants (Astro), the same for each text between marks by itself (Gatsby), Python-Markdown's `smarty`,
 * pulldown-cmark (Zola), markdown-it's `typographer`.
 */
export type Typography =
  | 'none'
  | 'kramdown'
  | 'goldmark'
  | 'smartypants'
  | 'retext'
  | 'retext-texts'
  | 'python'
  | 'pulldown'
  | 'markdown-it';

/**
 * What counts as a bare address. `gfm`: by its extended autolink rule; `https`: the same, and `www.` is taken to be
 * `https` (Hugo); `schemes`: linkify-it without addresses that lack a scheme (VitePress); `fuzzy`: with them (Eleventy).
 */
export type BareAddresses = 'gfm' | 'https' | 'schemes' | 'fuzzy';

/** `~~gone~~`: by GFM's rule (one tilde or two), with two tildes only (kramdown), or the same as `<s>` (markdown-it). */
export type Strikethrough = 'none' | 'gfm' | 'kramdown' | 'markdown-it';

/** Classes on lists of tasks, by who prints them. */
export type TaskClasses = 'none' | 'remark' | 'kramdown';

/** Whose rules for blocks hold where they are unlike CommonMark's: lists, headings, fences, and HTML that holds Markdown. */
export type Blocks = 'commonmark' | 'kramdown' | 'python';

/**
 * What a backslash escapes: any ASCII punctuation and a line break (CommonMark), kramdown's characters, or the few of
 * Python-Markdown, to which extensions for mathematics add the dollar.
 */
export type Escapes = 'commonmark' | 'kramdown' | 'python' | 'python-dollars';

/** The template tags a generator runs before or beside Markdown. */
export type Templates = 'none' | 'hugo' | 'liquid' | 'nunjucks' | 'zola' | 'vue' | 'pelican';

/** Whose rule makes heading ids. */
export type HeadingIds =
  | 'none'
  | 'github'
  | 'goldmark'
  | 'kramdown'
  | 'marked'
  | 'vitepress'
  | 'zola'
  | 'python';

/** Whose rule makes footnotes; `zola` leaves them where they are defined. */
export type Footnotes =
  | 'none'
  | 'goldmark'
  | 'kramdown'
  | 'gfm'
  | 'gatsby'
  | 'markdown-it'
  | 'python'
  | 'zola';

/**
 * Where attributes may be written: `{#id .class}` after headings (`headings`), also only the id (`ids`), kramdown's
 * `{: .class}` after blocks and spans, or Python-Markdown's `{: .class }` on headings and spans.
 */
export type Attributes = 'none' | 'ids' | 'headings' | 'kramdown' | 'python';

/** `:::note` containers: Docusaurus's admonitions, or VitePress's. */
export type Containers = 'none' | 'docusaurus' | 'vitepress';

/**
 * Which marks make mathematics. `dollars`: `$x$` and `$$x$$`, by Pandoc's rule, for which `$5 and $10` are prices
 * (markdown-it's plugins); `remark`: the same by remark-math's, for which they are a formula; `double`: only `$$x$$`,
 * which stands in the line where it is in one (kramdown); `passthrough`: `$$x$$`, `\[x\]` and `\(x\)` (Hugo), and
 * `passthrough-dollars`: any `$x$` too.
 */
export type MathMarks = 'none' | 'dollars' | 'remark' | 'double' | 'passthrough' | 'passthrough-dollars';

/** What a blog's configuration may decide about its Markdown. */
export interface DialectSettings {
  readonly rawHtml: RawHtml;
  /** A line break in a paragraph becomes `<br>`. */
  readonly breaks: boolean;
  /** Bare addresses become links, by the rule of `bareAddresses`. */
  readonly linkify: boolean;
  readonly typography: Typography;
  readonly tables: boolean;
  readonly strikethrough: Strikethrough;
  readonly taskLists: boolean;
  readonly headingIds: HeadingIds;
  readonly footnotes: Footnotes;
  readonly definitionLists: boolean;
  readonly attributes: Attributes;
  readonly math: MathMarks;
  readonly escapes: Escapes;
  /** `> [!NOTE]` makes a box of a quotation. */
  readonly alerts: boolean;
  /** `!!! note` makes a box of the indented text after it (Python-Markdown's `admonition`). */
  readonly admonitions: boolean;
}

/** A dialect as data; `renderer.ts` makes a parser of it. */
export interface Dialect extends DialectSettings {
  readonly name: DialectName;
  /** Four spaces of indentation make a code block. */
  readonly indentedCode: boolean;
  readonly highlight: boolean;
  /** `<br />` instead of `<br>`, as the standards' examples have it. */
  readonly xhtml: boolean;
  readonly templates: Templates;
  /** `import`, `export`, `{expressions}` and components, as MDX has them. */
  readonly mdx: boolean;
  /** The page is no Markdown but HTML, with template tags in it. */
  readonly html: boolean;
  /** `*[word]: long form`. */
  readonly abbreviations: boolean;
  /** A line that begins with `: ` defines the lines above it (hexo-renderer-marked). */
  readonly lineDefinitions: boolean;
  readonly containers: Containers;
  readonly bareAddresses: BareAddresses;
  readonly taskClasses: TaskClasses;
  readonly blocks: Blocks;
}

const site = {
  rawHtml: 'keep',
  breaks: false,
  linkify: true,
  typography: 'none',
  tables: true,
  strikethrough: 'gfm',
  taskLists: true,
  indentedCode: true,
  headingIds: 'github',
  highlight: true,
  xhtml: false,
  templates: 'none',
  mdx: false,
  html: false,
  footnotes: 'gfm',
  definitionLists: false,
  abbreviations: false,
  attributes: 'none',
  lineDefinitions: false,
  containers: 'none',
  math: 'none',
  alerts: false,
  admonitions: false,
  bareAddresses: 'gfm',
  taskClasses: 'remark',
  blocks: 'commonmark',
  escapes: 'commonmark',
} as const satisfies Omit<Dialect, 'name'>;

const standard = {
  ...site,
  linkify: false,
  tables: false,
  strikethrough: 'none',
  taskLists: false,
  taskClasses: 'none',
  headingIds: 'none',
  highlight: false,
  xhtml: true,
  footnotes: 'none',
} as const satisfies Omit<Dialect, 'name'>;

const dialects: { readonly [N in DialectName]: Omit<Dialect, 'name'> } = {
  commonmark: standard,
  gfm: { ...standard, rawHtml: 'filter', linkify: true, tables: true, strikethrough: 'gfm', taskLists: true },
  /** goldmark as `markup.goldmark` has it by default: raw HTML off (`renderer.unsafe`), typographer on. */
  hugo: {
    ...site,
    rawHtml: 'omit',
    typography: 'goldmark',
    templates: 'hugo',
    headingIds: 'goldmark',
    footnotes: 'goldmark',
    definitionLists: true,
    attributes: 'headings',
    bareAddresses: 'https',
    taskClasses: 'none',
  },
  /** kramdown with GFM input (jekyll's default): smart quotes, and no links from bare addresses. */
  jekyll: {
    ...site,
    linkify: false,
    typography: 'kramdown',
    templates: 'liquid',
    headingIds: 'kramdown',
    footnotes: 'kramdown',
    definitionLists: true,
    abbreviations: true,
    attributes: 'kramdown',
    math: 'double',
    strikethrough: 'kramdown',
    taskClasses: 'kramdown',
    blocks: 'kramdown',
    escapes: 'kramdown',
  },
  /** remark-gfm and remark-smartypants. */
  astro: { ...site, typography: 'retext' },
  /** markdown-it with HTML and nothing else; no linkify, no smart quotes, indented code off, no ids. */
  eleventy: {
    ...site,
    linkify: false,
    taskLists: false,
    indentedCode: false,
    templates: 'liquid',
    headingIds: 'none',
    footnotes: 'none',
    strikethrough: 'markdown-it',
    bareAddresses: 'fuzzy',
  },
  /** marked with GFM, `breaks: true` and smartypants; Nunjucks runs over the text first. */
  hexo: {
    ...site,
    breaks: true,
    lineDefinitions: true,
    typography: 'smartypants',
    templates: 'nunjucks',
    headingIds: 'marked',
    footnotes: 'none',
    taskClasses: 'none',
  },
  /** pulldown-cmark: GFM without linkify or smart punctuation unless configured; raw HTML kept. */
  zola: {
    ...site,
    linkify: false,
    templates: 'zola',
    headingIds: 'zola',
    footnotes: 'zola',
    taskClasses: 'none',
    attributes: 'headings',
  },
  /** Python-Markdown with `extra`, `meta` and `codehilite`: no strikethrough, no task lists, no bare links, no ids. */
  pelican: {
    ...site,
    linkify: false,
    strikethrough: 'none',
    taskLists: false,
    escapes: 'python',
    blocks: 'python',
    templates: 'pelican',
    headingIds: 'none',
    footnotes: 'python',
    definitionLists: true,
    abbreviations: true,
    attributes: 'python',
  },
  /** MDX with remark-gfm; every `.md` is MDX by default. */
  docusaurus: { ...site, mdx: true, containers: 'docusaurus', attributes: 'ids' },
  /** markdown-it with HTML, linkify, attrs, containers and alerts. */
  vitepress: {
    ...site,
    taskLists: false,
    templates: 'vue',
    headingIds: 'vitepress',
    footnotes: 'none',
    attributes: 'headings',
    containers: 'vitepress',
    alerts: true,
    strikethrough: 'markdown-it',
    bareAddresses: 'schemes',
  },
  /** MDX with remark-gfm and rehype-slug. */
  next: site,
  /** gatsby-transformer-remark, which has an older remark; headings have ids by a plugin. */
  gatsby: { ...site, headingIds: 'none', footnotes: 'gatsby' },
  plain: { ...site, alerts: true, math: 'dollars' },
};

/** The dialect of that name. Sources: each generator's own documentation and defaults. */
export function dialect(name: DialectName): Dialect {
  return { name, ...dialects[name] };
}
