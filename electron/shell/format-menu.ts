import type { MenuItemConstructorOptions } from 'electron';
import type { en } from '#core/messages/en';
import { formatting } from '#core/messages/formatting';

type Item = MenuItemConstructorOptions;
type CommandItem = (id: keyof typeof en.commands, accelerator?: string) => Item;

const line: Item = { type: 'separator' };

/** The menu of the commands on the text. Keys are those of `renderer/editor/commands/keys.ts`. */
export function formatMenu(command: CommandItem): Item {
  const { groups } = formatting;
  return {
    label: formatting.menu,
    submenu: [
      command('format.bold', 'CmdOrCtrl+B'),
      command('format.italic', 'CmdOrCtrl+I'),
      command('format.strikethrough', 'CmdOrCtrl+Shift+X'),
      command('format.code', 'CmdOrCtrl+E'),
      command('format.link', 'CmdOrCtrl+L'),
      line,
      {
        label: groups.headings,
        submenu: [
          command('format.heading.1', 'CmdOrCtrl+Alt+1'),
          command('format.heading.2', 'CmdOrCtrl+Alt+2'),
          command('format.heading.3', 'CmdOrCtrl+Alt+3'),
          command('format.heading.4', 'CmdOrCtrl+Alt+4'),
          command('format.heading.5', 'CmdOrCtrl+Alt+5'),
          command('format.heading.6', 'CmdOrCtrl+Alt+6'),
          command('format.heading.none', 'CmdOrCtrl+Alt+0'),
        ],
      },
      {
        label: groups.lists,
        submenu: [
          command('list.bullet', 'CmdOrCtrl+Shift+8'),
          command('list.ordered', 'CmdOrCtrl+Shift+7'),
          command('list.task', 'CmdOrCtrl+Shift+9'),
          command('list.done', 'CmdOrCtrl+Enter'),
          line,
          command('list.indent', 'CmdOrCtrl+]'),
          command('list.outdent', 'CmdOrCtrl+['),
        ],
      },
      command('format.quote', 'CmdOrCtrl+Shift+.'),
      command('format.codeBlock', 'CmdOrCtrl+Shift+E'),
      command('format.rule'),
      command('footnote.insert', 'CmdOrCtrl+Alt+F'),
      {
        label: groups.table,
        submenu: [
          command('table.insert'),
          command('table.format', 'Shift+Alt+F'),
          line,
          command('table.addRow'),
          command('table.addRowAbove'),
          command('table.removeRow'),
          command('table.moveRowUp'),
          command('table.moveRowDown'),
          line,
          command('table.addColumn'),
          command('table.addColumnLeft'),
          command('table.removeColumn'),
          command('table.moveColumnLeft'),
          command('table.moveColumnRight'),
          line,
          command('table.alignLeft'),
          command('table.alignCenter'),
          command('table.alignRight'),
          command('table.alignNone'),
        ],
      },
      line,
      {
        label: groups.lines,
        submenu: [
          command('lines.moveUp', 'Alt+Up'),
          command('lines.moveDown', 'Alt+Down'),
          command('lines.copyUp', 'Shift+Alt+Up'),
          command('lines.copyDown', 'Shift+Alt+Down'),
          command('lines.join', 'CmdOrCtrl+J'),
        ],
      },
      {
        label: groups.folding,
        submenu: [
          command('fold.toggle', 'F9'),
          command('fold.all', 'Shift+F9'),
          command('fold.none', 'CmdOrCtrl+F9'),
        ],
      },
      command('editor.jump', 'F12'),
    ],
  };
}
