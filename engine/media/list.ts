import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentModel } from '#core/blog/model';
import { isUnder } from '#core/blog/naming';
import type { BlogImage } from '#core/media/blog-image';
import { imageHabits } from '#core/media/habits';
import { fallbackForm, imageReference } from '#core/media/image-reference';
import { type PostParts, postParts } from '#core/media/post-place';
import { walkBlog } from '../blog/walk';
import { errnoOf } from '../posts/file-errors';
import type { PostShelf } from '../posts/index/shelf';
import { hasImageExtension } from './image-type';
import { imageSamples } from './samples';

/** So many images are offered, the newest; so many are looked at to find them. */
const OFFERED = 2000;
const LOOKED_AT = 20_000;
const AT_ONCE = 64;

/**
 * The images of the blog that the post can show, newest first, each with its address as this blog writes it there: those
 * the site serves, those beside the post, and those where the blog's posts have theirs. Links are left out.
 * @param today `YYYY-MM-DD`, for a post without a date
 */
export async function listImages(
  { root, model }: { readonly root: string; readonly model: ContentModel },
  shelf: Pick<PostShelf, 'all'>,
  postId: string,
  today: string,
): Promise<BlogImage[]> {
  const [{ files, links }, posts] = await Promise.all([walkBlog(root), shelf.all()]);
  const post = { id: postId, date: posts.find(({ id }) => id === postId)?.date?.slice(0, 10) ?? today };
  const samples = await imageSamples({ root, model }, postId, posts, today);
  const { form } = imageHabits(post, samples, model);
  const formOf = (path: string) => {
    const folder = staticFolderOf(path, model);
    // What is not copied along with the post has no way from it on the site.
    return folder === null || form.kind === 'root' ? form : rootForm(folder);
  };
  const rootForm = (folder: string) => {
    const learned = imageHabits(
      post,
      samples.filter(({ path }) => isUnder(path, folder)),
      model,
    ).form;
    return learned.kind === 'root' ? learned : fallbackForm(folder, model);
  };
  const folders = new Set(samples.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  const parts = postParts(post);
  const paths = files.filter(
    (path) =>
      hasImageExtension(path) &&
      !links.has(path) &&
      (isServed(path, model) || isBeside(path, parts) || isIn(path, folders)),
  );
  const found: BlogImage[] = [];
  for (let at = 0; at < Math.min(paths.length, LOOKED_AT); at += AT_ONCE) {
    const part = paths.slice(at, at + AT_ONCE);
    const times = await Promise.all(part.map((path) => modifiedAt(join(root, path))));
    for (const [index, path] of part.entries()) {
      const modified = times[index] ?? null;
      if (modified !== null)
        found.push({ path, src: imageReference(path, post, model, formOf(path)), modified });
    }
  }
  return found.sort((a, b) => b.modified - a.modified || (a.path < b.path ? -1 : 1)).slice(0, OFFERED);
}

/** The static folder a file is in; null for one that is served with the posts. */
function staticFolderOf(path: string, { staticFolders }: ContentModel): string | null {
  return staticFolders.find((folder) => folder.path !== '' && isUnder(path, folder.path))?.path ?? null;
}

/** Of a site that serves its whole folder only where images are kept: a bundle's are its own post's. */
function isServed(path: string, { staticFolders, assetsFolder, contentFolders }: ContentModel): boolean {
  if (isUnder(path, assetsFolder) && assetsFolder !== '') return true;
  if (staticFolders.some((folder) => folder.path !== '' && isUnder(path, folder.path))) return true;
  return (
    staticFolders.some((folder) => folder.path === '') &&
    !contentFolders.some((folder) => folder.path !== '' && isUnder(path, folder.path))
  );
}

/** In the post's own folder, or one named after it. */
function isBeside(path: string, { dir, stem, isBundle }: PostParts): boolean {
  if (isBundle) return isUnder(path, dir);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const own = dir === '' ? stem : `${dir}/${stem}`;
  return folder === dir || isUnder(path, own);
}

function isIn(path: string, folders: ReadonlySet<string>): boolean {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  // A folder of one post's own says nothing of others; one that is above it would be listed by itself.
  return folders.has(folder) && !/(?:^|\/)_?index\.\w+$/.test(path);
}

async function modifiedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}
