import { copyLineDown, copyLineUp } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import { foldAll, toggleFold, unfoldAll } from '../folding/fold-commands';
import { htmlCommands } from '../html/commands';
import { isHtml } from '../html/context';
import { insertFootnote } from '../jump/footnote';
import { jump } from '../jump/jump';
import { escapeDollars } from '../mistakes/mistakes';
import { addColumn, alignColumn, moveColumn, removeColumn } from '../table/columns';
import { formatTable } from '../table/format';
import { insertTable } from '../table/insert';
import { addRow, moveRow, removeRow } from '../table/rows';
import { toggleCode } from './code';
import { toggleFence } from './fence';
import { toggleHeading } from './heading';
import { type EditorCommandId, editorCommandIds, isForHtml } from './ids';
import { indentItems, outdentItems } from './indent';
import { toggleMark } from './inline';
import { joinLines } from './join';
import { toggleLink } from './link';
import { toggleDone, toggleList } from './list-toggle';
import { moveDown, moveUp } from './move';
import { toggleQuote } from './quote';
import { toggleRule } from './rule';

/** What each command does to Markdown. */
const markdownCommands: Readonly<Record<EditorCommandId, StateCommand>> = {
  'format.bold': toggleMark('bold'),
  'format.italic': toggleMark('italic'),
  'format.strikethrough': toggleMark('strikethrough'),
  'format.code': toggleCode,
  'format.link': toggleLink,
  'format.heading.1': toggleHeading(1),
  'format.heading.2': toggleHeading(2),
  'format.heading.3': toggleHeading(3),
  'format.heading.4': toggleHeading(4),
  'format.heading.5': toggleHeading(5),
  'format.heading.6': toggleHeading(6),
  'format.heading.none': toggleHeading(null),
  'format.quote': toggleQuote,
  'format.codeBlock': toggleFence,
  'format.rule': toggleRule,
  'list.bullet': toggleList('bullet'),
  'list.ordered': toggleList('ordered'),
  'list.task': toggleList('task'),
  'list.done': toggleDone,
  'list.indent': indentItems,
  'list.outdent': outdentItems,
  'lines.moveUp': moveUp,
  'lines.moveDown': moveDown,
  'lines.copyUp': copyLineUp,
  'lines.copyDown': copyLineDown,
  'lines.join': joinLines,
  'table.insert': insertTable,
  'table.addRow': addRow(false),
  'table.addRowAbove': addRow(true),
  'table.removeRow': removeRow,
  'table.moveRowUp': moveRow(-1),
  'table.moveRowDown': moveRow(1),
  'table.addColumn': addColumn(false),
  'table.addColumnLeft': addColumn(true),
  'table.removeColumn': removeColumn,
  'table.moveColumnLeft': moveColumn(-1),
  'table.moveColumnRight': moveColumn(1),
  'table.alignLeft': alignColumn('left'),
  'table.alignCenter': alignColumn('center'),
  'table.alignRight': alignColumn('right'),
  'table.alignNone': alignColumn('none'),
  'table.format': formatTable,
  'footnote.insert': insertFootnote,
  'format.escapeDollars': escapeDollars,
  'editor.jump': jump,
  'fold.toggle': toggleFold,
  'fold.all': foldAll,
  'fold.none': unfoldAll,
};

const inLanguage =
  (id: EditorCommandId): StateCommand =>
  (target) =>
    isHtml(target.state) ? isForHtml(id) && htmlCommands[id](target) : markdownCommands[id](target);

/** What each command does to a text, in the language it is written in. False means that it is not its business there. */
export const editorCommands = Object.fromEntries(
  editorCommandIds.map((id) => [id, inLanguage(id)]),
) as Readonly<Record<EditorCommandId, StateCommand>>;
