import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '#core/ipc/errors';
import type { TransferProgress } from '#core/publish/progress';
import { classifyTransport } from '#core/publish/push-report';
import { parseRemoteUrl, redactUrl } from '#core/publish/remote-url';
import { GitFailed, git } from './git';

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
  // In a folder of its own, so that no repository around the new one has a say.
  const nowhere = await mkdtemp(join(tmpdir(), 'longhand-clone-'));
  try {
    await git(nowhere, {
      operation: 'clone',
      args: [
        ...['-c', 'transfer.fsckObjects=true'],
        ...['clone', '--no-recurse-submodules', '--progress', '--', remote.url, into],
      ],
      lane: 'network',
      signal: options.signal,
      onProgress: options.onProgress,
    });
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const { words } = classifyTransport(error.result.stdout, error.result.stderr);
    throw new Failure('clone-failed', { url: redactUrl(url), reason: words }, { cause: error });
  } finally {
    await rm(nowhere, { recursive: true, force: true });
  }
}
