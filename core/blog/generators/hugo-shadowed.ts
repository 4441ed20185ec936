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
 * Files that Hugo does not build because of another mount, with what that has in their place. Of files at the same place in the
 * same language the first mount's counts. Below the target of a deeper mount, whatever its language, Hugo sees that mount's
 * folders only, and files of others right in the target beside them. What one mount has below a leaf bundle of another is the
 * bundle's. Paths are relative to the site's folder; `reader` sees the mounted folders (see `withTrees`).
 * What is built at another place is not among them. tests/generators/hugo.test.ts.
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
  const deepest = mounts
    .filter(({ folder, at }) => at !== '' && folder !== null && reader.hasFolder(folder))
    .sort((a, b) => b.at.length - a.at.length);
  const first = new Map<string, Mounted>();
  const built = new Set<string>();
  const behind = new Map<string, string>();
  for (const file of all) {
    const { path, at, language, place } = file;
    const above = folderOf(place);
    const over = deepest.find((mount) => above === mount.at || isUnder(above, mount.at));
    if (over !== undefined && over.at !== at && over.at !== above) {
      behind.set(path, over.folder ?? '');
      continue;
    }
    const before = first.get(`${language}:${place}`);
    if (before === undefined) first.set(`${language}:${place}`, file);
    if (before === undefined || before.path === path) built.add(path);
    else behind.set(path, before.path);
  }
  const leaves = leavesOf([...first.values()]);
  for (const { path, place } of all) {
    const leaf = leafAbove(INDEX.test(place) ? folderOf(place) : place, leaves);
    // One bundle in one folder is known by its path.
    if (leaf === undefined || isUnder(path, folderOf(leaf.path))) continue;
    built.delete(path);
    behind.set(path, leaf.path);
  }
  return Object.fromEntries([...behind].filter(([path]) => !built.has(path)));
}

const INDEX = /\/index\.[^./]+$/;

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The `index` files of leaf bundles by the folders of the content that they are in. */
const leavesOf = (files: readonly Mounted[]): ReadonlyMap<string, Mounted> =>
  new Map(files.flatMap((file) => (INDEX.test(file.place) ? [[folderOf(file.place), file] as const] : [])));

/** The leaf bundle of which a file is a resource, whoever mounts it there: the outermost. */
function leafAbove(place: string, leaves: ReadonlyMap<string, Mounted>): Mounted | undefined {
  let leaf: Mounted | undefined;
  for (let folder = folderOf(place); folder !== ''; folder = folderOf(folder))
    leaf = leaves.get(folder) ?? leaf;
  return leaf;
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
