import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** The name Electron takes from package.json. */
const APP = 'Longhand';

/** In the app's own folder: what publishing keeps of every repository. See `repositoryStateFolder`. */
export const STATE_FOLDER = 'publish';

/**
 * Where the desktop app of this user keeps it (absolute), so that the command line goes on where the app was stopped,
 * and the other way round. The app itself knows its folder, which `--user-data-dir` may have moved.
 */
export function defaultStateFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), APP, STATE_FOLDER);
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', APP, STATE_FOLDER);
    default:
      return posix.join(environment.XDG_CONFIG_HOME || posix.join(home, '.config'), APP, STATE_FOLDER);
  }
}
