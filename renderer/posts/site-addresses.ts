import type { ContentModel } from '#core/blog/model';
import type { LinkForm } from '#core/markdown/tags/meaning';
import { linkLookup } from '#core/posts/links/lookup';
import { tagAddress } from '#core/posts/links/tag-address';
import { patience } from '../app/patience';
import type { PostsStore } from './store';

/** Which post is where on the site, as far as that is known. */
export interface SiteAddresses {
  /** The post at an address from the site's root. */
  readonly postAt: (address: string) => string | null;
  readonly urlOf: (postId: string) => string | null;
  /** The address of what a tag in the post `from` names, as on the page. */
  readonly tagged: (target: string, form: LinkForm, from: string) => string | null;
}

export const NO_ADDRESSES: SiteAddresses = {
  postAt: () => null,
  urlOf: () => null,
  tagged: () => null,
};

/** A blog that is still being read does not hold up who follows a link for longer, ms. */
const PATIENCE = 1500;

/** Asks where the blog's posts are on its site; after a while what is known by then. */
export async function siteAddresses(
  { list, addresses }: Pick<PostsStore, 'list' | 'addresses'>,
  model: ContentModel | null,
): Promise<SiteAddresses> {
  const now = list.get();
  if (model === null || now.kind !== 'ready') return NO_ADDRESSES;
  await Promise.race([
    addresses.ask(now.posts),
    new Promise<void>((resolve) => {
      patience(PATIENCE, resolve);
    }),
  ]);
  const posts = now.posts.map((post) => ({
    id: post.id,
    title: post.title,
    url: addresses.known(post) ?? null,
  }));
  const lookup = linkLookup({ posts, files: null, model });
  return {
    postAt: (address) => lookup.url(address)?.path ?? null,
    urlOf: lookup.urlOf,
    tagged: (target, form, from) =>
      tagAddress(
        from,
        model,
        () => posts,
        ({ url }) => url,
      )(target, form),
  };
}
