import { Failure } from '#core/ipc/errors';
import { type NewPost, newPost, templatesFor } from '#core/posts/new-post/new-post';
import type { PostTemplate } from '#core/posts/new-post/template';
import type { PostSummary } from '#core/posts/post';
import type { OpenBlog } from '../blog/open';
import { listPosts } from './library';
import { readPost, savePost } from './post-file';

/** How many of the newest posts a new one is modelled on. */
const SIBLINGS = 5;

/**
 * Writes a new post as the blog's newest ones are written (those in `folder`, where one is named), or by the author's own
 * archetype or scaffold, and returns its id. `now` is the local date and time in ISO 8601 with its offset; `posts` the
 * blog's posts, newest first, when they are known already. Fails with `title-needed`, `post-exists` (nothing is
 * overwritten, not even a file that came up a moment ago), and as `savePost` does.
 */
export async function createPost(
  blog: Pick<OpenBlog, 'root' | 'model'>,
  title: string,
  now: string,
  posts?: readonly PostSummary[],
  folder?: string,
): Promise<string> {
  const siblings = await readSiblings(blog, posts ?? (await listPosts(blog)), folder);
  const request: NewPost = { title, model: blog.model, siblings, now, folder };
  const templates: PostTemplate[] = [];
  for (const path of templatesFor(request)) {
    const found = await readText(blog.root, path);
    if (found !== null) templates.push({ path, text: found.text });
  }
  const { id, text } = newPost({ ...request, templates });
  await savePost(blog.root, id, { revision: null, text });
  return id;
}

/** The newest posts of the folder; of the whole blog when there are none in it. */
async function readSiblings(
  { root }: Pick<OpenBlog, 'root'>,
  posts: readonly PostSummary[],
  folder: string | undefined,
): Promise<{ id: string; text: string }[]> {
  const whole = posts.filter((post) => post.problem === null);
  const inside = folder === undefined ? [] : whole.filter(({ id }) => id.startsWith(`${folder}/`));
  const siblings: { id: string; text: string }[] = [];
  for (const post of inside.length > 0 ? inside : whole) {
    if (siblings.length === SIBLINGS) break;
    const sibling = await readText(root, post.id);
    if (sibling !== null) siblings.push(sibling);
  }
  return siblings;
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
