import { dialectOf } from '#core/markdown/post-dialect';
import type { CheckProblem } from '#core/posts/check';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { AddressHabits } from '#core/posts/links/address-habit';
import { exampleOf, type LinkHabit, LinkHabits } from '#core/posts/links/example';
import { headingsIn, type PostHeading } from '#core/posts/links/headings';
import { findLinks } from '#core/posts/links/links';
import { linkLookup } from '#core/posts/links/lookup';
import { resolveLink } from '#core/posts/links/resolve';
import { WordCounts } from '#core/posts/related/measure';
import type { RelatedAnswer } from '#core/posts/related/related';
import { walkBlog } from '../../blog/walk';
import { checkBlog } from '../check';
import type { BlogPlace } from '../library';
import { findRelated, type Pictured } from '../related/find-related';
import { type Portrait, portraitOf } from '../related/portrait';
import { addressAll, addressIn } from './address';
import { wholeText } from './compact-text';
import { type IndexEntry, postIn } from './entry';
import { searchedText } from './search-haystack';
import { slices } from './slices';

export interface RelationsSource {
  readonly blog: BlogPlace;
  /** How long the thread is kept, in ms, before other questions get their turn. */
  readonly slice: number;
  /** All posts with their texts, newest first. */
  readonly read: () => Promise<readonly IndexEntry[]>;
}

/** So many links of a blog say how it links. */
const ENOUGH_LINKS = 300;

/** What posts have to do with each other. Nothing is worked out before it is asked for. */
export class Relations {
  readonly #source: RelationsSource;
  /** By the entry: a post that changed has another one. */
  readonly #portraits = new WeakMap<IndexEntry, Portrait>();

  constructor(source: RelationsSource) {
    this.#source = source;
  }

  /** How the blog's posts link to each other; the newest posts say so. */
  async linkHabit(): Promise<LinkHabit> {
    const { blog, slice, read } = this.#source;
    const { model } = blog;
    const entries = await read();
    const part = slices(slice);
    const posts = [];
    for (const entry of entries) {
      if (part.isOver()) await part.next();
      const { id, title } = postIn(entry);
      posts.push({ id, url: addressIn(entry, blog), title });
    }
    const lookup = linkLookup({ posts, files: null, model });
    const habits = new LinkHabits();
    const addresses = new AddressHabits();
    for (const entry of entries) {
      if (habits.links >= ENOUGH_LINKS) break;
      if (part.isOver()) await part.next();
      const text = this.#textOf(entry)?.text ?? '';
      for (const link of findLinks(text, model.generator)) {
        const target = resolveLink(link, entry.id, model, lookup);
        const example = target.kind === 'post' && target.exact ? exampleOf(text, link, target.id) : null;
        if (example !== null) habits.note(example);
        else if (target.kind === 'unknown') addresses.note(link, lookup);
      }
    }
    return { examples: habits.examples(), address: addresses.habit() };
  }

  /** The headings of a post with their anchors; null when there is no such post. */
  async headings(postId: string): Promise<PostHeading[] | null> {
    const entry = (await this.#source.read()).find(({ id }) => id === postId);
    const found = entry === undefined ? null : this.#textOf(entry);
    if (found === null) return null;
    // Markdown is not needed by a thread that lists and searches.
    const { createRenderer } = await import('#core/markdown/renderer');
    const html = createRenderer(dialectOf(this.#source.blog.model, postId)).render(
      found.text.slice(found.bodyFrom),
    );
    return headingsIn(html);
  }

  /** What the other posts have to do with a post; null when there is none of that id. */
  async related(postId: string): Promise<RelatedAnswer | null> {
    const { blog, slice, read } = this.#source;
    const { model } = blog;
    const entries = await read();
    const part = slices(slice);
    const counts = new WordCounts();
    const all: Pictured[] = [];
    let of: Pictured | null = null;
    for (const entry of entries) {
      if (part.isOver()) await part.next();
      let portrait = this.#portraits.get(entry);
      if (portrait === undefined) {
        portrait = portraitOf(entry, blog);
        this.#portraits.set(entry, portrait);
      }
      counts.add(portrait.bag);
      const pictured = { entry, portrait };
      if (entry.id === postId) of = pictured;
      all.push(pictured);
    }
    return of === null ? null : findRelated({ of, all, counts, model, part });
  }

  /** What is wrong with these posts, by file and line; the blog's other files are as they are now. */
  async check(ids: readonly string[]): Promise<readonly CheckProblem[]> {
    const { blog, slice, read } = this.#source;
    const { root, model } = blog;
    const all = await read();
    await addressAll(all, blog, slice);
    const entries = new Map(all.map((entry) => [entry.id, entry]));
    const known = (id: string) => {
      const entry = entries.get(id);
      const text = entry === undefined ? null : entry.text;
      return entry === undefined || text === null
        ? null
        : { summary: { ...postIn(entry), url: addressIn(entry, blog) }, text: wholeText(text.bytes) };
    };
    const { problems } = await checkBlog({ root, model, files: await walkBlog(root) }, ids, known);
    return problems;
  }

  /** Null for a file that is not searched. */
  #textOf(entry: IndexEntry): { text: string; bodyFrom: number } | null {
    if (entry.text === null) return null;
    return searchedText(entry.text.bytes, frontMatterRules(this.#source.blog.model, entry.id));
  }
}
