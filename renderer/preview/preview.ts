import type { ChangeSet, EditorState } from '@codemirror/state';
import type { Blog } from '#core/blog/blog';
import { type Block, type BlockDocument, createBlockDocument } from '#core/markdown/block-document';
import { dialectOf, isHtmlPost } from '#core/markdown/post-dialect';
import {
  createRenderer,
  type MarkdownRenderer,
  type MathRenderer,
  type Piece,
} from '#core/markdown/renderer';
import { assetUrl, imageCandidates } from '#core/media/references';
import { tagAddress } from '#core/posts/links/tag-address';
import type { ListedPost } from '#core/posts/post';
import type { Readable } from '../app/store';
import { tell } from '../app/tell';
import type { PostDocument } from '../editor/document';
import type { Editor, EditorEvent } from '../editor/editor';
import type { Facts } from '../editor/facts';
import type { Addresses } from '../posts/addresses';
import type { PostList } from '../posts/store';
import { createBlockView } from './block-view';
import { fromPage, syncCaret } from './caret-sync';
import { createDiagrams } from './diagrams';
import { createLaterParts } from './later-parts';
import { changeLetters } from './letters';
import { mathFor, mathSettled } from './math';
import { followMistakes } from './mistakes';
import { articleFrom, articleFromAfter, type PageAround, pageAround } from './page-facts';
import { safeFragment } from './purify';
import { createRemoteImages } from './remote-images';
import { syncScroll } from './scroll-sync';
import type { ShownPage } from './shown-page';
import type { PreviewStore } from './store';
import { isDrawnLater, isTooLarge, isTooLong, longBlock, tooLargeNote } from './too-large';

/** What the page around the text is made from. */
export interface PreviewSources {
  readonly blog: () => Blog | null;
  readonly list: Readable<PostList>;
  readonly addresses: Addresses;
  readonly facts: Readable<Facts | null>;
  /** Whether images from elsewhere may be loaded. */
  readonly images: PreviewStore;
}

/** A page that follows the editor. */
export interface FollowedPage {
  /** Resolves when what comes later than the text (diagrams, formulas, images from elsewhere) is there or on its way. */
  readonly settled: () => Promise<void>;
  /** Brings the heading with this id into sight, drawing the page as far as it; nothing when there is none. */
  readonly goTo: (id: string) => void;
  readonly stop: () => void;
}

/** UTF-16 units cut before the first paint: for each pixel of the window's height 4, of which prose fills about 3. */
const firstCut = ({ defaultView }: Document): number => 4 * Math.max(600, defaultView?.outerHeight ?? 0);
/** And in each idle moment after it. */
const IDLE_CUT = 60_000;
/** Blocks drawn before the first paint at most: more than any screen holds. */
const FIRST_BLOCKS = 40;
const IDLE_BLOCKS = 8;
/** A heading is brought to the top in so many frames at most; then the page stays where it is. */
const GO_FRAMES = 60;
/** So many frames in which nothing moved are enough. */
const STEADY_FRAMES = 6;

/**
 * Keeps a page in step with the editor: every edit is followed in the frame of its key, the first screen of a
 * newly shown post at once, and the rest in idle moments. `frame` is the page's document, which runs nothing.
 * `whole` draws all of it at once, as for printing.
 */
export function followEditor(
  editor: Editor,
  frame: Document,
  sources: PreviewSources,
  { whole = false }: { readonly whole?: boolean } = {},
): FollowedPage {
  const page = frame.createElement('main');
  const head = frame.createElement('div');
  const article = frame.createElement('article');
  const foot = frame.createElement('div');
  page.className = 'page';
  article.className = 'post';
  page.append(head, article, foot);
  frame.body.replaceChildren(page);

  const diagrams = createDiagrams(frame, () => mistakes.look());
  const remote = createRemoteImages(frame, {
    held: sources.images.held,
    allow: sources.images.allow,
    mayLoad: () => {
      const blog = sources.blog();
      return blog !== null && document !== null && sources.images.mayLoad(blog.id, document.id);
    },
  });
  const later = createLaterParts(frame);
  /** What was drawn last, which the next key most likely changes. */
  let last: { readonly element: HTMLElement; readonly html: string } | null = null;
  const nodesOf = (block: Block, element: HTMLElement): DocumentFragment => {
    const html = block.html();
    const nodes = safeFragment(html);
    const isDiagram = html.includes('lh-diagram');
    last = isDiagram ? null : { element, html };
    if (isDiagram) diagrams.dress(nodes);
    if (/<(?:img|source)\b/i.test(html)) remote.dress(nodes);
    return nodes;
  };
  const view = createBlockView(article, {
    nodes: (block, element) => {
      const length = block.to - block.from;
      if (isTooLong(length, isHtml))
        return longBlock(frame, length, (most) =>
          editorText(block.from, Math.min(block.to, block.from + most)),
        );
      const draw = () => nodesOf(block, element);
      return isDrawnLater(length) && !whole ? later.part(block.key, draw) : draw();
    },
    change: (block, element) => {
      if (last?.element !== element || isDrawnLater(block.to - block.from)) return false;
      const html = block.html();
      if (!changeLetters(element, last.html, html)) return false;
      last = { element, html };
      return true;
    },
  });
  let document: PostDocument | null = null;
  let isHtml = false;
  let state: EditorState | null = null;
  let blocks: BlockDocument | null = null;
  let articleStart = 0;
  let pending: ChangeSet | null = null;
  let idleAsked = 0;
  let aroundAsked = 0;
  let around: PageAround | null = null;
  let caretMoved = false;
  let followAsked = 0;

  const shownPage: ShownPage = {
    frame,
    view,
    blocks: () => blocks?.blocks ?? [],
    isWhole: () => blocks !== null && !more(),
  };
  const scroll = syncScroll(shownPage, editor);
  const caret = syncCaret(shownPage, editor.view);
  const mistakes = followMistakes(shownPage, editor);

  const editorText = (from: number, to: number): string => {
    const now = editor.view()?.state ?? state;
    return now?.sliceDoc(from, to) ?? '';
  };
  const titleField = () => sources.blog()?.model.fields.title ?? 'title';

  const drawAround = () => {
    const blog = sources.blog();
    const facts = sources.facts.get();
    if (!blog || !document || !state || !facts) return;
    const before = around;
    around = pageAround(document.id, state, facts, blog, sources.list.get());
    const { header, footer, title, language, direction } = around;
    if (header !== before?.header) head.replaceChildren(safeFragment(header));
    if (footer !== before?.footer) foot.replaceChildren(safeFragment(footer));
    if (title !== before?.title) frame.title = title;
    // The browser looks at the whole page's style anew when these are set, be it to what they are.
    if (language !== before?.language) frame.documentElement.lang = language;
    if (direction !== before?.direction) {
      frame.documentElement.dir = direction;
      // So that the page's menu stands where its lines end.
      frame.defaultView?.frameElement?.setAttribute('data-direction', direction);
    }
  };

  /** Which posts are related is looked for among all of them, and the list changes often while it is read. */
  const askAround = () => {
    aroundAsked ||= requestIdleCallback(
      () => {
        aroundAsked = 0;
        drawAround();
        redraw('address');
      },
      { timeout: 1000 },
    );
  };

  const idle = (deadline: IdleDeadline) => {
    idleAsked = 0;
    if (!blocks) return;
    do drawMore();
    while (more() && deadline.timeRemaining() > 4);
    scroll.pageGrew();
    tintLate();
    if (more()) askIdle();
  };
  /** The block that the caret is in may be drawn only now. */
  const tintLate = () => {
    const cm = editor.view();
    if (cm && !pending && caret.caretMoved(cm)) scroll.caretWent();
  };
  const drawMore = () => {
    if (!blocks) return;
    if (!blocks.complete) view.patch(blocks.parseMore(IDLE_CUT), blocks.blocks);
    else if (view.drawn() < blocks.blocks.length) view.append(blocks.blocks, IDLE_BLOCKS);
  };
  const more = () => blocks !== null && (!blocks.complete || view.drawn() < blocks.blocks.length);
  const askIdle = () => {
    idleAsked ||= requestIdleCallback(idle, { timeout: 500 });
  };

  const build = (next: PostDocument) => {
    const blog = sources.blog();
    if (!blog) return;
    document = next;
    isHtml = isHtmlPost(next.id);
    state = next.state();
    pending = null;
    view.clear();
    later.clear();
    caret.forget();
    blocks = null;
    if (isTooLarge(state.doc.length)) {
      drawAround();
      const note = tooLargeNote(frame, state.doc.length);
      article.replaceChildren(note);
      tell(note.textContent);
      return;
    }
    articleStart = articleFrom(state, titleField());
    blocks = createBlockDocument(
      rendererFor(blog, next.id, mathFor(frame, redrawMath), {
        list: () => listed(sources.list.get()),
        addresses: sources.addresses,
      }),
      state.doc,
      articleStart,
      {
        initialBudget: whole ? Number.POSITIVE_INFINITY : firstCut(frame),
      },
    );
    drawAround();
    view.append(blocks.blocks, whole ? blocks.blocks.length : FIRST_BLOCKS);
    frame.defaultView?.scrollTo(0, 0);
    scroll.shown();
    remote.look();
    if (more()) askIdle();
    mistakes.look();
  };

  const redraw = (piece: Piece) => {
    if (blocks) view.patch(blocks.refresh(piece), blocks.blocks);
    mistakes.look();
  };
  const redrawMath = () => redraw('math');
  const redrawAddresses = () => redraw('address');

  const clear = () => {
    document = null;
    state = null;
    blocks = null;
    last = null;
    view.clear();
    later.clear();
    head.replaceChildren();
    foot.replaceChildren();
    around = null;
  };

  const followChanges = (changes: ChangeSet, before: EditorState, now: EditorState) => {
    if (!blocks) return;
    let fromA = -1;
    let toA = 0;
    let fromB = 0;
    let toB = 0;
    changes.iterChangedRanges((a, endA, b, endB) => {
      if (fromA < 0) {
        fromA = a;
        fromB = b;
      }
      toA = endA;
      toB = endB;
    });
    if (fromA < 0) return;
    articleStart = articleFromAfter(articleStart, before, fromA, now, titleField());
    const patch = blocks.update(now.doc, { fromA, toA, fromB, toB }, articleStart);
    view.patch(patch, blocks.blocks);
    // What an edit adds at the end of the page belongs to the frame of its key as much as what it changes.
    if (view.drawn() < blocks.blocks.length && view.drawn() >= patch.from)
      view.append(blocks.blocks, FIRST_BLOCKS);
    if (more()) askIdle();
    mistakes.look();
  };

  const follow = () => {
    if (followAsked === 0) return;
    cancelAnimationFrame(followAsked);
    followAsked = 0;
    const cm = editor.view();
    if (!document || !cm) return;
    const now = cm.state;
    if (pending && state) {
      const changes = pending;
      const before = state;
      pending = null;
      state = now;
      followChanges(changes, before, now);
      caretMoved = true;
    }
    if (caretMoved && caret.caretMoved(cm)) scroll.caretWent();
    caretMoved = false;
  };
  // Right after the key's own task where there is time until the next frame, and else in that frame: one frame shows both.
  const turn = new MessageChannel();
  turn.port1.onmessage = follow;
  const askFollow = () => {
    if (followAsked !== 0) return;
    followAsked = requestAnimationFrame(follow);
    turn.port2.postMessage(null);
  };

  const hear = (event: EditorEvent) => {
    switch (event.kind) {
      case 'shown':
        if (event.document) build(event.document);
        else clear();
        return;
      case 'updated': {
        if (event.document !== document) return;
        const { changes, docChanged, selectionSet, focusChanged, transactions } = event.update;
        if (docChanged) pending = pending ? pending.compose(changes) : changes;
        caretMoved ||= selectionSet || focusChanged;
        const byClick = transactions.some((transaction) => transaction.annotation(fromPage));
        if ((docChanged || selectionSet) && !byClick) scroll.caretLeads();
        if (docChanged || caretMoved) askFollow();
        return;
      }
      case 'scrolled':
        scroll.textScrolled();
        return;
    }
  };

  const first = editor.shown();
  if (first) build(first);
  const stops = [
    editor.listen(hear),
    sources.images.letIn.subscribe(remote.look),
    sources.facts.subscribe(drawAround),
    sources.list.subscribe(askAround),
    sources.addresses.came.subscribe(redrawAddresses),
  ];
  const stop = () => {
    for (const each of stops) each();
    scroll.stop();
    diagrams.stop();
    remote.stop();
    mistakes.stop();
    caret.stop();
    turn.port1.close();
    cancelAnimationFrame(followAsked);
    cancelIdleCallback(idleAsked);
    cancelIdleCallback(aroundAsked);
    clear();
  };
  const settled = async () => {
    await sources.addresses.settled();
    await Promise.all([diagrams.settled(), remote.settled(), mathSettled()]);
  };
  const goTo = (id: string) => {
    const found = () => Document.prototype.getElementById.call(frame, id);
    while (blocks && found() === null && more()) drawMore();
    scroll.pageLeads();
    let steady = 0;
    let top = Number.NaN;
    const show = (frames: number) => {
      const target = found();
      target?.scrollIntoView();
      const { scrollTop: now = 0, clientHeight = 0, scrollHeight = 0 } = frame.scrollingElement ?? {};
      // The page may end too soon to have it at its top, where the rest is not drawn yet.
      const isHeld = more() && now + clientHeight >= scrollHeight - 1;
      if (isHeld) drawMore();
      // What lies around it is a guess of its height until it is drawn, which takes some frames.
      const isDrawn = target?.checkVisibility({ contentVisibilityAuto: true }) !== false;
      steady = now === top && isDrawn && !isHeld ? steady + 1 : 0;
      top = now;
      if (steady < STEADY_FRAMES && frames > 1) requestAnimationFrame(() => show(frames - 1));
    };
    show(GO_FRAMES);
  };
  return { settled, goTo, stop };
}

const NO_POSTS: readonly ListedPost[] = [];
const listed = (list: PostList): readonly ListedPost[] => (list.kind === 'ready' ? list.posts : NO_POSTS);

/** The posts that tags may name. */
export interface NamedPosts {
  readonly list: () => readonly ListedPost[];
  readonly addresses: Addresses;
}

/**
 * Markdown as the generator of this blog makes it, with images of the blog addressed as the page can show them. The address of a
 * post that a tag names is asked for when it is first drawn: `addresses` tells when to draw that anew.
 */
export function rendererFor(
  blog: Blog,
  postId: string,
  math: MathRenderer,
  { list, addresses }: NamedPosts,
): MarkdownRenderer {
  return createRenderer({
    ...dialectOf(blog.model, postId),
    math,
    resolve: tagAddress(postId, blog.model, list, (post) => {
      void addresses.ask([post]);
      return addresses.known(post) ?? null;
    }),
    image: (src) => {
      const candidates = imageCandidates(src, postId, blog.model);
      return candidates.length > 0 ? assetUrl(blog.id, candidates) : src;
    },
  });
}
