import type { Stats } from 'node:fs';
import type { ListedPost } from '#core/posts/post';
import type { ReadPost } from '../library';
import { timeOf } from '../order';
import { MAX_READ_THROUGH } from '../post-bytes';
import type { CachedPost } from './cache';
import { lineOf, type PostLine, postOf } from './line';
import { type FileStamp, isSettled, sameStamp, stampOf, unseenBefore } from './scan';
import type { Haystack } from './search-haystack';
import type { KeptText } from './text-room';

/** What the index keeps of one post: its line of the list as JSON and its text, once each, and what was made of them. */
export interface IndexEntry {
  readonly id: string;
  /** Null when the file could not be read or lies behind a link: it is read anew each time. Null as well while it is `unseen`. */
  stamp: FileStamp | null;
  /** The file cannot have changed since without another stamp. */
  settled: boolean;
  /** When the file was read without being looked at, in ms since the epoch; null once it was: see `lookAfter`. */
  unseen: number | null;
  /** When the file was last changed, in whole ms since the epoch; null while that is not known. */
  modified: number | null;
  /** Its place in the order. */
  readonly time: number;
  /** The `ListedPost` takes several times the memory as an object, which would also hold on to the text it was cut from. */
  readonly line: PostLine;
  /** The whole file. Null while it is not read yet, and for what cannot be searched. */
  text: KeptText | null;
  haystack: Haystack | null;
  /** As `PostSummary.url`; undefined until it is asked for: see `addressIn`. */
  url: string | null | undefined;
}

/** `readAt`: ms since the epoch. */
export function entryOf(
  id: string,
  { post, address, file }: ReadPost,
  isLink: boolean,
  readAt: number,
): IndexEntry {
  const stats = file?.stats ?? null;
  const stamp = stats === null || isLink ? null : stampOf(stats);
  const isUnseen = file !== null && stats === null;
  return {
    id,
    stamp,
    settled: stamp !== null && isSettled(stamp, readAt),
    unseen: isUnseen ? readAt : null,
    modified: stats && Math.floor(stats.mtimeMs),
    time: timeOf(post),
    line: lineOf(post),
    text: file?.kept ?? null,
    haystack: null,
    // What is behind a link, or cannot be read, is not read again for its address.
    url: stamp === null && !isUnseen ? address() : undefined,
  };
}

/**
 * Makes up for the look at a file that was read without it (see `IndexEntry.unseen`): `stats` is what is there now. False when that may be
 * something else than was read.
 */
export function lookAfter(entry: IndexEntry, stats: Stats | null): boolean {
  const { text, unseen } = entry;
  entry.modified = stats && Math.floor(stats.mtimeMs);
  const seen = text && unseen !== null ? unseenBefore(stats, text.length, unseen) : null;
  if (seen === null) return false;
  entry.stamp = stampOf(seen);
  entry.settled = true;
  entry.unseen = null;
  return true;
}

export function postIn(entry: Pick<IndexEntry, 'line'>): ListedPost {
  // Only what `lineOf` made, and a cache whose digest is right, are ever put there.
  return postOf(entry.line);
}

/** Whether there is a text to read that is not here yet: it was too long to be read with its head, or the entry came from the cache. */
export function isTextless({ text, stamp }: IndexEntry): boolean {
  return text === null && stamp !== null && stamp.size <= MAX_READ_THROUGH;
}

/** Whether two readings of a post tell the author the same. */
export function sameEntry(a: IndexEntry, b: IndexEntry): boolean {
  if (a.line !== b.line) return false;
  if (a.modified !== null && a.modified !== b.modified) return false;
  if (a.text !== null && b.text !== null) return a.text.bytes.equals(b.text.bytes);
  return a.stamp !== null && b.stamp !== null && sameStamp(a.stamp, b.stamp);
}

/** What of the entries is worth keeping. That a file may have changed under its stamp is said by a size below zero. */
export function* cachedPosts(entries: Iterable<IndexEntry>): Iterable<CachedPost> {
  for (const { id, stamp, settled, time, line } of entries) {
    if (stamp === null) continue;
    yield { id, stamp: settled ? stamp : { ...stamp, size: -1 - stamp.size }, time, line };
  }
}

/** The entry of a post that was kept; its text is not read yet. */
export function recalledEntry({ id, stamp, time, line }: CachedPost): IndexEntry {
  const settled = stamp.size >= 0;
  const size = settled ? stamp.size : -1 - stamp.size;
  return {
    ...{ id, stamp: { ...stamp, size }, settled, unseen: null, modified: Math.floor(stamp.modified) },
    ...{ time, line, text: null, haystack: null, url: undefined },
  };
}
