import type { BrowserWindow } from 'electron';

/** How long a window that is being closed waits for the page to save or back up its text, in ms. */
const PATIENCE = 3_000;

export interface Closing {
  /** The page has saved or backed up everything. */
  readonly ready: () => void;
  /** Holds `window` open when it is closed, asks the page, and closes it at the answer (or after 3 s). */
  readonly guard: (window: BrowserWindow, ask: () => void) => void;
}

/** Text typed in the last moment reaches the journal before the window goes; a hung page cannot hold it. */
export function closingGuard(): Closing {
  let close: (() => void) | null = null;
  return {
    ready: () => close?.(),
    guard: (window, ask) => {
      window.on('close', (event) => {
        if (window.webContents.isCrashed()) return;
        event.preventDefault();
        if (close) return;
        const timer = setTimeout(() => close?.(), PATIENCE);
        close = () => {
          clearTimeout(timer);
          window.destroy();
        };
        ask();
      });
    },
  };
}
