import type { ContentModel } from '#core/blog/model';
import { Failure } from '#core/ipc/errors';
import type { ImageSample } from '#core/media/habits';
import type { PostPlace } from '#core/media/post-place';
import { imageCandidates, localImages } from '#core/media/references';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import type { ListedPost } from '#core/posts/post';
import { locate } from '../blog/paths';
import { readPost } from '../posts/post-file';

/** So many of the newest posts are read, and so many images are looked at. */
const POSTS = 60;
const IMAGES = 80;

/**
 * The images that the post itself and the newest posts name and that are there: what `imageHabits` learns from. Front
 * matter is left out, where covers are often written in a way of their own. What cannot be read says nothing.
 * @param posts newest first
 * @param today `YYYY-MM-DD`, for posts without a date
 */
export async function imageSamples(
  blog: { readonly root: string; readonly model: ContentModel },
  postId: string,
  posts: readonly ListedPost[],
  today: string,
): Promise<ImageSample[]> {
  const dates = new Map(posts.map(({ id, date }) => [id, date?.slice(0, 10) ?? today]));
  const ids = [postId, ...posts.map(({ id }) => id).filter((id) => id !== postId)].slice(0, POSTS);
  const samples: ImageSample[] = [];
  for (const id of ids) {
    if (samples.length >= IMAGES) break;
    const text = await textOf(blog.root, id);
    if (text === null) continue;
    const post: PostPlace = { id, date: dates.get(id) ?? today };
    for (const { src, kind } of localImages(text, frontMatterRules(blog.model, id)).slice(0, IMAGES)) {
      if (kind === 'front-matter') continue;
      const path = await firstFile(blog.root, imageCandidates(src, id, blog.model));
      if (path !== null) samples.push({ post, path, src });
    }
  }
  return samples;
}

async function textOf(root: string, id: string): Promise<string | null> {
  try {
    return (await readPost(root, id)).text;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

async function firstFile(root: string, candidates: readonly string[]): Promise<string | null> {
  for (const path of candidates) if ((await locate(root, path)).kind === 'file') return path;
  return null;
}
