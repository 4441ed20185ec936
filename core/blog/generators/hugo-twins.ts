import { remembered } from '../../posts/url/remembered';
import { knownLanguage } from '../language-codes';
import { isUnder } from '../naming';
import { TAKES } from '../post-path';
import type { HugoLanguage } from './hugo-languages';
import type { ContentTree } from './hugo-trees';
import type { SiteReader } from './site-reader';

/** A site has few languages, and few names have other words where those stand. */
const MOST = 100;

/** Most files: in Markdown, with one dot in their names. None of them is another's twin. */
const PLAIN = /(?:^|\/)[^./]*\.md$/;

/**
 * Files of one folder that are the same page in the same language, by those that Hugo builds in their place: of `a.html` and `a.md`
 * the one with the later ending, of `a.md` and `a.fr.md`, where French is the site's default, the one that says it. Paths are
 * relative to the site's folder. hugofs/component_fs.go (`ReadDir`) and hugolib/pages_capture.go since 0.123; 0.111 does the same
 * but for the endings of a bundle's `index`. tests/generators/hugo.test.ts.
 */
export function twins(
  reader: SiteReader,
  trees: readonly ContentTree[],
  languages: readonly HugoLanguage[],
): Record<string, string> {
  const content = reader.paths.filter(
    (path) => TAKES.hugo.test(path) && trees.some((tree) => isUnder(path, tree.path)),
  );
  if (content.every((path) => PLAIN.test(path))) return {};
  const codes = languages.length > 0 ? languages.map(({ code }) => code) : ['en'];
  const deepest = [...trees].sort((a, b) => b.path.length - a.path.length);
  const languageIn = remembered(MOST, (word) => knownLanguage(word, codes));
  const all = content.map((path) => twinOf(path, deepest, codes[0] ?? '', languageIn));
  const built = new Map<string, Twin>();
  for (const twin of all) {
    const other = built.get(twin.page);
    if (other === undefined || goesBefore(twin, other)) built.set(twin.page, twin);
  }
  return Object.fromEntries(
    all.flatMap(({ path, page }) => {
      const other = built.get(page)?.path ?? path;
      return other === path ? [] : [[path, other]];
    }),
  );
}

interface Twin {
  readonly path: string;
  /** Language and path without ending: what two files of one page have in common. */
  readonly page: string;
  readonly ending: string;
  readonly saysLanguage: boolean;
}

/** `languageIn` is the site's language that a word stands for, `usual` its default. */
function twinOf(
  path: string,
  deepest: readonly ContentTree[],
  usual: string,
  languageIn: (word: string) => string | null,
): Twin {
  const end = path.lastIndexOf('.');
  const dot = path.lastIndexOf('.', end - 1);
  const said = dot > path.lastIndexOf('/') + 1 ? languageIn(path.slice(dot + 1, end)) : null;
  const folder = deepest.find((tree) => isUnder(path, tree.path))?.language ?? null;
  const language = said ?? (folder === null ? null : languageIn(folder)) ?? usual;
  const base = path.slice(0, said === null ? end : dot);
  const ending = path.slice(end + 1).toLowerCase();
  return { path, page: `${language}:${base}`, ending, saysLanguage: said !== null };
}

/** Whether Hugo builds `a` rather than `b`. */
function goesBefore(a: Twin, b: Twin): boolean {
  if (a.ending !== b.ending) return a.ending > b.ending;
  return a.saysLanguage && !b.saysLanguage;
}
