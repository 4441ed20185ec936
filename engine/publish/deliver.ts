import { errorSentence } from '#core/ipc/errors';
import type { PushTarget } from '#core/publish/config-facts';
import type { PublishOutcome, PublishStep } from '#core/publish/model';
import type { JoinedHow, LinearObstacle } from '#core/publish/pull/model';
import { type PullOutcome, successorOf } from '#core/publish/pull/outcome';
import { failureOf } from './git';
import type { Fetched } from './pull/fetch';
import type { OnBranch } from './pull/integrate';
import type { OneAbove } from './pull/one-above';
import { pull } from './pull/pull';
import { recoverPulls } from './pull/recover';
import { pushCommit } from './push';
import { type Waiting, waits } from './waiting';

/** So often another author may publish between our look and our push before it is left for later (row R45). */
const MOST_ROUNDS = 3;

export interface DeliverRequest {
  readonly target: PushTarget;
  /** The commit that is to be on the remote; in the branch. */
  readonly oid: string;
  /** The app's folder for what publishing keeps (absolute). */
  readonly state: string;
  readonly signal?: AbortSignal | undefined;
  /** `percent` (0 to 100) is null while unknown. */
  readonly onStep?: ((step: PublishStep, percent: number | null) => void) | undefined;
  readonly stallSeconds?: number | undefined;
  /** Nothing is sent before this; the remote may be asked meanwhile. */
  readonly noted?: Promise<void> | undefined;
  /** What the remote has, where it is asked already. */
  readonly fetched?: Promise<Fetched> | undefined;
  /** The branch as it was left, if that is known. */
  readonly above?: OneAbove | undefined;
}

/**
 * Brings a commit to the branch's remote: gets what is newer there, joins the two where that needs nobody, pushes, and begins
 * again when somebody was quicker. Never by force. Everything that keeps it here is an outcome; it fails with
 * `git-missing` alone and with what is not foreseen.
 */
export async function deliver(repository: OnBranch, request: DeliverRequest): Promise<PublishOutcome> {
  const { target } = request;
  let { oid } = request;
  let joined: JoinedHow | null = null;
  let obstacle: LinearObstacle | null = null;
  const committed = ({ reason, detail, quoted }: Waiting): PublishOutcome => ({
    kind: 'committed',
    commit: oid,
    reason,
    detail,
    quoted,
  });
  try {
    for (const { record, arrived } of await recoverPulls(repository, request))
      if (arrived) oid = record.replaced?.[oid] ?? oid;
    for (let round = 1; ; round++) {
      request.onStep?.('contacting', null);
      const pulled = await pull(repository, round === 1 ? request : { ...request, fetched: undefined });
      const kept = keptBack(pulled, target);
      if (kept) return committed(kept);
      if (pulled.kind === 'updated') {
        const next = successorOf(pulled, oid);
        // What lies above was never published by the author, and the merge holds it too.
        if (next === null) return committed(waits('refused', errorSentence('others-above')));
        oid = next;
        // Of several rounds the one that leaves the most behind is told.
        joined = joined === 'merged' ? joined : pulled.how;
        obstacle ??= pulled.obstacle;
      }
      await request.noted;
      const pushed = await pushCommit(repository, {
        ...request,
        oid,
        branch: repository.branch,
        followed: true,
      });
      if (pushed.kind === 'waiting') return committed(pushed);
      if (pushed.kind === 'published') {
        const { remote, branch } = target;
        return {
          ...{ kind: 'published', commit: oid, remote: remote.name, branch },
          ...(joined && { joined }),
          ...(obstacle && { obstacle }),
        };
      }
      if (round === MOST_ROUNDS) {
        const detail = { remote: target.remote.name, reason: pushed.words };
        return committed(waits('not-pushed', errorSentence('push-behind', detail)));
      }
    }
  } catch (error) {
    const { code, detail } = failureOf(error);
    return committed(waits('not-pushed', errorSentence(code, detail)));
  }
}

/** Why the commit is not pushed now, if it is not. */
function keptBack(pulled: PullOutcome, { remote }: PushTarget): Waiting | null {
  switch (pulled.kind) {
    case 'current':
    case 'updated':
      return null;
    case 'waiting':
      return pulled;
    case 'conflict': {
      const paths = pulled.conflict.paths.map(({ path }) => path).join(', ');
      return waits('conflict', errorSentence('pull-conflict', { remote: remote.name, paths }));
    }
  }
}
