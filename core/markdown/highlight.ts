import highlighter from 'highlight.js/lib/common';

/** Colouring more code than this (UTF-16 units) would be felt while typing in it; it is shown plain. */
export const MAX_HIGHLIGHTED = 20_000;

/**
 * Code coloured with highlight.js's classes, as HTML; null when the language is unknown or the code too long,
 * and the caller escapes it.
 */
export function highlight(code: string, language: string): string | null {
  if (code.length > MAX_HIGHLIGHTED || highlighter.getLanguage(language) === undefined) return null;
  return highlighter.highlight(code, { language, ignoreIllegals: true }).value;
}
