import { formattingCommands } from '#core/messages/formatting';

/** A named command on the text. */
export type EditorCommandId = keyof typeof formattingCommands;

export const editorCommandIds = Object.keys(formattingCommands) as readonly EditorCommandId[];

export const isEditorCommand = (id: string): id is EditorCommandId => Object.hasOwn(formattingCommands, id);
