/** Tags whose attributes hide no bracket and no quote, with what stands between them; no comment and no declaration. */
const PLAIN = /^[^<>]*(?:<\/?[a-z][^<>"']*(?:"[^<>"]*"[^<>"']*)*>[^<>]*)*$/i;
/** Longer parts take less time to be read anew than to be looked through at each key. */
const LONGEST = 20_000;

/**
 * Brings what `element` shows from `before` to `after` (HTML, sanitised when it was drawn) where they differ by letters of one
 * text at most: then one text node is written, which can become nothing else, and the rest stays as it is. Most keys are such.
 * Whether it did; where there is the least doubt it leaves everything as it is.
 */
export function changeLetters(element: Element, before: string, after: string): boolean {
  if (before === after) return true;
  const texts = changedText(before, after);
  if (texts === null) return false;
  const { from, was, now } = texts;
  // Only then are the text nodes, one after another, the texts between the tags.
  if (element.textContent !== lettersOf(before)) return false;
  const node = textAt(element, lettersOf(before.slice(0, from)).length);
  if (node === null || node.data !== lettersOf(was)) return false;
  node.data = lettersOf(now);
  return true;
}

/** The one text between two tags in which the two differ, and where it begins; null when there is more to it. */
function changedText(
  before: string,
  after: string,
): { readonly from: number; readonly was: string; readonly now: string } | null {
  if (before.length > LONGEST || after.length > LONGEST) return null;
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let behind = 0;
  while (behind < shorter - same && before.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  const from = same === 0 ? 0 : before.lastIndexOf('>', same - 1) + 1;
  const close = before.indexOf('<', same);
  const to = close < 0 ? before.length : close;
  if (to < before.length - behind || !PLAIN.test(before)) return null;
  const [was, now] = [before.slice(from, to), after.slice(from, to + after.length - before.length)];
  return isLetters(was) && isLetters(now) && spaceBefore(was) === spaceBefore(now)
    ? { from, was, now }
    : null;
}

/** Whether a text is read as it is, wherever it stands: space alone is not everywhere, nor is what is no letter. */
const isLetters = (text: string): boolean => /\S/.test(text) && !/[<>\0\r&]/.test(text.replace(NAMED, ''));

/** In some places space that a text begins with is not read. */
const spaceBefore = (text: string): string => text.slice(0, text.search(/\S/));

/** Signs that would be read as tags or names. */
const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const NAMED = /&(?:amp|lt|gt|quot);/g;

/** The letters between the tags. Other names stay as they are written, and are found to be different. */
const lettersOf = (html: string): string =>
  html.replace(/<[^<>]*>/g, '').replace(NAMED, (name) => SIGNS[name] ?? name);

/** The text node that begins after so many letters. */
function textAt(element: Element, at: number): Text | null {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let begins = 0;
  for (let node = texts.nextNode(); node !== null && begins <= at; node = texts.nextNode()) {
    const text = node as Text;
    if (begins === at && text.data !== '') return text;
    begins += text.data.length;
  }
  return null;
}
