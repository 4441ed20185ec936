import type { BrowserWindow } from 'electron';
import type { EventData, EventKey } from '#core/ipc/contract';

/** Sends an event of the contract to the window, if it is still there. */
export type Push = <K extends EventKey>(key: K, data: EventData<K>) => void;

export const pushTo =
  (window: () => BrowserWindow | null): Push =>
  (key, data) => {
    const target = window();
    if (target && !target.isDestroyed()) target.webContents.send(key, data);
  };
