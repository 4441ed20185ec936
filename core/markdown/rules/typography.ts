import type { MarkdownIt } from 'markdown-it';
import type { Typography } from '../dialect';

function set(text: string, kind: Exclude<Typography, 'none'>): string {
  const dots = text.replace(/\.\.\./g, '…');
  switch (kind) {
    case 'retext':
      return dots.replace(/-{2,3}/g, '—');
    case 'smartypants':
      return dots.replace(/---/g, '—').replace(/--/g, '–');
    case 'goldmark':
    case 'kramdown':
      return dots
        .replace(/---/g, '—')
        .replace(/--/g, '–')
        .replace(/<<(?=[ \t]?\S)/g, '«')
        .replace(/>>/g, '»');
  }
}

/**
 * Dashes, ellipses and guillemets as the generator sets them. Takes the place of markdown-it's own replacements,
 * which also turn `(c)`, `+-` and `!!!!` into other things, as none of the generators does.
 */
export function typography(md: MarkdownIt, kind: Exclude<Typography, 'none'>): void {
  md.core.ruler.at('replacements', (state) => {
    for (const token of state.tokens) {
      if (token.type !== 'inline' || !/--|\.\.\.|<<|>>/.test(token.content)) continue;
      let insideAutolink = 0;
      for (const child of token.children ?? []) {
        if (child.type === 'link_open' && child.info === 'auto') insideAutolink += 1;
        if (child.type === 'link_close' && child.info === 'auto') insideAutolink -= 1;
        if (child.type === 'text' && insideAutolink === 0) child.content = set(child.content, kind);
      }
    }
  });
}
