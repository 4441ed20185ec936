export interface LaunchPlan {
  executablePath: string;
  appDir: string;
  env: Record<string, string>;
  cleanup: () => void;
}

/** Whether programs started from here run as root. */
export function isRoot(): boolean;

/** For `child_process` options: who the app runs as in tests, so that Git can run as the same. */
export function appUser(): { uid?: number; gid?: number };

/**
 * How to start the app for a test: give `executablePath`, `appDir` and `env` to Playwright's `_electron.launch`, with
 * `chromiumSandbox: true`, and call `cleanup` when the app has closed. `home` becomes the app's home folder and belongs
 * to its user afterwards. `env` is the whole environment, without what would lead to the developer's own settings.
 */
export function launchPlan(options: {
  runtime: { dir: string; executable: string };
  appDir: string;
  home: string;
  display?: string | undefined;
}): LaunchPlan;

/** Gives a folder and all in it to the user that the app runs as in tests; nothing to do when that is the current user. */
export function chownTree(path: string): void;
