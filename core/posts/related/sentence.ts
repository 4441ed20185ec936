/** A piece of a post as it is read, and the part of it that matters. Offsets are UTF-16 units of `text`. */
export interface Sentence {
  readonly text: string;
  readonly mark: { readonly from: number; readonly to: number };
}

/** How much is shown before and after the place. */
const BEFORE = 70;
const AFTER = 110;
/** Marks that are not read: an image or link around its words, emphasis, code, a tag. */
const MARKS =
  /!?\[\[(?:[^\][|\n]{1,400}\|)?([^\][\n]{1,400})\]\]|!?\[((?:[^\][\n]|\[[^\][\n]{0,400}\]){0,1000})\](?:\((?:[^()\n]|\([^()\n]{0,400}\)){0,2000}\)|\[[^\]\n]{0,400}\])|<[^<>\n]{1,1000}>|[*~`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

/**
 * The words around `[from, to)` of a post, of its own paragraph only, without Markdown's marks. `bodyFrom` is where its
 * front matter ends, which belongs to no paragraph; a place in it has its line alone.
 */
export function sentenceAt(text: string, from: number, to: number, bodyFrom = 0): Sentence {
  const begin =
    from < bodyFrom ? text.lastIndexOf('\n', from - 1) + 1 : Math.max(bodyFrom, paragraphStart(text, from));
  const end = paragraphEnd(text, to);
  let out = '';
  let markFrom = -1;
  let markTo = -1;
  const put = (piece: string, at: number, length: number, whole: boolean) => {
    const start = out.length;
    out += piece;
    // What is inside a link is marked as all of its words.
    if (markFrom < 0 && from < at + length) markFrom = whole ? start : start + Math.max(0, from - at);
    if (markTo < 0 && to <= at + length) markTo = whole ? out.length : start + Math.max(0, to - at);
  };
  let done = begin;
  const part = text.slice(begin, end);
  for (const match of part.matchAll(MARKS)) {
    const at = begin + match.index;
    if (at > done) put(text.slice(done, at), done, at - done, false);
    const words = match[1] ?? match[2];
    // A closing mark before the place must not take the place for itself.
    if (words !== undefined) put(words, at, match[0].length, true);
    done = at + match[0].length;
  }
  if (done < end) put(text.slice(done, end), done, end - done, false);
  if (markFrom < 0) markFrom = out.length;
  if (markTo < markFrom) markTo = Math.max(markFrom, out.length);
  // Brackets right around the place are those of a link that goes by its words.
  if (out[markFrom - 1] === '[' && out[markTo] === ']') {
    out = out.slice(0, markFrom - 1) + out.slice(markFrom, markTo) + out.slice(markTo + 1);
    markFrom -= 1;
    markTo -= 1;
  }
  return cut(out, markFrom, markTo);
}

function cut(text: string, from: number, to: number): Sentence {
  let start = Math.max(0, from - BEFORE);
  if (start > 0) start = wordAfter(text, start, from);
  let end = Math.min(text.length, to + AFTER);
  if (end < text.length) end = wordBefore(text, end, to);
  const lead = start > 0 ? '… ' : '';
  const shown = text.slice(start, end);
  const trimmed = shown.trimStart();
  const shift = lead.length - start - (shown.length - trimmed.length);
  return {
    text: `${lead}${trimmed.trimEnd().replace(/\s/g, ' ')}${end < text.length ? ' …' : ''}`,
    mark: { from: Math.max(0, from + shift), to: Math.max(0, to + shift) },
  };
}

function wordAfter(text: string, at: number, limit: number): number {
  for (let index = at; index < limit; index++) if (/\s/.test(text.charAt(index - 1))) return index;
  return at;
}

function wordBefore(text: string, at: number, limit: number): number {
  for (let index = at; index > limit; index--) if (/\s/.test(text.charAt(index))) return index;
  return at;
}

function paragraphStart(text: string, at: number): number {
  const near = text.slice(Math.max(0, at - 2000), at);
  const found = near.lastIndexOf('\n\n');
  const from = at - near.length + (found < 0 ? 0 : found + 2);
  // The mark of a heading, a quote or an item is not read.
  const lineFrom = text.lastIndexOf('\n', at - 1) + 1;
  const line = /^[ \t]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)+/.exec(text.slice(lineFrom, at));
  return line === null ? from : lineFrom + line[0].length;
}

function paragraphEnd(text: string, at: number): number {
  const blank = /\n[ \t]*\n|\n[ \t]*(?:[-*+#>]|\d{1,9}[.)])[ \t]/.exec(text.slice(at, at + 2000));
  return blank === null ? Math.min(text.length, at + 2000) : at + blank.index;
}
