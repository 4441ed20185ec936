import { Failure } from '#core/ipc/errors';

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reported an error',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'it is not there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ELOOP: 'its links lead in a circle',
  EBUSY: 'another program is using it',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ETXTBSY: 'another program is using it',
};

/** The system's name for an error (`ENOENT`, …), or null when it is not a system error. */
export function errnoOf(error: unknown): string | null {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}

/** A system error in a few plain words with its name, for a `reason` detail; never a path. */
export function reasonOf(error: unknown): string {
  const code = errnoOf(error);
  if (code !== null) return code in WORDS ? `${WORDS[code]}, ${code}` : code;
  return error instanceof Error ? error.message : String(error);
}

/**
 * What a failed write means to the author. `path` is what is shown, `bytes` what had to be written.
 * A `Failure` is passed through; ENOSPC and EDQUOT become `disk-full`, EROFS `read-only`, the rest `write-failed`.
 */
export function writeFailure(error: unknown, path: string, bytes: number): Failure {
  if (error instanceof Failure) return error;
  const reason = reasonOf(error);
  switch (errnoOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('disk-full', { path, bytes: String(bytes), reason }, { cause: error });
    case 'EROFS':
      return new Failure('read-only', { path, reason }, { cause: error });
    default:
      return new Failure('write-failed', { path, reason }, { cause: error });
  }
}
