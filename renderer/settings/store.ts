import type { Bridge } from '#core/ipc/contract';
import type { Settings } from '#core/settings/settings';
import { createStore, type Readable } from '../app/store';

export interface SettingsStore {
  readonly settings: Readable<Settings>;
  /** Takes effect at once; stored when nothing has changed for a moment. */
  readonly change: (part: Partial<Settings>) => void;
  /** Stores now what waits to be stored: the window is about to close. */
  readonly settle: () => Promise<void>;
}

const QUIET = 300;

/** Starts from settings already read, so that the window's first frame has its theme and its panes. */
export function createSettingsStore(bridge: Bridge, read: Settings): SettingsStore {
  const settings = createStore<Settings>(read);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async () => {
    timer = undefined;
    await bridge.settings.write({ settings: settings.get() });
  };
  return {
    settings,
    change: (part) => {
      settings.update((now) => ({ ...now, ...part }));
      clearTimeout(timer);
      timer = setTimeout(() => void write(), QUIET);
    },
    settle: async () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      await write();
    },
  };
}
