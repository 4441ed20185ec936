import { MARKDOWN } from './markdown-file';
import type { ContentFolder, ContentModel, Naming } from './model';

/** A file name that begins with a date, as Jekyll reads it: years of two or four digits, days without padding. */
export const DATED = /^\d{2,4}-\d{1,2}-\d{1,2}-/;

/** What the names of posts teach; `like` of `of` posts are named so. */
export interface LearnedFiles extends Pick<ContentModel, 'naming' | 'extension'> {
  readonly like: number;
  readonly of: number;
}

/**
 * How most posts under these folders are named, and their extension; `otherwise`, and `.md` or `extension`, when
 * there are none. A folder per post may hold `index.md`, translations of it, or Next's `page.mdx`.
 */
export function learnFiles(
  paths: readonly string[],
  folders: readonly ContentFolder[],
  otherwise: Naming,
  extension = '.md',
): LearnedFiles {
  const names = new Map<Naming, number>();
  const extensions = new Map<string, number>();
  let of = 0;
  for (const path of paths) {
    if (
      !MARKDOWN.test(path) ||
      !folders.some(({ path: folder, kind }) => kind === 'posts' && isUnder(path, folder))
    )
      continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    if (file.startsWith('_')) continue;
    const naming: Naming = /^(?:index|page)\./.test(file)
      ? 'bundle'
      : DATED.test(file)
        ? 'date-slug'
        : 'slug';
    names.set(naming, (names.get(naming) ?? 0) + 1);
    const ending = file.slice(file.lastIndexOf('.'));
    extensions.set(ending, (extensions.get(ending) ?? 0) + 1);
    of += 1;
  }
  const naming = mostOf(names) ?? otherwise;
  return { naming, extension: mostOf(extensions) ?? extension, like: names.get(naming) ?? 0, of };
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
