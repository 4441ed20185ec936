import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Replaced, Version } from '#core/publish/pull/model';
import { errnoOf } from '../../posts/file-errors';
import { QueuedPushes } from '../queue/entries';
import { type RecordKind, Records, repositoryStateFolder } from '../records/records';
import type { ReadyRepository } from '../repository';

/** A file that a pull replaces: what it was and what it becomes; null for no file. */
export const PulledFile = z.strictObject({
  /** Relative to the top level. */
  path: z.string(),
  old: Version.nullable(),
  new: Version.nullable(),
});
export type PulledFile = z.infer<typeof PulledFile>;

/**
 * What is about to happen to the working tree, kept until it has happened. Git writes files in place, so after a kill one of
 * them may be empty: as long as this is there, nothing may be committed (docs/decisions/0032).
 */
export const PullRecord = z.strictObject({
  /** Working tree that moves: its top level. */
  topLevel: z.string(),
  branch: z.string(),
  from: z.string(),
  to: z.string(),
  /** `forward` where `to` contains `from`; `reset` where the author lets go of commits for those of the remote. */
  how: z.enum(['forward', 'reset']),
  files: z.array(PulledFile),
  /** Commits that the move replaces, each with the one that takes its place: what waits to be sent follows. */
  replaced: Replaced.optional(),
  /** ms since the epoch. */
  begunAt: z.number(),
});
export type PullRecord = z.infer<typeof PullRecord>;

const PULLS: RecordKind<PullRecord> = { name: 'pulls', version: 1, schema: PullRecord };

/** The pulls of a repository that are under way or were cut off. */
export class PullRecords extends Records<PullRecord> {
  readonly #pushes: QueuedPushes;

  /** `state` is the app's folder for what publishing keeps (absolute). */
  constructor(state: string, repository: Pick<ReadyRepository, 'commonDir'>) {
    super(repositoryStateFolder(state, repository), PULLS);
    this.#pushes = new QueuedPushes(state, repository);
  }

  /** Lets go of a pull that ended; `arrived` when the branch has its `to`. What waits to be sent knows of it first. Fails as `Records` does. */
  async close(id: string, { branch, replaced }: PullRecord, arrived: boolean): Promise<void> {
    if (arrived && replaced) await this.#pushes.follow(branch, replaced);
    await this.remove(id);
  }
}

/** See `PullRecords`. */
export function pullRecords(state: string, repository: Pick<ReadyRepository, 'commonDir'>): PullRecords {
  return new PullRecords(state, repository);
}

/**
 * Whether any repository has a pull that was cut off. Runs no Git, so that it can be asked before a blog is shown. `state` as
 * above; false where it cannot be read.
 */
export async function anyOpenPull(state: string): Promise<boolean> {
  for (const repository of await namesIn(state)) {
    const records = await namesIn(join(state, repository, PULLS.name));
    if (records.some((name) => name.endsWith('.record'))) return true;
  }
  return false;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return [];
  }
}
