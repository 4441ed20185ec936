import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exampleModel } from '#core/blog/example-model';
import { SnapshotStore } from '#engine/posts/snapshots/store';
import { HistoryGraphs } from '#engine/publish/history/graphs';
import { postHistory } from '#engine/publish/history/history';
import type { Course } from './machine';
import type { Line } from './report';
import { interleaved, median, spread } from './statistics';

const execute = promisify(execFile);

const COMMITS = 2000;
/** Every so many commits one is of the post that is measured; in the middle of them it is renamed. */
const EVERY = 40;

/** The history of one post in a repository of 2,000 commits against `git log --follow`. */
export async function measureHistory(machine: Course, folder: string, post: string): Promise<Line[]> {
  const copy = `${folder}-history`;
  // History needs no files on the disk.
  execFileSync('git', ['clone', '--quiet', '--no-checkout', folder, copy], { stdio: 'pipe' });
  const now = writeCommits(folder, copy, post);
  const blog = { id: 'bench', root: copy, model: exampleModel() };
  const snapshots = new SnapshotStore(join(copy, '.git/snapshots'));
  const raw = async () => {
    const { stdout } = await execute(
      'git',
      ['log', '--follow', '--format=%H %P %at %aN %s', '--raw', '--', now],
      {
        cwd: copy,
      },
    );
    return stdout.split('\n').filter((line) => /^[0-9a-f]{40} /.test(line)).length;
  };
  const [found, expected] = [(await postHistory(blog, now, snapshots)).entries.length, await raw()];
  if (found !== expected) throw new Error(`Longhand finds ${found} commits of the post, Git ${expected}.`);
  const ours = async (name: string) => {
    const report = (error: unknown) => machine.say(String(error));
    const graph = await new HistoryGraphs(`${copy}-${name}`).ready(copy, report);
    return postHistory(blog, now, snapshots, graph);
  };
  await ours('graph');
  let firsts = 0;
  const times = { first: [] as number[], ours: [] as number[], raw: [] as number[] };
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    into.push(performance.now() - began);
  };
  await interleaved(machine.quick ? 4 : 12, [
    () => timed(times.first, () => ours(`first-${firsts++}`)),
    () => timed(times.ours, () => ours('graph')),
    () => timed(times.raw, raw),
  ]);
  const baseline = `git log --follow: ${spread(times.raw, 'ms')}`;
  const less = (own: readonly number[]) => Math.max(0, median(own) - 5) / median(times.raw);
  return [
    {
      ...{ name: 'History of a post, less 5 ms', value: less(times.ours), unit: '×', target: 1.3 },
      ...{ ours: spread(times.ours, 'ms'), baseline },
    },
    {
      ...{ name: 'The same for the first time, less 5 ms', value: less(times.first), unit: '×', target: 1.3 },
      ...{ ours: spread(times.first, 'ms'), baseline },
    },
  ];
}

/** Writes the commits on top of `copy`'s branch; returns where the measured post is after them. */
function writeCommits(folder: string, copy: string, post: string): string {
  const renamed = post.replace('.md', '-renamed.md');
  const others = execFileSync('git', ['ls-files', '-z', '--', '_posts'], { cwd: folder, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path.includes('letter-'));
  const stream: string[] = [];
  const texts = new Map<string, string>();
  let at = post;
  for (let n = 1; n <= COMMITS; n++) {
    const mine = n % EVERY === 0;
    const path = mine ? at : (others[(n * 7) % others.length] ?? at);
    const text = `${texts.get(path) ?? readFileSync(join(folder, path === renamed ? post : path), 'utf8')}\nLine ${n}.\n`;
    texts.set(path, text);
    stream.push(
      `commit refs/heads/main\ncommitter Ada Winter <ada@example.org> ${1_700_000_000 + n} +0000\ndata <<END\nChange ${n}\nEND\n`,
      n === 1 ? 'from refs/heads/main^0\n' : '',
    );
    let to = path;
    if (mine && n === COMMITS / 2) {
      stream.push(`R ${at} ${renamed}\n`);
      texts.set(renamed, text);
      at = renamed;
      to = renamed;
    }
    stream.push(`M 100644 inline ${to}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  }
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: copy,
    input: stream.join(''),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  execFileSync('git', ['repack', '-a', '-d', '--quiet'], { cwd: copy, stdio: 'pipe' });
  return at;
}
