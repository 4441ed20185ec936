/**
 * Everything that moves a cursor, colours text, hides it or turns its direction: control characters, marks of
 * direction, characters without a width, halves of characters.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff]/gu;

/**
 * `text` on one line, with every character that cannot be seen written out (`\u{1b}`), and cut off after `limit` of
 * them. For names and values that come from a repository (row R62 of docs/features.md).
 */
export function printable(text: string, limit = 300): string {
  const characters = Array.from(text);
  const shown = characters.length > limit ? `${characters.slice(0, limit).join('')}…` : text;
  return shown.replace(UNPRINTABLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what terminals obey
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])/g;

/** Words of Git or a remote as plain text: without the colours and orders of a terminal; line ends and tabs stay. */
export function plainWords(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replace(UNPRINTABLE, (char) => (char === '\n' || char === '\t' ? char : ''));
}
