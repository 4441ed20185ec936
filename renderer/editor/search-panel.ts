import { search } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { en } from '#core/messages/en';

/** Find and replace at the top of the editor, in the author's words. */
export function searchPanel(): Extension {
  return [
    search({ top: true }),
    EditorState.phrases.of({
      Find: en.editor.find,
      Replace: en.editor.replace,
      next: en.editor.next,
      previous: en.editor.previous,
      'match case': en.editor.matchCase,
      regexp: en.editor.regexp,
      'by word': en.editor.wholeWord,
      replace: en.editor.replaceOne,
      'replace all': en.editor.replaceAll,
      close: en.app.close,
    }),
  ];
}
