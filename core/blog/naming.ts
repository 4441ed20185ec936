import { MARKDOWN } from './generators/parts';
import type { ContentFolder, ContentModel, Naming } from './model';

/** A file name that begins with a date, as Jekyll reads it: years of two or four digits, days without padding. */
export const DATED = /^\d{2,4}-\d{1,2}-\d{1,2}-/;

/** How most posts under these folders are named, and their extension; `otherwise` and `.md` when there are none. */
export function learnFiles(
  paths: readonly string[],
  folders: readonly ContentFolder[],
  otherwise: Naming,
): Pick<ContentModel, 'naming' | 'extension'> {
  const names = new Map<Naming, number>();
  const extensions = new Map<string, number>();
  for (const path of paths) {
    if (
      !MARKDOWN.test(path) ||
      !folders.some(({ path: folder, kind }) => kind === 'posts' && isUnder(path, folder))
    )
      continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    if (file.startsWith('_')) continue;
    const naming: Naming = /^index\./.test(file) ? 'bundle' : DATED.test(file) ? 'date-slug' : 'slug';
    names.set(naming, (names.get(naming) ?? 0) + 1);
    const extension = file.slice(file.lastIndexOf('.'));
    extensions.set(extension, (extensions.get(extension) ?? 0) + 1);
  }
  return { naming: mostOf(names) ?? otherwise, extension: mostOf(extensions) ?? '.md' };
}

/** Whether a path lies in a folder; every path lies in `''`. */
export function isUnder(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The key with the highest count; the earlier one of equals. */
export function mostOf<K>(counts: ReadonlyMap<K, number>): K | null {
  let best: K | null = null;
  let most = 0;
  for (const [key, count] of counts) {
    if (count > most) {
      best = key;
      most = count;
    }
  }
  return best;
}
