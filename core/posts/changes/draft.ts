import type { ContentModel } from '../../blog/model';
import { Failure } from '../../ipc/errors';
import type { PostSummary } from '../post';

/** What a change is worked out from. Paths are relative to the blog's folder. */
export interface ChangeFacts {
  readonly model: ContentModel;
  /** Every post as it is before the change. */
  readonly posts: readonly PostSummary[];
  /** Every file of the blog. */
  readonly files: readonly string[];
  /** Those of the files that are symbolic links. */
  readonly links: ReadonlySet<string>;
  /** Texts of the files that were asked for and can be read, with their own line ends and no byte order mark. */
  readonly texts: ReadonlyMap<string, string>;
  /** The local time, ISO 8601 with its offset. */
  readonly now: string;
}

/** A file's or folder's way to another path. */
export interface Way {
  readonly from: string;
  readonly to: string;
}

export interface Refusal {
  readonly postId: string;
  /** A sentence. */
  readonly reason: string;
}

/** What is to happen to files: texts first, at the paths from before; then copies, moves, new files and the trash. */
export interface Draft {
  readonly edits: ReadonlyMap<string, string>;
  /** Files to be copied byte for byte. */
  readonly copies: readonly Way[];
  /** Files, and whole folders. */
  readonly moves: readonly Way[];
  readonly creates: ReadonlyMap<string, string>;
  /** Files, and whole folders. */
  readonly trash: readonly string[];
  readonly refused: readonly Refusal[];
  /** The post to show afterwards; null to stay. */
  readonly select: string | null;
}

const nothing: Draft = {
  edits: new Map(),
  copies: [],
  moves: [],
  creates: new Map(),
  trash: [],
  refused: [],
  select: null,
};

/** A draft of a change with only these parts. */
export const draftOf = (parts: Partial<Draft>): Draft => ({ ...nothing, ...parts });

/** Whether nothing would happen to any file. */
export const isEmpty = ({ edits, copies, moves, creates, trash }: Draft): boolean =>
  edits.size + copies.length + moves.length + creates.size + trash.length === 0;

const wayMaps = new WeakMap<readonly Way[], ReadonlyMap<string, string>>();

/** Where a path is after these moves. */
export function pathAfter(path: string, moves: readonly Way[]): string {
  let ways = wayMaps.get(moves);
  if (ways === undefined) {
    ways = new Map(moves.map(({ from, to }) => [from, to]));
    wayMaps.set(moves, ways);
  }
  if (ways.size === 0) return path;
  for (const part of upwards(path)) {
    const to = ways.get(part);
    if (to !== undefined) return to + path.slice(part.length);
  }
  return path;
}

/** Whether one of these files and folders is the path, or a folder it lies in. */
export function isAmong(path: string, all: ReadonlySet<string>): boolean {
  if (all.size === 0) return false;
  for (const part of upwards(path)) if (all.has(part)) return true;
  return false;
}

/** The path, the folder it is in, the one above, and so on. */
export function* upwards(path: string): Generator<string> {
  for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) yield path.slice(0, at);
}

/** The text of a post that must be there. Fails with `post-unreadable`. */
export function textOf(path: string, { texts }: Pick<ChangeFacts, 'texts'>): string {
  const text = texts.get(path);
  if (text === undefined) throw new Failure('post-unreadable', { path, reason: 'it is not plain text' });
  return text;
}
