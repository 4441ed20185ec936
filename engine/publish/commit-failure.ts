import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Failure } from '#core/ipc/errors';
import type { CommitOperation } from '#core/publish/commit/operation';
import { gitTrouble, gitWords } from '#core/publish/git-trouble';
import { plainWords } from '#core/publish/printable';
import { writeFailure } from '../posts/file-errors';
import { failureOf, GitFailed } from './git';
import { busyFailure, inspectLocks } from './locks/leftovers';
import type { ReadyRepository } from './repository';

/** What a commit that failed means to the author: the hook that refused, who holds the lock, the disk, the rule. */
export async function commitFailure(
  error: unknown,
  repository: ReadyRepository,
  { paths }: CommitOperation,
): Promise<Failure> {
  if (!(error instanceof GitFailed))
    return error instanceof Failure ? error : writeFailure(error, tmpdir(), 0);
  const refused = error.result.hooks.find(({ exitCode }) => exitCode !== null && exitCode !== 0);
  if (refused) {
    const said = plainWords(error.output).trim();
    const reason = said === '' ? `nothing (exit ${refused.exitCode})` : said.slice(0, 4000);
    return new Failure('hook-refused', { hook: refused.name, reason }, { cause: error });
  }
  const reason = gitWords(error.output);
  const where = { path: repository.commonDir, reason };
  switch (gitTrouble(error.output).kind) {
    case 'disk-full':
      return new Failure('repository-full', where, { cause: error });
    case 'not-writable':
      return new Failure('repository-read-only', where, { cause: error });
    case 'locked': {
      const report = await inspectLocks(repository);
      return report.locks.length === 0 ? failureOf(error) : busyFailure(report, { cause: error });
    }
    case 'ignored': {
      const path = paths.map((one) => one.path).join(', ');
      return new Failure('path-ignored', { path, rule: reason }, { cause: error });
    }
    case 'unknown':
      // Git does not always say why it could not write.
      if (await isFull(repository.commonDir)) return new Failure('repository-full', where, { cause: error });
      return failureOf(error);
    default:
      return failureOf(error);
  }
}

/** The least that a commit needs; below it every disk counts as full. In bytes. */
const ROOM = 64 * 1024;

async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < ROOM;
}
