import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { configCandidates } from '#core/blog/detect';
import { cliWords } from '#core/messages/cli';
import { format } from '#core/messages/en';
import { errnoOf } from '#engine/posts/file-errors';
import { WrongUse } from './command';

/** A file that was named on the command line. */
export interface PostArgument {
  /** As it was named. */
  readonly shown: string;
  /** Absolute, without links. */
  readonly path: string;
  readonly folder: string;
  readonly name: string;
}

/** Finds the file that an argument names. Fails with `WrongUse` when there is none. */
export async function postArgument(shown: string): Promise<PostArgument> {
  try {
    const path = await realpath(resolve(shown));
    if ((await stat(path)).isDirectory()) throw new WrongUse(format(cliWords.isFolder, { path: shown }));
    return { shown, path, folder: dirname(path), name: basename(path) };
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    throw new WrongUse(format(cliWords.noSuchFile, { path: shown }), { cause: error });
  }
}

/** The folder of the blog that a file lies in: the nearest above it with a generator's config, or else with `.git`. */
export async function enclosingBlog(folder: string): Promise<string | null> {
  for (let here = folder; ; here = dirname(here)) {
    const names = await readdir(here);
    if (names.includes('.git') || configCandidates(names).some((name) => name !== 'package.json'))
      return here;
    if (dirname(here) === here) return null;
  }
}

/** `path` (absolute) as a blog has it: relative to its folder, `/`-separated. */
export const pathInBlog = (root: string, path: string): string => relative(root, path).split(sep).join('/');
