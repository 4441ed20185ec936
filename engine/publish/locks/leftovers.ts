import type { Stats } from 'node:fs';
import { lstat, readdir, unlink } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { Failure } from '#core/ipc/errors';
import { errnoOf, writeFailure } from '../../posts/file-errors';
import { failureOf, git } from '../git';
import { type ReadyRepository, readRepository } from '../repository';
import { type GitProcess, gitProcessesIn } from './git-processes';

/** A lock file of Git's in a repository. */
export interface GitLock {
  /** Absolute. */
  readonly path: string;
  /** As it is shown: relative to the folder `.git`. */
  readonly name: string;
  /** Since it was last written to, by the system's clock. */
  readonly ageMs: number;
  /** To know whether it is still the same file when it is removed. */
  readonly identity: string;
}

export interface LockReport {
  readonly locks: readonly GitLock[];
  /** The Git that may be holding them; null where the system does not tell. */
  readonly holders: readonly GitProcess[] | null;
}

/** A lock may be offered for removal when it is older than this, in ms, and no Git runs in the repository. */
const LEFT_OVER_AFTER = 60_000;

/** Looks for Git's lock files in the repository, and for who may hold them. `now` in ms since the epoch. */
export async function inspectLocks(repository: ReadyRepository, now = Date.now()): Promise<LockReport> {
  const gitDir = await gitDirOf(repository);
  const { commonDir, topLevel } = repository;
  const paths = [
    ...(await locksIn(gitDir)),
    ...(gitDir === commonDir ? [] : await locksIn(commonDir)),
    ...(await locksBelow(join(commonDir, 'refs'))),
  ];
  const locks: GitLock[] = [];
  const owners = new Set<number>();
  for (const path of paths) {
    const found = await statIfThere(path);
    if (!found?.isFile()) continue;
    owners.add(found.uid);
    locks.push({
      path,
      name: shown(path, repository, gitDir),
      ageMs: now - found.mtimeMs,
      identity: identityOf(found),
    });
  }
  const holders = await gitProcessesIn([topLevel, gitDir, commonDir], owners);
  return { locks, holders };
}

/** Whether a Git may be at work in the repository: one is, or the system does not tell. */
export function areHeld({ holders }: LockReport): boolean {
  return holders === null || holders.length > 0;
}

/** Whether what was seen was left behind by a Git that was cut short, as far as can be known: then it may be offered for removal. */
export function areLeftOver(report: LockReport): boolean {
  const { locks } = report;
  return !areHeld(report) && locks.length > 0 && locks.every(({ ageMs }) => ageMs > LEFT_OVER_AFTER);
}

/** Locks of the index, of HEAD and of branches: what a commit and a move of a branch take, and nothing that a fetch or a push does. */
export const ofMoves = ({ name }: GitLock): boolean =>
  /^(?:worktrees\/[^/]+\/)?(?:index|next-index-\d+|(?:ORIG_)?HEAD)\.lock$|^refs\/heads\//.test(name);

/**
 * Fails with `lock-left-over` where a lock is in the way of a commit that nobody will take away, so that it is not waited for.
 * One that may be in use is left to the command that needs it.
 */
export async function refuseLeftovers(repository: ReadyRepository): Promise<void> {
  // No more than a look into a folder as long as there are none.
  if ((await locksIn(repository.commonDir)).length === 0) return;
  const report = await inspectLocks(repository);
  const inTheWay = { ...report, locks: report.locks.filter(ofMoves) };
  if (areLeftOver(inTheWay)) throw busyFailure(inTheWay);
}

/**
 * Removes Git's lock files that were left behind, because the author said so. Everything is looked at once more; when a Git
 * runs, or a lock is younger than a minute, nothing is removed. Returns the names of what was removed.
 * Fails with `repository-busy`, `write-failed`.
 */
export async function removeLeftovers(repository: ReadyRepository): Promise<readonly string[]> {
  const report = await inspectLocks(repository);
  if (report.locks.length === 0) return [];
  if (!areLeftOver(report)) throw busyFailure(report);
  return unlinkLocks(report.locks);
}

/** The same for the repository of the folder (absolute). Fails also with `not-a-repository`. */
export async function removeLeftoversIn(folder: string): Promise<readonly string[]> {
  const repository = await readRepository(folder);
  if (repository.kind !== 'ready') throw new Failure('not-a-repository');
  return removeLeftovers(repository);
}

/** Removes exactly these files; one that is another file by now stays. Returns the names of those removed. */
export async function unlinkLocks(locks: readonly GitLock[]): Promise<string[]> {
  const removed: string[] = [];
  for (const { path, name, identity } of locks) {
    try {
      const found = await statIfThere(path);
      if (found === null || identityOf(found) !== identity) continue;
      await unlink(path);
      removed.push(name);
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw writeFailure(error, path, 0);
    }
  }
  return removed;
}

/** More holders than this help nobody. */
const MOST_NAMED = 3;

/** What the author reads of locks that are in the way: which, for how long, and whose. */
export function busyFailure(report: LockReport, options?: ErrorOptions): Failure {
  const { locks, holders } = report;
  const lock = locks.map(({ name }) => name).join(', ') || 'Git';
  const seconds = String(Math.max(0, Math.round(Math.max(0, ...locks.map(({ ageMs }) => ageMs)) / 1000)));
  if (areLeftOver(report)) return new Failure('lock-left-over', { lock, seconds }, options);
  const named = (holders ?? []).slice(0, MOST_NAMED);
  const holder = named.map(({ command, pid }) => `${command}, process ${pid}`).join('; ');
  return new Failure(
    'repository-busy',
    {
      lock,
      seconds,
      age: seconds === '0' ? '' : `, ${seconds} s old`,
      holder: holder === '' ? '' : `: ${holder}`,
    },
    options,
  );
}

async function gitDirOf({ topLevel }: ReadyRepository): Promise<string> {
  try {
    const args = ['rev-parse', '--absolute-git-dir'];
    return (await git(topLevel, { operation: 'find the folder of Git', args })).stdout.replace(/\n$/, '');
  } catch (error) {
    throw failureOf(error);
  }
}

async function locksIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.lock')).map((name) => join(folder, name));
}

async function locksBelow(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names.filter((name) => name.endsWith('.lock')).map((name) => join(folder, name));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function statIfThere(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function identityOf({ dev, ino, mtimeMs, size }: Stats): string {
  return [dev, ino, mtimeMs, size].join(' ');
}

function shown(path: string, { commonDir }: ReadyRepository, gitDir: string): string {
  const inside = relative(commonDir, path);
  return inside.startsWith('..') || isAbsolute(inside) ? relative(gitDir, path) : inside;
}
