import type { Failure } from '#core/ipc/errors';
import {
  type CommitOperation,
  type CommitVerdict,
  judgeCommit,
  pathsInQuestion,
  staleInIndex,
} from '#core/publish/commit/operation';
import { failureOf } from '../git';
import { LOCK_PATIENCE, type LockPatience } from '../lock-retry';
import { areHeld, areLeftOver, busyFailure, inspectLocks, ofMoves, unlinkLocks } from '../locks/leftovers';
import type { ReadyRepository } from '../repository';
import { readIndex, resetInIndex } from './index-entries';
import { lookAtBranch } from './look';

export interface SettleOptions {
  readonly patience?: LockPatience | undefined;
  /** Git is known to have ended on its own terms, so that every lock is another program's. */
  readonly endedItself?: boolean;
}

/** What became of a commit; `untidy` when it is certain but its paths could not be put in order in the index yet. */
export interface Settled {
  readonly verdict: CommitVerdict;
  readonly untidy: Failure | null;
}

/**
 * Finds out whether a commit of ours that did not end as it should was made, and puts in order what it left: its lock files,
 * and its paths in the index. Posts are only looked at. Whatever else is in the index stays. The caller holds the
 * repository's turn. Fails with `repository-busy` while a Git is still at it (one that outlived the app finishes its work), and
 * with what Git says; the operation is then still open, as it is while `untidy`.
 */
export async function settle(
  repository: ReadyRepository,
  operation: CommitOperation,
  { patience = LOCK_PATIENCE, endedItself = false }: SettleOptions = {},
): Promise<Settled> {
  try {
    if (!endedItself) await clearLocks(repository, operation, patience);
    const seen = await lookAtBranch(repository, operation);
    const verdict = judgeCommit(operation, seen, { exitedWell: false });
    // Only where the index belongs to that branch, and nothing came after.
    const isHere = repository.branch === operation.branch && repository.topLevel === operation.topLevel;
    const isNewest = verdict.kind === 'done' && seen.head === verdict.commit.oid;
    if (!isHere || !(isNewest || verdict.kind === 'not-done')) return { verdict, untidy: null };
    return { verdict, untidy: await tidy(repository, operation, verdict, patience) };
  } catch (error) {
    throw failureOf(error);
  }
}

/**
 * Puts what the commit left behind in the index in order (`staleInIndex`); returns why it could not. The caller holds the
 * repository's turn, and HEAD is the operation's branch.
 */
export async function tidy(
  repository: ReadyRepository,
  operation: CommitOperation,
  verdict: CommitVerdict,
  patience: LockPatience = LOCK_PATIENCE,
): Promise<Failure | null> {
  try {
    const paths = pathsInQuestion(operation, verdict);
    const stale = staleInIndex(operation, verdict, await readIndex(repository, paths));
    await resetInIndex(repository, stale, patience);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/**
 * Waits for a Git that is still at it. Locks that are there although none runs in the repository were left by the one that
 * was cut short: they are younger than the operation. Where the system does not tell who runs, they stay and the author
 * is asked (docs/decisions/0031).
 */
export async function clearLocks(
  repository: ReadyRepository,
  { begunAt }: { readonly begunAt: number },
  { tries, pause }: LockPatience,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const all = await inspectLocks(repository);
    // A fetch or a push of ours may be under way beside this, and holds others.
    const report = { ...all, locks: all.locks.filter(ofMoves) };
    const tells = report.holders !== null;
    if (report.locks.length === 0 && !(tells && areHeld(report))) return;
    const isOurs = report.locks.every(({ ageMs }) => Date.now() - ageMs >= begunAt - CLOCKS_DIFFER);
    if (!areHeld(report) && isOurs) {
      await unlinkLocks(report.locks);
      return;
    }
    if (attempt >= tries || areLeftOver(report)) throw busyFailure(report);
    await pause(attempt, undefined);
  }
}

/** Disks and the system keep time with a different grain, in ms. */
const CLOCKS_DIFFER = 20;
