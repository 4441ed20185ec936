import { type PushTarget, trackingRef } from '#core/publish/config-facts';
import type { PublishStep } from '#core/publish/model';
import { plainWords } from '#core/publish/printable';
import { classifyTransport, reportsTaken, type TransportTrouble } from '#core/publish/push-report';
import { GitFailed, type GitResult, git } from './git';
import { rememberPushed } from './pull/relation';
import type { ReadyRepository } from './repository';
import { type Waiting, waitingOf, waits } from './waiting';

export interface PushRequest {
  /** The commit to publish: a full object id. */
  readonly oid: string;
  /** The local branch, for its upstream. */
  readonly branch: string;
  readonly target: PushTarget;
  /** See `Pushed`. */
  readonly followed: boolean;
  readonly signal?: AbortSignal | undefined;
  /** `percent` is null while unknown. */
  readonly onStep?: ((step: PublishStep, percent: number | null) => void) | undefined;
}

export type PushResult =
  | { readonly kind: 'published' }
  /** The remote's branch has commits that are not here. */
  | { readonly kind: 'behind'; readonly words: string }
  | Waiting;

/**
 * Sends one commit to its branch on the remote, never by force, the author's hooks running. `published` only when the remote's
 * branch is known to be that commit, whatever the exit code said (row R41 of docs/features.md): the remote reported so
 * and Git noted it, or it is asked. Throws `cancelled`, `git-missing` and what is not foreseen.
 */
export async function pushCommit(repository: ReadyRepository, request: PushRequest): Promise<PushResult> {
  const { onStep, target, oid } = request;
  onStep?.('contacting', null);
  const pushed = await sendCommit(repository, request);
  const trouble = pushed.exitCode === 0 ? null : troubleOf(pushed);
  if (trouble && !mayHaveArrived(trouble)) return resultOf(trouble, target);
  onStep?.('verifying', null);
  if (trouble === null && (await isNoted(repository, request, pushed))) return arrived(repository, request);
  const seen = await remoteBranch(repository, request);
  if (seen.kind === 'seen' && seen.oid === oid) {
    // What cannot be noted now is noted by the next fetch.
    if (request.followed) await rememberPushed(repository, request, null);
    return arrived(repository, request);
  }
  if (trouble) return resultOf(trouble, target);
  if (seen.kind === 'trouble') return waitingOf(seen.trouble, target);
  return waits('not-pushed', 'The remote’s branch is not at this change.');
}

/** Whether the remote reported that its branch is the commit now, and Git's own picture of that branch is it, too. */
async function isNoted(
  repository: ReadyRepository,
  request: PushRequest,
  { stdout }: GitResult,
): Promise<boolean> {
  const { target } = request;
  const tracking = trackingRef(target);
  if (tracking === null || !reportsTaken(stdout, `refs/heads/${target.branch}`)) return false;
  return rememberPushed(repository, request, tracking);
}

async function arrived(repository: ReadyRepository, request: PushRequest): Promise<PushResult> {
  if (!request.target.hasUpstream) await setUpstream(repository, request);
  return { kind: 'published' };
}

function resultOf(trouble: TransportTrouble, target: PushTarget): PushResult {
  return trouble.kind === 'behind' ? { kind: 'behind', words: trouble.words } : waitingOf(trouble, target);
}

/** Only when the talk broke off somewhere is it worth asking; in the other cases nothing was taken. */
function mayHaveArrived({ kind }: TransportTrouble): boolean {
  return kind === 'interrupted' || kind === 'unknown';
}

async function sendCommit(repository: ReadyRepository, request: PushRequest): Promise<GitResult> {
  const { oid, target, signal, onStep } = request;
  try {
    return await git(repository.topLevel, {
      operation: 'push',
      args: [
        ...['push', '--porcelain', '--progress', '--', target.remote.name],
        `${oid}:refs/heads/${target.branch}`,
      ],
      lane: 'network',
      runsHooks: true,
      signal,
      onProgress: ({ stage, percent, remote }) => {
        if (!remote && stage === 'Writing objects') onStep?.('pushing', percent);
      },
    });
  } catch (error) {
    if (error instanceof GitFailed) return error.result;
    throw error;
  }
}

function troubleOf({ stdout, stderr, hooks }: GitResult): TransportTrouble {
  const refused = hooks.find(({ exitCode }) => exitCode !== null && exitCode !== 0);
  if (!refused) return classifyTransport(stdout, stderr);
  const said = plainWords(stderr).trim().slice(0, 4000) || `nothing (exit ${refused.exitCode})`;
  return { kind: 'refused', words: `${refused.name}: ${said}` };
}

async function remoteBranch(
  repository: ReadyRepository,
  { target, signal }: PushRequest,
): Promise<{ kind: 'seen'; oid: string | null } | { kind: 'trouble'; trouble: TransportTrouble }> {
  const ref = `refs/heads/${target.branch}`;
  try {
    const { stdout } = await git(repository.topLevel, {
      operation: 'ask the remote for its branch',
      // A third of the usual patience: after a push that stalled the author has waited long enough.
      args: [
        '-c',
        'http.lowSpeedTime=10',
        'ls-remote',
        '--',
        target.remote.ownPushUrl ?? target.remote.name,
        ref,
      ],
      lane: 'network',
      signal,
    });
    const line = stdout.split('\n').find((candidate) => candidate.endsWith(`\t${ref}`));
    return { kind: 'seen', oid: line?.split('\t')[0] ?? null };
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const trouble = classifyTransport(error.result.stdout, error.result.stderr);
    return { kind: 'trouble', trouble };
  }
}

/** On the first push of a branch, so that Git and Longhand know from now on how far it is ahead. */
async function setUpstream(repository: ReadyRepository, { branch, target }: PushRequest): Promise<void> {
  await git(repository.topLevel, {
    operation: 'set the upstream',
    args: ['branch', `--set-upstream-to=${target.remote.name}/${target.branch}`, '--', branch],
    lane: 'write',
    // A remote without a fetch rule has no branch to point to; the change is published all the same.
    expect: [1, 128],
  });
}
