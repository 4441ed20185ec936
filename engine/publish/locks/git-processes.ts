import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { promisify } from 'node:util';
import { errnoOf } from '../../posts/file-errors';

const run = promisify(execFile);

/** A Git that may be changing a repository. */
export interface GitProcess {
  readonly pid: number;
  /** Its command in short: `git commit`. Never its arguments, which may hold anything. */
  readonly command: string;
}

/** They never take a lock, however long they run. */
const READERS = new Set([
  ...['log', 'show', 'diff', 'blame', 'cat-file', 'grep', 'ls-files', 'ls-tree', 'ls-remote', 'rev-list'],
  ...['rev-parse', 'upload-pack', 'fsmonitor--daemon', 'credential', 'help', 'web--browse'],
]);

/** What we start ourselves beside a change of the repository; with the environment we give it none of it takes a lock. */
const OWN_READERS = new Set([
  ...['status', 'push', 'fetch', 'config', 'hash-object', 'check-ignore', 'symbolic-ref', 'merge-base'],
  ...['merge-tree', 'for-each-ref', 'clone'],
]);

/**
 * The Git processes that work in one of `folders` (absolute, without links) and may change what is there; on macOS all that
 * may change anything, since their folders are not told. Null where the system does not tell who runs (Windows): then
 * nobody may conclude that there are none. Processes that cannot be seen into are another user's;
 * they count when that is one of `owners` (user ids: those of the lock files in question).
 */
export async function gitProcessesIn(
  folders: readonly string[],
  owners: ReadonlySet<number> = new Set(),
  platform: NodeJS.Platform = process.platform,
): Promise<readonly GitProcess[] | null> {
  switch (platform) {
    case 'linux':
      return processesIn(folders, owners);
    case 'darwin':
      return allProcesses();
    default:
      return null;
  }
}

/** As `ps` lists them: it does not tell where they work, so each one may be in the way. */
async function allProcesses(): Promise<readonly GitProcess[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid = '', parent = '', args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    const [program = '', ...words] = args.split(' ');
    if (!/(?:^|\/)git$/.test(program)) return [];
    const verb = verbOf(words);
    if (READERS.has(verb) || (Number(parent) === process.pid && OWN_READERS.has(verb))) return [];
    return [{ pid: Number(pid), command: `git ${verb}`.trim() }];
  });
}

async function processesIn(
  folders: readonly string[],
  owners: ReadonlySet<number>,
): Promise<readonly GitProcess[]> {
  const found: GitProcess[] = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const git = await describe(pid);
    if (git === null || READERS.has(git.verb)) continue;
    if (git.parent === process.pid && OWN_READERS.has(git.verb)) continue;
    const where = await workingFolder(pid);
    if (where === null) continue;
    const isTheirs = typeof where === 'number' && owners.has(where);
    const isHere =
      typeof where === 'string' &&
      folders.some((folder) => where === folder || where.startsWith(folder + sep));
    if (isTheirs || isHere) {
      found.push({ pid, command: `git ${git.verb}`.trim() });
    }
  }
  return found;
}

/** What the process is when its program is Git and it has not ended; null otherwise. */
async function describe(pid: number): Promise<{ parent: number; verb: string } | null> {
  try {
    // `pid (comm) state ppid …`; the name may hold spaces and brackets.
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    const program = line.slice(line.indexOf('(') + 1, line.lastIndexOf(')'));
    const [state, parent] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (!/^git(?:-|$)/.test(program) || state === 'Z' || state === 'X') return null;
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    return { parent: Number(parent), verb: program === 'git' ? verbOf(words.slice(1)) : program.slice(4) };
  } catch (error) {
    // It ended meanwhile.
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ESRCH') return null;
    throw error;
  }
}

/** The first word that is no option of Git itself; `-c` and `-C` take the next word. */
function verbOf(words: readonly string[]): string {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '-c' || word === '-C') index++;
    else if (!word.startsWith('-')) return /^[a-z-]{1,40}$/.test(word) ? word : '';
  }
  return '';
}

/** The folder (absolute) it works in; its user's id where that is not told; null when it has ended. */
async function workingFolder(pid: number): Promise<string | number | null> {
  try {
    return await readlink(`/proc/${pid}/cwd`);
  } catch (error) {
    if (errnoOf(error) === 'EACCES' || errnoOf(error) === 'EPERM') return userOf(pid);
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ESRCH') return null;
    throw error;
  }
}

async function userOf(pid: number): Promise<number | null> {
  try {
    return (await stat(`/proc/${pid}`)).uid;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ESRCH') return null;
    throw error;
  }
}
