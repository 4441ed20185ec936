import { type EditorState, Facet, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { type SlashItem, slashBefore, slashItems } from '#core/editor/slash-items';
import { commandKeywords } from '#core/messages/command-keywords';
import { en } from '#core/messages/en';
import { isProse } from '../commands/context';
import { isEditorCommand, isForHtml } from '../commands/ids';
import { isHtml, isText } from '../html/context';
import { placeAt } from '../table/table';

/** An open slash menu: where its slash is, what it offers, and which of that is chosen. */
export interface Slash {
  readonly from: number;
  readonly items: readonly SlashItem<CommandId>[];
  readonly chosen: number;
}

type CommandId = keyof typeof en.commands;

/** Commands of the window that are offered among those on the text, and the way to run one. */
export interface SlashExtras {
  readonly ids: readonly CommandId[];
  readonly run: (id: CommandId) => void;
}

export const slashExtras = Facet.define<SlashExtras>();

const offered = (ids: readonly CommandId[]): readonly SlashItem<CommandId>[] =>
  ids.map((id) => ({ id, title: en.commands[id], keywords: commandKeywords[id] ?? '' }));

const BLOCKS = offered([
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
]);

const OTHERS = offered([
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
  const from = line.from + found.from;
  if (!(isHtml(state) ? isText(state, from) : isProse(state, from))) return null;
  return { from, items: itemsOf(state, main.head), chosen: 0 };
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

function itemsOf(state: EditorState, at: number): readonly SlashItem<CommandId>[] {
  const extras = offered(state.facet(slashExtras).flatMap(({ ids }) => ids));
  if (isHtml(state))
    return [...BLOCKS, ...extras, ...OTHERS].filter(({ id }) => !isEditorCommand(id) || isForHtml(id));
  return placeAt(state, at) ? [...IN_TABLE, ...extras] : [...BLOCKS, ...extras, ...OTHERS];
}
