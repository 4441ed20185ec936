import { isPost } from '../../blog/post-path';
import type { ChangeFacts } from './draft';
import { bundleFolder, join, type PostPlace, placeOf, split } from './post-place';

/** A post's path with what belongs to it. */
export interface Belongings {
  readonly id: string;
  readonly place: PostPlace;
  /** The bundle's folder; null for a single file. */
  readonly bundle: string | null;
  /** Files in the bundle besides the post. */
  readonly bundled: readonly string[];
  /** Posts in the bundle besides this one: its translations, or others below it. */
  readonly companions: readonly string[];
  /** Hexo's folder of the post's assets, of the post's own name beside it; null when there is none. */
  readonly assets: string | null;
}

/**
 * What goes where a post goes. A folder that holds other posts than the index file's translations is a section and
 * no bundle: its index file is then a single file.
 */
export function belongingsOf(id: string, { model, files }: Pick<ChangeFacts, 'model' | 'files'>): Belongings {
  const place = placeOf(id, model);
  const folder = bundleFolder(place);
  const inside = folder === null ? [] : files.filter((file) => file.startsWith(`${folder}/`) && file !== id);
  const posts = inside.filter((file) => isPost(file, model));
  const section = posts.some((post) => split(post).folder !== folder || !/^index\./.test(split(post).name));
  if (folder !== null && section) {
    const { folder: parent, name } = split(id);
    const slug = name.slice(0, name.length - place.extension.length - place.language.length);
    const single = { ...place, folder: parent, date: '', slug, bundle: false };
    return { id, place: single, bundle: null, bundled: [], companions: [], assets: null };
  }
  return {
    id,
    place,
    bundle: folder,
    bundled: inside.filter((file) => !posts.includes(file)),
    companions: posts,
    assets: folder === null ? assetFolder(id, place, { model, files }) : null,
  };
}

/** hexo.io/docs/asset-folders: a folder beside the post with the name of its file. */
function assetFolder(
  id: string,
  place: PostPlace,
  { model, files }: Pick<ChangeFacts, 'model' | 'files'>,
): string | null {
  if (model.generator !== 'hexo') return null;
  const folder = join(place.folder, split(id).name.replace(/\.[^.]+$/, ''));
  const inside = files.filter((file) => file.startsWith(`${folder}/`));
  return inside.length > 0 && !inside.some((file) => isPost(file, model)) ? folder : null;
}
