import { failureOf, git } from '../git';
import type { ReadyRepository } from '../repository';

/** Larger blobs are not read: they are not text, and no picture that can be shown beside another. */
const MAX_BYTES = 16 * 1024 * 1024;

/** What is in Git's store under an id; `bytes` is null for what is too large or not a file's content. */
export interface Blob {
  readonly size: number;
  readonly bytes: Buffer | null;
}

/**
 * Reads blobs by their ids, in the form they have in the repository (no filter runs). An id that is not in the store is not
 * in the answer, nor is one that names something else than a blob. Fails with what Git said.
 */
export async function readBlobs(
  { topLevel }: ReadyRepository,
  oids: readonly string[],
): Promise<ReadonlyMap<string, Blob>> {
  const wanted = [...new Set(oids)];
  if (wanted.length === 0) return new Map();
  try {
    const sizes = new Map<string, number>();
    const { stdout } = await git(topLevel, {
      operation: 'look at the versions',
      args: ['cat-file', '--batch-check'],
      stdin: lines(wanted),
    });
    for (const line of stdout.split('\n')) {
      const [oid, type, size] = line.split(' ');
      if (oid !== undefined && type === 'blob') sizes.set(oid, Number(size));
    }
    const small = [...sizes].flatMap(([oid, size]) => (size <= MAX_BYTES ? [oid] : []));
    const contents = await readContents(topLevel, small);
    return new Map([...sizes].map(([oid, size]) => [oid, { size, bytes: contents.get(oid) ?? null }]));
  } catch (error) {
    throw failureOf(error);
  }
}

const lines = (oids: readonly string[]) => oids.map((oid) => `${oid}\n`).join('');

/** Reads the answers of `cat-file --batch`: a header `id type size`, then that many bytes and a line end. */
async function readContents(topLevel: string, oids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (oids.length === 0) return new Map();
  const { bytes } = await git(topLevel, {
    operation: 'read the versions',
    args: ['cat-file', '--batch'],
    stdin: lines(oids),
  });
  const found = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\n', at);
    const [oid = '', , size = ''] = bytes.toString('latin1', at, end).split(' ');
    const from = end + 1;
    found.set(oid, bytes.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return found;
}

/** Puts a text into Git's store as it is (no filter runs) and returns its id. Nothing points to it yet. */
export async function writeBlob({ topLevel }: ReadyRepository, text: string): Promise<string> {
  try {
    const { stdout } = await git(topLevel, {
      operation: 'keep the merged text',
      args: ['hash-object', '-w', '--stdin'],
      stdin: text,
      lane: 'write',
    });
    return stdout.trim();
  } catch (error) {
    throw failureOf(error);
  }
}
