import { parseWaitingCommits, type WaitingView } from '#core/publish/queue/waiting-view';
import { toBlogPath } from '#core/publish/repository-path';
import { git } from '../git';
import { headOf, type OnBranch } from '../pull/integrate';
import { remoteTip } from '../pull/relation';
import { type ReadyRepository, readRepository } from '../repository';
import { QueuedPushes } from './entries';

/** Commits listed on each side. */
const MOST = 100;

const NOTHING: WaitingView = {
  remote: null,
  branch: null,
  outgoing: [],
  outgoingCount: 0,
  incoming: [],
  incomingCount: 0,
  queued: null,
};

/**
 * What waits between the branch of the blog in `root` (absolute) and its remote, from what this computer knows; no remote is asked. Without a
 * repository or on no branch nothing waits.
 */
export async function readWaiting(root: string, state: string): Promise<WaitingView> {
  const repository = await readRepository(root);
  if (repository.kind !== 'ready' || repository.branch === null) return NOTHING;
  const onBranch: OnBranch = { ...repository, branch: repository.branch };
  const queued = await new QueuedPushes(state, repository).of(repository.branch);
  const { target } = repository;
  const known = { ...NOTHING, branch: repository.branch, remote: target?.remote.name ?? null, queued };
  const theirs = target && (await remoteTip(onBranch, target));
  if (theirs === null) return known;
  const mine = await headOf(repository);
  const [outgoing, incoming] = await Promise.all([
    listCommits(repository, `${theirs}..${mine}`),
    listCommits(repository, `${mine}..${theirs}`),
  ]);
  return {
    ...known,
    outgoing: outgoing.commits,
    outgoingCount: outgoing.count,
    incoming: incoming.commits,
    incomingCount: incoming.count,
  };
}

async function listCommits({ topLevel, prefix }: ReadyRepository, range: string) {
  const call = async (operation: string, args: readonly string[]) =>
    (await git(topLevel, { operation, args })).stdout;
  const count = Number(await call('count what waits', ['rev-list', '--count', '--no-merges', range, '--']));
  if (count === 0) return { commits: [], count };
  const output = await call('list what waits', [
    ...['log', '-z', '--name-only', '--no-renames', '--no-merges', `--max-count=${MOST}`],
    ...['--no-show-signature', '--format=%x01%H%x00%an%x00%at%x00%s%x00', range, '--'],
  ]);
  return { commits: parseWaitingCommits(output, (path) => toBlogPath(prefix, path)), count };
}
