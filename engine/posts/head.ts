import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { errnoOf } from './file-errors';
import type { KeptText, TextRoom } from './index/text-room';

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
  readonly kept: KeptText | null;
  /** From before it was read: a change meanwhile shows in the next look. */
  readonly stats: Stats;
}

/** The same for a list of posts, most of which are told by their front matter alone. */
export interface PostTop extends Omit<PostHead, 'head'> {
  /** All of the front matter and nothing else, in its usual form: making text takes as long as reading it. Else the head. */
  readonly top: string;
  /** The head. To be asked for before another file is read. */
  readonly head: () => string;
}

/** A small post that was read without being looked at: its text is kept. */
export interface UnseenPost extends Pick<PostTop, 'top' | 'head'> {
  readonly kept: KeptText;
}

/**
 * Reads the head of the file at `path` (absolute, not a link). Synchronous, because thousands are read in a row and that
 * is several times quicker. Null when it is not a regular file; a pipe is not waited for. Throws the system's error.
 */
export function readHead(path: string): PostHead | null {
  const post = readTop(path);
  return post && { head: post.head(), kept: post.kept, stats: post.stats };
}

/** The same with as little text made as will do, and all of a small file kept in `room` if that is given. */
export function readTop(path: string, room?: TextRoom): PostTop | null {
  return withRegular(path, (file, stats) => {
    // A whole small file is read no slower than its head.
    const wanted = Math.min(stats.size, MAX_HEAD + 1);
    const fill = (into: Buffer) => readInto(into, file, wanted);
    const kept = wanted > MAX_HEAD || room === undefined ? null : room.keep(wanted, fill);
    const { top, head } = topIn(kept?.bytes ?? scratch.subarray(0, fill(scratch)));
    return { top, head, kept, stats };
  });
}

/**
 * The same of a small file, read into `room` without being looked at, which would take a fifth of the time again. Null when it
 * has to be looked at (`readTop`): a link, a file that does not fit. What else is no regular file gives what its system gives.
 */
export function readUnseen(path: string, room: TextRoom): UnseenPost | null {
  const file = openPlain(path);
  if (file === null) return null;
  try {
    const kept = room.read(file);
    return kept && { ...topIn(kept.bytes), kept };
  } finally {
    closeSync(file);
  }
}

/** The same from a post's bytes, as they are in its file. */
export function topIn(bytes: Buffer): Pick<PostTop, 'top' | 'head'> {
  const head = () => headOf(bytes, Math.min(bytes.length, MAX_HEAD));
  return { top: topOf(bytes) ?? head(), head };
}

/** All of the file at `path`, as `readHead` reads it. */
export function readWhole(
  path: string,
  room: TextRoom,
): { readonly kept: KeptText; readonly stats: Stats } | null {
  return withRegular(path, (file, stats) => ({
    kept: room.keep(stats.size, (into) => readInto(into, file, stats.size)),
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

/** Reads up to `wanted` bytes from the beginning of the file into that of `into`; how many there were. */
function readInto(into: Buffer, file: number, wanted: number): number {
  let length = 0;
  while (length < wanted) {
    const read = readSync(file, into, length, wanted - length, length);
    if (read === 0) break;
    length += read;
  }
  return length;
}

/** The text of the first `limit` bytes, or of less where the front matter ends sooner. */
function headOf(bytes: Buffer, limit: number): string {
  if (limit <= HEAD) return bytes.toString('utf8', 0, limit);
  const head = bytes.toString('utf8', 0, letterEnd(bytes, HEAD));
  return frontMatterEnds(head) ? head : bytes.toString('utf8', 0, letterEnd(bytes, limit));
}

/** A front matter of the usual form with its fences; else null. */
function topOf(bytes: Buffer): string | null {
  if (bytes[0] !== DASH || bytes[1] !== DASH || bytes[2] !== DASH || bytes[3] !== LINE_END) return null;
  const close = bytes.indexOf(CLOSE, 3);
  return close < 0 || close > MAX_HEAD ? null : bytes.toString('utf8', 0, close + CLOSE.length);
}

const [DASH, LINE_END] = [0x2d, 0x0a];
const CLOSE = Buffer.from('\n---\n');

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
