import { Failure } from '#core/ipc/errors';
import { folderFor, patternsFor } from '#core/posts/new-post/folders';
import {
  type NewPost,
  type NewPostOutline,
  newPost,
  newPostOutline,
  templatesFor,
} from '#core/posts/new-post/new-post';
import type { PostTemplate } from '#core/posts/new-post/template';
import type { ListedPost } from '#core/posts/post';
import type { OpenBlog } from '../blog/open';
import { listPosts } from './library';
import { readPost, savePost } from './post-file';

/** How many of the newest posts a new one is modelled on. */
const SIBLINGS = 25;

/**
 * Writes a new post as the blog's newest ones are written (those in `folder`, where one is named: one of
 * `newPostFolders`, or a content folder), or by the author's own
 * archetype or scaffold, and returns its id. `now` is the local date and time in ISO 8601 with its offset; `posts` the
 * blog's posts, newest first, when they are known already. Fails with `title-needed`, `change-refused` (no such folder), `post-exists` (nothing is
 * overwritten, not even a file that came up a moment ago), and as `savePost` does.
 */
export async function createPost(
  blog: Pick<OpenBlog, 'root' | 'model'>,
  title: string,
  now: string,
  posts?: readonly ListedPost[],
  folder?: string,
): Promise<string> {
  const { id, text } = newPost(await requestFor(blog, title, now, posts, folder));
  await savePost(blog.root, id, { revision: null, text });
  return id;
}

/** What `createPost` would make of the same arguments; nothing is written. Fails with `title-needed`, `change-refused`. */
export async function outlinePost(
  blog: Pick<OpenBlog, 'root' | 'model'>,
  title: string,
  now: string,
  posts?: readonly ListedPost[],
  folder?: string,
): Promise<NewPostOutline> {
  return newPostOutline(await requestFor(blog, title, now, posts, folder));
}

async function requestFor(
  blog: Pick<OpenBlog, 'root' | 'model'>,
  title: string,
  now: string,
  posts: readonly ListedPost[] | undefined,
  wanted: string | undefined,
): Promise<NewPost> {
  const { root, model } = blog;
  const whole = (posts ?? (await listPosts(blog))).filter((post) => post.problem === null);
  // Where it is in no folder of posts, `newPost` says so.
  const folder = folderFor(whole, model, now, wanted) ?? wanted;
  const siblings: { id: string; text: string }[] = [];
  for (const post of patternsFor(whole, folder ?? '', model, now)) {
    if (siblings.length === SIBLINGS) break;
    const sibling = await readText(root, post.id);
    if (sibling !== null) siblings.push(sibling);
  }
  const request: NewPost = { title, model, siblings, now, folder };
  const templates: PostTemplate[] = [];
  for (const path of templatesFor(request)) {
    const found = await readText(root, path);
    if (found !== null) templates.push({ path, text: found.text });
  }
  return { ...request, templates };
}

/** A file that is not there or cannot be read is no model for a new post, and no reason to fail. */
async function readText(root: string, id: string): Promise<{ id: string; text: string } | null> {
  try {
    const { text, readOnly } = await readPost(root, id);
    return readOnly === null || readOnly === 'read-only-file' ? { id, text } : null;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
