import type { Blog } from '#core/blog/blog';
import { type Block, createBlockDocument } from '#core/markdown/block-document';
import { readingMinutes } from '#core/markdown/counts';
import { isHtmlPost } from '#core/markdown/post-dialect';
import type { Piece } from '#core/markdown/renderer';
import { summarise } from '#core/posts/facts';
import { headerOf } from '#core/posts/front-matter/quick-header';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { postDirection } from '#core/site/direction';
import { pageFooter, pageHeader, titleFromBody } from '#core/site/page';
import { createStore } from '../app/store';
import { createDiagrams } from './diagrams';
import { mathFor } from './math';
import { type NamedPosts, rendererFor } from './preview';
import { safeFragment } from './purify';
import { createRemoteImages } from './remote-images';
import type { PreviewStore } from './store';
import { isTooLarge, isTooLong, longBlock, tooLargeNote } from './too-large';

/** A text of a post that is shown as a page and does not change: an older version, or what is about to go out. */
export interface StillPost {
  readonly id: string;
  /** With LF line ends. */
  readonly text: string;
}

/** What a still page is made with. */
export interface StillSources {
  readonly blog: Blog;
  readonly posts: NamedPosts;
  readonly images: PreviewStore;
}

/** What is marked on the page: `added` and `removed` parts have their colour. */
export interface Marked {
  readonly kind: 'added' | 'removed';
  /** Whether the block with this source is marked. */
  readonly isMarked: (source: string) => boolean;
}

/** How much of the page is seen above the first part that is marked, px. */
const ABOVE_MARK = 120;
/** Blocks drawn at once; the rest follows in idle moments. */
const AT_ONCE = 60;

/**
 * Draws a post's text as its page in the document of an empty frame, which runs nothing. Returns the way to be done
 * with it. `marked` says which blocks stand out, null for none.
 */
export function drawStill(
  frame: Document,
  { id, text }: StillPost,
  { blog, posts, images }: StillSources,
  marked: Marked | null,
): () => void {
  const { model } = blog;
  const page = frame.createElement('main');
  const head = frame.createElement('div');
  const article = frame.createElement('article');
  const foot = frame.createElement('div');
  page.className = 'page';
  article.className = 'post';
  page.append(head, article, foot);
  frame.body.replaceChildren(page);

  const { bodyFrom } = headerOf(text, frontMatterRules(model, id));
  const post = summarise({ id, text, modified: 0, model });
  const { site } = model;
  const language = post.language ?? (site.language || 'en');
  const direction = postDirection({
    language: post.language,
    title: post.title,
    text: text.slice(bodyFrom, bodyFrom + 4000),
    siteLanguage: site.language || 'en',
  });
  const facts = {
    title: post.title,
    category: post.categories[0] ?? null,
    readingMinutes: readingMinutes(text.slice(bodyFrom)),
    lead: post.description,
    date: null,
    tags: post.tags,
    related: [],
    author: site.author,
    site: { title: site.title, language, dir: direction },
  };
  frame.documentElement.lang = language;
  frame.documentElement.dir = direction;
  head.replaceChildren(safeFragment(pageHeader(facts)));
  if (isTooLarge(text.length)) {
    article.replaceChildren(tooLargeNote(frame, text.length));
    return () => frame.body.replaceChildren();
  }

  const diagrams = createDiagrams(frame);
  const remote = createRemoteImages(frame, {
    held: createStore(0),
    allow: images.allow,
    mayLoad: () => images.mayLoad(blog.id, id),
  });
  const title = titleFromBody(text, bodyFrom);
  const isTitle = title !== null && title.title === post.title;
  const from = isTitle ? Math.min(text.length, title.to + 1) : bodyFrom;
  const math = mathFor(frame, () => redraw('math'));
  const renderer = rendererFor(blog, id, math, posts);
  const body = createBlockDocument(renderer, sourceOf(text), from);
  const { blocks } = body;
  let drawn = 0;
  let asked = 0;

  const nodesOf = (block: Block): Node => {
    const length = block.to - block.from;
    if (isTooLong(length, isHtmlPost(id)))
      return longBlock(frame, length, (most) =>
        text.slice(block.from, Math.min(block.to, block.from + most)),
      );
    const nodes = safeFragment(block.html());
    diagrams.dress(nodes);
    remote.dress(nodes);
    return nodes;
  };
  const draw = () => {
    asked = 0;
    for (const block of blocks.slice(drawn, drawn + AT_ONCE)) {
      const part = frame.createElement('div');
      part.className = 'lh-part';
      if (marked?.isMarked(text.slice(block.from, block.to))) dye(part, marked.kind);
      part.append(nodesOf(block));
      article.append(part);
    }
    drawn = Math.min(blocks.length, drawn + AT_ONCE);
    showFirstMark();
    if (drawn < blocks.length) asked = requestIdleCallback(draw, { timeout: 500 });
    else foot.replaceChildren(safeFragment(pageFooter(facts)));
  };
  let shown = marked === null;
  const showFirstMark = () => {
    const first = shown ? null : Element.prototype.querySelector.call(article, ':scope > [data-marked]');
    if (first === null) return;
    shown = true;
    frame.defaultView?.scrollTo(0, Math.max(0, first.getBoundingClientRect().top - ABOVE_MARK));
  };
  /** Formulas can be shown now, or posts that are named have their addresses. */
  const redraw = (piece: Piece) => {
    if (body.refresh(piece).rerendered.length === 0) return;
    cancelIdleCallback(asked);
    article.replaceChildren();
    drawn = 0;
    draw();
  };
  draw();
  const undress = posts.addresses.came.subscribe(() => redraw('address'));
  return () => {
    undress();
    cancelIdleCallback(asked);
    diagrams.stop();
    remote.stop();
    frame.body.replaceChildren();
  };
}

const COLOURS = { added: '46, 125, 80', removed: '190, 60, 50' } as const;

/** Set on the element and not by the theme: the page may wear the site's own styles. */
function dye(part: HTMLElement, kind: Marked['kind']): void {
  const colour = `rgba(${COLOURS[kind]}, 0.13)`;
  part.style.backgroundColor = colour;
  part.style.boxShadow = `0 0 0 6px ${colour}`;
  part.style.borderRadius = '2px';
  part.dataset.marked = kind;
}

const sourceOf = (text: string) => ({
  length: text.length,
  sliceString: (from: number, to?: number) => text.slice(from, to),
});
