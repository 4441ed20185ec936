const WORD = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that put no space between words: there a character is a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}]/u;

/** The word at `at`, or that ends there: its start and its letters; null between words. */
function wordAt(text: string, at: number): { readonly from: number; readonly word: string } | null {
  const isWord = (index: number) => WORD.test(text[index] ?? '');
  if (UNSPACED.test(text[at] ?? '')) return { from: at, word: text[at] ?? '' };
  let from = at;
  let to = at;
  while (from > 0 && isWord(from - 1) && !UNSPACED.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && isWord(to) && !UNSPACED.test(text[to] ?? '')) to += 1;
  return from === to ? null : { from, word: text.slice(from, to) };
}

/** Where `word` stands in `text` as a word of its own. */
function places(text: string, word: string): number[] {
  const found: number[] = [];
  const whole = !UNSPACED.test(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const inside = whole && (WORD.test(text[at - 1] ?? '') || WORD.test(text[at + word.length] ?? ''));
    if (!inside) found.push(at);
  }
  return found;
}

/** Addresses of links and images, as spaces: their words are not on the page. */
const withoutAddresses = (source: string): string =>
  source.replace(/\]\([^()\s]*(?:\s+"[^"]*")?\)|<[a-z/][^<>]*>/gi, (found) => ' '.repeat(found.length));

/**
 * Where in a block's Markdown the place `at` of its text on the page comes from, as near as the words tell: the same
 * occurrence of the word that was clicked, or the one nearest in proportion where the two texts have it unequally
 * often. Offsets in UTF-16 units; 0 when the word is not in the source.
 * @param source the block's Markdown
 * @param shown the text of the block on the page
 */
export function clickedPlace(source: string, shown: string, at: number): number {
  const clicked = wordAt(shown, Math.min(at, shown.length));
  if (clicked === null) {
    if (at <= 0) return 0;
    const before = wordAt(shown, shown.slice(0, at).search(/[\p{L}\p{N}\p{M}_][^\p{L}\p{N}\p{M}_]*$/u));
    return before === null ? 0 : endOf(source, shown, before);
  }
  const from = place(source, shown, clicked);
  return from === null ? 0 : from + at - clicked.from;
}

function endOf(
  source: string,
  shown: string,
  word: { readonly from: number; readonly word: string },
): number {
  const from = place(source, shown, word);
  return from === null ? 0 : from + word.word.length;
}

function place(
  source: string,
  shown: string,
  { from, word }: { readonly from: number; readonly word: string },
): number | null {
  const there = places(withoutAddresses(source), word);
  const here = places(shown, word);
  if (here.length === there.length) return there[here.indexOf(from)] ?? null;
  const wanted = (from / Math.max(1, shown.length)) * source.length;
  let best: number | null = null;
  for (const candidate of there)
    if (best === null || Math.abs(candidate - wanted) < Math.abs(best - wanted)) best = candidate;
  return best;
}
