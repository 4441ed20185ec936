import type { MarkdownIt } from 'markdown-it';
import type { Typography } from './dialect';

function setDashes(text: string, typography: Typography): string {
  const dashed =
    typography === 'em-dash' ? text.replace(/-{2,3}/g, '—') : text.replace(/---/g, '—').replace(/--/g, '–');
  return dashed.replace(/\.\.\./g, '…');
}

/**
 * Dashes and ellipses as smartypants and goldmark set them. Takes the place of markdown-it's own replacements,
 * which also turn `(c)`, `+-` and `!!!!` into other things, as none of the generators does.
 */
export function typography(md: MarkdownIt, kind: Typography): void {
  md.core.ruler.at('replacements', (state) => {
    for (const token of state.tokens) {
      if (token.type !== 'inline' || !/--|\.\.\./.test(token.content)) continue;
      let insideAutolink = 0;
      for (const child of token.children ?? []) {
        if (child.type === 'link_open' && child.info === 'auto') insideAutolink += 1;
        if (child.type === 'link_close' && child.info === 'auto') insideAutolink -= 1;
        if (child.type === 'text' && insideAutolink === 0) child.content = setDashes(child.content, kind);
      }
    }
  });
}
