import type { ChangeSet, EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Blog } from '#core/blog/blog';
import { type BlockDocument, createBlockDocument } from '#core/markdown/block-document';
import { dialectOf } from '#core/markdown/post-dialect';
import { createRenderer, type MarkdownRenderer, type MathRenderer } from '#core/markdown/renderer';
import { assetUrl, imageCandidates } from '#core/media/references';
import type { Readable } from '../app/store';
import type { PostDocument } from '../editor/document';
import type { Editor, EditorEvent } from '../editor/editor';
import type { Facts } from '../editor/facts';
import type { PostList } from '../posts/store';
import { createBlockView } from './block-view';
import { mathFor } from './math';
import { articleFrom, pageAround } from './page-facts';
import { safeFragment } from './purify';

/** What the page around the text is made from. */
export interface PreviewSources {
  readonly blog: () => Blog | null;
  readonly list: Readable<PostList>;
  readonly facts: Readable<Facts | null>;
}

/** UTF-16 units cut before the first paint, and in each idle moment after it. */
const FIRST_CUT = 24_000;
const IDLE_CUT = 60_000;
/** Blocks drawn before the first paint: more than any screen holds. */
const FIRST_BLOCKS = 40;
const IDLE_BLOCKS = 8;

/**
 * Keeps a page in step with the editor: every edit is followed in the frame of its key, the first screen of a
 * newly shown post at once, and the rest in idle moments. `frame` is the page's document, which runs nothing.
 * Returns the way to stop.
 */
export function followEditor(editor: Editor, frame: Document, sources: PreviewSources): () => void {
  const page = frame.createElement('main');
  const head = frame.createElement('div');
  const article = frame.createElement('article');
  const foot = frame.createElement('div');
  page.className = 'page';
  article.className = 'post';
  page.append(head, article, foot);
  frame.body.replaceChildren(page);

  const view = createBlockView(article, safeFragment);
  let document: PostDocument | null = null;
  let state: EditorState | null = null;
  let blocks: BlockDocument | null = null;
  let pending: ChangeSet | null = null;
  let frameAsked = 0;
  let idleAsked = 0;
  let aroundAsked = 0;
  let tinted: HTMLElement | null = null;
  let shownHead = '';
  let shownFoot = '';
  let caretMoved = false;
  let scrolled = false;

  const start = (at: EditorState): number => articleFrom(at, sources.blog()?.model.fields.title ?? 'title');

  const drawAround = () => {
    const blog = sources.blog();
    const facts = sources.facts.get();
    if (!blog || !document || !state || !facts) return;
    const parts = pageAround(document.id, state, facts, blog, sources.list.get());
    if (parts.header !== shownHead) head.replaceChildren(safeFragment(parts.header));
    if (parts.footer !== shownFoot) foot.replaceChildren(safeFragment(parts.footer));
    shownHead = parts.header;
    shownFoot = parts.footer;
    frame.documentElement.lang = parts.language;
    frame.documentElement.dir = parts.direction;
  };

  /** Which posts are related is looked for among all of them, and the list changes often while it is read. */
  const askAround = () => {
    aroundAsked ||= requestIdleCallback(
      () => {
        aroundAsked = 0;
        drawAround();
      },
      { timeout: 1000 },
    );
  };

  const idle = (deadline: IdleDeadline) => {
    idleAsked = 0;
    if (!blocks) return;
    do {
      if (!blocks.complete) view.patch(blocks.parseMore(IDLE_CUT), blocks.blocks);
      else if (view.drawn() < blocks.blocks.length) view.append(blocks.blocks, IDLE_BLOCKS);
    } while (more() && deadline.timeRemaining() > 4);
    if (more()) askIdle();
  };
  const more = () => blocks !== null && (!blocks.complete || view.drawn() < blocks.blocks.length);
  const askIdle = () => {
    idleAsked ||= requestIdleCallback(idle, { timeout: 500 });
  };

  const build = (next: PostDocument) => {
    const blog = sources.blog();
    if (!blog) return;
    document = next;
    state = next.state();
    pending = null;
    view.clear();
    tinted = null;
    blocks = createBlockDocument(
      rendererFor(blog, next.id, mathFor(frame, redrawMath)),
      state.doc,
      start(state),
      {
        initialBudget: FIRST_CUT,
      },
    );
    drawAround();
    view.append(blocks.blocks, FIRST_BLOCKS);
    frame.defaultView?.scrollTo(0, 0);
    if (more()) askIdle();
  };

  const redrawMath = () => {
    if (blocks) view.patch(blocks.refresh('math'), blocks.blocks);
  };

  const clear = () => {
    document = null;
    state = null;
    blocks = null;
    view.clear();
    head.replaceChildren();
    foot.replaceChildren();
    shownHead = '';
    shownFoot = '';
  };

  const followChanges = (changes: ChangeSet, now: EditorState) => {
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
    const patch = blocks.update(now.doc, { fromA, toA, fromB, toB }, start(now));
    view.patch(patch, blocks.blocks);
    // What an edit adds at the end of the page belongs to the frame of its key as much as what it changes.
    if (view.drawn() < blocks.blocks.length && view.drawn() >= patch.from)
      view.append(blocks.blocks, FIRST_BLOCKS);
    if (more()) askIdle();
  };

  const blockAt = (position: number): number => {
    const all = blocks?.blocks ?? [];
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((all[middle]?.from ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const tint = (cm: EditorView) => {
    const { head: caret } = cm.state.selection.main;
    const index = blockAt(caret);
    const block = blocks?.blocks[index];
    const inside = block !== undefined && caret >= block.from && caret <= block.to;
    const next = cm.hasFocus && inside ? view.element(index) : null;
    if (next === tinted) return;
    tinted?.classList.remove('lh-now');
    next?.classList.add('lh-now');
    tinted = next;
  };

  const syncScroll = (cm: EditorView) => {
    const scroller = frame.scrollingElement;
    if (!scroller || !blocks) return;
    const top = cm.scrollDOM.scrollTop;
    if (top < 8) {
      scroller.scrollTop = 0;
      return;
    }
    const line = cm.lineBlockAtHeight(top);
    const index = blockAt(line.from);
    const block = blocks.blocks[index];
    const element = view.element(index);
    if (!block || !element) return;
    const from = cm.lineBlockAt(block.from).top;
    const to = cm.lineBlockAt(Math.min(block.to, cm.state.doc.length)).bottom;
    const part = Math.min(1, Math.max(0, (top - from) / Math.max(1, to - from)));
    const box = element.getBoundingClientRect();
    scroller.scrollTop += box.top + part * box.height - 22;
  };

  const flush = () => {
    frameAsked = 0;
    const cm = editor.view();
    if (!document || !cm) return;
    const now = cm.state;
    if (pending) {
      const changes = pending;
      pending = null;
      state = now;
      followChanges(changes, now);
      caretMoved = true;
    }
    if (caretMoved) tint(cm);
    if (scrolled) syncScroll(cm);
    caretMoved = false;
    scrolled = false;
  };
  const askFrame = () => {
    frameAsked ||= requestAnimationFrame(flush);
  };

  const hear = (event: EditorEvent) => {
    switch (event.kind) {
      case 'shown':
        if (event.document) build(event.document);
        else clear();
        return;
      case 'updated': {
        if (event.document !== document) return;
        const { changes, docChanged, selectionSet, focusChanged } = event.update;
        if (docChanged) pending = pending ? pending.compose(changes) : changes;
        caretMoved ||= selectionSet || focusChanged;
        if (docChanged || caretMoved) askFrame();
        return;
      }
      case 'scrolled':
        scrolled = true;
        askFrame();
        return;
    }
  };

  const first = editor.shown();
  if (first) build(first);
  const stops = [editor.listen(hear), sources.facts.subscribe(drawAround), sources.list.subscribe(askAround)];
  return () => {
    for (const stop of stops) stop();
    cancelAnimationFrame(frameAsked);
    cancelIdleCallback(idleAsked);
    cancelIdleCallback(aroundAsked);
    clear();
  };
}

function rendererFor(blog: Blog, postId: string, math: MathRenderer): MarkdownRenderer {
  return createRenderer({
    ...dialectOf(blog.model, postId),
    math,
    image: (src) => {
      const candidates = imageCandidates(src, postId, blog.model);
      return candidates.length > 0 ? assetUrl(blog.id, candidates) : src;
    },
  });
}
