import type { ElectronApplication, Page } from 'playwright-core';

export interface StartOptions {
  /** A folder (or post) to open, as on the command line; none shows the welcome screen. */
  readonly open?: string;
  /** The profile; a fresh one when absent. Give the same one again to start the app again. */
  readonly profile?: string;
  /** The author's home folder (Git's configuration); the profile when absent. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A packaged program to start instead of the built app. */
  readonly program?: string;
  /** The page's size; 1280 × 800 when absent. */
  readonly size?: { readonly width: number; readonly height: number };
}

export interface AppWindow {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** To call when the app has ended. */
  readonly cleanup: () => void;
}

/** Starts the built app on the resolved runtime, or a packaged one, as an ordinary user with the sandbox on. */
export function startApp(options?: StartOptions): Promise<AppWindow>;
