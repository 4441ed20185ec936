import type { ConflictAuthor, ConflictFile, ConflictSide } from '#core/publish/merge/conflict';
import type { ConflictedPath, MergeConflict, Version } from '#core/publish/pull/model';
import { toBlogPath } from '#core/publish/repository-path';
import { hasImageExtension, imageType } from '../../media/image-type';
import { decodePost } from '../../posts/post-bytes';
import { git } from '../git';
import type { ReadyRepository } from '../repository';
import { type Blob, readBlobs } from './blobs';
import type { KeptChoices } from './choices';

/** Larger pictures are named, not shown: they would cross to the window as text. */
const MAX_PICTURE = 8 * 1024 * 1024;
/** Of more files than this it is not looked up who changed them. */
const MAX_NAMED = 40;

/**
 * The files of a conflict with their versions as the author reads them and what was decided about them before. Reads
 * Git's store only. Fails with what Git said.
 */
export async function conflictFiles(
  repository: ReadyRepository,
  conflict: MergeConflict,
  kept: ReadonlyMap<string, KeptChoices>,
): Promise<ConflictFile[]> {
  const versions = conflict.paths.flatMap(({ base, mine, theirs }) => [base, mine, theirs]);
  const blobs = await readBlobs(
    repository,
    versions.flatMap((version) => (version !== null && isFile(version) ? [version.oid] : [])),
  );
  const authors = await readAuthors(repository, conflict);
  return conflict.paths.map((path) => {
    const [base, mine, theirs] = [path.base, path.mine, path.theirs].map((version) =>
      sideOf(path.path, version, blobs),
    );
    const choices = kept.get(path.path);
    // A whole file is decided for these two versions of it and no others.
    const holds =
      choices?.mine === (path.mine?.oid ?? null) && choices?.theirs === (path.theirs?.oid ?? null);
    return {
      path: path.path,
      postId: toBlogPath(repository.prefix, path.path),
      kind: kindOf(path, [base, mine, theirs]),
      base: base ?? null,
      mine: mine ?? null,
      theirs: theirs ?? null,
      by: authors.get(path.path) ?? { mine: null, theirs: null },
      choices: choices?.choices ?? {},
      pick: holds ? (choices?.pick ?? null) : null,
    };
  });
}

/** Not a link, not a submodule. */
function isFile({ mode }: Version): boolean {
  return mode.startsWith('100');
}

function sideOf(
  path: string,
  version: Version | null,
  blobs: ReadonlyMap<string, Blob>,
): ConflictSide | null {
  if (version === null) return null;
  const { size, bytes } = blobs.get(version.oid) ?? { size: 0, bytes: null };
  const side = { oid: version.oid, bytes: size };
  if (bytes === null) return { ...side, text: null, picture: null };
  const type = imageType(path, bytes.subarray(0, 4096));
  if (type !== null) {
    const picture = size > MAX_PICTURE ? null : `data:${type};base64,${bytes.toString('base64')}`;
    return { ...side, text: null, picture };
  }
  return { ...side, text: textOf(bytes), picture: null };
}

/** Null for what is no text: not UTF-8, with NUL in it, or only a pointer to a file that Git LFS keeps elsewhere. */
function textOf(bytes: Buffer): string | null {
  if (
    bytes.includes(0) ||
    bytes.subarray(0, 42).toString('latin1') === 'version https://git-lfs.github.com/spec/v1'
  )
    return null;
  const { text, bom, utf8 } = decodePost(bytes);
  if (!utf8) return null;
  return bom ? `\uFEFF${text}` : text;
}

function kindOf(
  { path, ...versions }: ConflictedPath,
  sides: readonly (ConflictSide | null | undefined)[],
): ConflictFile['kind'] {
  if (
    ![versions.base, versions.mine, versions.theirs].every((version) => version === null || isFile(version))
  )
    return 'other';
  if (hasImageExtension(path)) return 'image';
  return sides.every((side) => !side || side.text !== null) ? 'text' : 'other';
}

type By = ConflictFile['by'];

async function readAuthors(
  repository: ReadyRepository,
  { mine, theirs, paths }: MergeConflict,
): Promise<ReadonlyMap<string, By>> {
  const named = new Map<string, By>();
  if (paths.length > MAX_NAMED) return named;
  for (const { path } of paths) {
    const [own, others] = await Promise.all([
      lastAuthor(repository, `${theirs}..${mine}`, path),
      lastAuthor(repository, `${mine}..${theirs}`, path),
    ]);
    named.set(path, { mine: own, theirs: others });
  }
  return named;
}

async function lastAuthor(
  { topLevel }: ReadyRepository,
  range: string,
  path: string,
): Promise<ConflictAuthor | null> {
  const { stdout } = await git(topLevel, {
    operation: 'find who changed it',
    args: ['log', '-1', '--no-show-signature', '--format=%an%x00%aI', range, '--', path],
  });
  const [name, at] = stdout.trimEnd().split('\0');
  return name !== undefined && at !== undefined ? { name, at } : null;
}
