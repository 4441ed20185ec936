import type { ConflictedPath, MergeNote, Version } from './model';

/** What `git merge-tree --write-tree -z` printed. */
export interface MergeTree {
  /** The tree it wrote. */
  readonly tree: string;
  /** Empty when everything merged. In the order of their names. */
  readonly paths: ConflictedPath[];
  readonly notes: MergeNote[];
}

/**
 * Reads the output of `git merge-tree --write-tree -z` (the format of git-merge-tree(1)): the tree's id, a record
 * `mode id stage TAB path` for each version of a conflicted path, an empty record, and then the notes, each
 * as the number of its paths, the paths, a kind and a message. Null for anything else.
 */
export function parseMergeTree(output: string): MergeTree | null {
  const records = output.split('\0');
  const tree = records.shift() ?? '';
  if (!/^[0-9a-f]{40,64}$/.test(tree)) return null;
  const paths = new Map<string, { -readonly [K in keyof ConflictedPath]: ConflictedPath[K] }>();
  let at = 0;
  for (; at < records.length && records[at] !== ''; at++) {
    const entry = /^(\d{6}) ([0-9a-f]+) ([123])\t(.+)$/s.exec(records[at] ?? '');
    const [, mode, oid, stage, path] = entry ?? [];
    if (!mode || !oid || !stage || !path) return null;
    const known = paths.get(path) ?? { path, base: null, mine: null, theirs: null };
    known[SIDES[stage as keyof typeof SIDES]] = { oid, mode } satisfies Version;
    paths.set(path, known);
  }
  return { tree, paths: [...paths.values()], notes: readNotes(records.slice(at + 1)) };
}

const SIDES = { '1': 'base', '2': 'mine', '3': 'theirs' } as const;

function readNotes(records: readonly string[]): MergeNote[] {
  const notes: MergeNote[] = [];
  for (let at = 0; at < records.length; ) {
    const count = Number(records[at]);
    if (records[at] === '' || !Number.isInteger(count) || at + count + 2 >= records.length) break;
    const paths = records.slice(at + 1, at + 1 + count);
    const [kind = '', words = ''] = records.slice(at + 1 + count);
    notes.push({ paths, kind, words: words.trimEnd() });
    at += count + 3;
  }
  return notes;
}
