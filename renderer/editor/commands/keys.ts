import type { EditorCommandId } from './ids';

/**
 * Keys of the commands on the text, written as the window's are (`Mod` is Ctrl, or Command on a Mac). They count while
 * the text has the focus, which is why the editor binds them and not the window.
 */
export const editorKeys: Partial<Record<EditorCommandId, readonly string[]>> = {
  'format.bold': ['Mod+B'],
  'format.italic': ['Mod+I'],
  'format.strikethrough': ['Mod+Shift+X'],
  'format.code': ['Mod+E'],
  'format.link': ['Mod+L'],
  'format.heading.1': ['Mod+Alt+1'],
  'format.heading.2': ['Mod+Alt+2'],
  'format.heading.3': ['Mod+Alt+3'],
  'format.heading.4': ['Mod+Alt+4'],
  'format.heading.5': ['Mod+Alt+5'],
  'format.heading.6': ['Mod+Alt+6'],
  'format.heading.none': ['Mod+Alt+0'],
  'format.quote': ['Mod+Shift+.'],
  'format.codeBlock': ['Mod+Shift+E'],
  'list.ordered': ['Mod+Shift+7'],
  'list.bullet': ['Mod+Shift+8'],
  'list.task': ['Mod+Shift+9'],
  'list.done': ['Mod+Enter'],
  'list.indent': ['Mod+]'],
  'list.outdent': ['Mod+['],
  'lines.moveUp': ['Alt+ArrowUp'],
  'lines.moveDown': ['Alt+ArrowDown'],
  'lines.copyUp': ['Shift+Alt+ArrowUp'],
  'lines.copyDown': ['Shift+Alt+ArrowDown'],
  'lines.join': ['Mod+J'],
  'table.format': ['Shift+Alt+F'],
  'footnote.insert': ['Mod+Alt+F'],
  'editor.jump': ['F12'],
  // No brackets: many keyboards write them with AltGr.
  'fold.toggle': ['F9'],
  'fold.all': ['Shift+F9'],
  'fold.none': ['Mod+F9'],
};

/** A chord as CodeMirror writes it. */
export const codeMirrorKey = (chord: string): string =>
  chord
    .split('+')
    .map((part) => (part.length === 1 ? part.toLowerCase() : part))
    .join('-');
