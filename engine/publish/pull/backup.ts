import { git } from '../git';
import type { OnBranch } from './integrate';

/** Why the branch is about to hold other commits: somebody decided it, or they are written again, which happens often. */
export type BackupOccasion = 'decided' | 'replayed';

const FOLDER = {
  decided: 'refs/longhand/backup/',
  replayed: 'refs/longhand/backup/replayed/',
} as const satisfies Record<BackupOccasion, string>;

/** As long as Git itself remembers where a branch was; in ms. */
const REPLAYED_KEPT = 90 * 24 * 3_600_000;

/**
 * The author's own line of commits (`mine`) stays under a name of its own, whatever becomes of the branch. Those of commits that were
 * written again, and so are in the branch all the same, are let go of after 90 days. `now` in ms since the epoch.
 */
export async function keepBackup(
  { topLevel, branch }: OnBranch,
  mine: string,
  occasion: BackupOccasion,
  now = Date.now(),
): Promise<void> {
  const { stdout } = await git(topLevel, {
    operation: 'look for backups',
    args: ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/longhand/backup'],
  });
  const backups = stdout.split('\n').map((line) => {
    const [oid = '', name = ''] = line.split(' ');
    return { oid, name, of: name.startsWith(FOLDER.replayed) ? 'replayed' : 'decided' } as const;
  });
  const oldest = `${FOLDER.replayed}${stamp(now - REPLAYED_KEPT)}`;
  const changes = backups
    .filter(({ of, name }) => of === 'replayed' && name < oldest)
    .map(({ oid, name }) => `delete ${name} ${oid}\n`);
  if (!backups.some(({ oid, of }) => of === occasion && oid === mine))
    changes.push(`create ${FOLDER[occasion]}${stamp(now)}-${mine.slice(0, 12)} ${mine}\n`);
  if (changes.length === 0) return;
  await git(topLevel, {
    operation: 'keep a backup of the branch',
    args: ['update-ref', '-m', `longhand: ${branch} before it was ${occasion}`, '--stdin'],
    stdin: `start\n${changes.join('')}prepare\ncommit\n`,
    lane: 'write',
  });
}

/** UTC, so written that an earlier one sorts first. */
const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
