import { formattingCommands } from '#core/messages/formatting';

/** A named command on the text. */
export type EditorCommandId = keyof typeof formattingCommands;

export const editorCommandIds = Object.keys(formattingCommands) as readonly EditorCommandId[];

export const isEditorCommand = (id: string): id is EditorCommandId => Object.hasOwn(formattingCommands, id);

/** What only Markdown has a way to write, or the editor a way to work on. */
const MARKDOWN_ONLY = [
  'list.task',
  'list.done',
  'list.indent',
  'list.outdent',
  'table.addRow',
  'table.addRowAbove',
  'table.removeRow',
  'table.moveRowUp',
  'table.moveRowDown',
  'table.addColumn',
  'table.addColumnLeft',
  'table.removeColumn',
  'table.moveColumnLeft',
  'table.moveColumnRight',
  'table.alignLeft',
  'table.alignCenter',
  'table.alignRight',
  'table.alignNone',
  'table.format',
  'footnote.insert',
  'format.escapeDollars',
  'editor.jump',
] as const satisfies readonly EditorCommandId[];

/** A command that a post of HTML has too. */
export type HtmlCommandId = Exclude<EditorCommandId, (typeof MARKDOWN_ONLY)[number]>;

const markdownOnly: ReadonlySet<string> = new Set(MARKDOWN_ONLY);

/** Whether a command on the text does anything in a post that is HTML. */
export const isForHtml = (id: EditorCommandId): id is HtmlCommandId => !markdownOnly.has(id);
