import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { publish } from '#engine/publish/publish';
import type { Course } from './machine';
import type { Line } from './report';
import { interleaved, median, spread } from './statistics';

const execute = promisify(execFile);
const COMMITS = 2000;

/**
 * Publishing one post of 10,000, after 2,000 commits, against the commands of Git that a careful script needs for it. Each has a
 * copy of the blog with a remote of its own, so that neither finds what the other has pushed.
 */
export async function measurePublish({ quick }: Course, folder: string, post: string): Promise<Line[]> {
  const outside = mkdtempSync(join(tmpdir(), 'longhand-bench-remote-'));
  const copy = join(outside, 'copy');
  const raw: number[] = [];
  const ours: number[] = [];
  const timed = async (into: number[], root: string, work: () => Promise<unknown>) => {
    appendFileSync(join(root, post), '\nOne more line.\n');
    const began = performance.now();
    await work();
    into.push(performance.now() - began);
  };
  try {
    writeHistory(folder);
    cpSync(folder, copy, { recursive: true });
    const branch = await giveRemote(folder, join(outside, 'ours.git'));
    await giveRemote(copy, join(outside, 'raw.git'));
    const git = (...args: string[]) => execute('git', args, { cwd: copy });
    await interleaved(quick ? 4 : 12, [
      () =>
        timed(ours, folder, async () => {
          const request = { message: 'One more line', paths: [post], state: join(outside, 'state') };
          const { kind } = await publish({ root: folder }, request);
          if (kind !== 'published') throw new Error(`The sample blog was not published: ${kind}.`);
        }),
      () =>
        timed(raw, copy, async () => {
          // Brought to the disk, and looked at before it goes out: others may have recorded something, or a hook.
          await git(
            ...['-c', 'core.fsync=committed', 'commit', '--quiet', '--only'],
            ...['--message', 'One more line', '--', post],
          );
          await git('show', '--raw', '--format=%H %P', 'HEAD', '--');
          await git('fetch', '--quiet', 'origin', branch);
          await git('push', '--quiet', 'origin', branch);
          await git('ls-remote', 'origin', `refs/heads/${branch}`);
        }),
    ]);
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
  return [
    {
      name: 'Git publish, less 5 ms',
      value: Math.max(0, median(ours) - 5) / median(raw),
      unit: '×',
      target: 1.3,
      ours: spread(ours, 'ms'),
      baseline: `git commit, show, fetch, push, ls-remote: ${spread(raw, 'ms')}`,
    },
  ];
}

/** Makes a bare copy of the repository its remote; returns the branch, which is pushed to it. */
async function giveRemote(folder: string, remote: string): Promise<string> {
  const git = (...args: string[]) => execute('git', args, { cwd: folder });
  await git('clone', '--quiet', '--bare', folder, remote);
  await git('remote', 'add', 'origin', pathToFileURL(remote).href);
  const branch = (await git('symbolic-ref', '--short', 'HEAD')).stdout.trim();
  await git('push', '--quiet', '--set-upstream', 'origin', branch);
  // In a copy, Git would have to compare all files with what it knows at the first command.
  await git('update-index', '--refresh');
  return branch;
}

/** Gives the repository a past: commits that each change one file. */
function writeHistory(folder: string): void {
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', args, { cwd: folder, input, encoding: 'utf8' }).trim();
  const branch = git(['symbolic-ref', 'HEAD']);
  const commits = Array.from({ length: COMMITS }, (_, at) => {
    const from = at === 0 ? `from ${git(['rev-parse', 'HEAD'])}\n` : '';
    const who = `committer Ada Winter <ada@example.org> ${1_700_000_000 + at} +0000`;
    return `commit ${branch}\n${who}\ndata 5\nAgain\n${from}M 100644 inline past.txt\ndata ${`${at}`.length}\n${at}\n`;
  });
  git(['fast-import', '--quiet', '--force'], commits.join('\n'));
  git(['checkout', '--quiet', 'HEAD', '--', 'past.txt']);
}
