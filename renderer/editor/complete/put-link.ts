import type { EditorView } from '@codemirror/view';
import type { LinkHabit } from '#core/posts/links/example';
import { writeDestination, writeLink } from '#core/posts/links/write';
import { bodyFrom } from '../front-matter';
import { isHtml } from '../html/context';
import { hrefOf, htmlLink } from '../html/post-link';
import { fitCell } from '../table/fit-cell';
import type { InsertStore } from './store';

/**
 * Writes a link to a post over the selection, whose words it keeps; without one at the caret (at the end when that is in
 * the front matter), with the post's title. False where its address cannot be told.
 */
export function putPostLink(view: EditorView, store: InsertStore, habit: LinkHabit, postId: string): boolean {
  const { state } = view;
  const blog = store.blog();
  const from = store.current();
  const posts = store.linked();
  const to = posts.find(({ id }) => id === postId);
  if (blog === null || from === null || to === undefined) return false;
  const ways = { model: blog.model, ...habit, posts };
  const { main } = state.selection;
  const place = main.from < bodyFrom(state) ? { from: state.doc.length, to: state.doc.length } : main;
  const words = state.sliceDoc(place.from, place.to).replace(/\s*\n\s*/g, ' ');
  const html = isHtml(state);
  const request = { to, from, heading: null, words: to.title };
  const text =
    words === ''
      ? ((html ? htmlLink : writeLink)(request, ways)?.text ?? null)
      : wrapped(words, writeDestination(request, ways), html);
  if (text === null) return false;
  const fitted = fitCell(state, place.from, place.to, text);
  view.dispatch({
    changes: { from: place.from, to: place.to, insert: fitted },
    selection: { anchor: place.from + fitted.length },
    scrollIntoView: true,
    userEvent: 'input',
  });
  return true;
}

/** What is selected as the words of a link: the source that it is, with whatever marks it has. */
function wrapped(words: string, destination: string | null, html: boolean): string | null {
  if (destination === null) return null;
  return html ? `<a href="${hrefOf(destination)}">${words}</a>` : `[${words}](${destination})`;
}
