import type { MarkdownIt } from 'markdown-it';
import type { Dialect, Templates } from './dialect';
import { partEnd } from './html-parts';

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
 * Takes the body as the HTML it is, in parts that hold whole elements: one may be closed after any number of blank lines.
 * Template tags between elements are shown as everywhere; those inside of an element's own tag stand.
 */
export function htmlPage(md: MarkdownIt, templates: Templates): void {
  md.block.ruler.before('paragraph', 'html_page', (state, startLine, endLine) => {
    const end = partEnd(state.src, state.bMarks[startLine] ?? 0, state.eMarks[endLine - 1] ?? 0, templates);
    let next = startLine + 1;
    while (next < endLine && (state.bMarks[next] ?? 0) <= end) next += 1;
    const token = state.push('inline', '', 0);
    token.content = `${state.getLines(startLine, next, 0, false).trimEnd()}\n`;
    token.children = [];
    token.map = [startLine, next];
    state.line = next;
    return true;
  });
  md.block.ruler.enableOnly(['html_page']);
  md.inline.ruler.enableOnly(['text', 'template_tag', 'html_inline'], true);
  md.renderer.rules.text = (tokens, index) => tokens[index]?.content ?? '';
}
