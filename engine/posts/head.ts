import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const HEAD_BYTES = 4096;
/** Where reading on for the end of a front matter stops. */
const MAX_HEAD_BYTES = 1024 * 1024;
const buffer = Buffer.allocUnsafe(HEAD_BYTES);

/** The beginning of a post: all of its front matter, as far as it ends within the first MB. */
export interface PostHead {
  /** As on disk, with its byte order mark and line ends; bytes that are not UTF-8 are U+FFFD. */
  readonly text: string;
  /** ms since the epoch. */
  readonly modified: number;
}

/**
 * Reads the head of the file at `path` (absolute, not a link). Synchronous, because thousands are read in a
 * row and that is several times quicker. Null when it is not a regular file; a pipe does not make it wait.
 * Throws the system's error.
 */
export function readHead(path: string): PostHead | null {
  // Windows has neither flag, and no pipes among its files.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const file = openSync(path, flags);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return null;
    const length = readSync(file, buffer, 0, HEAD_BYTES, 0);
    let text = decodeHead(buffer.subarray(0, length));
    if (stats.size > length && !frontMatterEnds(text)) text = readOn(file, stats.size);
    return { text, modified: stats.mtimeMs };
  } finally {
    closeSync(file);
  }
}

function readOn(file: number, size: number): string {
  const whole = Buffer.alloc(Math.min(size, MAX_HEAD_BYTES));
  let length = 0;
  while (length < whole.length) {
    const read = readSync(file, whole, length, whole.length - length, length);
    if (read === 0) break;
    length += read;
  }
  return decodeHead(whole.subarray(0, length));
}

/** Without the last character when the cut went through it. */
function decodeHead(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
}

/** Whether a text that is only the head of a file has all of its front matter, or none. */
function frontMatterEnds(head: string): boolean {
  const fence = /^\uFEFF?(---|\+\+\+|\{)[^\r\n]*(?:\r\n?|\n)/.exec(head);
  if (fence === null) return true;
  if (fence[1] === '{') return false;
  const end = fence[1] === '+++' ? /[\r\n]\+\+\+[ \t]*[\r\n]/ : /[\r\n](?:---|\.\.\.)[ \t]*[\r\n]/;
  return end.test(head.slice(fence[0].length - 1));
}
