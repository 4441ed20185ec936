import { SearchQuery, setSearchQuery } from '@codemirror/search';
import { EditorView } from '@codemirror/view';
import type { Editor } from '../../editor/editor';

/**
 * Selects a place of the post in the editor and brings it to the middle, if that post is still the one shown. What
 * was looked for becomes what "find next" goes on with. A place past the end (the text is shorter by now) is its end.
 */
export function jumpTo(
  editor: Editor,
  postId: string,
  at: { readonly from: number; readonly to: number },
): void {
  const view = editor.view();
  if (!view || editor.shown()?.id !== postId) return;
  const end = view.state.doc.length;
  const from = Math.min(at.from, end);
  const to = Math.min(at.to, end);
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: [
      EditorView.scrollIntoView(from, { y: 'center' }),
      setSearchQuery.of(new SearchQuery({ search: view.state.sliceDoc(from, to), literal: true })),
    ],
    userEvent: 'select.search',
  });
}
