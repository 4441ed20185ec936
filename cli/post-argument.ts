import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
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
