import type { PushTarget } from '#core/publish/config-facts';
import type { TransportTrouble } from '#core/publish/push-report';
import { parseRemoteUrl } from '#core/publish/remote-url';
import { git } from '../git';
import { addressOf, fetchBranch } from '../pull/fetch';
import type { OnBranch } from '../pull/integrate';
import { readRelation, readTips, rememberSeen } from '../pull/relation';
import { letInBefore } from './let-in';

export type Looked =
  /** `moved`: what is known of the remote's branch is another now. */
  | { readonly kind: 'looked'; readonly moved: boolean }
  /** There was no answer; time may help. */
  | { readonly kind: 'no-answer' }
  /** Only the author can help, or somebody would have to be asked something. */
  | { readonly kind: 'not-unasked' };

export interface LookRequest {
  readonly target: PushTarget;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sees what others have published, without the author: the remote's branch is fetched and Git's own picture of it moves, nothing else
 * does. A remote behind SSH is asked only after it has let the author in since the app started: an agent might ask them, or a key
 * wait for a touch. What was rewritten stays for `pull` to notice. Fails as `pull` does.
 */
export async function lookAtRemote(repository: OnBranch, request: LookRequest): Promise<Looked> {
  const { target } = request;
  if (!(await mayAskUnasked(repository, target))) return { kind: 'not-unasked' };
  const fetched = await fetchBranch(repository, request);
  switch (fetched.kind) {
    case 'trouble':
      return { kind: mayPass(fetched.trouble) ? 'no-answer' : 'not-unasked' };
    case 'no-branch':
      return { kind: 'looked', moved: false };
    case 'found':
      return { kind: 'looked', moved: await understand(repository, target) };
  }
}

/** Whether what was fetched leads on from what was known; then that is what is known from now on. */
async function understand(repository: OnBranch, target: PushTarget): Promise<boolean> {
  const tips = await readTips(repository, target);
  switch (await readRelation(repository, tips)) {
    case 'rewritten':
    case 'unrelated':
      return false;
    case 'equal':
    case 'ahead':
    case 'behind':
    case 'diverged':
      await rememberSeen(repository, tips);
      return tips.seen.some(({ oid }) => oid !== tips.theirs);
  }
}

/** Whether nobody but Git's own helpers can be asked for a sign-in on the way to the remote. */
async function mayAskUnasked(repository: OnBranch, target: PushTarget): Promise<boolean> {
  if (letInBefore(repository, target)) return true;
  // As the author's configuration rewrites it; no remote is asked.
  const { stdout } = await git(repository.topLevel, {
    operation: 'read the address of the remote',
    args: ['ls-remote', '--get-url', '--', addressOf(target)],
    lane: 'network',
  });
  const url = stdout.trim();
  return url.startsWith('/') || /^(?:https?|file)$/.test(parseRemoteUrl(withoutUser(url))?.kind ?? '');
}

/** Whoever signs in with what is in a web address is asked nothing. */
const withoutUser = (url: string) => url.replace(/^(https?:\/\/)[^/@]*@/i, '$1');

function mayPass({ kind }: TransportTrouble): boolean {
  return kind === 'unreachable' || kind === 'interrupted' || kind === 'unknown';
}
