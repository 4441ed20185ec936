import { Failure } from '#core/ipc/errors';
import { classifyTransport } from '#core/publish/push-report';
import { parseRemoteUrl } from '#core/publish/remote-url';
import { failureOf, GitFailed, git } from '../git';
import { LOCK_PATIENCE, type LockPatience, withLockRetry } from '../lock-retry';
import { exclusively, requireRepository } from '../repository';

export interface ConnectOptions {
  readonly anyway: boolean;
  readonly signal?: AbortSignal;
  readonly patience?: LockPatience;
}

/**
 * Connects the blog in `root` (absolute) with the repository at `url`: as the remote `origin` where it has none, else as
 * the new address of the one it publishes to. It is asked first whether it is there; `anyway` leaves that out. Nothing is
 * sent. Fails with `bad-url`, `remote-not-reached`, `remote-address-own` (the author has set another address for pushes),
 * and as `publishableRepository` does.
 */
export async function connectRemote(
  root: string,
  url: string,
  { anyway, signal, patience = LOCK_PATIENCE }: ConnectOptions,
): Promise<void> {
  const remote = parseRemoteUrl(url);
  if (remote === null) throw new Failure('bad-url');
  const repository = await requireRepository(root);
  const { topLevel, target } = repository;
  if (target?.remote.ownPushUrl) throw new Failure('remote-address-own', { remote: target.remote.name });
  if (!anyway) await askWhetherThere(topLevel, remote.url, signal);
  const name = target?.remote.name ?? 'origin';
  const verb = target === null ? 'add' : 'set-url';
  try {
    const call = () =>
      git(topLevel, {
        operation: 'connect the remote',
        args: ['remote', verb, '--', name, remote.url],
        lane: 'write',
      });
    await exclusively(repository, () => withLockRetry(call, patience, signal));
  } catch (error) {
    throw failureOf(error);
  }
}

async function askWhetherThere(
  topLevel: string,
  url: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await git(topLevel, {
      operation: 'ask whether the remote is there',
      args: ['-c', 'http.lowSpeedTime=10', 'ls-remote', '--', url, 'HEAD'],
      lane: 'network',
      signal,
    });
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const { words } = classifyTransport(error.result.stdout, error.result.stderr);
    throw new Failure('remote-not-reached', { url, reason: words }, { cause: error });
  }
}
