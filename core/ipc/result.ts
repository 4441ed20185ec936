import type { ErrorCode, ErrorDetail } from './errors';

/** How every call across the bridge ends: a value, or a named failure. Nothing is thrown across it. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: ErrorDetail };

/** The result of a call that did what was asked. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
