import type { IpcMainInvokeEvent } from 'electron';
import { APP_ORIGIN } from '../shell/origin';

/** What is known of the frame a call came from. */
export interface Sender {
  readonly contentsId: number;
  /** Null when the frame is already gone. */
  readonly origin: string | null;
  readonly isMainFrame: boolean;
}

export function senderOf({ sender, senderFrame: frame }: IpcMainInvokeEvent): Sender {
  return {
    contentsId: sender.id,
    origin: frame?.origin ?? null,
    isMainFrame: frame !== null && frame.parent === null,
  };
}

/** The first gate: only the main frame of a window we made, showing our own origin. */
export function senderAllowed(sender: Sender, windows: ReadonlySet<number>): boolean {
  return windows.has(sender.contentsId) && sender.isMainFrame && sender.origin === APP_ORIGIN;
}
