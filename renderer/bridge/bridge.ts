import type { Bridge } from '#core/ipc/contract';
import { type ErrorCode, type ErrorDetail, errorSentence, Failure } from '#core/ipc/errors';
import type { Result } from '#core/ipc/result';

declare global {
  interface Window {
    /** Made by the preload; absent in a plain browser (`npm run dev:web`). */
    readonly longhand?: Bridge;
  }
}

/** A failure as the author reads it. */
export interface Shown {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
  readonly sentence: string;
}

/** A call that failed. */
export type Failed = Pick<Shown, 'code' | 'detail'>;

/** What to show for a call that failed. */
export function shown(failed: Failed): Shown {
  return { code: failed.code, detail: failed.detail, sentence: errorSentence(failed.code, failed.detail) };
}

/** The value of a result; throws `Failure` for the rest. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Failure(result.code, result.detail);
}
