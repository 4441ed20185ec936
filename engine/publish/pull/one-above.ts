import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PushTarget, trackingRef } from '#core/publish/config-facts';
import { errnoOf } from '../../posts/file-errors';
import { fetchedRef } from './fetch';
import type { OnBranch } from './integrate';
import { seenRef } from './relation';

/** A branch that was left at a commit with one parent, by their full object ids. */
export interface OneAbove {
  readonly oid: string;
  readonly parent: string;
}

/**
 * Whether the branch is still there and the remote's branch, as it was fetched, is at the parent, where it was seen before, also by
 * Git itself. Then nothing is to be compared and nothing to be remembered, and no program has to tell. False wherever Git's own
 * files do not say so plainly: `readTips` knows.
 */
export async function isOneAbove(
  { commonDir, branch }: OnBranch,
  target: PushTarget,
  { oid, parent }: OneAbove,
): Promise<boolean> {
  const tracking = trackingRef(target);
  const theirs = [fetchedRef(target), seenRef(target), ...(tracking === null ? [] : [tracking])];
  const [mine, ...others] = await Promise.all(
    [`refs/heads/${branch}`, ...theirs].map((name) => plainRef(commonDir, name)),
  );
  return mine === oid && others.every((other) => other === parent);
}

/** Of a ref that has a file of its own, as each one that was moved lately. Null for all others: packed, symbolic, in another store. */
async function plainRef(commonDir: string, name: string): Promise<string | null> {
  try {
    return /^([0-9a-f]{40,64})\n$/.exec(await readFile(join(commonDir, name), 'utf8'))?.[1] ?? null;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
