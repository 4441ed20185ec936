import type { MarkdownIt } from 'markdown-it';

/** Cells carry `align`, as GFM has it: the preview's policy allows no `style` attributes. */
export function tableAlignment(md: MarkdownIt): void {
  for (const type of ['th_open', 'td_open']) {
    md.renderer.rules[type] = (tokens, index, options, _env, renderer) => {
      const token = tokens[index];
      const style = token?.attrGet('style');
      if (token && typeof style === 'string') token.attrs = [['align', style.slice('text-align:'.length)]];
      return renderer.renderToken(tokens, index, options);
    };
  }
}
