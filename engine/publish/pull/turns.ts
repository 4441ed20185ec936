import { join } from 'node:path';
import { fileTurns } from '../../posts/post-file';
import type { ReadyRepository } from '../repository';
import type { PulledFile } from './record';

/**
 * Runs what moves these files while no save of them runs: it waits for those that have begun, and later ones wait for it. Not
 * reentrant. Row R28 of docs/features.md.
 */
export function inTurnsOf<T>(
  { topLevel }: ReadyRepository,
  files: readonly PulledFile[],
  task: () => Promise<T>,
): Promise<T> {
  // Git has no links on the way to its files, so these are the names that saves take their turns by.
  return fileTurns.runAll(
    files.map(({ path }) => join(topLevel, path)),
    task,
  );
}
