import type { PublishOutcome } from '#core/publish/model';
import { afterAttempt, afterStop, type QueuedPush, queuePush } from '#core/publish/queue/queued-push';
import { type DeliverRequest, deliver } from '../deliver';
import type { OnBranch } from '../pull/integrate';
import { QueuedPushes } from './entries';

/**
 * Sends a commit that the author published. That it is to be sent is on the disk before anything is sent and until it has
 * arrived, so no crash and no closed lid forgets it. Fails as `deliver` does, and as `Records` does.
 */
export async function sendQueued(
  repository: OnBranch,
  request: DeliverRequest,
  now: () => number = Date.now,
): Promise<PublishOutcome> {
  const queue = new QueuedPushes(request.state, repository);
  const { branch } = repository;
  const before = await queue.of(branch);
  const entry = queuePush(before, { branch, remote: request.target.remote.name, oid: request.oid }, now());
  const noted = queue.put(entry);
  // Whoever sends waits for it, and so does this; that it failed before is no surprise then.
  noted.catch(() => undefined);
  const outcome = await deliver(repository, { ...request, noted });
  await noted;
  const stopped = outcome.kind === 'committed' && request.signal?.aborted;
  await keep(queue, branch, stopped ? afterStop(entry, outcome.commit) : afterAttempt(entry, outcome, now()));
  return outcome;
}

/** One more try of what waits, without the author. When it is stopped it waits on as before. Fails as `sendQueued` does. */
export async function sendAgain(
  repository: OnBranch,
  entry: QueuedPush,
  request: Omit<DeliverRequest, 'oid'>,
  now: () => number = Date.now,
): Promise<PublishOutcome> {
  const outcome = await deliver(repository, { ...request, oid: entry.oid });
  if (outcome.kind === 'published' || !request.signal?.aborted) {
    const queue = new QueuedPushes(request.state, repository);
    await keep(queue, entry.branch, afterAttempt(entry, outcome, now()));
  }
  return outcome;
}

async function keep(queue: QueuedPushes, branch: string, entry: QueuedPush | null): Promise<void> {
  if (entry === null) await queue.arrived(branch);
  else await queue.put(entry);
}
