import { readdir } from 'node:fs/promises';
import { Failure } from '#core/ipc/errors';
import { type CloneProgress, cloneProgress } from '#core/publish/clone-progress';
import { plainWords } from '#core/publish/printable';
import { classifyTransport } from '#core/publish/push-report';
import { parseRemoteUrl, redactUrl } from '#core/publish/remote-url';
import { errnoOf } from '../posts/file-errors';
import { type GitCall, GitFailed, git } from './git';
import { inNowhere } from './nowhere';

export { repositoryNameFromUrl } from '#core/publish/remote-url';

/**
 * Copies the repository at `url` into the new folder `into` (absolute; its parent exists). Submodules are not
 * fetched; objects are checked as they arrive, unless the author has said otherwise for a history that an older program
 * wrote. Fails with `bad-url` and `folder-not-empty` before anything runs, `clone-objects-odd`, `clone-failed`,
 * `git-missing`, `cancelled`; Git removes what it had copied when it does not finish.
 */
export async function cloneRepository(
  url: string,
  into: string,
  options: {
    readonly checkObjects?: boolean;
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: CloneProgress) => void;
  },
): Promise<void> {
  const remote = parseRemoteUrl(url);
  if (!remote) throw new Failure('bad-url');
  if (!(await isFree(into))) throw new Failure('folder-not-empty', { path: into });
  const call: GitCall = {
    operation: 'clone',
    args: [
      ...['-c', `transfer.fsckObjects=${options.checkObjects !== false}`],
      ...['clone', '--no-recurse-submodules', '--progress', '--', remote.url, into],
    ],
    lane: 'network',
    inSpareTime: true,
    signal: options.signal,
    onProgress: (report) => {
      const progress = cloneProgress(report);
      if (progress) options.onProgress?.(progress);
    },
  };
  try {
    await inNowhere((nowhere) => git(nowhere, call));
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const odd = /^(?:remote: )?error: object ([0-9a-f]{40,64}: [^\n]+)/m.exec(error.output)?.[1];
    if (odd !== undefined && /fsck error|invalid object|unpack-objects|index-pack/i.test(error.output)) {
      throw new Failure('clone-objects-odd', { reason: plainWords(odd) }, { cause: error });
    }
    const { words } = classifyTransport(error.result.stdout, error.result.stderr);
    throw new Failure('clone-failed', { url: redactUrl(url), reason: words }, { cause: error });
  }
}

/** Whether nothing is at the place, or an empty folder. */
async function isFree(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    return code === 'ENOENT';
  }
}
