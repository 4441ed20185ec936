import { Menu, type Session, type WebContents } from 'electron';
import type { Handlers } from '#core/ipc/contract';
import { menuPlace, textMenu } from './context-menu';
import type { Spelling } from './spelling';

type Keys = 'editor.checkSpelling' | 'editor.words' | 'editor.addWord' | 'editor.removeWord';

/** The spell checker and the author's own dictionary, which Chromium keeps in the app's folder (a Mac: the system). */
export function editorHandlers(spelling: Spelling, session: Session): Pick<Handlers, Keys> {
  const words = async () => [...(await session.listWordsInSpellCheckerDictionary())].sort();
  return {
    'editor.checkSpelling': (wish) => spelling.apply(wish),
    'editor.words': async () => ({ words: await words() }),
    'editor.addWord': async ({ word }) => {
      session.addWordToSpellCheckerDictionary(word);
      return {};
    },
    'editor.removeWord': async ({ word }) => {
      session.removeWordFromSpellCheckerDictionary(word);
      return {};
    },
  };
}

/** Shows the menu of a right click in a text of the window. `onLearned` hears of each word that is added. */
export function offerTextMenu(contents: WebContents, onLearned: (word: string) => void): void {
  contents.on('context-menu', (_event, clicked) => {
    const items = textMenu(clicked, {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => {
        contents.session.addWordToSpellCheckerDictionary(word);
        onLearned(word);
      },
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup(menuPlace(clicked));
  });
}
