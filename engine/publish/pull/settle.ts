import { rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import type { Version } from '#core/publish/pull/model';
import { errnoOf } from '../../posts/file-errors';
import { failureOf, git } from '../git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from '../lock-retry';
import { clearLocks, type SettleOptions } from '../recovery/settle';
import type { ReadyRepository } from '../repository';
import { filesOnDisk, type OnDisk } from './files';
import type { PulledFile, PullRecord } from './record';

/** How a cut-off pull was put right. */
export interface SettledPull {
  /** The branch's commit: the files of the pull, as far as they are not `kept`, are as it has them. */
  readonly head: string;
  /** Files in which somebody wrote since: they were left as they are. */
  readonly kept: readonly string[];
}

/**
 * Puts the files and the index entries of a pull that was cut off in step with HEAD, wherever that is by now: a file that holds
 * one of the pull's two versions, is missing or was cut becomes what HEAD has. Every other content is somebody's text
 * and stays. Can be cut off and run again. Call it within `exclusively`; fails with `repository-busy`, `lock-left-over`,
 * `pull-unfinished`.
 */
export async function settlePull(
  repository: ReadyRepository,
  record: PullRecord,
  { patience = LOCK_PATIENCE, endedItself = false }: SettleOptions = {},
): Promise<SettledPull> {
  try {
    if (!endedItself) await clearLocks(repository, record, patience);
    const { stdout } = await git(repository.topLevel, {
      operation: 'read HEAD',
      args: ['rev-parse', 'HEAD'],
    });
    const head = stdout.trim();
    const wanted = await wantedVersions(repository, record, head);
    await alignIndex(repository, record, patience);
    const found = await filesOnDisk(repository, record.files);
    const wrong = record.files.filter((file) => needsWriting(file, found.get(file.path), wanted));
    for (const { path } of wrong) if (wanted.get(path) === null) await removeFile(repository, path);
    const rewrite = wrong.filter(({ path }) => wanted.get(path) !== null).map(({ path }) => path);
    if (rewrite.length > 0) await restoreFiles(repository, rewrite, patience);
    const kept = record.files.map(({ path }) => path).filter((path) => found.get(path) === 'other');
    return { head, kept };
  } catch (error) {
    const { code, detail } = failureOf(error);
    if (code === 'repository-busy' || code === 'lock-left-over') throw error;
    const reason = detail.reason ?? detail.lock ?? code;
    throw new Failure('pull-unfinished', { reason }, { cause: error });
  }
}

/** What HEAD has of the pull's files; a file of which it has a third version is not among them. */
async function wantedVersions(
  { topLevel }: ReadyRepository,
  { files, from, to }: PullRecord,
  head: string,
): Promise<ReadonlyMap<string, Version | null>> {
  if (head === from) return new Map(files.map((file) => [file.path, file.old]));
  if (head === to) return new Map(files.map((file) => [file.path, file.new]));
  const { stdout } = await git(topLevel, {
    operation: 'read what the branch has',
    args: ['ls-tree', '-r', '-z', '--full-tree', head],
  });
  const there = new Map<string, Version>();
  for (const line of stdout.split('\0')) {
    const [, mode, oid, path] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line) ?? [];
    if (mode && oid && path) there.set(path, { mode, oid });
  }
  const wanted = new Map<string, Version | null>();
  for (const file of files) {
    const now = there.get(file.path) ?? null;
    if (now?.oid === file.old?.oid || now?.oid === file.new?.oid) wanted.set(file.path, now);
  }
  return wanted;
}

function needsWriting(
  file: PulledFile,
  found: OnDisk | undefined,
  wanted: ReadonlyMap<string, Version | null>,
): boolean {
  if (!wanted.has(file.path)) return false;
  const want = wanted.get(file.path) ?? null;
  switch (found) {
    case undefined:
    case 'other':
      return false;
    case 'cut':
      return true;
    case 'old':
      // Of one whose mode alone changes the content does not tell which it is.
      return want?.oid !== file.old?.oid || file.old?.oid === file.new?.oid;
    case 'new':
      return want?.oid !== file.new?.oid;
  }
}

/** The index says of these files what HEAD says; an entry that is neither version is the author's own and stays. */
async function alignIndex(
  { topLevel }: ReadyRepository,
  { files }: PullRecord,
  patience: LockPatience,
): Promise<void> {
  const { stdout } = await git(topLevel, { operation: 'read the index', args: ['ls-files', '-s', '-z'] });
  const entries = new Map<string, string>();
  for (const line of stdout.split('\0')) {
    const [, oid, path] = /^\d+ (\w+) \d\t(.+)$/s.exec(line) ?? [];
    if (oid && path) entries.set(path, oid);
  }
  const ours = files.filter(({ path, old, new: next }) => {
    const oid = entries.get(path);
    return oid === undefined ? old === null || next === null : oid === old?.oid || oid === next?.oid;
  });
  if (ours.length === 0) return;
  const call = () =>
    git(topLevel, {
      operation: 'bring the index in step',
      args: ['reset', '--quiet', '--no-refresh', '--pathspec-from-file=-', '--pathspec-file-nul'],
      stdin: ours.map(({ path }) => `${path}\0`).join(''),
      lane: 'write',
    });
  await withLockRetry(call, patience);
}

async function restoreFiles(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
  patience: LockPatience,
): Promise<void> {
  const call = () =>
    git(topLevel, {
      operation: 'write the files again',
      args: ['restore', '--source=HEAD', '--worktree', '--pathspec-from-file=-', '--pathspec-file-nul'],
      stdin: paths.map((path) => `${path}\0`).join(''),
      lane: 'write',
    });
  await withLockRetry(call, patience);
}

/** Takes away a file that the branch does not have, and the folders that are empty without it. */
async function removeFile({ topLevel }: ReadyRepository, path: string): Promise<void> {
  try {
    await unlink(join(topLevel, path));
    for (let at = dirname(path); at !== '.'; at = dirname(at)) await rmdir(join(topLevel, at));
  } catch (error) {
    // Gone already, or a folder with other files in it.
    if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(errnoOf(error) ?? '')) throw error;
  }
}
