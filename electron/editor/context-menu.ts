import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { en, format } from '#core/messages/en';
import { languageWords } from '#core/messages/language';

type Item = MenuItemConstructorOptions;

/** The facts of a right click that its menu is made from. */
export type Clicked = Pick<
  ContextMenuParams,
  'misspelledWord' | 'dictionarySuggestions' | 'isEditable' | 'selectionText'
> & {
  readonly editFlags: Pick<
    ContextMenuParams['editFlags'],
    'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'
  >;
};

export interface MenuActions {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
}

const words = languageWords.spelling.menu;

/** A label that shows its words: one `&` would underline the letter behind it. */
const plain = (label: string): string => label.replaceAll('&', '&&');

/** Where the menu goes: to the caret when a key asked for it, else to the pointer. */
export const menuPlace = ({ x, y, menuSourceType }: Pick<ContextMenuParams, 'x' | 'y' | 'menuSourceType'>) =>
  menuSourceType === 'keyboard' ? { x: Math.round(x), y: Math.round(y) } : {};

/** The menu of a right click in a text: what a wrong word could be, then cut, copy and paste. Empty where there is no text. */
export function textMenu(clicked: Clicked, actions: MenuActions): Item[] {
  const { misspelledWord, dictionarySuggestions, isEditable, selectionText, editFlags } = clicked;
  const line: Item = { type: 'separator' };
  if (!isEditable) return selectionText === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
  const spelling: Item[] =
    misspelledWord === ''
      ? []
      : [
          ...(dictionarySuggestions.length === 0
            ? [{ label: words.noSuggestions, enabled: false }]
            : dictionarySuggestions.map((word) => ({
                label: plain(word),
                click: () => actions.replace(word),
              }))),
          line,
          {
            label: plain(format(words.learn, { word: misspelledWord })),
            click: () => actions.learn(misspelledWord),
          },
          line,
        ];
  return [
    ...spelling,
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: en.commands['edit.pastePlain'], enabled: editFlags.canPaste },
    line,
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
