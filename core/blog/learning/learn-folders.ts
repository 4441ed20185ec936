import type { ContentFolder, ContentModel, Evidence } from '../model';
import { isUnder } from '../naming';
import { contentFolderOf } from '../post-path';
import type { PostSample } from './learn';
import { DATE_KEYS } from './learn-fields';

/** `2017/07/20`, `2017-07`, wherever it stands in a path or an address. */
const DATE_IN_PATH = /(?:^|[/_-])(?:19|20)\d{2}[/_-]\d{1,2}(?:[/_-]|$)/;

/** Fewer files than this without a date say nothing of their folder. */
const SOME = 3;

/**
 * The model with its guessed folders decided by the posts that were looked at: where some hold posts with dates, or others are known
 * to hold posts, those that do not (documentation, a list of people) hold pages. Else all of them stay. No folder of
 * the result is a guess; the same model when none was.
 */
export function settleFolders(model: ContentModel, samples: readonly PostSample[]): ContentModel {
  const guessed = model.contentFolders.filter((folder) => folder.guessed);
  if (guessed.length === 0) return model;
  const inFolder = (folder: ContentFolder): PostSample[] =>
    samples.filter(({ path }) => contentFolderOf(path, model) === folder);
  const dated = guessed.filter((folder) => {
    const own = inFolder(folder);
    return own.length > 0 && own.filter(isDated).length * 2 >= own.length;
  });
  const isKnown = model.contentFolders.some(({ kind, guessed }) => kind === 'posts' && !guessed);
  const undated =
    dated.length === 0 && !isKnown
      ? []
      : guessed.filter(
          (folder) => !dated.includes(folder) && inFolder(folder).length >= (isKnown ? 1 : SOME),
        );
  const stays = guessed.filter((folder) => !undated.includes(folder));
  const contentFolders = model.contentFolders.flatMap((folder) => settled(folder, undated, stays));
  return { ...model, contentFolders, evidence: [...model.evidence, ...evidenceOf(dated, undated)] };
}

/** A folder of pages is named only where a folder of posts around it would take it in. */
function settled(
  folder: ContentFolder,
  undated: readonly ContentFolder[],
  stays: readonly ContentFolder[],
): ContentFolder[] {
  const { path, kind, language } = folder;
  const around = (others: readonly ContentFolder[]): number =>
    Math.max(-1, ...others.filter((other) => other.path === path || isUnder(path, other.path)).map(lengthOf));
  // A folder per language inside of one goes with it.
  if (around(undated) <= around(stays)) return [{ path, kind, language }];
  return around(stays) >= 0 ? [{ path, kind: 'pages', language }] : [];
}

const lengthOf = ({ path }: ContentFolder): number => path.length;

function isDated({ path, fields }: PostSample): boolean {
  if (DATE_IN_PATH.test(path)) return true;
  for (const [key, value] of fields) {
    if (DATE_KEYS.has(key.toLowerCase()) && value !== null && value !== '') return true;
    if (/^(?:path|slug|url|permalink)$/i.test(key) && DATE_IN_PATH.test(String(value))) return true;
  }
  return false;
}

function evidenceOf(dated: readonly ContentFolder[], undated: readonly ContentFolder[]): Evidence[] {
  if (undated.length === 0) return [];
  const names = (folders: readonly ContentFolder[]): string => folders.map(({ path }) => path).join(', ');
  const about = `posts: in ${names(dated)} they have dates, in ${names(undated)} they do not`;
  return [{ about, file: null, line: null }];
}
