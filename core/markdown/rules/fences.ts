import type { MarkdownIt } from 'markdown-it';
import { highlight } from '../highlight';
import { findingsOf } from '../scope';
import { type MathRenderer, mathHtml } from './math';

/** The title of a code block: `title="a.js"`, VitePress's `[a.js]`, and `file:` of some themes. */
const TITLE = /\b(?:title|filename|file)=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))|\[([^\]]+)\]\s*$/;

/** Titles are looked for in so much of what stands after a fence. */
const LONGEST_INFO = 1000;

/**
 * Code blocks: coloured, under their title; `mermaid` and (where the dialect has mathematics) `math` are pieces of
 * their own. Marks for lines (`{1,3}`) change nothing.
 */
export function fences(md: MarkdownIt, render: MathRenderer | null, hasMath: boolean): void {
  const { escapeHtml, unescapeAll } = md.utils;
  md.renderer.rules.fence = (tokens, index, _options, env) => {
    const token = tokens[index];
    const info = unescapeAll(token?.info ?? '').trim();
    const content = token?.content ?? '';
    const language = /^[^\s{,:[]*/.exec(info)?.[0] ?? '';
    if (language === 'math' && hasMath) return `${mathHtml(md, render, content, true, env)}\n`;
    if (language === 'mermaid') {
      findingsOf(env)?.pieces.add('diagram');
      return `<figure class="lh-diagram" data-language="mermaid" data-source="${escapeHtml(content)}"><pre><code>${escapeHtml(content)}</code></pre></figure>\n`;
    }
    const code = (language === '' ? null : highlight(content, language)) ?? escapeHtml(content);
    const name = language === '' ? '' : ` language-${escapeHtml(language)}`;
    const [, double, single, bare, bracket] = TITLE.exec(info.slice(0, LONGEST_INFO)) ?? [];
    const title = double ?? single ?? bare ?? bracket ?? '';
    const above = title === '' ? '' : `<p class="lh-code-title">${escapeHtml(title)}</p>\n`;
    return `${above}<pre><code class="hljs${name}">${code}</code></pre>\n`;
  };
}
