import { readFile } from 'node:fs/promises';
import { DEFAULT_SETTINGS, Settings } from '#core/settings/settings';
import { errnoOf } from '../posts/file-errors';
import { KeyedMutex } from '../posts/mutex';
import { parseJson, writeJson } from './json-file';

/** The author's settings, in a JSON file of the app's own. */
export class SettingsStore {
  readonly #path: string;
  readonly #turns = new KeyedMutex();

  /** `path` of the file, absolute; its folder is created when settings are written. */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Never fails: a file that is missing or unreadable gives the defaults, a value that does not fit the default
   * of its own key only, and keys of another version are left out.
   */
  read(): Promise<Settings> {
    return this.#turns.run(this.#path, async () => settingsFrom(parseJson(await readOrEmpty(this.#path))));
  }

  /** Fails as `writeDurably` does; the settings stored before are then still there. */
  write(settings: Settings): Promise<void> {
    return this.#turns.run(this.#path, () => writeJson(this.#path, settings));
  }
}

function settingsFrom(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_SETTINGS;
  const values = new Map<string, unknown>(Object.entries(stored));
  const fitting = Object.entries(Settings.shape).flatMap(([key, schema]) => {
    const value = schema.safeParse(values.get(key));
    return value.success ? [[key, value.data] as const] : [];
  });
  const merged = Settings.safeParse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(fitting) });
  return merged.success ? merged.data : DEFAULT_SETTINGS;
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}
