import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../../posts/file-errors';
import { git } from '../git';
import type { ReadyRepository } from '../repository';

/**
 * The object id that Git would give the content each of `paths` (relative to the top level) has on the disk now, after the
 * repository's attributes and filters; null for a file that is not there, `?` where only Git itself can tell (a link).
 * Throws `GitFailed` where a filter fails.
 */
export async function expectedBlobs(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string | null>> {
  const blobs = new Map<string, string | null>();
  const files: string[] = [];
  for (const path of paths) {
    const kind = await kindOf(join(topLevel, path));
    if (kind === 'file') files.push(path);
    else blobs.set(path, kind === 'none' ? null : '?');
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
