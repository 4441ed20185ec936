import type { BrowserWindow } from 'electron';

/** How long a window that is being closed waits for the page to save or back up its text, in ms: a slow disk takes seconds. */
const PATIENCE = 10_000;
/** How long it then waits for changes of files that are under way: a drive that is gone must not hold it for ever. */
const LONGEST = 15_000;

export interface Closing {
  /** The page has saved or backed up everything. */
  readonly ready: () => void;
  /** Holds `window` open when it is closed, asks the page, and closes it at the answer (or after 10 s). */
  readonly guard: (window: ClosableWindow, ask: () => void) => void;
}

/** What of a window is needed here. */
export type ClosableWindow = Pick<BrowserWindow, 'destroy'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'isCrashed'>;
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
};

/**
 * Text typed in the last moment reaches the journal before the window goes, and a change of many files is done or taken
 * back before the program ends with its window: `ended` resolves when none is under way. A hung page cannot hold it.
 */
export function closingGuard(ended: () => Promise<void>): Closing {
  let close: (() => void) | null = null;
  return {
    ready: () => close?.(),
    guard: (window, ask) => {
      window.on('close', (event) => {
        if (window.webContents.isCrashed()) return;
        event.preventDefault();
        if (close) return;
        const hung = setTimeout(() => close?.(), PATIENCE);
        let late: ReturnType<typeof setTimeout> | undefined;
        let gone = false;
        const go = () => {
          clearTimeout(late);
          if (!gone) window.destroy();
          gone = true;
        };
        close = () => {
          clearTimeout(hung);
          if (late !== undefined) return;
          late = setTimeout(go, LONGEST);
          void ended().then(go);
        };
        ask();
      });
    },
  };
}
