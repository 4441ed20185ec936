import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import type { Dialect, Templates } from './dialect';
import { htmlPage } from './html-page';
import { mdx } from './mdx';
import { abbreviations } from './rules/abbreviations';
import { alerts } from './rules/alerts';
import { admonitions, containers } from './rules/asides';
import { attributeLists } from './rules/attribute-lists';
import { bareAddresses } from './rules/autolinks';
import { barsInCode } from './rules/bars-in-code';
import { contents } from './rules/contents';
import { definitionLists, lineDefinitions } from './rules/definition-lists';
import { escapes } from './rules/escapes';
import { fences } from './rules/fences';
import { footnotes } from './rules/footnotes';
import { headingIds } from './rules/heading-ids';
import { htmlElements } from './rules/html-elements';
import { kramdownLists } from './rules/kramdown-lists';
import { type MathRenderer, math } from './rules/math';
import { pythonBlocks } from './rules/python-blocks';
import { rawHtml } from './rules/raw-html';
import { strikethrough } from './rules/strikethrough';
import { tableAlignment } from './rules/tables';
import { taskLists } from './rules/task-lists';
import { typography } from './rules/typography';
import { scopeOf } from './scope';
import { tagAddresses } from './tags/addresses';
import { tagsInCode } from './tags/in-code';
import type { LinkForm } from './tags/meaning';
import { templateTags } from './tags/rules';

/** What the page decides about addresses and pieces, see `RendererOptions`. */
export interface ParserOptions {
  readonly image: ((src: string) => string) | null;
  readonly link: ((href: string) => string) | null;
  readonly resolve: ((target: string, form: LinkForm) => string | null) | null;
  readonly math: MathRenderer | null;
}

/** A markdown-it parser with the rules of one dialect. */
export function createParser(rules: Dialect, options: ParserOptions): Parser {
  const md = new MarkdownIt({
    html: true,
    xhtmlOut: rules.xhtml,
    breaks: rules.breaks,
    linkify: rules.linkify,
    typographer: rules.typography !== 'none',
  });
  strikethrough(md, rules.strikethrough);
  if (!rules.tables) md.disable('table');
  else if (rules.blocks !== 'commonmark') barsInCode(md);
  if (!rules.indentedCode || rules.mdx) md.disable('code');
  if (rules.linkify) bareAddresses(md, rules.bareAddresses);
  // Python-Markdown's `smarty` adds the quotes it would set to what a backslash escapes.
  if (rules.escapes !== 'commonmark') escapes(md, rules.escapes, rules.typography === 'python' ? '"\'' : '');
  if (rules.typography !== 'none') typography(md, rules.typography);
  if (rules.taskLists) taskLists(md, rules.taskClasses);
  if (rules.blocks !== 'commonmark') htmlElements(md);
  if (rules.blocks === 'kramdown') kramdownLists(md);
  if (rules.blocks === 'python') pythonBlocks(md);
  if (rules.alerts) alerts(md, rules.containers);
  const image = options.image ?? ((src: string) => src);
  const resolve = options.resolve ?? (() => null);
  templateTags(md, rules.templates, { image, resolve });
  tagAddresses(md, rules.templates, { resolve });
  tagsInCode(md, rules.templates);
  if (rules.mdx) mdx(md);
  rawHtml(md, rules.rawHtml, { image: options.image, jsx: rules.mdx });
  if (rules.containers !== 'none') containers(md, rules.containers);
  if (rules.admonitions) admonitions(md);
  if (rules.definitionLists) definitionLists(md);
  if (rules.lineDefinitions) lineDefinitions(md);
  if (rules.abbreviations) abbreviations(md);
  if (rules.attributes === 'kramdown' || rules.attributes === 'python')
    attributeLists(md, rules.attributes === 'kramdown');
  if (rules.math !== 'none') math(md, rules.math, options.math);
  if (rules.templates === 'vue') contents(md, '[[toc]]');
  if (rules.templates === 'pelican') contents(md, '[TOC]');
  documentReferences(md);
  headingIds(md, rules.headingIds, rules.attributes);
  if (rules.footnotes !== 'none') footnotes(md, rules.footnotes);
  emptyQuotes(md);
  tableAlignment(md);
  addresses(md, rules, options);
  if (rules.highlight) fences(md, options.math, rules.math !== 'none');
  if (rules.html) htmlPage(md, rules.templates);
  return md;
}

/** Between the blocks and their inline content, puts the document's definitions in place of the text's own. */
function documentReferences(md: Parser): void {
  md.core.ruler.after('block', 'document_references', (state) => {
    const references = scopeOf(state.env)?.references;
    if (references) state.env.references = references;
  });
}

/** A quote without content is written on two lines, as the specification has it. */
function emptyQuotes(md: Parser): void {
  md.renderer.rules.blockquote_open = (tokens, index, options, _env, renderer) =>
    `${renderer.renderToken(tokens, index, options).trimEnd()}\n`;
}

/** Addresses of posts as Zola (`@/a.md`) and Pelican (`{filename}a.md`) write them, after markdown-it has escaped them. */
const INTERNAL: { readonly [T in Templates]?: RegExp } = {
  zola: /^@\//,
  pelican: /^(?:%7B|\{|%7C|\|)(?:filename|static|attach)(?:%7D|\}|%7C|\|)/i,
};

function addresses(md: Parser, rules: Dialect, { image, link, resolve }: ParserOptions): void {
  const renderImage = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, index, settings, env, renderer) => {
    const token = tokens[index];
    if (token && image) token.attrSet('src', image(String(token.attrGet('src') ?? '')));
    if (token && rules.highlight) token.attrSet('decoding', 'async');
    return renderImage?.(tokens, index, settings, env, renderer) ?? '';
  };
  const internal = resolve === null ? null : INTERNAL[rules.templates];
  if (link === null && !internal) return;
  md.renderer.rules.link_open = (tokens, index, settings, _env, renderer) => {
    const token = tokens[index];
    const written = String(token?.attrGet('href') ?? '');
    const post = internal?.test(written)
      ? resolve?.(written.replace(/%7[BCD]/gi, decodeURIComponent), 'path')
      : null;
    const href = post ?? written;
    token?.attrSet('href', link === null ? href : link(href));
    return renderer.renderToken(tokens, index, settings);
  };
}
