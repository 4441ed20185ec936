import type { MenuItemConstructorOptions } from 'electron';
import type { en } from '#core/messages/en';
import { insertWords } from '#core/messages/insert';

type Item = MenuItemConstructorOptions;

/** The menu of what can be put into a post. */
export function insertMenu(command: (id: keyof typeof en.commands, accelerator?: string) => Item): Item {
  return {
    label: insertWords.menu,
    submenu: [
      command('insert.postLink'),
      command('insert.image'),
      command('insert.component'),
      command('insert.snippet'),
      { type: 'separator' },
      command('related.insert'),
    ],
  };
}
