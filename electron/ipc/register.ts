import type { IpcMain } from 'electron';
import type { CallKey } from '#core/ipc/contract';
import type { Result } from '#core/ipc/result';
import { type Sender, senderOf } from './gates';

/** What the build took from the contract, which itself is loaded later. */
declare const __IPC_CALLS__: readonly CallKey[];

/** Answers one call of the window; never rejects. */
export type Answer = (key: CallKey, sender: Sender, input: unknown) => Promise<Result<unknown>>;

/** Takes the window's calls from now on. Those that come before the app is loaded wait for `answer`. */
export function register(ipc: IpcMain, answer: Promise<Answer>): void {
  for (const key of __IPC_CALLS__) {
    ipc.handle(key, async (event, input: unknown) => {
      // Who calls is known now; the frame may be gone when there is an answer.
      const sender = senderOf(event);
      return (await answer)(key, sender, input);
    });
  }
}
