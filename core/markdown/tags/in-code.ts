import type { MarkdownIt, Token } from 'markdown-it';
import type { Templates } from '../dialect';

/** What a template language makes of its own marks in code, which it reads before Markdown does; null for nothing. */
function inCode(templates: Templates): ((code: string) => string) | null {
  switch (templates) {
    case 'hugo':
      return (code) =>
        code
          .replace(/\{\{<\/\*([^\n]*?)\*\/>\}\}/g, '{{<$1>}}')
          .replace(/\{\{%\/\*([^\n]*?)\*\/%\}\}/g, '{{%$1%}}');
    case 'liquid':
    case 'nunjucks':
      return (code) => code.replace(/\{%-?[ \t]*(?:end)?raw[ \t]*-?%\}/g, '');
    case 'none':
    case 'vue':
    case 'zola':
    case 'pelican':
      return null;
  }
}

/** Code that shows tags is written with marks that keep them from being run; the page shows it without. */
export function tagsInCode(md: MarkdownIt, templates: Templates): void {
  const change = inCode(templates);
  if (change === null) return;
  const inAll = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === 'inline' && token.children && token.content.includes('`')) inAll(token.children);
      else if (/^(?:fence|code_block|code_inline)$/.test(token.type) && /\{\{|\{%/.test(token.content))
        token.content = change(token.content);
    }
  };
  md.core.ruler.push('tags_in_code', (state) => inAll(state.tokens));
}
