import { errorSentences } from '../messages/errors';

/** Every way a call can fail. Each has its sentence in core/messages/errors.ts. */
export type ErrorCode = keyof typeof errorSentences;

/** Short facts a sentence may show: a path, a line, the remote's own words. Never a secret. */
export type ErrorDetail = Readonly<Record<string, string>>;

/** A failure with a name. Thrown inside a process; turned into a `Result` once, at its boundary. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(`${code}${Object.keys(detail).length ? ` ${JSON.stringify(detail)}` : ''}`, options);
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
  }
}

/**
 * The sentence an author reads for a failure: what happened, that nothing was lost, what to do.
 * `{name}` in a sentence is replaced by that detail, or by nothing when it is absent.
 */
export function errorSentence(code: ErrorCode, detail: ErrorDetail = {}): string {
  return errorSentences[code]
    .replace(/\{(\w+)\}/g, (_, name: string) => detail[name] ?? '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
