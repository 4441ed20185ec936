/** One value of Git's configuration, and where it is set. */
export interface ConfigEntry {
  readonly scope: string;
  /** As Git prints it: `file:.git/config`, `command line:`, … */
  readonly origin: string;
  /** Section and name in lower case, what is between as written. */
  readonly key: string;
  /** Null for a key without one, which Git takes as true. */
  readonly value: string | null;
}

/**
 * Reads `git config --list --show-scope --show-origin -z`: records `scope NUL origin NUL key LF value NUL`, in the order
 * in which Git reads them.
 */
export function parseConfigEntries(output: string): ConfigEntry[] {
  const parts = output.split('\0');
  const entries: ConfigEntry[] = [];
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [scope = '', origin = '', setting = ''] = parts.slice(at, at + 3);
    const end = setting.indexOf('\n');
    const key = end < 0 ? setting : setting.slice(0, end);
    entries.push({ scope, origin, key, value: end < 0 ? null : setting.slice(end + 1) });
  }
  return entries;
}

/** Whether the repository brings it along: everything else is the author's own set-up, or ours. */
export const isOfRepository = ({ scope }: ConfigEntry): boolean => scope === 'local' || scope === 'worktree';
