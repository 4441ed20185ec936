import type { PushTarget } from '#core/publish/config-facts';
import type { TransferProgress } from '#core/publish/progress';
import { classifyTransport, type TransportTrouble } from '#core/publish/push-report';
import { GitFailed, type GitResult, git } from '../git';
import { noteLetIn } from '../look/let-in';
import type { ReadyRepository } from '../repository';
import { whileNotQuiet } from './quiet';

/** What the remote has under the name of the branch. */
export type Fetched =
  /** `fetchedRef` is its commit, which is in Git's store with everything it needs. */
  | { readonly kind: 'found' }
  /** The remote answered, and has no such branch. `head` is the short name of the branch it shows by itself. */
  | { readonly kind: 'no-branch'; readonly empty: boolean; readonly head: string | null }
  | { readonly kind: 'trouble'; readonly trouble: TransportTrouble };

export interface FetchRequest {
  readonly target: PushTarget;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  /** After so many seconds without a sign of life of an HTTP remote Git gives up. */
  readonly stallSeconds?: number | undefined;
  /** Ask for all of the history, in a repository that has only its end. */
  readonly whole?: boolean | undefined;
}

/** The remote's branch as it was fetched last. Longhand's own, so that Git's tracking refs move only when it is understood. */
export const fetchedRef = ({ remote, branch }: PushTarget) =>
  `refs/longhand/fetched/${remote.name}/${branch}`;

/**
 * Fetches the one branch that is published to, from where it is pushed to, and no tags; the author's own refs and FETCH_HEAD
 * stay. Throws `cancelled` and `git-missing`; what the remote or the network does is an answer.
 */
export async function fetchBranch(repository: ReadyRepository, request: FetchRequest): Promise<Fetched> {
  const { target, whole } = request;
  const answer = await talk(repository, request, 'fetch', [
    ...['fetch', '--progress', '--no-tags', '--no-prune', '--no-write-fetch-head', '--refmap='],
    ...(whole ? ['--unshallow'] : []),
    ...['--', addressOf(target), `+refs/heads/${target.branch}:${fetchedRef(target)}`],
  ]);
  if (answer.exitCode === 0) {
    noteLetIn(repository, target);
    return { kind: 'found' };
  }
  if (/couldn't find remote ref/i.test(answer.stderr)) return lookAround(repository, request);
  return { kind: 'trouble', trouble: classifyTransport(answer.stdout, answer.stderr) };
}

/** Where the branch is fetched from, as Git takes it. */
export const addressOf = ({ remote }: PushTarget) => remote.ownPushUrl ?? remote.name;

/** Why there is no such branch: gone, never there, or what answered is no Git server (row R42 of docs/features.md). */
async function lookAround(repository: ReadyRepository, request: FetchRequest): Promise<Fetched> {
  const { target } = request;
  const answer = await talk(repository, request, 'ask the remote for its branches', [
    ...['ls-remote', '--symref', '--', addressOf(target), 'HEAD', 'refs/heads/*'],
  ]);
  if (answer.exitCode !== 0)
    return { kind: 'trouble', trouble: classifyTransport(answer.stdout, answer.stderr) };
  if (!answer.spokeGit) return { kind: 'trouble', trouble: { kind: 'not-git', words: '' } };
  const lines = answer.stdout.split('\n');
  const head = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find(Boolean) ?? null;
  return { kind: 'no-branch', empty: !lines.some((line) => line.includes('\trefs/heads/')), head };
}

async function talk(
  repository: ReadyRepository,
  { signal, onProgress, stallSeconds }: FetchRequest,
  operation: string,
  args: readonly string[],
): Promise<GitResult> {
  const stall = stallSeconds === undefined ? [] : ['-c', `http.lowSpeedTime=${stallSeconds}`];
  const answer = await whileNotQuiet(signal, async (within, alive) => {
    try {
      return await git(repository.topLevel, {
        operation,
        args: [...stall, ...args],
        lane: 'network',
        runsHooks: true,
        signal: within,
        onProgress: (progress) => {
          alive();
          onProgress?.(progress);
        },
      });
    } catch (error) {
      if (error instanceof GitFailed) return error.result;
      throw error;
    }
  });
  return answer ?? QUIET;
}

/** As curl would say it of an HTTP remote. */
const QUIET: GitResult = {
  stdout: '',
  bytes: Buffer.alloc(0),
  stderr: 'fatal: the remote gave no sign of life: Operation too slow',
  exitCode: 128,
  hooks: [],
  spokeGit: false,
};
