import { readdir, readFile, readlink } from 'node:fs/promises';
import { sep } from 'node:path';
import { errnoOf } from '../../posts/file-errors';

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
 * The Git processes that work in one of `folders` (absolute, without links) and may change what is there. Null where the system does not tell (only Linux's /proc does): then nobody may conclude
 * that there are none. Another user's processes are not seen into and count when their program is Git.
 */
export async function gitProcessesIn(folders: readonly string[]): Promise<readonly GitProcess[] | null> {
  if (process.platform !== 'linux') return null;
  const found: GitProcess[] = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const git = await describe(pid);
    if (git === null || READERS.has(git.verb)) continue;
    if (git.parent === process.pid && OWN_READERS.has(git.verb)) continue;
    const where = await workingFolder(pid);
    if (where === 'gone') continue;
    if (where === 'hidden' || folders.some((folder) => where === folder || where.startsWith(folder + sep))) {
      found.push({ pid, command: `git ${git.verb}`.trim() });
    }
  }
  return found;
}

/** What the process is when its program is Git and it has not ended; null otherwise. */
async function describe(pid: number): Promise<{ parent: number; verb: string } | null> {
  try {
    // `pid (comm) state ppid …`; the name may hold spaces and brackets.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const program = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
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

async function workingFolder(pid: number): Promise<string> {
  try {
    return await readlink(`/proc/${pid}/cwd`);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ESRCH') return 'gone';
    if (errnoOf(error) === 'EACCES' || errnoOf(error) === 'EPERM') return 'hidden';
    throw error;
  }
}
