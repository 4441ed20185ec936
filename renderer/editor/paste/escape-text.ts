import type { Escapes } from '#core/markdown/dialect';
import { isEscapedBy } from '#core/markdown/rules/escapes';

/**
 * Text from HTML so that Markdown reads it as the same text. Only what could be read as a mark is escaped: `a_b`, `2 * 3`,
 * `[sic]` and `C#` stay as they are written. That the page says the same words is property-tested.
 */
export function escapeText(text: string): string {
  return brackets(text.replace(/\\(?=[!-/:-@[-`{-~]|\s*$)/g, '\\\\').replace(/`/g, '\\`'))
    .replace(/(?<!\S\s+)\*|\*(?!\s+\S)/g, '\\*')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])|_$|^_/gu, '\\_')
    .replace(/~/g, (mark, at: number) => (/[~\S]/.test(text[at + 1] ?? '') || at > 0 ? `\\${mark}` : mark))
    .replace(/<(?=[a-z/!?])|<$/gi, '\\<')
    .replace(/&(?=(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);)|&$/gi, '\\&')
    .replace(/!(?=\\?\[)|!$/g, '\\!')
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|\*(?=\s|$)|>|=+\s*$|-+\s*$)/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}

/**
 * Escaped text for a generator that shows a backslash before some of these marks: they are written as entities, and a
 * tilde, of which such a generator makes nothing but fences, as itself.
 */
export function escapedFor(escapes: Escapes, text: string): string {
  if (escapes === 'commonmark') return text;
  return text.replace(/\\([!-/:-@[-`{-~])(?=(\\~)?)/g, (pair, mark: string, tilde?: string) => {
    if (isEscapedBy(escapes, mark)) return pair;
    if (mark === '~' && tilde === undefined) return mark;
    return mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `&#${mark.charCodeAt(0)};`;
  });
}

/** Pairs that are no link stay; a bracket without its other half, or with an address behind it, is escaped. */
function brackets(text: string): string {
  const escaped = new Set<number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') open.push(at);
    else if (text[at] === ']') {
      const start = open.pop();
      if (start === undefined) escaped.add(at);
      else if (/[([:]/.test(text[at + 1] ?? '(') || text[start + 1] === '^') {
        escaped.add(start);
        escaped.add(at);
      }
    }
  }
  for (const at of open) escaped.add(at);
  return escaped.size === 0
    ? text
    : Array.from({ length: text.length }, (_, at) => (escaped.has(at) ? `\\${text[at]}` : text[at])).join('');
}
