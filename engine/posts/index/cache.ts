import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ContentModel } from '#core/blog/model';
import { parseJson } from '../../settings/json-file';
import { errnoOf } from '../file-errors';
import type { FileStamp } from './scan';

/** One post of the list as it is kept between two starts. */
export interface CachedPost {
  readonly id: string;
  readonly stamp: FileStamp;
  /** Its place in the order, as `timeOf` says. */
  readonly time: number;
  /** The `PostSummary` as JSON. */
  readonly json: string;
}

/** What a cache must have been written for to be used. */
export interface CacheKey {
  /** Absolute. */
  readonly root: string;
  readonly model: ContentModel;
  /** Of the program: another one may read the same file differently. */
  readonly version: string;
}

const FORMAT = 1;
/** An id with one of these is read anew each time; they part the fields. */
const CONTROL = /[\t\n\r]/;

/**
 * Reads the cache at `path` (absolute). Null when there is none, when it was written for something else, or when it is
 * not exactly what was written.
 */
export function readCache(path: string, key: CacheKey): CachedPost[] | null {
  const bytes = bytesAt(path);
  const end = bytes?.indexOf(0x0a) ?? -1;
  if (bytes === null || end < 0) return null;
  const body = bytes.subarray(end + 1);
  const header = parseJson(bytes.toString('utf8', 0, end));
  if (!isSame(header, headerOf(key, body))) return null;
  const posts: CachedPost[] = [];
  for (const line of body.toString('utf8').split('\n')) {
    if (line === '') continue;
    const [size, modified, changed, time, id] = line.split('\t', 5);
    if (id === undefined) return null;
    const stamp = { size: Number(size), modified: Number(modified), changed: Number(changed) };
    posts.push({ id, stamp, time: Number(time), json: line.slice(line.lastIndexOf('\t') + 1) });
  }
  return posts;
}

/** Writes the cache at `path` as a whole, or leaves the one that is there. Fails with the system's error. */
export function writeCache(path: string, key: CacheKey, posts: Iterable<CachedPost>): void {
  const lines: string[] = [];
  for (const { id, stamp, time, json } of posts) {
    if (CONTROL.test(id)) continue;
    lines.push(`${stamp.size}\t${stamp.modified}\t${stamp.changed}\t${time}\t${id}\t${json}\n`);
  }
  const body = Buffer.from(lines.join(''));
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
