import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from 'electron';
import {
  dictionaryLanguages,
  type SpellingState,
  type SpellingWish,
  spellingState,
} from '#core/editor/spelling';

/** Where Chromium fetches its dictionaries; only given to it when the author agrees. */
const DICTIONARIES = 'https://redirector.gvt1.com/edgedl/chrome/dict/';
/** A place where nothing answers: should anything ask after all, it stays on this computer. */
const NOWHERE = 'http://127.0.0.1:9/';

type CheckedSession = Pick<
  Session,
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'availableSpellCheckerLanguages'
>;

/**
 * The spell checker of a session. On Windows and Linux Chromium would fetch the dictionary of the system's language at
 * the first start, without being asked: so it begins with no language, and a dictionary is fetched only when the author
 * has agreed. `profile` is the app's own folder, where Chromium keeps dictionaries.
 */
export class Spelling {
  readonly #session: CheckedSession;
  readonly #profile: string;
  readonly #native: boolean;
  readonly #locale: () => string;

  constructor(session: CheckedSession, profile: string, platform: NodeJS.Platform, locale: () => string) {
    this.#session = session;
    this.#profile = profile;
    this.#native = platform === 'darwin';
    this.#locale = locale;
  }

  /** Before any window is there. */
  start(): void {
    if (this.#native) return;
    this.#session.setSpellCheckerDictionaryDownloadURL(NOWHERE);
    this.#session.setSpellCheckerLanguages([]);
    this.#session.setSpellCheckerEnabled(false);
  }

  async apply(wish: SpellingWish): Promise<SpellingState> {
    const state = spellingState(wish, {
      native: this.#native,
      known: this.#native ? [] : this.#session.availableSpellCheckerLanguages,
      present: await this.#present(),
      locale: this.#locale(),
    });
    if (this.#native) {
      this.#session.setSpellCheckerEnabled(wish.on);
      return state;
    }
    this.#session.setSpellCheckerDictionaryDownloadURL(wish.downloads && wish.on ? DICTIONARIES : NOWHERE);
    this.#session.setSpellCheckerLanguages([...state.checking]);
    this.#session.setSpellCheckerEnabled(state.checking.length > 0);
    return state;
  }

  async #present(): Promise<string[]> {
    try {
      return dictionaryLanguages(await readdir(join(this.#profile, 'Dictionaries')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}
