import type { ContentModel } from '#core/blog/model';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { findLinks, type PostLink } from '#core/posts/links/links';
import { bagOf, type WordBag } from '#core/posts/related/measure';
import { proseOf } from '#core/posts/related/prose';
import { headingsOf } from '#core/posts/search/document';
import { foldText } from '#core/posts/search/fold';
import { addressIn } from '../index/address';
import { type IndexEntry, postIn } from '../index/entry';
import { searchedText } from '../index/search-haystack';
import type { BlogPlace } from '../library';

/** What of a post its relations are told by. Kept as long as the index has the post as it is. */
export interface Portrait {
  readonly bag: WordBag;
  /** Links to pages, without images, those to other sites and definitions that nothing goes by. */
  readonly links: readonly PostLink[];
  readonly title: string;
  readonly url: string | null;
  readonly language: string | null;
  /** Folded. */
  readonly tags: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  /** It is, or is about to be, on the site. */
  readonly shown: boolean;
}

/** What is compared of a post, from its entry in the index. */
export function portraitOf(entry: IndexEntry, blog: BlogPlace): Portrait {
  const { model } = blog;
  const post = postIn(entry);
  const { text, body } = bodyOf(entry, model);
  const host = hostOf(model.site.baseUrl);
  const headings = headingsOf(body).map(({ from, to }) => body.slice(from, to));
  return {
    bag: bagOf({ title: post.title, headings, description: post.description, prose: proseOf(body).text }),
    links: findLinks(text, model.generator).filter(({ image, target, use }) => {
      const other = hostOf(target);
      return !image && use !== null && (other === null || other === host);
    }),
    title: post.title,
    url: addressIn(entry, blog),
    language: post.language,
    tags: new Set(post.tags.map(foldText)),
    categories: new Set(post.categories.map(foldText)),
    shown: !post.draft && post.hold === null,
  };
}

/** A post's text as the editor has it, and its body; empty for a file that is not searched. */
export function bodyOf(
  { id, text }: IndexEntry,
  model: ContentModel,
): { readonly text: string; readonly body: string; readonly bodyFrom: number } {
  if (text === null) return { text: '', body: '', bodyFrom: 0 };
  const found = searchedText(text.bytes, frontMatterRules(model, id));
  return { text: found.text, body: found.text.slice(found.bodyFrom), bodyFrom: found.bodyFrom };
}

const hostOf = (address: string): string | null =>
  /^(?:[a-z]+:)?\/\/([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? null;
