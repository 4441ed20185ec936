import { knownLanguage, languageCode, sameLanguage } from './language-codes';
import type { ContentFolder, ContentModel } from './model';
import { isUnder } from './naming';

/** Of two-letter folder names that happen to be codes, one of these must be among them to mean languages. */
const COMMON = new Set(['en', 'zh', 'es', 'fr', 'de', 'ja', 'ko', 'pt', 'ru', 'it']);
/** What share of a folder's posts must lie in its language folders. */
const MOST = 0.8;

type Parts = Pick<ContentModel, 'contentFolders' | 'languages'>;

/**
 * Content folders with the language that each stands for, and the folders per language inside of them. A name is
 * believed when the configuration lists it, or when siblings of it are languages too (`en/_posts`, `fr/_posts`).
 * `languages` stays the configuration's unless it says nothing and the folders do; `first` is the site's own.
 */
export function withLanguages(
  { contentFolders, languages }: Parts,
  paths: readonly string[],
  first: string,
): Parts {
  const placed = contentFolders.map((folder) => ({
    ...folder,
    language: folder.language ?? languageInPath(folder, contentFolders, languages),
  }));
  const folders = placed.flatMap((folder) => [
    folder,
    ...(folder.kind === 'posts' && folder.language === null
      ? languagesInside(folder, placed, languages, paths)
      : []),
  ]);
  if (languages.length > 1) return { contentFolders: folders, languages };
  const own = languages[0] ?? first;
  const named = folders.flatMap(({ language }) => (language === null ? [] : [language]));
  const found = [...new Set([...named, ...translationsIn(folders, paths)])];
  const same = (code: string): boolean =>
    sameLanguage(code, own) || own.toLowerCase().startsWith(`${code.toLowerCase()}-`);
  const spelled = languages[0] ?? found.find(same) ?? own;
  return {
    contentFolders: folders,
    languages: [...(spelled === '' ? [] : [spelled]), ...found.filter((code) => !same(code))],
  };
}

/**
 * Whether a post that came may be the first of a language that the model does not know: by a suffix (`x.fr.md`), or in a
 * folder of its name. Then the blog is worth looking at anew.
 */
export function mayBringLanguage(path: string, { contentFolders, languages }: Parts): boolean {
  const suffix = SUFFIX.exec(path)?.[2] ?? '';
  if (languageCode(suffix) !== null && knownLanguage(suffix, languages) === null) return true;
  return contentFolders.some((folder) => {
    if (folder.kind !== 'posts' || folder.language !== null || !isUnder(path, folder.path)) return false;
    const from = folder.path === '' ? 0 : folder.path.length + 1;
    const [child = '', ...deeper] = path.slice(from).split('/', 2);
    const inside = path.slice(0, from) + child;
    return (
      deeper.length > 0 &&
      languageCode(child) !== null &&
      !contentFolders.some((other) => other.path === inside)
    );
  });
}

const SUFFIX = /^(.*)\.([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)(\.(?:mdx?|markdown))$/;

/** Codes of translations that lie beside what they translate (`x.fr.md` beside `x.md`). */
function translationsIn(folders: readonly ContentFolder[], paths: readonly string[]): string[] {
  const candidates = paths.flatMap((path) => {
    const match = SUFFIX.exec(path);
    const code = languageCode(match?.[2] ?? '');
    return match?.[1] === undefined || code === null
      ? []
      : [{ code, original: `${match[1]}${match[3]}`, path }];
  });
  if (candidates.length === 0) return [];
  const all = new Set(paths);
  const pairs = candidates.filter(
    ({ original, path }) => all.has(original) && folders.some((folder) => isUnder(path, folder.path)),
  );
  const codes = [...new Set(pairs.map(({ code }) => code))];
  return pairs.length > 1 || codes.some(isCommon) ? codes : [];
}

/** The part of a folder's path that is a language: one the site lists, or one that differs from its siblings' only there. */
function languageInPath(
  folder: ContentFolder,
  all: readonly ContentFolder[],
  languages: readonly string[],
): string | null {
  const parts = folder.path.split('/');
  for (const [at, part] of parts.entries()) {
    const known = languages.length > 1 ? knownLanguage(part, languages) : null;
    if (known !== null) return known;
    if (languageCode(part) === null) continue;
    const siblings = all.filter(({ path }) => {
      const other = path.split('/');
      return (
        other.length === parts.length &&
        languageCode(other[at] ?? '') !== null &&
        other.every((name, n) => n === at || name === parts[n])
      );
    });
    if (siblings.length > 1 && siblings.some(({ path }) => isCommon(path.split('/')[at] ?? '')))
      return languageCode(part);
  }
  return null;
}

function languagesInside(
  folder: ContentFolder,
  all: readonly ContentFolder[],
  languages: readonly string[],
  paths: readonly string[],
): ContentFolder[] {
  const from = folder.path === '' ? 0 : folder.path.length + 1;
  const counts = new Map<string, number>();
  let files = 0;
  for (const path of paths) {
    if (!isUnder(path, folder.path) || !/\.(?:mdx?|markdown|html?)$/i.test(path)) continue;
    files += 1;
    const child = path.slice(from).split('/', 2);
    if (child.length === 2) counts.set(child[0] ?? '', (counts.get(child[0] ?? '') ?? 0) + 1);
  }
  const codes = [...counts].flatMap(([name, count]) => {
    const known = languages.length > 1 ? knownLanguage(name, languages) : null;
    const language = known ?? languageCode(name);
    return language === null ? [] : [{ name, count, language, known: known !== null }];
  });
  const configured = codes.filter(({ known }) => known);
  const inCodes = codes.reduce((sum, { count }) => sum + count, 0);
  const believed =
    configured.length > 0
      ? configured
      : codes.length > 1 && codes.some(({ name }) => isCommon(name)) && inCodes >= files * MOST
        ? codes
        : [];
  return believed
    .map(
      ({ name, language }): ContentFolder => ({
        path: folder.path === '' ? name : `${folder.path}/${name}`,
        kind: 'posts',
        language,
      }),
    )
    .filter(({ path }) => !all.some((other) => other.path === path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isCommon(name: string): boolean {
  return COMMON.has((languageCode(name) ?? '').slice(0, 2));
}
