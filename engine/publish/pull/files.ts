import { lstat, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Version } from '#core/publish/pull/model';
import { errnoOf } from '../../posts/file-errors';
import { git } from '../git';
import type { ReadyRepository } from '../repository';
import type { PulledFile } from './record';

/** Files that differ between two commits, renames as a deletion and an addition. */
export async function changedFiles(
  { topLevel }: ReadyRepository,
  from: string,
  to: string,
): Promise<PulledFile[]> {
  const { stdout } = await git(topLevel, {
    operation: 'compare the commits',
    args: ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', from, to, '--'],
  });
  const files: PulledFile[] = [];
  const records = stdout.split('\0');
  for (let at = 0; at + 1 < records.length; at += 2) {
    const [oldMode = '', newMode = '', oldOid = '', newOid = ''] = (records[at] ?? '').slice(1).split(' ');
    files.push({ path: records[at + 1] ?? '', old: version(oldMode, oldOid), new: version(newMode, newOid) });
  }
  return files;
}

const version = (mode: string, oid: string): Version | null => (/^0+$/.test(mode) ? null : { mode, oid });

/**
 * What is on the disk under a path that a pull was replacing: one of its two versions, nothing or a beginning of one of them as a
 * killed Git leaves it, or something that somebody wrote.
 */
export type OnDisk = 'old' | 'new' | 'cut' | 'other';

/** Git writes at most so much in one go, in pages of 4,096 bytes: where it was killed, the file ends at such a border. */
const PAGE = 4096;

/** Looks at the files on the disk. Those of submodules are not looked at: a pull does not touch them. */
export async function filesOnDisk(
  repository: ReadyRepository,
  files: readonly PulledFile[],
): Promise<Map<string, OnDisk>> {
  const found = new Map<string, OnDisk>();
  const regular: { file: PulledFile; size: number }[] = [];
  for (const file of files) {
    const at = join(repository.topLevel, file.path);
    const stat = await lstatIfThere(at);
    if (isSubmodule(file)) continue;
    // A folder where a file was or will be: the file is not there.
    if (stat === null || stat.isDirectory())
      found.set(file.path, file.old === null ? 'old' : file.new === null ? 'new' : 'cut');
    else if (stat.isSymbolicLink()) found.set(file.path, await linkOnDisk(repository, file, at));
    else if (stat.isFile()) regular.push({ file, size: stat.size });
    else found.set(file.path, 'other');
  }
  const oids = await blobIds(
    repository,
    regular.map(({ file }) => file.path),
  );
  for (const [index, { file, size }] of regular.entries()) {
    const oid = oids[index] ?? '';
    if (isAt(file.old, oid)) found.set(file.path, 'old');
    else if (isAt(file.new, oid)) found.set(file.path, 'new');
    else found.set(file.path, (await isCut(repository, file, size)) ? 'cut' : 'other');
  }
  return found;
}

const isSubmodule = ({ old, new: next }: PulledFile) => old?.mode === '160000' || next?.mode === '160000';

const isAt = (side: Version | null, oid: string) =>
  side !== null && side.mode !== '120000' && side.oid === oid;

/** The blobs that these files would become, the repository's filters applied where they can be. */
async function blobIds(repository: ReadyRepository, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  // A path with a line end cannot be told on standard input.
  const plain = paths.filter((path) => !path.includes('\n'));
  const ids = await blobIdsAtOnce(repository, plain);
  for (const path of paths) if (!ids.has(path)) ids.set(path, await blobId(repository, path));
  return paths.map((path) => ids.get(path) ?? '');
}

async function blobIdsAtOnce(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const { stdout, exitCode } = await git(topLevel, {
    operation: 'identify files',
    args: ['hash-object', '--stdin-paths'],
    stdin: paths.map((path) => `${quoted(path)}\n`).join(''),
    // A filter of one of them does not run.
    expect: [128],
  });
  const ids = exitCode === 0 ? stdout.trim().split('\n') : [];
  return new Map(ids.map((id, at) => [paths[at] ?? '', id]));
}

async function blobId({ topLevel }: ReadyRepository, path: string): Promise<string> {
  const call = (...options: string[]) =>
    git(topLevel, {
      operation: 'identify a file',
      args: ['hash-object', ...options, '--', path],
      expect: [128],
    });
  const filtered = await call();
  return (filtered.exitCode === 0 ? filtered : await call('--no-filters')).stdout.trim();
}

/** `hash-object --stdin-paths` takes a line that begins with a quote for a quoted one. */
const quoted = (path: string) => (path.startsWith('"') ? `./${path}` : path);

async function linkOnDisk({ topLevel }: ReadyRepository, file: PulledFile, at: string): Promise<OnDisk> {
  const { stdout } = await git(topLevel, {
    operation: 'identify a link',
    args: ['hash-object', '--stdin', '--no-filters'],
    stdin: await readlink(at),
  });
  const is = (side: Version | null) => side?.mode === '120000' && side.oid === stdout.trim();
  return is(file.old) ? 'old' : is(file.new) ? 'new' : 'other';
}

/** Empty, or exactly the beginning of a version up to where Git stops between two pages. */
async function isCut(repository: ReadyRepository, file: PulledFile, size: number): Promise<boolean> {
  if (size === 0) return true;
  if (size % PAGE !== 0) return false;
  const bytes = await readFile(join(repository.topLevel, file.path));
  for (const side of [file.new, file.old]) {
    if (side === null || side.mode === '120000') continue;
    const whole = await fileBytes(repository, file.path, side);
    if (whole.length > bytes.length && whole.subarray(0, bytes.length).equals(bytes)) return true;
  }
  return false;
}

/** A version as a checkout of it writes it: line ends, filters. */
async function fileBytes({ topLevel }: ReadyRepository, path: string, { oid }: Version): Promise<Buffer> {
  const { bytes } = await git(topLevel, {
    operation: 'read a version',
    args: ['cat-file', '--filters', `--path=${path}`, oid],
  });
  return bytes;
}

async function lstatIfThere(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return null;
    throw error;
  }
}
