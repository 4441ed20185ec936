import type { MarkdownIt } from 'markdown-it';
import { markdownWords } from '../../messages/markdown';
import { box } from '../tags/figure';

/** A table of contents, which the site makes of the headings: VitePress's `[[toc]]`, Python-Markdown's `[TOC]`. */
export function contents(md: MarkdownIt, mark: '[[toc]]' | '[TOC]'): void {
  md.block.ruler.before('fence', 'contents', (state, startLine, _endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    const text = state.src.slice(start, state.eMarks[startLine] ?? 0).trim();
    if (silent || text.toLowerCase() !== mark.toLowerCase()) return false;
    const token = state.push('contents', '', 0);
    token.content = text;
    state.line = startLine + 1;
    return true;
  });
  md.renderer.rules.contents = (tokens, index) =>
    `<p>${box(markdownWords.contents, tokens[index]?.content ?? '')}</p>\n`;
}
