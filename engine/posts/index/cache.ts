import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ContentModel } from '#core/blog/model';
import { parseJson } from '../../settings/json-file';
import { errnoOf } from '../file-errors';
import { linesOf, type PostLine, type PostLines } from './line';
import type { FileStamp } from './scan';

/** One post of the list as it is kept between two starts. */
export interface CachedPost {
  readonly id: string;
  readonly stamp: FileStamp;
  /** Its place in the order, as `timeOf` says. */
  readonly time: number;
  readonly line: PostLine;
}

/** What a cache must have been written for to be used. */
export interface CacheKey {
  /** Absolute. */
  readonly root: string;
  readonly model: ContentModel;
  /** Of the program: another one may read the same file differently. */
  readonly version: string;
}

/** What is kept, all that the posts have in common in one place: that is read several times quicker than post by post. */
export interface CachedList {
  readonly posts: readonly CachedPost[];
  /** Their summaries in the same order. */
  readonly list: PostLines;
}

const FORMAT = 4;

/** The file's second line; its third is the list. The same place in each column belongs to one post. */
interface Columns {
  readonly ids: readonly string[];
  readonly sizes: readonly number[];
  readonly modified: readonly number[];
  readonly changed: readonly number[];
  readonly times: readonly number[];
  /** Of each summary in the list, in UTF-16 units. */
  readonly lengths: readonly number[];
}

/**
 * Reads the cache at `path` (absolute). Null when there is none, when it was written for something else, or when it is
 * not exactly what was written.
 */
export function readCache(path: string, key: CacheKey): CachedList | null {
  const bytes = bytesAt(path);
  const end = bytes?.indexOf(0x0a) ?? -1;
  if (bytes === null || end < 0) return null;
  const body = bytes.subarray(end + 1);
  const header = parseJson(bytes.toString('utf8', 0, end));
  if (!isSame(header, headerOf(key, body))) return null;
  const columnsEnd = body.indexOf(0x0a);
  // The digest is right, so these are the columns that were written.
  const columns = JSON.parse(body.toString('utf8', 0, columnsEnd)) as Columns;
  const list = body.toString('utf8', columnsEnd + 1);
  return { posts: postsOf(columns, list), list };
}

function postsOf({ ids, sizes, modified, changed, times, lengths }: Columns, list: string): CachedPost[] {
  let at = 1;
  return ids.map((id, index) => {
    const from = at;
    const to = from + (lengths[index] ?? 0);
    at = to + 1;
    const stamp = {
      size: sizes[index] ?? 0,
      modified: modified[index] ?? 0,
      changed: changed[index] ?? 0,
    };
    return { id, stamp, time: times[index] ?? 0, line: list.slice(from, to) };
  });
}

/** Writes the cache of `posts`, newest first, at `path` as a whole, or leaves the one that is there. Fails with the system's error. */
export function writeCache(path: string, key: CacheKey, posts: Iterable<CachedPost>): void {
  const kept = [...posts];
  const columns: Columns = {
    ids: kept.map(({ id }) => id),
    sizes: kept.map(({ stamp }) => stamp.size),
    modified: kept.map(({ stamp }) => stamp.modified),
    changed: kept.map(({ stamp }) => stamp.changed),
    times: kept.map(({ time }) => time),
    lengths: kept.map(({ line }) => line.length),
  };
  const list = linesOf(kept.map(({ line }) => line));
  const body = Buffer.from(`${JSON.stringify(columns)}\n${list}`);
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${headerOf(key, body)}\n`), body]), {
      mode: 0o600,
      flush: true,
    });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function headerOf({ root, model, version }: CacheKey, body: Buffer): string {
  const { evidence: _, ...facts } = model;
  return JSON.stringify({
    format: FORMAT,
    version,
    root,
    model: createHash('sha256').update(JSON.stringify(facts)).digest('hex'),
    // Against a file that was cut off or spoiled, not against an enemy, who could write anything here.
    body: `${body.length} ${crc32(body)}`,
  });
}

function isSame(header: unknown, expected: string): boolean {
  return JSON.stringify(header) === expected;
}

/** A cache that cannot be read is none: everything in it can be read again from the posts. */
function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
