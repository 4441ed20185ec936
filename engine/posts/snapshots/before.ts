import { locate } from '../../blog/paths';
import { readPost } from '../post-file';
import type { SnapshotStore } from './store';

/** The blog whose post is about to be written. */
export interface SnapshotBlog {
  readonly id: string;
  readonly root: string;
}

/**
 * Keeps what a post's file holds before the author's next text takes its place, if some time has passed since the
 * last snapshot; nothing when the file has `next` already, cannot be read as text, or is not there.
 */
export async function keepBeforeSave(
  store: SnapshotStore,
  blog: SnapshotBlog,
  post: string,
  next: string,
): Promise<void> {
  if (!(await store.isDue(blog.id, post))) return;
  await keepFile(store, blog, post, 'edited', next);
}

/** A change of more posts than this is undone as a whole, or with Git: to keep each text first would take minutes. */
const MOST_POSTS = 300;

/** Keeps what these posts' files hold before something other than the author's typing changes them. */
export async function keepBeforeReplacing(
  store: SnapshotStore,
  blog: SnapshotBlog,
  posts: readonly string[],
): Promise<void> {
  if (posts.length > MOST_POSTS) return;
  for (const post of posts) await keepFile(store, blog, post, 'replaced', null);
}

async function keepFile(
  store: SnapshotStore,
  blog: SnapshotBlog,
  post: string,
  why: 'edited' | 'replaced',
  next: string | null,
): Promise<void> {
  const place = await locate(blog.root, post);
  if (place.kind !== 'file') return;
  const { text, readOnly } = await readPost(blog.root, post);
  if (readOnly === 'not-utf8' || readOnly === 'too-large' || text === next || text === '') return;
  await store.keep(blog.id, post, { text, why, at: place.stats.mtimeMs });
}
