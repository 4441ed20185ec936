import type { ContentModel } from '../../blog/model';
import { Failure } from '../../ipc/errors';
import { en, format } from '../../messages/en';
import { upwards } from './draft';

const FORBIDDEN = /[<>:"|?*\\]/g;
/** Windows' device names, with or without an extension. learn.microsoft.com, "Naming Files, Paths, and Namespaces". */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** Of a name with its extension, in UTF-8: the limit of most file systems. */
const MAX_BYTES = 255;
/** Generators that pass over files whose name begins with an underscore. */
const UNDERSCORE_HIDES: ReadonlySet<ContentModel['generator']> = new Set([
  'jekyll',
  'hexo',
  'astro',
  'docusaurus',
]);

/**
 * Makes sure that a name (of a file with its extension, or of a folder) is one that a file can have on every system
 * a blog may be checked out on, and that the generator does not pass over. Rows R19 and R20.
 * @throws Failure `name-refused` with a sentence
 */
export function requireName(name: string, { generator }: Pick<ContentModel, 'generator'>): void {
  const reason = reasonAgainst(name, generator);
  if (reason !== null) throw new Failure('name-refused', { name, reason });
}

function reasonAgainst(name: string, generator: ContentModel['generator']): string | null {
  const words = en.changes.badName;
  if (!/[\p{L}\p{N}\p{S}]/u.test(name)) return words.empty;
  if (name.includes('/')) return words.separator;
  const forbidden = [...new Set(name.match(FORBIDDEN) ?? [])];
  if (forbidden.length > 0) return format(words.characters, { characters: forbidden.join(' ') });
  if (/[\p{Cc}\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff]/u.test(name)) return words.control;
  if (/\p{Surrogate}/u.test(name)) return words.control;
  if (RESERVED.test(name)) return words.reserved;
  if (name.startsWith('.')) return words.dotFirst;
  if (name.startsWith('_') && UNDERSCORE_HIDES.has(generator)) return words.underscoreFirst;
  if (/^\s/.test(name)) return words.space;
  if (/[. ]$/.test(name)) return words.endsBadly;
  return new TextEncoder().encode(name).length > MAX_BYTES ? words.tooLong : null;
}

/** A path as file systems that ignore case and Unicode's forms compare it. */
export const folded = (path: string): string => path.normalize('NFC').toLowerCase();

/** Every file and folder, by its folded path: the path as it is written. */
const names = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

function namesOf(files: readonly string[]): ReadonlyMap<string, string> {
  let known = names.get(files);
  if (known === undefined) {
    const all = new Map<string, string>();
    for (const file of files) {
      for (const part of upwards(file)) {
        const key = folded(part);
        if (all.has(key)) break;
        all.set(key, part);
      }
    }
    known = all;
    names.set(files, known);
  }
  return known;
}

/**
 * Makes sure that nothing is at `path` but what leaves it: no file, no folder, and none whose name differs only in
 * case or Unicode form, which other systems could not keep apart; and no file where it needs a folder. `leaving` are
 * files and folders that go away.
 * @throws Failure `name-taken`
 */
export function requireFree(path: string, files: readonly string[], leaving: readonly string[] = []): void {
  const all = namesOf(files);
  const wanted = folded(path);
  const there = all.get(wanted);
  if (there !== undefined) {
    const staying = files.some(
      (file) => isOrIn(folded(file), wanted) && !leaving.some((gone) => isOrIn(file, gone)),
    );
    if (staying) throw new Failure('name-taken', { path: there });
  }
  for (const folder of upwards(path)) {
    const taken = folder === path ? undefined : all.get(folded(folder));
    // A folder is in the way of nothing; a file of that name is, unless it is the one that goes.
    if (taken !== undefined && !leaving.includes(taken) && isFile(taken, files))
      throw new Failure('name-taken', { path: taken });
  }
}

const fileSets = new WeakMap<readonly string[], ReadonlySet<string>>();

function isFile(path: string, files: readonly string[]): boolean {
  const known = fileSets.get(files) ?? new Set(files);
  fileSets.set(files, known);
  return known.has(path);
}

/** Whether a path is a folder (or file) or lies in it. */
export const isOrIn = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`);
