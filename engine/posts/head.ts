import { closeSync, lstatSync, openSync, readFileSync, readSync, type Stats } from 'node:fs';

/** How much of a post is its head, in UTF-16 units, unless its front matter is longer. */
const HEAD = 4096;
/** Where looking for the end of a front matter stops, in bytes. */
const MAX_HEAD = 1024 * 1024;

/** What one look at a post's file gave. */
export interface PostHead {
  /**
   * The beginning of the post: all of its front matter, as far as it ends within the first MB. As on disk, with its
   * byte order mark and line ends; bytes that are not UTF-8 are U+FFFD.
   */
  readonly head: string;
  /** All of the text when the file is no longer than a MB; null for a longer one. */
  readonly text: string | null;
  /** From before it was read: a change meanwhile shows in the next look. */
  readonly stats: Stats;
}

/**
 * Reads the head of the file at `path` (absolute, not a link). Synchronous, because thousands are read in a row and that
 * is several times quicker; a whole small file is no slower than its head. Null when it is not a regular file, and a
 * pipe is never opened. Throws the system's error.
 */
export function readHead(path: string): PostHead | null {
  const stats = lstatSync(path);
  if (!stats.isFile()) return null;
  if (stats.size > MAX_HEAD) return { head: beginningOf(readBeginning(path)), text: null, stats };
  const text = readFileSync(path, 'utf8');
  return { head: beginningOf(text), text, stats };
}

function beginningOf(text: string): string {
  if (text.length <= HEAD) return text;
  const head = text.slice(0, isHigh(text.charCodeAt(HEAD - 1)) ? HEAD - 1 : HEAD);
  return frontMatterEnds(head) ? head : text;
}

const isHigh = (unit: number) => (unit & 0xfc00) === 0xd800;

/** The first MB, without the last character when the cut went through it. */
function readBeginning(path: string): string {
  const bytes = Buffer.alloc(MAX_HEAD);
  const file = openSync(path, 'r');
  try {
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
  } finally {
    closeSync(file);
  }
}

/** Whether a text that is only the head of a file has all of its front matter, or none. */
function frontMatterEnds(head: string): boolean {
  const fence = /^\uFEFF?(---|\+\+\+|\{)[^\r\n]*(?:\r\n?|\n)/.exec(head);
  if (fence === null) return true;
  if (fence[1] === '{') return false;
  const end = fence[1] === '+++' ? /[\r\n]\+\+\+[ \t]*[\r\n]/ : /[\r\n](?:---|\.\.\.)[ \t]*[\r\n]/;
  return end.test(head.slice(fence[0].length - 1));
}
