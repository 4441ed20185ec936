import { spellingState } from '#core/editor/spelling';
import type { Handlers } from '#core/ipc/contract';

type Keys = 'editor.checkSpelling' | 'editor.words' | 'editor.addWord' | 'editor.removeWord';

/** A computer with a German dictionary, and an author with a few words of their own. */
export function fakeEditor(): Pick<Handlers, Keys> {
  const words = new Set(['Longhand']);
  return {
    'editor.checkSpelling': async (wish) =>
      spellingState(wish, {
        native: false,
        known: ['de', 'en-GB', 'en-US', 'fr'],
        present: ['de'],
        locale: 'en-US',
      }),
    'editor.words': async () => ({ words: [...words].sort() }),
    'editor.addWord': async ({ word }) => {
      words.add(word);
      return {};
    },
    'editor.removeWord': async ({ word }) => {
      words.delete(word);
      return {};
    },
  };
}
