import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  pickedCompletion,
  selectedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import type { EditorView, KeyBinding } from '@codemirror/view';
import { insertWords as words } from '#core/messages/insert';
import type { LinkHabit } from '#core/posts/links/example';
import type { PostHeading } from '#core/posts/links/headings';
import { type LinkedHeading, writeDestination, writeLink } from '#core/posts/links/write';
import type { ListedPost } from '#core/posts/post';
import { foldText } from '#core/posts/search/fold';
import { quickMatches } from '#core/posts/search/quick-match';
import { patience } from '../../app/patience';
import { fullDate } from '../../posts/library/post-date';
import { isHtml } from '../html/context';
import { hrefOf, htmlLink } from '../html/post-link';
import { fitCell } from '../table/fit-cell';
import type { CompletionPlace } from './context';
import { type InsertStore, NO_HABIT } from './store';

type PostPlace = Extract<CompletionPlace, { kind: 'post' }>;
type LinkPlace = Extract<CompletionPlace, { kind: 'link' }>;

/** A completion that stands for a post, or for one of its headings. */
interface PostCompletion extends Completion {
  readonly post: ListedPost;
}

const SHOWN = 30;
/** A blog that is still being read does not hold the author up for longer, ms. */
const PATIENCE = 1500;

/** What is known of how the blog links and where its posts are, or nothing when they are not read by then. */
function soon(store: InsertStore): Promise<LinkHabit> {
  return Promise.race([
    Promise.all([store.habit(), store.addresses()]).then(([habit]) => habit),
    new Promise<LinkHabit>((resolve) => {
      patience(PATIENCE, () => resolve(NO_HABIT));
    }),
  ]);
}

/** Completes links to the blog's own posts and their headings. `say` tells what could not be done. */
export function postCompletions(store: InsertStore, say: (message: string) => void) {
  /** The post whose headings are shown, chosen with Tab; its title alone may be another's too. */
  let chosen: ListedPost | null = null;
  let asked: { readonly key: string; readonly headings: ReturnType<InsertStore['headings']> } | null = null;
  let known: { readonly key: string; readonly headings: readonly PostHeading[] } | null = null;

  const matches = (query: string): readonly ListedPost[] => {
    const current = store.current()?.id;
    return quickMatches(
      store.posts().filter(({ id }) => id !== current),
      query,
      [],
      SHOWN,
    );
  };

  const insert = (
    view: EditorView,
    completion: PostCompletion,
    heading: LinkedHeading | null,
    place: PostPlace | LinkPlace,
  ): void => {
    const { doc } = view.state;
    void soon(store).then((habit) => {
      const blog = store.blog();
      const from = store.current();
      // The author went on, or elsewhere: what was chosen has no place any more.
      if (blog === null || from === null || view.state.doc !== doc) return;
      const posts = store.linked();
      const to = posts.find(({ id }) => id === completion.post.id);
      // Gone since it was offered.
      if (to === undefined) return;
      const ways = { model: blog.model, ...habit, posts };
      const html = isHtml(view.state);
      const request = { to, from, heading, words: heading?.text ?? to.title };
      const spec =
        place.kind === 'link' && (html || place.label.to > place.label.from)
          ? destinationChange(place, writeDestination({ to, from, heading, words: '' }, ways))
          : linkChange(place, html ? htmlLink(request, ways) : writeLink(request, ways), view.state);
      if (spec === null) {
        say(words.noAddress);
        return;
      }
      view.dispatch({
        ...spec,
        scrollIntoView: true,
        userEvent: 'input.complete',
        annotations: pickedCompletion.of(completion),
      });
    });
  };

  const optionsOf = (posts: readonly ListedPost[], place: PostPlace | LinkPlace): PostCompletion[] =>
    posts.map((post) => ({
      post,
      label: post.title,
      detail: detailOf(post),
      type: 'post',
      apply: (view, completion) => insert(view, completion as PostCompletion, null, place),
    }));

  /** Posts with what was typed in their title, a `#` in it included: `[[C#` may be one of those, too. */
  const titledSo = (place: PostPlace): PostCompletion[] => {
    if (chosen?.title === place.query) return [];
    const typed = foldText(`${place.query}#${place.heading ?? ''}`.trim());
    const current = store.current()?.id;
    const posts = store.posts().filter(({ id, title }) => id !== current && foldText(title).includes(typed));
    return optionsOf(posts.slice(0, SHOWN), place);
  };

  /** The post that is meant before the `#`: the chosen one, else the best match. */
  const meant = (query: string): ListedPost | null =>
    chosen?.title === query ? chosen : (matches(query)[0] ?? null);

  const headingOptions = (
    place: PostPlace,
    post: ListedPost,
    headings: readonly PostHeading[],
  ): PostCompletion[] => {
    const query = foldText((place.heading ?? '').trim());
    if (headings.length === 0)
      return [
        {
          post,
          label: post.title,
          detail: words.noHeadings,
          type: 'whole',
          apply: (view, completion) => insert(view, completion as PostCompletion, null, place),
        },
      ];
    return headings
      .filter(({ text }) => foldText(text).includes(query))
      .slice(0, SHOWN)
      .map((heading) => ({
        post,
        label: heading.text,
        detail: post.title,
        type: `heading-${heading.level}`,
        apply: (view, completion) => insert(view, completion as PostCompletion, heading, place),
      }));
  };

  const completeHeading = (
    pos: number,
    place: PostPlace,
    typed: string,
  ): CompletionResult | null | Promise<CompletionResult | null> => {
    const post = meant(place.query);
    const titled = titledSo(place);
    const from = pos - typed.length;
    if (post === null) return titled.length === 0 ? null : { from, filter: false, options: titled };
    const key = `${place.from} ${post.id}`;
    const result = (headings: readonly PostHeading[]): CompletionResult => ({
      from,
      filter: false,
      options: [...titled, ...headingOptions(place, post, headings)],
    });
    if (known?.key === key) return result(known.headings);
    if (asked?.key !== key) asked = { key, headings: store.headings(post.id) };
    return asked.headings.then((headings) => {
      known = { key, headings };
      return result(headings);
    });
  };

  const complete = (
    context: CompletionContext,
    place: PostPlace | LinkPlace,
  ): CompletionResult | null | Promise<CompletionResult | null> => {
    // An address that is typed by hand is no title.
    if (place.kind === 'link' && /^(?:[a-z][a-z0-9+.-]*:|[./#{@~]|www\.)/i.test(place.query)) return null;
    // Asked for now, so that they are there when something is chosen.
    void store.habit();
    void store.addresses();
    if (place.kind === 'post' && place.heading !== null) {
      return completeHeading(context.pos, place, place.heading);
    }
    return {
      from: context.pos - place.query.length,
      filter: false,
      options: optionsOf(matches(place.query), place),
    };
  };

  /** Tab on a post goes on to its headings. */
  const toHeadings: KeyBinding = {
    key: 'Tab',
    run: (view) => {
      if (completionStatus(view.state) !== 'active') return false;
      const selected = selectedCompletion(view.state) as Partial<PostCompletion> | null;
      if (selected?.type !== 'post' || selected.post === undefined) return false;
      const { head } = view.state.selection.main;
      const line = view.state.doc.lineAt(head);
      const open = /\[\[[^\][\n#]*$/.exec(line.text.slice(0, head - line.from));
      if (open === null || /[#\][]/.test(selected.post.title)) return false;
      chosen = selected.post;
      const from = line.from + open.index + 2;
      view.dispatch({
        changes: { from, to: head, insert: `${chosen.title}#` },
        selection: { anchor: from + chosen.title.length + 1 },
        userEvent: 'input.type',
      });
      startCompletion(view);
      return true;
    },
  };

  return {
    complete,
    toHeadings,
    /** Another place: headings are asked for again. */
    forget: () => {
      asked = null;
      known = null;
    },
  };
}

function linkChange(place: PostPlace | LinkPlace, written: ReturnType<typeof writeLink>, state: EditorState) {
  if (written === null) return null;
  const { from, to } = place.kind === 'post' ? place : { from: place.start, to: place.end };
  const insert = fitCell(state, from, to, written.text);
  return { changes: { from, to, insert }, selection: { anchor: from + insert.length } };
}

function destinationChange({ from, to, end, html }: LinkPlace, written: string | null) {
  if (written === null) return null;
  const address = html ? hrefOf(written) : written;
  const insert = end > to ? address : `${address}${html ? '"' : ')'}`;
  return {
    changes: { from, to, insert },
    selection: { anchor: from + insert.length + (end > to ? 1 : 0) },
  };
}

/** What tells posts of one title apart. */
function detailOf({ date, draft }: ListedPost): string {
  const day = date === null ? '' : fullDate(date);
  return draft ? [words.draft, day].filter(Boolean).join(' · ') : day;
}
