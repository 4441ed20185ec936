import MarkdownIt, { type MarkdownIt as Parser, type StateCore, type Token } from 'markdown-it';
import { autolinks } from './autolinks';
import { type Dialect, type DialectName, dialect } from './dialect';
import { highlight } from './highlight';
import { rawHtml } from './raw-html';
import { createUniqueSlugs, headingSlug } from './slug';
import { strikethrough } from './strikethrough';
import { taskLists } from './task-lists';
import { templateTags } from './template-tags';
import { typography } from './typography';

/** Where a `[label]: address "title"` points. */
export interface Reference {
  readonly href: string;
  readonly title: string;
}

/** Normalised label → definition. */
export type References = Readonly<Record<string, Reference>>;

export interface RendererOptions {
  readonly dialect: DialectName;
  /** Maps the address of an image, as the post has it, to the one the page uses. */
  readonly image?: (src: string) => string;
  /** The same for links. */
  readonly link?: (href: string) => string;
}

/** Markdown → HTML in one dialect. The HTML is not sanitised: raw HTML of the post is in it where the dialect keeps it. */
export interface MarkdownRenderer {
  readonly dialect: Dialect;
  /** A whole body (no front matter), `\n` or `\r\n` line ends. */
  render(markdown: string): string;
  /** One top-level block, given what the rest of the document defines. See block-document.ts. */
  renderBlock(markdown: string, references: References, headingIds: readonly string[]): string;
  /** The slugs of the headings in one top-level block, in order, before they are made unique. */
  headingSlugs(markdown: string, references: References): string[];
  /** The parser itself, for cutting a document into blocks. See block-cutter.ts. */
  readonly parser: Parser;
}

/** What a render carries along in markdown-it's `env`, under a key of our own. */
interface Scope {
  /** Replaces the definitions found in the text itself. */
  readonly references: References | null;
  /** The id for the heading whose slug this is; called once per heading, in order. */
  readonly headingId: (slug: string) => string;
}

const SCOPE = Symbol('scope');

/** A renderer for one dialect; make it once and keep it. */
export function createRenderer(options: RendererOptions): MarkdownRenderer {
  const rules = dialect(options.dialect);
  const md = createParser(rules, options);
  const render = (markdown: string, scope: Scope) =>
    md.render(markdown, { [SCOPE]: scope, references: Object.create(null) });
  return {
    dialect: rules,
    parser: md,
    render: (markdown) => render(markdown, { references: null, headingId: createUniqueSlugs() }),
    renderBlock(markdown, references, headingIds) {
      let next = 0;
      return render(markdown, { references, headingId: () => headingIds[next++] ?? '' });
    },
    headingSlugs(markdown, references) {
      const slugs: string[] = [];
      const headingId = (slug: string) => {
        slugs.push(slug);
        return slug;
      };
      md.parse(markdown, { [SCOPE]: { references, headingId }, references: Object.create(null) });
      return slugs;
    },
  };
}

function createParser(rules: Dialect, options: RendererOptions): Parser {
  const md = new MarkdownIt({
    html: true,
    xhtmlOut: rules.xhtml,
    breaks: rules.breaks,
    linkify: rules.linkify,
    typographer: rules.typography !== 'none',
  });
  if (rules.strikethrough) strikethrough(md);
  else md.disable('strikethrough');
  if (!rules.tables) md.disable('table');
  if (!rules.indentedCode) md.disable('code');
  if (rules.linkify) autolinks(md);
  if (rules.typography !== 'none') typography(md, rules.typography);
  if (rules.taskLists) taskLists(md);
  templateTags(md, rules.templates);
  rawHtml(md, rules.rawHtml, options.image ?? null);
  documentReferences(md);
  if (rules.headingIds !== 'none') headingIds(md);
  emptyQuotes(md);
  tableAlignment(md);
  addresses(md, options, rules.headingIds !== 'none');
  if (rules.highlight) highlightedFences(md);
  return md;
}

function scopeOf(state: StateCore): Scope | undefined {
  return state.env[SCOPE] as Scope | undefined;
}

/** Between the blocks and their inline content, puts the document's definitions in place of the text's own. */
function documentReferences(md: Parser): void {
  md.core.ruler.after('block', 'document_references', (state) => {
    const references = scopeOf(state)?.references;
    if (references) state.env.references = references;
  });
}

function headingIds(md: Parser): void {
  md.core.ruler.after('inline', 'heading_ids', (state) => {
    const scope = scopeOf(state);
    state.tokens.forEach((token, index) => {
      if (token.type !== 'heading_open' || scope === undefined) return;
      const slug = headingSlug(plainText(state.tokens[index + 1]?.children ?? []));
      const id = slug === '' ? '' : scope.headingId(slug);
      if (id !== '') token.attrSet('id', id);
    });
  });
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.children !== null && token.type === 'image') return plainText(token.children);
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
      return token.type === 'html_inline' || token.type === 'template_tag' ? '' : token.content;
    })
    .join('');
}

/** A quote without content is written on two lines, as the specification has it. */
function emptyQuotes(md: Parser): void {
  md.renderer.rules.blockquote_open = (tokens, index, options, _env, renderer) =>
    `${renderer.renderToken(tokens, index, options).trimEnd()}\n`;
}

/** Cells carry `align`, as GFM has it: the preview's policy allows no `style` attributes. */
function tableAlignment(md: Parser): void {
  for (const type of ['th_open', 'td_open']) {
    md.renderer.rules[type] = (tokens, index, options, _env, renderer) => {
      const token = tokens[index];
      const style = token?.attrGet('style');
      if (token && typeof style === 'string') token.attrs = [['align', style.slice('text-align:'.length)]];
      return renderer.renderToken(tokens, index, options);
    };
  }
}

function addresses(md: Parser, options: RendererOptions, decodeAsync: boolean): void {
  const { image, link } = options;
  const renderImage = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, index, settings, env, renderer) => {
    const token = tokens[index];
    if (token && image) token.attrSet('src', image(String(token.attrGet('src') ?? '')));
    if (token && decodeAsync) token.attrSet('decoding', 'async');
    return renderImage?.(tokens, index, settings, env, renderer) ?? '';
  };
  if (link === undefined) return;
  md.renderer.rules.link_open = (tokens, index, settings, _env, renderer) => {
    const token = tokens[index];
    token?.attrSet('href', link(String(token.attrGet('href') ?? '')));
    return renderer.renderToken(tokens, index, settings);
  };
}

function highlightedFences(md: Parser): void {
  const { escapeHtml, unescapeAll } = md.utils;
  md.renderer.rules.fence = (tokens, index) => {
    const { info = '', content = '' } = tokens[index] ?? {};
    const language = /^[^\s{,:]*/.exec(unescapeAll(info).trim())?.[0] ?? '';
    const code = (language === '' ? null : highlight(content, language)) ?? escapeHtml(content);
    const name = language === '' ? '' : ` language-${escapeHtml(language)}`;
    return `<pre><code class="hljs${name}">${code}</code></pre>\n`;
  };
}
