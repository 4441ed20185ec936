import type { ChangedFile } from './model';

type Changes = readonly ChangedFile[] | null;

/** Whether two answers name the same changed files, in the same order: each save asks Git, which mostly says what it said before. */
export function sameChanges(a: Changes, b: Changes): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.length === b.length &&
    a.every(({ path, change }, at) => path === b[at]?.path && change === b[at].change)
  );
}
