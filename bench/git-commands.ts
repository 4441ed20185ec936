import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commitPaths } from '#engine/publish/commit';
import { readRepository } from '#engine/publish/repository';
import { publishStatus } from '#engine/publish/status';
import type { Course } from './machine';
import type { Line } from './report';
import { interleaved, median, spread } from './statistics';

const execute = promisify(execFile);

/** The engine's Git work in a blog of 10,000 posts against the same commands on their own. */
export async function measureCommands(machine: Course, folder: string, post: string): Promise<Line[]> {
  const facts = await readRepository(folder);
  if (facts.kind !== 'ready') throw new Error('The sample blog is no repository.');
  const git = (...args: string[]) => execute('git', args, { cwd: folder });
  const times = {
    status: { ours: [] as number[], raw: [] as number[] },
    commit: { ours: [] as number[], raw: [] as number[] },
  };
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    into.push(performance.now() - began);
  };
  const edit = () => appendFileSync(join(folder, post), '\nOne more line.\n');
  await publishStatus(folder);
  await interleaved(machine.quick ? 4 : 12, [
    () => timed(times.status.ours, () => publishStatus(folder)),
    () => timed(times.status.raw, () => git('status', '--porcelain=v2', '-z', '--branch')),
    () => {
      edit();
      return timed(times.commit.ours, () =>
        commitPaths(facts, { paths: [post], message: 'One more line', state: `${folder}-state` }),
      );
    },
    () => {
      edit();
      // As a careful author does it: looked at before, brought to the disk, looked at after.
      return timed(times.commit.raw, async () => {
        await git('status', '--porcelain=v2', '-z', '--branch', '--', post);
        await git('hash-object', '--', post);
        await git(
          ...['-c', 'core.fsync=committed', 'commit', '--quiet', '--only'],
          ...['--message', 'One more line', '--', post],
        );
        await git('show', '--raw', '--format=%H %P', 'HEAD', '--');
      });
    },
  ]);
  // The targets allow 1.3 × and 5 ms, so the 5 ms come off before the ratio.
  const line = (name: 'status' | 'commit', command: string): Line => ({
    name: `Git ${name}, less 5 ms`,
    value: Math.max(0, median(times[name].ours) - 5) / median(times[name].raw),
    unit: '×',
    target: 1.3,
    ours: spread(times[name].ours, 'ms'),
    baseline: `${command}: ${spread(times[name].raw, 'ms')}`,
  });
  return [line('status', 'git status'), line('commit', 'git status, hash-object, commit and show')];
}
