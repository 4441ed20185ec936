import { git } from './git';
import type { ReadyRepository } from './repository';

/** What `.gitattributes` and the like say of how a file's content gets into the repository. */
export interface ContentAttributes {
  /** Name of the filter; null for none. */
  readonly filter: string | null;
  /** Git records the bytes as they are on the disk, but for carriage returns in them. */
  readonly asItIs: boolean;
}

const NAMES = ['filter', 'ident', 'working-tree-encoding'] as const;

/** Reads them for each of `paths` (relative to the top level), which need not be there. Throws `GitFailed`. */
export async function readAttributes(
  { topLevel }: ReadyRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ContentAttributes>> {
  if (paths.length === 0) return new Map();
  const { stdout } = await git(topLevel, {
    operation: 'read the attributes of the files',
    args: ['check-attr', '-z', '--stdin', ...NAMES],
    stdin: paths.map((path) => `${path}\0`).join(''),
  });
  // Path, attribute, value; each with a NUL behind it.
  const fields = stdout.split('\0');
  const values = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = '', name = '', value = ''] = fields.slice(at, at + 3);
    if (value !== 'unspecified' && value !== 'unset') values.set(`${name}\0${path}`, value);
  }
  return new Map(
    paths.map((path) => [
      path,
      {
        filter: values.get(`filter\0${path}`) ?? null,
        asItIs: NAMES.every((name) => !values.has(`${name}\0${path}`)),
      },
    ]),
  );
}
