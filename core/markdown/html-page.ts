import type { MarkdownIt } from 'markdown-it';
import type { Dialect } from './dialect';

/** What a dialect has left for a page that is HTML already: its template tags. */
export const NO_MARKDOWN = {
  rawHtml: 'keep',
  breaks: false,
  linkify: false,
  typography: 'none',
  tables: false,
  strikethrough: 'none',
  taskLists: false,
  headingIds: 'none',
  footnotes: 'none',
  definitionLists: false,
  attributes: 'none',
  math: 'none',
  alerts: false,
  admonitions: false,
  indentedCode: false,
  highlight: false,
  mdx: false,
  abbreviations: false,
  lineDefinitions: false,
  containers: 'none',
  blocks: 'commonmark',
  escapes: 'commonmark',
} as const satisfies Partial<Dialect>;

/**
 * Takes the body as the HTML it is, in one block: an element may be closed after any number of blank lines. Template tags
 * between elements are shown as everywhere; those inside of an element's own tag stand.
 */
export function htmlPage(md: MarkdownIt): void {
  md.block.ruler.before('paragraph', 'html_page', (state, startLine, endLine) => {
    const token = state.push('inline', '', 0);
    token.content = `${state.getLines(startLine, endLine, 0, false).trimEnd()}\n`;
    token.children = [];
    token.map = [startLine, endLine];
    state.line = endLine;
    return true;
  });
  md.block.ruler.enableOnly(['html_page']);
  md.inline.ruler.enableOnly(['text', 'template_tag', 'html_inline'], true);
  md.renderer.rules.text = (tokens, index) => tokens[index]?.content ?? '';
}
