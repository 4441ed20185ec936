import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '#core/ipc/errors';
import { errnoOf, writeFailure } from '../../posts/file-errors';
import { parseJson } from '../../settings/json-file';

/** Who has the turn, as its file says. */
const Owner = z.object({
  pid: z.number().int().positive(),
  /** Of the process, in the system's own measure; null where that is not known. */
  startTime: z.string().nullable(),
  host: z.string(),
  /** In ms since the epoch. */
  since: z.number(),
});
type Owner = z.infer<typeof Owner>;

export interface TurnPatience {
  readonly tries: number;
  /** Waits before the next try; `attempt` counts from 1. */
  readonly pause: (attempt: number) => Promise<unknown>;
}

/** 14 seconds in all, as long as Git's own locks are waited for. */
const PATIENCE: TurnPatience = { tries: 10, pause: (attempt) => wait(attempt * attempt * 50) };

/**
 * Runs `change` while no other Longhand (the app with another profile, the command line) changes the repository whose
 * common folder is `commonDir` (absolute). The turn is a file that names its owner, `longhand/turn` in there; one whose owner
 * has ended is taken over, a live one is waited for and then `repository-busy`. Fails with `write-failed`, `read-only` or
 * `disk-full`, naming the file, when the folder cannot be written to. Within one process the caller keeps the order.
 */
export async function withTurn<T>(
  commonDir: string,
  change: () => Promise<T>,
  { tries, pause }: TurnPatience = PATIENCE,
): Promise<T> {
  const path = join(commonDir, 'longhand', 'turn');
  const mine = JSON.stringify(await ownerNow());
  for (let attempt = 1; ; attempt++) {
    const other = await take(path, mine);
    if (other === null) break;
    if (attempt >= tries) throw new Failure('repository-busy', busyWith(other));
    await pause(attempt);
  }
  try {
    return await change();
  } finally {
    await release(path, mine);
  }
}

/** Takes the turn; else says who has it. */
async function take(path: string, mine: string): Promise<Owner | null> {
  const temp = `${path}-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await makeFolder(dirname(path));
    try {
      await writeFile(temp, mine, { mode: 0o600, flag: 'wx' });
      await putInPlace(temp, path);
      return null;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    } finally {
      await removeIfThere(temp);
    }
    const seen = await readIfThere(path);
    if (seen === null) return await take(path, mine);
    const owner = Owner.safeParse(parseJson(seen));
    if (owner.success && !(await hasEnded(owner.data))) return owner.data;
    await takeAway(path, seen);
    return await take(path, mine);
  } catch (error) {
    throw writeFailure(error, path, mine.length);
  }
}

/** `.git` itself is never created here: a repository that is gone is gone. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}

/** A hard link appears with its content or not at all, and never over another file. Some disks (exFAT) have none. */
async function putInPlace(temp: string, path: string): Promise<void> {
  try {
    await link(temp, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(errnoOf(error) ?? '')) throw error;
    await writeFile(path, await readFile(temp), { mode: 0o600, flag: 'wx' });
  }
}

/**
 * Removes the file that says `seen`. It is renamed first, so that of two who saw the same dead owner only one takes it away;
 * should it be another's by then, it is put back.
 */
async function takeAway(path: string, seen: string): Promise<void> {
  const aside = `${path}-ended-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readIfThere(aside)) !== seen) {
    try {
      await link(aside, path);
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
  await removeIfThere(aside);
}

async function release(path: string, mine: string): Promise<void> {
  if ((await readIfThere(path)) === mine) await removeIfThere(path);
}

async function ownerNow(): Promise<Owner> {
  return { pid: process.pid, startTime: await startTimeOf(process.pid), host: hostname(), since: Date.now() };
}

/** Whether the owner surely runs no more. One on another computer never surely does. */
async function hasEnded({ pid, startTime, host, since }: Owner): Promise<boolean> {
  if (host !== hostname()) return false;
  // A file of this process that it no longer knows of is left from a release that failed.
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return true;
    if (errnoOf(error) !== 'EPERM') throw error;
  }
  const now = await startTimeOf(pid);
  if (now !== null && startTime !== null) return now !== startTime;
  // Without start times a process number may be another's by now, surely after the computer was started anew.
  return since < Date.now() - uptime() * 1000;
}

/** The 22nd field of /proc/PID/stat with the number of the boot, since ticks count from there. */
async function startTimeOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const stat = await readIfThere(`/proc/${pid}/stat`);
  const boot = await readIfThere('/proc/sys/kernel/random/boot_id');
  const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined || boot === null ? null : `${boot.trim()} ${ticks}`;
}

function busyWith({ pid, host, since }: Owner): Readonly<Record<string, string>> {
  const where = host === hostname() ? '' : ` on ${host}`;
  const seconds = String(Math.max(0, Math.round((Date.now() - since) / 1000)));
  return { lock: 'longhand/turn', seconds, holder: `: Longhand, process ${pid}${where}` };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ESRCH') return null;
    throw error;
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}
