import { Failure } from '#core/ipc/errors';
import type { TransferProgress } from '#core/publish/progress';
import { classifyTransport } from '#core/publish/push-report';
import { parseRemoteUrl, redactUrl } from '#core/publish/remote-url';
import { type GitCall, GitFailed, git } from './git';
import { inNowhere } from './nowhere';

export { repositoryNameFromUrl } from '#core/publish/remote-url';

/**
 * Copies the repository at `url` into the new folder `into` (absolute; its parent exists). Submodules are not
 * fetched, objects are checked as they arrive. Fails with `bad-url` before anything runs, `clone-failed`,
 * `git-missing`, `cancelled`; Git removes what it had copied when it does not finish.
 */
export async function cloneRepository(
  url: string,
  into: string,
  options: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: TransferProgress) => void;
  },
): Promise<void> {
  const remote = parseRemoteUrl(url);
  if (!remote) throw new Failure('bad-url');
  const call: GitCall = {
    operation: 'clone',
    args: [
      ...['-c', 'transfer.fsckObjects=true'],
      ...['clone', '--no-recurse-submodules', '--progress', '--', remote.url, into],
    ],
    lane: 'network',
    signal: options.signal,
    onProgress: options.onProgress,
  };
  try {
    await inNowhere((nowhere) => git(nowhere, call));
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const { words } = classifyTransport(error.result.stdout, error.result.stderr);
    throw new Failure('clone-failed', { url: redactUrl(url), reason: words }, { cause: error });
  }
}
