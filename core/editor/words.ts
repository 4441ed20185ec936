const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * The word that `at` (an offset in UTF-16 units) is in or next to, as offsets in `text`, or null where there is none.
 * Words are those of Unicode and, for scripts without spaces, of the system's dictionary; between two words that touch
 * the one after `at` counts.
 */
export function wordAround(text: string, at: number): { from: number; to: number } | null {
  let before: { from: number; to: number } | null = null;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const to = index + segment.length;
    if (index > at) break;
    if (!isWordLike || to < at) continue;
    if (to > at) return { from: index, to };
    before = { from: index, to };
  }
  return before;
}
