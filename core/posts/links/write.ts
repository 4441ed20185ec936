import type { ContentModel } from '../../blog/model';
import { DATED } from '../../blog/naming';
import type { PostSummary } from '../post';
import { type AddressHabit, habitualAddress } from './address-habit';
import type { LinkExample } from './example';
import { findLinks, type PostLink } from './links';
import { linkLookup } from './lookup';
import { basePath, nameOf } from './paths';
import { resolveLink } from './resolve';
import { rewriteLink } from './rewrite';

export type LinkedPost = Pick<PostSummary, 'id' | 'url' | 'title'>;

/** A heading of the post that is linked to. `id` is its anchor by the generator's rule; '' where it has none. */
export interface LinkedHeading {
  readonly id: string;
  readonly text: string;
}

export interface LinkRequest {
  readonly to: LinkedPost;
  readonly heading: LinkedHeading | null;
  /** The post the link is written in. */
  readonly from: Pick<PostSummary, 'id' | 'url'>;
  /** The link's words, in plain text or (`markdown`) as the author wrote them. */
  readonly words: string;
  readonly markdown?: boolean;
}

export interface LinkWays {
  readonly model: ContentModel;
  /** As the blog's own posts link to each other, the usual way first. */
  readonly examples: readonly LinkExample[];
  /** How they address posts where no rule says it. */
  readonly address?: AddressHabit | null;
  /** All posts of the blog: a name that two of them have names none. */
  readonly posts: readonly LinkedPost[];
}

export interface WrittenLink {
  readonly text: string;
  /** Where its words are in `text`, in UTF-16 units; null for a link without words of its own. */
  readonly words: { readonly from: number; readonly to: number } | null;
}

/**
 * A link to a post in the blog's own form, else in its generator's. Each one is read back with `resolveLink` and taken
 * only if it leads to that post. Null where the post's address on the site cannot be told and the generator knows no other way.
 */
export function writeLink(request: LinkRequest, ways: LinkWays): WrittenLink | null {
  return firstThatLeads(request, ways, (way, target) => whole(way, target, request));
}

/** The same for what stands between the parentheses of `[…](…)` only; null also where the form has none. */
export function writeDestination(request: LinkRequest, ways: LinkWays): string | null {
  const found = firstThatLeads(request, ways, (way, target) => {
    if (isWhole(way)) return null;
    return { text: `[x](${destination(way, target, request.heading)})`, words: null };
  });
  return found === null ? null : found.text.slice('[x]('.length, -1);
}

function firstThatLeads(
  asked: LinkRequest,
  ways: LinkWays,
  make: (way: LinkExample, target: string) => WrittenLink | null,
): WrittenLink | null {
  const { model } = ways;
  const request = addressed(asked, ways);
  const { to, from, heading } = request;
  const lookup = linkLookup({ posts: namesakes(to, from, ways.posts), files: null, model });
  for (const way of [...ways.examples, ...usualWays(to, model)]) {
    // What these two make of a heading is not known to everybody's version.
    if (heading !== null && isPostLink(way)) continue;
    if (way.before.includes('post_url') && !/(?:^|\/)_posts\//.test(to.id)) continue;
    const target = rewriteLink(
      asLink(way),
      { fromId: from.id, fromUrl: from.url, oldId: way.toId, toId: to.id, toUrl: to.url },
      model,
    );
    const written = target === null ? null : make(way, target);
    if (written === null) continue;
    const [link, ...others] = findLinks(written.text, model.generator);
    if (link === undefined || others.length > 0) continue;
    const found = resolveLink(link, from.id, model, lookup);
    if (found.kind === 'post' && found.exact && found.id === to.id) return written;
  }
  return null;
}

/** With the address that the blog's own links give such a post, where nothing else tells it. */
function addressed(request: LinkRequest, { address }: LinkWays): LinkRequest {
  if (request.to.url !== null || !address) return request;
  return { ...request, to: { ...request.to, url: habitualAddress(request.to.id, address) } };
}

const asLink = (way: LinkExample): PostLink => ({
  form: way.form,
  target: way.target,
  from: 0,
  to: way.target.length,
  image: false,
  alt: null,
  withoutBase: way.withoutBase,
});

const isPostLink = ({ before }: LinkExample): boolean => before.startsWith('{% post_link');
const isWhole = (way: LinkExample): boolean => way.form === 'wikilink' || isPostLink(way);

/** The posts that a name, title or address may mean as well; few, so that each link is read back quickly. */
function namesakes(
  to: LinkedPost,
  from: { readonly id: string },
  posts: readonly LinkedPost[],
): LinkedPost[] {
  const names = new Set([bareName(to.id), to.title]);
  const found = posts.filter(
    (post) =>
      post.id !== to.id &&
      (post.id === from.id || names.has(bareName(post.id)) || names.has(post.title) || post.url === to.url),
  );
  return [...found, to];
}

const bareName = (id: string): string => nameOf(id).replace(DATED, '');

function whole(way: LinkExample, target: string, { to, heading, words, markdown }: LinkRequest): WrittenLink {
  if (isPostLink(way)) {
    const quote = words.includes("'") ? (words.includes('"') ? '' : '"') : "'";
    const before = `${way.before}${target} ${quote}`;
    return around(before, words, `${quote}${way.after}`);
  }
  const label = markdown ? words : escaped(words);
  if (way.form === 'wikilink') {
    const place = heading === null ? target : `${target}#${heading.text}`;
    if (heading === null && (words === target || (words === to.title && words === nameOf(to.id)))) {
      return { text: `[[${target}]]`, words: null };
    }
    return around(`[[${place}|`, words.replace(/[\][|\n]/g, ' '), ']]');
  }
  return around('[', label, `](${destination(way, target, heading)})`);
}

function around(before: string, words: string, after: string): WrittenLink {
  return {
    text: `${before}${words}${after}`,
    words: { from: before.length, to: before.length + words.length },
  };
}

/** Where a heading's anchor goes: behind the address; Jekyll's tags stand for all of that. */
function destination(way: LinkExample, target: string, heading: LinkedHeading | null): string {
  const anchor =
    heading === null || heading.id === ''
      ? ''
      : `#${heading.id.replace(/[\s()<>"'`\\]/g, encodeURIComponent)}`;
  const isTag = way.form === 'post-url' || way.form === 'jekyll-link';
  return isTag
    ? `${way.before}${target}${way.after}${anchor}`
    : `${way.before}${target}${anchor}${way.after}`;
}

/** Plain words as Markdown that says the same. */
const escaped = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .replace(/[\\[\]*`<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');

/** How the generator's own manual writes a link to a post, and what always works after it. */
function usualWays(to: LinkedPost, model: ContentModel): LinkExample[] {
  const way = (form: LinkExample['form'], target: string, before = '', after = ''): LinkExample => ({
    form,
    before,
    target,
    after,
    withoutBase: false,
    toId: to.id,
  });
  const url = way('inline', `${basePath(model)}/x/`);
  const file = way('inline', './x.md');
  switch (model.generator) {
    case 'hugo':
      return [way('hugo-ref', '/x.md', '{{< relref "', '" >}}'), url];
    case 'jekyll': {
      const isNested = /(?:^|\/)_posts\/[^/]+\//.test(to.id);
      const isDraft = /(?:^|\/)_drafts\//.test(to.id);
      const file = isDraft ? [] : [way('jekyll-link', 'x', '{% link ', ' %}')];
      return [way('post-url', isNested ? '/a/x' : 'x', '{% post_url ', ' %}'), url, ...file];
    }
    case 'hexo':
      return [way('post-url', 'x', '{% post_link ', ' %}'), url];
    case 'zola':
      return [way('inline', '@/x.md'), url];
    case 'pelican':
      return [way('inline', '{filename}/x.md'), url];
    case 'docusaurus':
    case 'vitepress':
      return [file, url];
    case 'plain':
      return [file];
    case 'astro':
    case 'eleventy':
    case 'next':
    case 'gatsby':
      return [url];
  }
}
