import { fits } from '../exclusions/excluded';
import { knownLanguage } from '../language-codes';
import { isUnder } from '../naming';
import { TAKES } from '../post-path';
import type { HugoLanguage } from './hugo-languages';
import { type ContentMount, contentMounts } from './hugo-trees';
import type { Config, SiteReader } from './site-reader';

/** Where a file is mounted: `place` is its path in the content, its language told apart. */
interface Mounted {
  readonly path: string;
  readonly at: string;
  readonly language: string;
  readonly place: string;
}

/**
 * Files that Hugo does not build because another is mounted at the same place in the same language, with that other: of several
 * the first mount's counts. Paths are relative to the site's folder; `reader` sees the mounted folders (see `withTrees`).
 * What is built at another place is not among them, nor what two mounts of different places put into a bundle or a section with a
 * file of its own, where Hugo has another order. tests/generators/hugo.test.ts.
 */
export function shadowedFiles(
  reader: SiteReader,
  main: Config,
  languages: readonly HugoLanguage[],
): Record<string, string> {
  const mounts = contentMounts(main, reader.root);
  if (mounts.length < 2) return {};
  const codes = languages.length > 0 ? languages.map(({ code }) => code) : ['en'];
  const content = reader.paths.filter((path) => TAKES.hugo.test(path));
  const all = mounts.flatMap((mount) => filesOf(mount, content, codes));
  const indexed = new Set(all.flatMap(({ place }) => /^(.*)\/_?index\.[^./]+$/.exec(place)?.[1] ?? []));
  const first = new Map<string, Mounted>();
  const built = new Set<string>();
  const behind = new Map<string, string>();
  for (const file of all) {
    const { path, at, language, place } = file;
    const before = first.get(`${language}:${place}`);
    if (before === undefined) first.set(`${language}:${place}`, file);
    const isUnsure = before?.at !== at && indexed.has(place.slice(0, place.lastIndexOf('/')));
    if (before === undefined || before.path === path || isUnsure) built.add(path);
    else behind.set(path, before.path);
  }
  return Object.fromEntries([...behind].filter(([path]) => !built.has(path)));
}

function filesOf(mount: ContentMount, content: readonly string[], codes: readonly string[]): Mounted[] {
  const { folder, at, included, excluded } = mount;
  if (folder === null) return [];
  const only = included.map((pattern) => ({ pattern, under: folder, how: 'mount-only' as const }));
  const left = excluded.map((pattern) => ({ pattern, under: folder, how: 'mount' as const }));
  const takes = (path: string): boolean =>
    only.length > 0 ? !only.every((each) => fits(each, path)) : !left.some((each) => fits(each, path));
  const usual = knownLanguage(mount.language ?? '', codes) ?? codes[0] ?? '';
  return content
    .filter((path) => isUnder(path, folder) && takes(path))
    .map((path) => {
      const inside = `${at === '' ? '' : `${at}/`}${folder === '' ? path : path.slice(folder.length + 1)}`;
      const suffix = /\.([^./]+)\.[^./]+$/.exec(inside)?.[1] ?? '';
      const known = knownLanguage(suffix, codes);
      const place = known === null ? inside : inside.replace(/\.[^./]+(\.[^./]+)$/, '$1');
      return { path, at, language: known ?? usual, place };
    });
}
