import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { type CallKey, calls, type Handlers, type Input, type Output } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import type { Result } from '#core/ipc/result';
import { senderAllowed } from './gates';

/** The third gate: throws a `Failure` when the input names a blog that is not open or a path outside it. */
export type Authority = (key: CallKey, input: Readonly<Record<string, unknown>>) => Promise<void>;

export interface RegistryOptions {
  readonly windows: ReadonlySet<number>;
  readonly authority: Authority;
  /** Told about every refusal and every error nobody named, for the log. */
  readonly report: (key: CallKey, error: unknown) => void;
}

/** Registers one handler per call of the contract, each behind the three gates: sender, schema, authority. */
export function register(ipc: IpcMain, handlers: Handlers, options: RegistryOptions): void {
  for (const key of Object.keys(calls) as CallKey[]) {
    ipc.handle(key, (event, input: unknown) => answer(key, event, input, handlers, options));
  }
}

async function answer<K extends CallKey>(
  key: K,
  event: IpcMainInvokeEvent,
  input: unknown,
  handlers: Handlers,
  { windows, authority, report }: RegistryOptions,
): Promise<Result<Output<K>>> {
  try {
    const frame = event.senderFrame;
    const sender = {
      contentsId: event.sender.id,
      origin: frame?.origin ?? null,
      isMainFrame: frame !== null && frame.parent === null,
    };
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
function failed(key: CallKey, error: unknown, report: RegistryOptions['report']): Result<never> {
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
