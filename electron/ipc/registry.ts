import { type CallKey, calls, type Handlers, type Input, type Output } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { Result } from '#core/ipc/result';
import { type Sender, senderAllowed } from './gates';
import type { Answer } from './register';

/** The third gate: throws a `Failure` when the input names a blog that is not open or a path outside it. */
export type Authority = (key: CallKey, input: Readonly<Record<string, unknown>>) => Promise<void>;

export interface GateOptions {
  readonly windows: ReadonlySet<number>;
  readonly authority: Authority;
  /** Told about every refusal and every error nobody named, for the log. */
  readonly report: (key: CallKey, error: unknown) => void;
}

/** Answers calls, each behind the three gates: sender, schema, authority. */
export const behindGates =
  (handlers: Handlers, options: GateOptions): Answer =>
  (key, sender, input) =>
    answer(key, sender, input, handlers, options);

async function answer<K extends CallKey>(
  key: K,
  sender: Sender,
  input: unknown,
  handlers: Handlers,
  { windows, authority, report }: GateOptions,
): Promise<Result<Output<K>>> {
  try {
    if (!senderAllowed(sender, windows)) throw new Failure('sender-refused');

    const parsed = calls[key].input.safeParse(input);
    if (!parsed.success) {
      throw new Failure('input-refused', {
        reason: parsed.error.issues.map((issue) => issue.message).join('; '),
      });
    }
    await authority(key, parsed.data);
    return { ok: true, value: await handlers[key](parsed.data as Input<K>) };
  } catch (error) {
    return failed(key, error, report);
  }
}

/** The one place where an error becomes a value. Its text is a code and short facts, never a stack. */
function failed(key: CallKey, error: unknown, report: GateOptions['report']): Result<never> {
  if (error instanceof Failure) {
    if (error.code === 'sender-refused' || error.code === 'input-refused') report(key, error);
    return { ok: false, code: error.code, detail: error.detail };
  }
  report(key, error);
  return {
    ok: false,
    code: 'unexpected',
    detail: { reason: error instanceof Error ? error.message : String(error) },
  };
}
