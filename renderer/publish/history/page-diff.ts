import { diffArrays } from 'diff';
import type { Blog } from '#core/blog/blog';
import { createBlockDocument } from '#core/markdown/block-document';
import type { MarkdownRenderer } from '#core/markdown/renderer';
import { namesPosts } from '#core/posts/links/tag-address';
import type { ComparedText } from '#core/publish/history/compare';
import { type WordSegment, wordDiff } from '#core/publish/word-diff';
import { createStore } from '../../app/store';
import { mathFor } from '../../preview/math';
import { type NamedPosts, rendererFor } from '../../preview/preview';
import { safeFragment } from '../../preview/purify';
import { createRemoteImages } from '../../preview/remote-images';

export interface PageDiffSources {
  readonly blog: Blog;
  readonly postId: string;
  readonly posts: NamedPosts;
}

/** Longer texts are not drawn as a page: they are compared as text. */
export const MOST_PAGE = 400_000;
const MOST_EDITS = 1500;
/** Words that stayed, as a share of the longer side of a change, below which a block was written anew. */
const LEAST_SAME = 0.25;
/** What is not taken apart by words: it is shown as it was and as it is. */
const WHOLE = 'pre, table, svg, img, figure, .katex, .lh-diagram, video, audio';

/**
 * Draws the article of the newer text into `frame` with what it changed from the older one: blocks that are gone or new
 * as a whole, words within the others. The frame runs nothing, and images of other hosts stay out. Returns the way to be done with it.
 */
export function drawPageDiff(
  frame: Document,
  older: ComparedText,
  newer: ComparedText,
  sources: PageDiffSources,
): () => void {
  const draw = () => {
    const renderer = rendererFor(sources.blog, sources.postId, mathFor(frame, draw), sources.posts);
    const main = frame.createElement('main');
    const article = frame.createElement('article');
    main.className = 'page lh-compared';
    article.className = 'post';
    const nodes = frame.createDocumentFragment();
    for (const block of diffBlocks(frame, blocksOf(renderer, older), blocksOf(renderer, newer)))
      nodes.append(block);
    // Old versions ask nobody for anything: images of other hosts stay out.
    createRemoteImages(frame, { held: createStore(0), allow: async () => false, mayLoad: () => false }).dress(
      nodes,
    );
    article.append(nodes);
    main.append(article);
    frame.body.replaceChildren(main);
  };
  draw();
  if (!namesPosts(older.text) && !namesPosts(newer.text)) return () => undefined;
  return sources.posts.addresses.came.subscribe(draw);
}

function blocksOf(renderer: MarkdownRenderer, { text, bodyFrom }: ComparedText): string[] {
  const source = { length: text.length, sliceString: (from: number, to?: number) => text.slice(from, to) };
  return createBlockDocument(renderer, source, bodyFrom)
    .blocks.map((block) => block.html())
    .filter((html) => html.trim() !== '');
}

function diffBlocks(frame: Document, older: string[], newer: string[]): HTMLElement[] {
  const parts = diffArrays(older, newer, { maxEditLength: MOST_EDITS }) ?? [
    { value: older, removed: true, added: false },
    { value: newer, removed: false, added: true },
  ];
  const found: HTMLElement[] = [];
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    if (part.removed && next?.added) found.push(...replaced(frame, part.value, next.value));
    else if (part.added && parts[at - 1]?.removed) continue;
    else {
      const mark = part.added ? 'added' : part.removed ? 'removed' : null;
      for (const html of part.value) found.push(block(frame, html, mark));
    }
  }
  return found;
}

function replaced(frame: Document, older: readonly string[], newer: readonly string[]): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = 0; at < Math.max(older.length, newer.length); at++) {
    const [before, after] = [older[at], newer[at]];
    const merged = before !== undefined && after !== undefined ? byWords(frame, before, after) : null;
    if (merged) found.push(merged);
    else {
      if (before !== undefined) found.push(block(frame, before, 'removed'));
      if (after !== undefined) found.push(block(frame, after, 'added'));
    }
  }
  return found;
}

/** One block with its words marked; null where that would say less than showing it as it was and as it is. */
function byWords(frame: Document, before: string, after: string): HTMLElement | null {
  const [old, nodes] = [safeFragment(before), safeFragment(after)];
  if (old.querySelector(WHOLE) || nodes.querySelector(WHOLE)) return null;
  if (old.firstElementChild?.localName !== nodes.firstElementChild?.localName) return null;
  const segments = wordDiff(old.textContent ?? '', nodes.textContent ?? '');
  const size = (kind: WordSegment['kind']) =>
    segments.reduce((sum, segment) => sum + (segment.kind === kind ? segment.text.length : 0), 0);
  if (size('same') < Math.max(size('added'), size('removed')) * LEAST_SAME) return null;
  markWords(nodes, segments);
  const element = frame.createElement('div');
  element.className = 'lh-part';
  element.append(nodes);
  return element;
}

/** Marks what `segments` say of the text in these nodes: added words in `ins`, removed ones put in as `del`. */
export function markWords(nodes: DocumentFragment, segments: readonly WordSegment[]): void {
  const { ownerDocument } = nodes;
  const texts: Text[] = [];
  const walker = ownerDocument.createTreeWalker(nodes, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  const last = texts.at(-1);
  let start = 0;
  for (const text of texts) {
    const end = start + text.data.length;
    const pieces = piecesWithin(segments, start, end, text === last);
    start = end;
    if (pieces.every(({ kind }) => kind === 'same')) continue;
    const marked = pieces.map(({ kind, text: words }) => {
      if (kind === 'same' || words.trim() === '') return kind === 'removed' ? '' : words;
      const mark = ownerDocument.createElement(kind === 'added' ? 'ins' : 'del');
      mark.textContent = words;
      return mark;
    });
    text.replaceWith(...marked);
  }
}

/**
 * The part of the segments that lies in `[from, to)` of the newer text. What was removed belongs to what comes after it;
 * at the very end, to the `last` part.
 */
function piecesWithin(
  segments: readonly WordSegment[],
  from: number,
  to: number,
  last: boolean,
): WordSegment[] {
  const pieces: WordSegment[] = [];
  let at = 0;
  for (const { kind, text } of segments) {
    if (kind === 'removed') {
      if (at >= from && (at < to || (last && at === to))) pieces.push({ kind, text });
      continue;
    }
    const words = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (words !== '') pieces.push({ kind, text: words });
    at += text.length;
  }
  return pieces;
}

function block(frame: Document, html: string, mark: 'added' | 'removed' | null): HTMLElement {
  const element = frame.createElement('div');
  element.className = mark === null ? 'lh-part' : `lh-part lh-${mark}`;
  element.append(safeFragment(html));
  return element;
}
