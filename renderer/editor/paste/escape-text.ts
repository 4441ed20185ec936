/**
 * Text from HTML so that Markdown reads it as the same text. Only what would really be read as a mark is escaped: `a_b`,
 * `2 * 3`, `[sic]` and `C#` stay as they are written.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/`/g, '\\`')
    .replace(/(?<!\s|^)\*|\*(?!\s|$)/g, '\\*')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~(?=\S)|(?<=\S)~~/g, '\\~~')
    .replace(/\[(?=[^\]\n]*\](?:[([:]))/g, '\\[')
    .replace(/\[(?=\^[^\]\s]+\])/g, '\\[')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);)/gi, '\\&')
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={3,}\s*$|-{3,}\s*$|~{3,})/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
