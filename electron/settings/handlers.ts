import { nativeTheme } from 'electron';
import type { Handlers } from '#core/ipc/contract';
import type { Settings, Theme } from '#core/settings/settings';

/** Where the author's preferences are kept; see engine/settings/store.ts. */
export interface SettingsStore {
  read(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
}

/** The system's own controls (menus, dialogs, scroll bars) follow the theme the author chose. */
export function applyTheme(theme: Theme): void {
  // Settings are written for many reasons; what is set again looks like a change to every page.
  if (theme !== applied) nativeTheme.themeSource = theme;
  applied = theme;
}

let applied: Theme | null = null;

export function settingsHandlers(store: SettingsStore): Pick<Handlers, 'settings.read' | 'settings.write'> {
  return {
    'settings.read': () => store.read(),
    'settings.write': async ({ settings }) => {
      applyTheme(settings.theme);
      await store.write(settings);
      return {};
    },
  };
}
