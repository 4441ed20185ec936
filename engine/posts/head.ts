import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { errnoOf } from './file-errors';
import type { TextRoom } from './index/text-room';

/** How much of a post is its head, in bytes, unless its front matter is longer. */
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
  /** The whole file, when there was room to keep it in and it is no longer than a MB; else null. */
  readonly bytes: Buffer | null;
  /** From before it was read: a change meanwhile shows in the next look. */
  readonly stats: Stats;
}

/**
 * Reads the head of the file at `path` (absolute, not a link), and keeps all of a small one in `room` if that is given.
 * Synchronous, because thousands are read in a row and that is several times quicker; a whole small file is no slower
 * than its head. Null when it is not a regular file; a pipe is not waited for. Throws the system's error.
 */
export function readHead(path: string, room?: TextRoom): PostHead | null {
  return withRegular(path, (file, stats) => {
    if (stats.size > MAX_HEAD) {
      const beginning = readInto(scratch, file, MAX_HEAD + 1);
      return { head: headOf(beginning, MAX_HEAD), bytes: null, stats };
    }
    const bytes = readInto(room?.take(stats.size) ?? scratch, file, stats.size);
    return { head: headOf(bytes, bytes.length), bytes: room === undefined ? null : bytes, stats };
  });
}

/** All bytes of the file at `path`, as `readHead` reads them. */
export function readBytes(
  path: string,
  room: TextRoom,
): { readonly bytes: Buffer; readonly stats: Stats } | null {
  return withRegular(path, (file, stats) => ({
    bytes: readInto(room.take(stats.size), file, stats.size),
    stats,
  }));
}

/** What is not kept goes through here: memory that is not taken anew ten thousand times. */
const scratch = Buffer.allocUnsafeSlow(MAX_HEAD + 1);

/** Without waiting for who writes into a pipe, and not through a link. Windows knows neither. */
const PLAIN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Opens a file, looks at it and closes it again; null when it is not a regular one. */
function withRegular<T>(path: string, use: (file: number, stats: Stats) => T): T | null {
  const file = openPlain(path);
  if (file === null) return null;
  try {
    const stats = fstatSync(file);
    return stats.isFile() ? use(file, stats) : null;
  } finally {
    closeSync(file);
  }
}

/** The descriptor of an open file; null for a link or a socket. */
function openPlain(path: string): number | null {
  try {
    return openSync(path, PLAIN);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ELOOP' || code === 'ENXIO') return null;
    throw error;
  }
}

/** Reads up to `wanted` bytes from the beginning; the part of `into` that holds them. */
function readInto(into: Buffer, file: number, wanted: number): Buffer {
  let length = 0;
  while (length < wanted) {
    const read = readSync(file, into, length, wanted - length, length);
    if (read === 0) break;
    length += read;
  }
  return length === into.length ? into : into.subarray(0, length);
}

/** The text of the first `limit` bytes, or of less where the front matter ends sooner. */
function headOf(bytes: Buffer, limit: number): string {
  if (limit <= HEAD) return bytes.toString('utf8', 0, limit);
  const head = bytes.toString('utf8', 0, letterEnd(bytes, HEAD));
  return frontMatterEnds(head) ? head : bytes.toString('utf8', 0, letterEnd(bytes, limit));
}

/** `at`, or where the letter begins that is cut there. */
function letterEnd(bytes: Buffer, at: number): number {
  let end = at;
  while (end > at - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

/** Whether a text that is only the head of a file has all of its front matter, or none. */
function frontMatterEnds(head: string): boolean {
  const fence = /^\uFEFF?(---|\+\+\+|\{)[^\r\n]*(?:\r\n?|\n)/.exec(head);
  if (fence === null) return true;
  if (fence[1] === '{') return false;
  const end = fence[1] === '+++' ? /[\r\n]\+\+\+[ \t]*[\r\n]/ : /[\r\n](?:---|\.\.\.)[ \t]*[\r\n]/;
  return end.test(head.slice(fence[0].length - 1));
}
