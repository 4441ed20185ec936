import type { SpellingState, SpellingWish } from '#core/editor/spelling';
import type { Bridge } from '#core/ipc/contract';
import type { Settings } from '#core/settings/settings';
import { createStore, type Readable } from '../../app/store';

export interface SpellingStore {
  /** What is checked; null until it was asked. */
  readonly state: Readable<SpellingState | null>;
  readonly words: Readable<readonly string[]>;
  readonly loadWords: () => Promise<void>;
  readonly add: (word: string) => Promise<void>;
  readonly remove: (word: string) => Promise<void>;
}

/** Tells the checker which language is written in now. `language` is the shown post's; null when nobody says. */
export function createSpellingStore(
  bridge: Bridge,
  settings: Readable<Settings>,
  language: Readable<string | null>,
): SpellingStore {
  const state = createStore<SpellingState | null>(null);
  const words = createStore<readonly string[]>([]);
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wish = (): SpellingWish => {
    const { spelling, spellingLanguages, dictionaryDownloads } = settings.get();
    const own = language.get() ?? navigator.language;
    return {
      on: spelling,
      languages: spellingLanguages.length > 0 ? spellingLanguages : [own],
      downloads: dictionaryDownloads,
    };
  };

  const tell = async () => {
    const now = wish();
    const key = JSON.stringify(now);
    if (key === last) return;
    last = key;
    const answer = await bridge.editor.checkSpelling(now);
    if (answer.ok && key === last) state.set(answer.value);
  };

  // After the first screen: nobody sees a wavy line before they can read.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), 200);
  };
  const loadWords = async () => {
    const answer = await bridge.editor.words({});
    if (answer.ok) words.set(answer.value.words);
  };

  settings.subscribe(soon);
  language.subscribe(soon);
  soon();
  bridge.events.editor.wordAdded(() => void loadWords());

  return {
    state,
    words,
    loadWords,
    add: async (word) => {
      await bridge.editor.addWord({ word });
      words.update((now) => [...new Set([...now, word])].sort());
    },
    remove: async (word) => {
      await bridge.editor.removeWord({ word });
      words.update((now) => now.filter((each) => each !== word));
    },
  };
}
