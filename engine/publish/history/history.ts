import type { ContentModel } from '#core/blog/model';
import { Failure } from '#core/ipc/errors';
import { gitTrouble } from '#core/publish/git-trouble';
import type { HistoryCommit, PostHistory } from '#core/publish/history/model';
import type { LoggedCommit } from '#core/publish/history/parse-log';
import { type KnownSnapshot, timeline } from '#core/publish/history/timeline';
import { readPost } from '../../posts/post-file';
import { blobId } from '../../posts/snapshots/entry';
import type { SnapshotStore } from '../../posts/snapshots/store';
import { failureOf, GitFailed, git } from '../git';
import { commitsOf, renamesIn } from './commits';
import { originOf } from './origin';

/** The blog whose post is looked at. */
export interface HistoryBlog {
  readonly id: string;
  readonly root: string;
  readonly model: ContentModel;
}

/** More commits of one post than this are not listed. */
const MOST = 1000;
/** A post that was renamed more often than this is followed no further. */
const MOST_RENAMES = 30;

/** A part of a post's life under one path, and the commits that touched it there. */
interface Chapter {
  readonly path: string;
  readonly commits: readonly LoggedCommit[];
  /** ms since the epoch: when the post left this path; null for the one it is at. */
  readonly until: number | null;
}

/**
 * The texts that the post had: the commits that changed it, across renames, and what `snapshots` kept in between. Reads
 * only; `graph` is what `HistoryGraphs` has for the folder. A folder that is not in a repository, or a computer without Git, has its snapshots alone.
 */
export async function postHistory(
  blog: HistoryBlog,
  postId: string,
  snapshots: SnapshotStore,
  graph: string | null = null,
): Promise<PostHistory> {
  const { chapters, unsent, shallow } = await readCommits(blog, postId, graph);
  const commits = chapters.flatMap(({ path, commits: touched }, at) => {
    const before = chapters[at + 1]?.path ?? null;
    return touched.flatMap((one, n) => {
      const isFirst = n === touched.length - 1;
      return described(one, path, isFirst ? before : null, unsent);
    });
  });
  const blobs = new Set(chapters.flatMap((chapter) => chapter.commits.flatMap(({ blob }) => blob ?? [])));
  const now = await textNow(blog.root, postId);
  if (now !== null) blobs.add(blobId(now));
  const kept = await keptTexts(blog.id, postId, chapters, snapshots);
  return {
    entries: timeline(commits, kept, blobs),
    cut: commits.length >= MOST ? 'many' : shallow && isCutOff(chapters) ? 'shallow' : null,
  };
}

/** Whether the oldest commit has none before it: in a shallow clone, none that is on this computer. */
function isCutOff(chapters: readonly Chapter[]): boolean {
  return chapters.at(-1)?.commits.at(-1)?.parents.length === 0;
}

interface Commits {
  readonly chapters: readonly Chapter[];
  /** The commits that the remote's branch does not have; null where there is none. */
  readonly unsent: ReadonlySet<string> | null;
  readonly shallow: boolean;
}

async function readCommits(blog: HistoryBlog, postId: string, graph: string | null): Promise<Commits> {
  try {
    const [chapters, unsent, shallow] = await Promise.all([
      readChapters(blog, postId, graph),
      readUnsent(blog.root),
      isShallow(blog.root),
    ]);
    return { chapters, unsent, shallow };
  } catch (error) {
    if (isNoRepository(error)) return { chapters: [], unsent: null, shallow: false };
    throw failureOf(error);
  }
}

function isNoRepository(error: unknown): boolean {
  if (error instanceof Failure) return error.code === 'git-missing' || error.code === 'not-a-repository';
  if (!(error instanceof GitFailed)) return false;
  const { kind } = gitTrouble(error.output);
  return kind === 'not-a-repository' || kind === 'bare';
}

/** Newest first. Each rename begins a chapter. */
async function readChapters(blog: HistoryBlog, postId: string, graph: string | null): Promise<Chapter[]> {
  const chapters: Chapter[] = [];
  let commits = await commitsOf(blog.root, postId, null, MOST, graph);
  let path = postId;
  let until: number | null = null;
  if (commits.length === 0) {
    const origin = await originOf(blog, postId);
    if (origin === null) return [];
    chapters.push({ path, commits, until });
    path = origin;
    until = Number.POSITIVE_INFINITY;
    commits = await commitsOf(blog.root, path, null, MOST, graph);
  }
  let room = MOST;
  for (let renames = 0; ; renames++) {
    const birth = commits.findIndex((one) => one.change === 'added');
    const first = commits[birth];
    const from = first && renames < MOST_RENAMES ? await cameFrom(blog.root, first, path) : null;
    const own = (await isAnotherPosts(blog.root, commits, birth, from, path))
      ? commits.slice(0, birth + 1)
      : commits;
    chapters.push({ path, commits: own, until });
    room -= own.length;
    const parent = first?.parents[0];
    if (from === null || first === undefined || parent === undefined || room <= 0) return chapters;
    until = first.time * 1000;
    path = from;
    commits = await commitsOf(blog.root, path, parent, room, graph);
  }
}

/**
 * Whether what lies before the birth of a file at this path is about another post that had the path: it was under another
 * name then (`from`), or the one before it was moved away and not deleted.
 */
async function isAnotherPosts(
  root: string,
  commits: readonly LoggedCommit[],
  birth: number,
  from: string | null,
  path: string,
): Promise<boolean> {
  const before = commits[birth + 1];
  if (before === undefined) return false;
  if (from !== null) return true;
  if (before.change !== 'deleted') return false;
  return [...(await renamesIn(root, before)).values()].includes(path);
}

/** The path that a file which this commit added was renamed from in it; null when it is new. */
async function cameFrom(root: string, commit: LoggedCommit, path: string): Promise<string | null> {
  return (await renamesIn(root, commit)).get(path) ?? null;
}

async function readUnsent(root: string): Promise<ReadonlySet<string> | null> {
  const { stdout, exitCode } = await git(root, {
    operation: 'look for what waits',
    args: ['rev-list', '--max-count=10000', '@{upstream}..HEAD', '--'],
    // No upstream, no branch, no commit, or one that was never fetched.
    expect: [128],
  });
  return exitCode === 0 ? new Set(stdout.split('\n').filter((line) => line !== '')) : null;
}

async function isShallow(root: string): Promise<boolean> {
  const { stdout } = await git(root, {
    operation: 'ask whether all history is here',
    args: ['rev-parse', '--is-shallow-repository'],
    expect: [128],
  });
  return stdout.trim() === 'true';
}

function described(
  one: LoggedCommit,
  path: string,
  from: string | null,
  unsent: ReadonlySet<string> | null,
): HistoryCommit[] {
  if (one.change === null) return [];
  const { commit, author, subject, body, time } = one;
  return [
    {
      ...{ kind: 'commit', commit, at: time * 1000, author, subject, body, path },
      change: one.change === 'added' && from !== null ? 'renamed' : one.change,
      from: one.change === 'added' ? from : null,
      sent: unsent === null ? null : !unsent.has(commit),
    },
  ];
}

async function textNow(root: string, postId: string): Promise<string | null> {
  try {
    return (await readPost(root, postId)).text;
  } catch (error) {
    // A post that is gone still has its history.
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** Of paths it had before, only what was kept while it had them: another post may have the path now. */
async function keptTexts(
  blogId: string,
  postId: string,
  chapters: readonly Chapter[],
  store: SnapshotStore,
): Promise<KnownSnapshot[]> {
  const paths = chapters.length === 0 ? [{ path: postId, until: null }] : chapters;
  const found: KnownSnapshot[] = [];
  for (const { path, until } of paths) {
    for (const { id, at, why, blob } of await store.list(blogId, path)) {
      if (until === null || at <= until) found.push({ kind: 'snapshot', id, at, why, path, blob });
    }
  }
  return found;
}
