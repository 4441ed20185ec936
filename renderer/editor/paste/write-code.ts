import type { MathMarks } from '#core/markdown/dialect';
import type { MarkdownTarget } from './html-to-markdown';

/** A block of code, fenced; nothing for none. */
export function fenced(code: string, language: string, { liquid }: MarkdownTarget): string {
  const text = code
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+/, '')
    .trimEnd();
  if (text === '') return '';
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const block = `${fence}${language}\n${text}\n${fence}`;
  const raw = liquid && isTemplate(text) ? `{% raw %}\n${block}\n{% endraw %}` : block;
  return `\n\n${raw}\n\n`;
}

/** Code within a line. */
export function inlineCode(code: string, { liquid }: MarkdownTarget): string {
  const text = code.replace(/\s+/g, ' ');
  if (text.trim() === '') return text;
  const fence = '`'.repeat(longestRun(text) === 0 ? 1 : longestRun(text) + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return shielded(`${fence}${pad}${text}${pad}${fence}`, text, liquid);
}

/** A formula in a place of its own; code where the post has no mathematics, or the marks are part of the formula. */
export function blockFormula(tex: string, target: MarkdownTarget): string {
  const text = tex.trim().replace(/\n\s*\n/g, '\n');
  if (target.math === 'none' || text.includes('$$')) return fenced(text, 'tex', target);
  return `\n\n${shielded(`$$\n${text}\n$$`, text, target.liquid)}\n\n`;
}

/** A formula within a line, between the letters `besides`. */
export function inlineFormula(tex: string, besides: string, target: MarkdownTarget): string {
  const text = tex.trim().replace(/\s+/g, ' ');
  const written = target.math === 'none' ? null : betweenMarks(text, besides, target.math);
  return written === null ? inlineCode(text, target) : shielded(written, text, target.liquid);
}

/** Null where the marks would end before the formula does. */
function betweenMarks(tex: string, besides: string, marks: Exclude<MathMarks, 'none'>): string | null {
  if (tex.endsWith('\\')) return null;
  switch (marks) {
    case 'dollars':
    case 'remark':
      // One dollar beside a letter is a price.
      if (!tex.includes('$') && !/[\p{L}\p{N}]/u.test(besides)) return `$${tex}$`;
      return betweenMarks(tex, besides, 'double');
    case 'double':
      return /\$\$|^\$|\$$/.test(tex) ? null : `$$${tex}$$`;
    case 'passthrough':
    case 'passthrough-dollars':
      return tex.includes('\\)') ? null : `\\(${tex}\\)`;
  }
}

const isTemplate = (text: string) => /\{[{%]/.test(text);

const shielded = (written: string, text: string, liquid: boolean): string =>
  liquid && isTemplate(text) ? `{% raw %}${written}{% endraw %}` : written;

const longestRun = (text: string) => {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
};
