import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../../posts/file-errors';
import type { ContentAttributes } from '../attributes';
import { git } from '../git';
import type { ReadyRepository } from '../repository';

export interface ExpectedOptions {
  readonly signal?: AbortSignal | undefined;
  /** Of the paths, where they are known: then Git is asked only about what it may change. */
  readonly attributes?: ReadonlyMap<string, ContentAttributes>;
}

/**
 * The object id that Git would give the content each of `paths` (relative to the top level) has on the disk now, after the
 * repository's attributes and filters; null for a file that is not there, `?` where only Git itself can tell (a link).
 * Throws `GitFailed` where a filter fails.
 */
export async function expectedBlobs(
  { topLevel, objectFormat }: ReadyRepository,
  paths: readonly string[],
  { signal, attributes }: ExpectedOptions = {},
): Promise<ReadonlyMap<string, string | null>> {
  const blobs = new Map<string, string | null>();
  const files: string[] = [];
  for (const path of paths) {
    const place = join(topLevel, path);
    const kind = await kindOf(place);
    const asItIs = kind === 'file' && attributes?.get(path)?.asItIs === true;
    const id = asItIs ? await idAsItIs(place, objectFormat) : null;
    if (kind === 'file' && id === null) files.push(path);
    else blobs.set(path, kind === 'other' ? '?' : id);
  }
  if (files.length === 0) return blobs;
  const { stdout } = await git(topLevel, {
    operation: 'read the content to record',
    args: ['hash-object', '--stdin-paths'],
    stdin: files.map((path) => `${quoted(path)}\n`).join(''),
    signal,
  });
  const ids = stdout.split('\n');
  for (const [index, path] of files.entries()) blobs.set(path, ids[index] || '?');
  return blobs;
}

/** In bytes; what is larger is not read into this process at once. */
const MOST = 4_000_000;

/**
 * The object id of a file's content without a change. Null for what Git has to be asked about: carriage returns it may take away, a file
 * that is large, a hash that is new.
 */
async function idAsItIs(place: string, objectFormat: string): Promise<string | null> {
  if (objectFormat !== 'sha1' && objectFormat !== 'sha256') return null;
  if ((await lstat(place)).size > MOST) return null;
  const bytes = await readFile(place);
  if (bytes.includes(CARRIAGE_RETURN)) return null;
  return createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

const CARRIAGE_RETURN = 0x0d;

/** This command reads names by line, and one that begins with a quotation mark as a string of C. */
function quoted(path: string): string {
  if (!/^"|[\n\r]/.test(path)) return path;
  const escaped = path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

async function kindOf(path: string): Promise<'file' | 'none' | 'other'> {
  try {
    return (await lstat(path)).isFile() ? 'file' : 'other';
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return 'none';
    throw error;
  }
}
