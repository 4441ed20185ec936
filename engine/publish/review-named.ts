import type { ContentModel } from '#core/blog/model';
import { imageCandidates, linkedFiles, localImages } from '#core/media/references';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { locate } from '../blog/paths';

/** Files of the blog that a post names. */
export interface NamedFiles {
  /** Path → how the post names it. */
  readonly images: ReadonlyMap<string, string>;
  /** Images that are not there, as the post names them. */
  readonly missing: ReadonlySet<string>;
  /** Files that it links to. */
  readonly linked: ReadonlySet<string>;
}

/** Finds them on the disk; `root` is the blog's folder (absolute). */
export async function findNamedFiles(
  { root, model }: { readonly root: string; readonly model: ContentModel },
  postId: string,
  text: string,
): Promise<NamedFiles> {
  const rules = frontMatterRules(model, postId);
  const images = new Map<string, string>();
  const missing = new Set<string>();
  for (const { src } of localImages(text, rules)) {
    const path = await firstFile(root, imageCandidates(src, postId, model));
    if (path === null) missing.add(src);
    else images.set(path, src);
  }
  images.delete(postId);
  const linked = new Set<string>();
  for (const src of linkedFiles(text, rules)) {
    const path = await firstFile(root, imageCandidates(src, postId, model));
    if (path !== null) linked.add(path);
  }
  return { images, missing, linked };
}

async function firstFile(root: string, candidates: readonly string[]): Promise<string | null> {
  for (const path of candidates) {
    if ((await locate(root, path)).kind === 'file') return path;
  }
  return null;
}
