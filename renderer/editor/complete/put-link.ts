import type { EditorView } from '@codemirror/view';
import type { LinkHabit } from '#core/posts/links/example';
import { writeDestination, writeLink } from '#core/posts/links/write';
import { bodyFrom } from '../front-matter';
import { isHtml } from '../html/context';
import { htmlLink } from '../html/post-link';
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
  const request = { to, from, heading: null, words: words === '' ? to.title : words };
  const text = isHtml(state)
    ? (htmlLink(request, ways)?.text ?? null)
    : words === ''
      ? (writeLink({ to, from, heading: null, words: to.title }, ways)?.text ?? null)
      : wrapped(words, writeDestination({ to, from, heading: null, words }, ways));
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

const wrapped = (words: string, destination: string | null): string | null =>
  destination === null ? null : `[${words}](${destination})`;
