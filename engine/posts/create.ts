import { Failure } from '#core/ipc/errors';
import { newPost } from '#core/posts/new-post';
import type { PostSummary } from '#core/posts/post';
import type { OpenBlog } from '../blog/open';
import { listPosts } from './library';
import { readPost, savePost } from './post-file';

/** How many of the newest posts a new one is modelled on. */
const SIBLINGS = 5;

/**
 * Writes a new post as the blog's newest ones are written, and returns its id. `now` is the local date and
 * time in ISO 8601 with its offset; `posts` the blog's posts, newest first, when they are known already.
 * Fails with `title-needed`, `post-exists` (nothing is overwritten, not even a file that came up a moment
 * ago), and as `savePost` does.
 */
export async function createPost(
  blog: Pick<OpenBlog, 'root' | 'model'>,
  title: string,
  now: string,
  posts?: readonly PostSummary[],
): Promise<string> {
  const siblings: { id: string; text: string }[] = [];
  for (const post of posts ?? (await listPosts(blog))) {
    if (siblings.length === SIBLINGS) break;
    const sibling = post.problem === null ? await readSibling(blog.root, post.id) : null;
    if (sibling !== null) siblings.push(sibling);
  }
  const { id, text } = newPost({ title, model: blog.model, siblings, now });
  await savePost(blog.root, id, { revision: null, text });
  return id;
}

/** A post that went away or cannot be read is no model for a new one, and no reason to fail. */
async function readSibling(root: string, id: string): Promise<{ id: string; text: string } | null> {
  try {
    const { text, readOnly } = await readPost(root, id);
    return readOnly === null || readOnly === 'read-only-file' ? { id, text } : null;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
