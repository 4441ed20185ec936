import { z } from 'zod';
import type { ChangedBlob, RawCommit } from './raw-commit';

/** What a commit of ours is about to do, written down before it begins. Paths are relative to the top level. */
export const CommitOperation = z.strictObject({
  /** The working tree, absolute. */
  topLevel: z.string(),
  /** Short name of the branch that is to grow by one. */
  branch: z.string(),
  /** Where it is; null for a branch without a commit. */
  head: z.string().nullable(),
  paths: z.array(
    z.strictObject({
      path: z.string(),
      /** Object id that the content on the disk has in Git; null for a deletion, `?` where that is not known. */
      blob: z.string().nullable(),
      /** What the index had of it before. */
      indexed: z.string().nullable(),
      /** The index did not know the file, so that its name is put in first. */
      fresh: z.boolean(),
    }),
  ),
  message: z.string(),
  /** In ms since the epoch; to be shown, nothing is decided by it. */
  begunAt: z.number(),
});
export type CommitOperation = z.infer<typeof CommitOperation>;

/** A commit that was made and looked at again. */
export interface Commit {
  readonly oid: string;
  /** The paths it changed. */
  readonly paths: readonly string[];
  /** Paths that were not asked for: a hook put them in. */
  readonly extraPaths: readonly string[];
  /** Our paths whose content is not what the disk had: a hook rewrote them, so the editor has to read them again. */
  readonly rewritten: readonly string[];
}

export type CommitVerdict =
  /** The branch is where it was. */
  | { readonly kind: 'not-done' }
  | { readonly kind: 'done'; readonly commit: Commit; readonly changed: readonly ChangedBlob[] }
  /** The branch went somewhere else: another program's doing, which is not for us to judge. */
  | { readonly kind: 'unclear' };

/** What became of the branch. */
export interface SeenBranch {
  readonly head: string | null;
  /** The commit on it whose only parent is the operation's `head`; null when there is none. */
  readonly next: RawCommit | null;
}

/**
 * Whether the operation was done, by the refs and not by what a program said of itself (section 4.4 of the protocol of
 * saving and publishing: docs/decisions/0031). `exitedWell`: our own Git was seen to end with success, which is
 * unknown after a crash; then the content must be ours, or the message where a hook rewrote the content.
 */
export function judgeCommit(
  operation: CommitOperation,
  { head, next }: SeenBranch,
  { exitedWell }: { readonly exitedWell: boolean },
): CommitVerdict {
  if (head === operation.head) return { kind: 'not-done' };
  if (next === null) return { kind: 'unclear' };
  const blobs = new Map(next.changed.map(({ path, blob }) => [path, blob]));
  const ours = operation.paths.filter(({ path }) => blobs.has(path));
  const rewritten = operation.paths.filter(({ path, blob }) => blob !== '?' && blobs.get(path) !== blob);
  const whole = ours.length === operation.paths.length;
  const firstLine = operation.message.trimStart().split('\n', 1)[0]?.trim() ?? '';
  const saysSo = firstLine !== '' && next.subject.includes(firstLine);
  const isOurs = exitedWell ? ours.length > 0 || saysSo : whole && (rewritten.length === 0 || saysSo);
  if (!isOurs) return { kind: 'unclear' };
  const wanted = new Set(operation.paths.map(({ path }) => path));
  const paths = next.changed.map(({ path }) => path);
  const extraPaths = paths.filter((path) => !wanted.has(path));
  return {
    kind: 'done',
    commit: { oid: next.oid, paths, extraPaths, rewritten: rewritten.map(({ path }) => path) },
    changed: next.changed,
  };
}

/** What Git calls the empty file, with SHA-1 and with SHA-256: an index has it where it knows nothing but a name. */
export const EMPTY_FILE: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/**
 * The paths that a commit left behind in the index: they are not what the branch has, and nobody touched them there since it
 * began. One that was cut short leaves them as they were before; and where a hook rewrote or added files, Git itself leaves
 * what was there before the hook (it prepares the index of `commit --only` first). `index` is what it has now, by path:
 * of `pathsInQuestion`. Everything else in the index is the author's.
 */
export function staleInIndex(
  operation: CommitOperation,
  verdict: CommitVerdict,
  index: ReadonlyMap<string, string>,
): string[] {
  const now = (path: string) => known(index.get(path));
  switch (verdict.kind) {
    case 'unclear':
      return [];
    case 'not-done':
      return operation.paths
        .filter(({ path, fresh }) => fresh && index.has(path) && now(path) === null)
        .map(({ path }) => path);
    case 'done': {
      const planned = new Map(operation.paths.map((one) => [one.path, one]));
      const changed = verdict.changed.filter(({ path, before, blob }) => {
        const ours = planned.get(path);
        const untouched = ours === undefined ? [before] : [ours.indexed, ours.blob];
        return now(path) !== blob && untouched.map(known).includes(now(path));
      });
      const inCommit = new Set(verdict.changed.map(({ path }) => path));
      // A hook took the change back.
      const undone = operation.paths.filter(
        ({ path, indexed, blob }) => !inCommit.has(path) && now(path) === known(blob) && indexed !== blob,
      );
      return [...changed, ...undone].map(({ path }) => path);
    }
  }
}

/** What `staleInIndex` has to know of the index. */
export function pathsInQuestion(operation: CommitOperation, verdict: CommitVerdict): string[] {
  const ours = operation.paths.map(({ path }) => path);
  return verdict.kind === 'done' ? [...new Set([...ours, ...verdict.commit.extraPaths])] : ours;
}

function known(id: string | null | undefined): string | null {
  return id === undefined || id === null || EMPTY_FILE.has(id) ? null : id;
}
