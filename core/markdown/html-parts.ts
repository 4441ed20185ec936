import type { Templates } from './dialect';
import { HOLDS_TEXT, type HtmlTag, htmlTagAt } from './html-tag';
import { nextIndex } from './tags/next-index';
import { hasTags, tagAt } from './tags/tag';

/** Elements that make a part of the page by themselves: text beside one is another part. */
const BLOCKS =
  words(`address article aside blockquote details dialog div dl fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul`);
const VOID = words('area base br col embed hr img input link meta param source track wbr');
/** Parts of a document of which a post is only a piece: a reader of HTML passes over their tags. */
const PASSED_OVER = words('html head body');
/** Elements whose closing tag may be left out, and what begins after them then: HTML, 13.1.2.4. */
const IMPLIED: Readonly<Record<string, ReadonlySet<string>>> = {
  // A page without a doctype, as a piece of one is read, lets a table stand in a paragraph.
  p: new Set([...BLOCKS].filter((name) => name !== 'table')),
  li: words('li'),
  dt: words('dt dd'),
  dd: words('dt dd'),
  tr: words('tr tbody tfoot'),
  td: words('td th tr tbody tfoot'),
  th: words('td th tr tbody tfoot'),
  thead: words('tbody tfoot'),
  tbody: words('tbody tfoot'),
  option: words('option optgroup'),
};

/** So deep a reader of HTML nests elements; what is deeper becomes the neighbour of what it stands in. */
const DEEPEST = 512;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/**
 * Where the part of an HTML page that begins at `from` ends: at the first line end outside of all elements behind which
 * another part begins, because a block element ends before it or begins after it. Parts that are read one by one make the
 * page that the whole makes; from the first tag on that is not nested cleanly, all the rest is one part.
 * @returns the offset of that line end, or `max`
 */
export function partEnd(src: string, from: number, max: number, templates: Templates): number {
  const open: string[] = [];
  /** A line end that the part may end at, with nothing but space behind it so far. */
  let candidate = -1;
  let afterBlock = false;
  let at = from;
  while (at < max) {
    const char = src[at];
    if (char === '\n') {
      if (open.length === 0 && afterBlock) return at;
      if (candidate < 0 && (open.length === 0 || (open.length === 1 && open[0] === 'p'))) candidate = at;
      at += 1;
    } else if (char === ' ' || char === '\t' || char === '\r') at += 1;
    else if (char === '<') {
      const tag = htmlTagAt(src, at, max);
      if (tag.kind === 'element' && !tag.closing && BLOCKS.has(tag.name)) {
        leaveImplied(open, tag.name);
        if (open.length === 0 && candidate >= 0) return candidate;
      }
      if (tag.end < 0) return max;
      candidate = -1;
      if (tag.kind === 'element' && !follow(open, tag)) return max;
      if (tag.kind !== 'comment') afterBlock = tag.kind === 'element' && BLOCKS.has(tag.name);
      at = tag.end;
    } else {
      const end = char === '{' && hasTags(templates) ? templateEnd(src, at, max, templates) : null;
      candidate = -1;
      afterBlock = false;
      at = end ?? at + 1;
    }
  }
  return max;
}

/** What a tag does to the elements that are open; false where they are not nested, or deeper than a page can be. */
function follow(open: string[], { name, closing, selfClosing }: HtmlTag & { kind: 'element' }): boolean {
  if (PASSED_OVER.has(name)) return true;
  if (closing) {
    if (!open.includes(name)) return true;
    while (open.at(-1) !== name) {
      const last = open.pop() ?? '';
      if (IMPLIED[last] === undefined) return false;
    }
    open.pop();
    return true;
  }
  leaveImplied(open, name);
  const isForeign = open.includes('svg') || open.includes('math') || name === 'svg' || name === 'math';
  if (VOID.has(name) || HOLDS_TEXT.has(name) || (selfClosing && isForeign)) return true;
  open.push(name);
  return open.length <= DEEPEST;
}

/** Closes what the beginning of `next` closes though no tag says so. */
function leaveImplied(open: string[], next: string): void {
  for (let last = open.at(-1); last !== undefined && IMPLIED[last]?.has(next) === true; last = open.at(-1))
    open.pop();
}

/** Behind a tag of the site's template language, with the text that `raw` holds; null where none begins. */
function templateEnd(src: string, at: number, max: number, templates: Templates): number | null {
  const found = tagAt(templates, src, at, max);
  if (found === null) return null;
  if (found.tag.name !== 'raw' || found.tag.closing) return found.end;
  const end = nextIndex(src, 'endraw', found.end);
  return end < 0 || end >= max ? found.end : end;
}
