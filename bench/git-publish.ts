import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { publish } from '#engine/publish/publish';
import type { Machine } from './machine';
import type { Line } from './report';
import { interleaved, median, spread } from './statistics';

const execute = promisify(execFile);
const COMMITS = 2000;

/** Publishing one post of 10,000, after 2,000 commits, against the same commands of Git on their own. */
export async function measurePublish(machine: Machine, folder: string, post: string): Promise<Line[]> {
  const outside = mkdtempSync(join(tmpdir(), 'longhand-bench-remote-'));
  const git = (...args: string[]) => execute('git', args, { cwd: folder });
  const raw: number[] = [];
  const ours: number[] = [];
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    appendFileSync(join(folder, post), '\nOne more line.\n');
    const began = performance.now();
    await work();
    into.push(performance.now() - began);
  };
  try {
    writeHistory(folder);
    const remote = join(outside, 'blog.git');
    await git('clone', '--quiet', '--bare', folder, remote);
    await git('remote', 'add', 'origin', pathToFileURL(remote).href);
    const { stdout } = await git('symbolic-ref', '--short', 'HEAD');
    const branch = stdout.trim();
    await git('push', '--quiet', '--set-upstream', 'origin', branch);
    await interleaved(machine.quick ? 4 : 12, [
      () =>
        timed(ours, async () => {
          const request = { message: 'One more line', paths: [post], state: join(outside, 'state') };
          const { kind } = await publish({ root: folder }, request);
          if (kind !== 'published') throw new Error(`The sample blog was not published: ${kind}.`);
        }),
      () =>
        timed(raw, async () => {
          await git('commit', '--quiet', '--only', '--message', 'One more line', '--', post);
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
      baseline: `git commit, fetch, push, ls-remote: ${spread(raw, 'ms')}`,
    },
  ];
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
