import { type EditorState, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { type SlashItem, slashBefore, slashItems } from '#core/editor/slash-items';
import { en } from '#core/messages/en';
import { formattingKeywords } from '#core/messages/formatting';
import { isProse } from '../commands/context';
import type { EditorCommandId } from '../commands/ids';
import { placeAt } from '../table/table';

/** An open slash menu: where its slash is, what it offers, and which of that is chosen. */
export interface Slash {
  readonly from: number;
  readonly items: readonly SlashItem<EditorCommandId>[];
  readonly chosen: number;
}

const offered = (ids: readonly EditorCommandId[]) =>
  ids.map((id) => ({ id, title: en.commands[id], keywords: formattingKeywords[id] }));

const ITEMS = offered([
  'format.heading.1',
  'format.heading.2',
  'format.heading.3',
  'list.bullet',
  'list.ordered',
  'list.task',
  'format.quote',
  'format.codeBlock',
  'table.insert',
  'format.rule',
  'footnote.insert',
  'format.link',
  'format.bold',
  'format.italic',
  'format.code',
  'format.strikethrough',
  'format.heading.4',
  'format.heading.5',
  'format.heading.6',
]);

const IN_TABLE = offered([
  'table.addRow',
  'table.addRowAbove',
  'table.removeRow',
  'table.addColumn',
  'table.addColumnLeft',
  'table.removeColumn',
  'table.alignLeft',
  'table.alignCenter',
  'table.alignRight',
  'table.format',
  'format.link',
  'format.bold',
  'format.italic',
  'format.code',
]);

/** Chooses another item, by its place, or closes the menu (`null`); the slash stays. */
export const chooseSlash = StateEffect.define<number | null>();

/** The slash menu, opened by typing a slash where it can mean one, and closed by whatever takes it back. */
export const slashField = StateField.define<Slash | null>({
  create: () => null,
  update: (open, tr) => {
    for (const effect of tr.effects)
      if (effect.is(chooseSlash))
        return open && effect.value !== null ? { ...open, chosen: effect.value } : null;
    if (!tr.docChanged && !tr.selection) return open;
    if (open) return followed(open, tr);
    return tr.isUserEvent('input.type') ? opened(tr) : null;
  },
});

function opened(tr: Transaction): Slash | null {
  const { main, ranges } = tr.newSelection;
  if (ranges.length > 1 || !main.empty || tr.newDoc.sliceString(main.head - 1, main.head) !== '/')
    return null;
  const line = tr.newDoc.lineAt(main.head);
  const found = slashBefore(line.text.slice(0, main.head - line.from));
  // Inside of a word that goes on behind the caret it is a slash.
  if (!found || /^[\p{L}\p{N}/]/u.test(line.text.slice(main.head - line.from))) return null;
  const { state } = tr;
  if (!isProse(state, line.from + found.from)) return null;
  return { from: line.from + found.from, items: itemsOf(state, main.head), chosen: 0 };
}

function followed(open: Slash, tr: Transaction): Slash | null {
  const { main, ranges } = tr.newSelection;
  const line = tr.newDoc.lineAt(main.head);
  const found = slashBefore(line.text.slice(0, main.head - line.from));
  const from = tr.changes.mapPos(open.from, -1);
  if (ranges.length > 1 || !main.empty || !found || line.from + found.from !== from) return null;
  const items = slashItems(itemsOf(tr.state, main.head), found.query);
  return items.length > 0 ? { from, items, chosen: 0 } : null;
}

const itemsOf = (state: EditorState, at: number) => (placeAt(state, at) ? IN_TABLE : ITEMS);
