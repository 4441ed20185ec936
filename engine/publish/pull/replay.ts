import { authorOf, type CommitText, parseCommitText, sayTheSame } from '#core/publish/pull/commit-text';
import type { LinearObstacle, Replaced } from '#core/publish/pull/model';
import { failureOf, git } from '../git';
import type { ReadyRepository } from '../repository';
import { signArguments, tryMerge } from './merge';

/** A commit that is to be written again. */
interface OwnCommit {
  readonly oid: string;
  readonly parent: string;
}

/** A line of commits on top of the remote's, in Git's store alone; or why there is none. */
export type Replay =
  | { readonly kind: 'replayed'; readonly to: string; readonly replaced: Replaced }
  | { readonly kind: 'obstacle'; readonly obstacle: LinearObstacle };

export interface ReplayRequest {
  /** The branch's commit and the remote's, which have one in common: full object ids. */
  readonly mine: string;
  readonly theirs: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes the commits that only `mine` has again on top of `theirs`, as a rebase would, but in Git's store: no file, no index and no
 * ref is touched. Author, date and message stay byte for byte; the committer is who uses this computer; signed where the author
 * signs. A commit that has nothing new any more is left out, one that was empty from the beginning is kept, as Git does.
 * Fails with `identity-missing`, `signing-failed`, `cancelled`, `pull-failed`, `commit-failed`.
 */
export async function replay(
  repository: ReadyRepository,
  { mine, theirs, signal }: ReplayRequest,
): Promise<Replay> {
  const own = await ownCommits(repository, mine, theirs);
  if (own === null) return obstacle('merge-among-ours');
  if (await areElsewhere(repository, own.length, mine, theirs)) return obstacle('elsewhere');
  const texts = await readCommits(repository, [theirs, ...own.flatMap(({ oid, parent }) => [parent, oid])]);
  const sign = await signArguments(repository);
  const replaced: Record<string, string> = {};
  const written: { readonly oid: string; readonly text: CommitText }[] = [];
  let tip = { oid: theirs, tree: texts.get(theirs)?.tree };
  for (const { oid, parent } of own) {
    const text = texts.get(oid);
    const before = texts.get(parent)?.tree;
    if (text === undefined || before === undefined || tip.tree === undefined) return obstacle('not-the-same');
    const tree = await onTop(repository, { before, after: text.tree, tip: tip.tree }, signal);
    if (tree === null) return obstacle('conflict');
    if (tree !== tip.tree || text.tree === before) {
      const again = await writeAgain(repository, text, tree, tip.oid, sign);
      if (again === null) return obstacle('not-the-same');
      written.push({ oid: again, text });
      tip = { oid: again, tree };
    }
    replaced[oid] = tip.oid;
  }
  const there = await readCommits(
    repository,
    written.map(({ oid }) => oid),
  );
  const same = written.every(({ oid, text }) => {
    const now = there.get(oid);
    return now !== undefined && sayTheSame(now, text);
  });
  return same ? { kind: 'replayed', to: tip.oid, replaced } : obstacle('not-the-same');
}

const obstacle = (which: LinearObstacle): Replay => ({ kind: 'obstacle', obstacle: which });

/** The commits that only `mine` has, oldest first; null where one of them has not exactly one parent. */
async function ownCommits(
  { topLevel }: ReadyRepository,
  mine: string,
  theirs: string,
): Promise<OwnCommit[] | null> {
  const { stdout } = await git(topLevel, {
    operation: 'list your commits',
    args: ['rev-list', '--reverse', '--topo-order', '--parents', mine, `^${theirs}`, '--'],
  });
  const own: OwnCommit[] = [];
  for (const line of stdout.trim().split('\n')) {
    const [oid = '', parent, ...others] = line.split(' ');
    if (parent === undefined || others.length > 0) return null;
    own.push({ oid, parent });
  }
  return own;
}

/** Whether a remote has any of the `count` commits that only `mine` has, under whatever name: its readers would keep them. */
async function areElsewhere(
  { topLevel }: ReadyRepository,
  count: number,
  mine: string,
  theirs: string,
): Promise<boolean> {
  const { stdout } = await git(topLevel, {
    operation: 'look for your commits on remotes',
    args: [
      ...['rev-list', '--count', mine, `^${theirs}`],
      ...['--not', '--remotes', '--glob=refs/longhand/seen', '--glob=refs/longhand/fetched', '--'],
    ],
  });
  return Number(stdout) !== count;
}

/** Reads commits by their ids. One that cannot be written again as it is, is not in the answer. */
async function readCommits(
  { topLevel }: ReadyRepository,
  oids: readonly string[],
): Promise<ReadonlyMap<string, CommitText>> {
  if (oids.length === 0) return new Map();
  const { bytes } = await git(topLevel, {
    operation: 'read commits',
    args: ['cat-file', '--batch'],
    stdin: [...new Set(oids)].map((oid) => `${oid}\n`).join(''),
  });
  const found = new Map<string, CommitText>();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at);
    const [oid = '', type, size = '0'] = bytes.toString('latin1', at, end).split(' ');
    const from = end + 1;
    const text =
      type === 'commit' ? parseCommitText(bytes.toString('latin1', from, from + Number(size))) : null;
    if (text !== null) found.set(oid, text);
    at = from + Number(size) + 1;
  }
  return found;
}

/** What a commit changes, and where it is to be changed: trees. */
interface Step {
  readonly before: string;
  readonly after: string;
  readonly tip: string;
}

/**
 * The tree with what happened from `before` to `after` done to `tip`; null on a conflict. Git 2.39 merges commits only, by what
 * they have in common: so there is one with `before`, and on it two with the others, which nothing points to.
 */
async function onTop(
  repository: ReadyRepository,
  { before, after, tip }: Step,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if (tip === before || tip === after) return after;
  if (after === before) return tip;
  const base = await throwAway(repository, before);
  const [ours, theirs] = [await throwAway(repository, tip, base), await throwAway(repository, after, base)];
  const { tree, paths } = await tryMerge(repository, ours, theirs, signal);
  return paths.length === 0 ? tree : null;
}

async function throwAway(
  { topLevel }: ReadyRepository,
  tree: string,
  parent: string | null = null,
): Promise<string> {
  const on = parent === null ? [] : ['-p', parent];
  return commitTree(topLevel, { args: [...on, '-m', 'longhand: only to merge with', tree] });
}

/** Null where Git would not take its author. */
async function writeAgain(
  { topLevel }: ReadyRepository,
  text: CommitText,
  tree: string,
  parent: string,
  sign: readonly string[],
): Promise<string | null> {
  const author = authorOf(text);
  if (author === null) return null;
  const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');
  return commitTree(topLevel, {
    settings: ['-c', `i18n.commitEncoding=${text.encoding ?? 'UTF-8'}`],
    args: [...sign, '-p', parent, '-F', '-', tree],
    stdin: Buffer.from(text.message, 'latin1'),
    author: { name: utf8(author.name), email: utf8(author.email), date: author.date },
  });
}

type CommitTree = Pick<Parameters<typeof git>[1], 'args' | 'stdin' | 'author'> & {
  readonly settings?: readonly string[];
};

async function commitTree(topLevel: string, { settings = [], args, ...call }: CommitTree): Promise<string> {
  try {
    const { stdout } = await git(topLevel, {
      ...call,
      operation: 'write a commit',
      args: [...settings, 'commit-tree', ...args],
      lane: 'write',
    });
    return stdout.trim();
  } catch (error) {
    throw failureOf(error);
  }
}
