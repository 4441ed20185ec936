import type { ContentModel } from '../../blog/model';
import type { LinkForm } from '../../markdown/tags/meaning';
import type { ListedPost } from '../post';
import type { PostLink } from './links';
import { type LinkLookup, linkLookup } from './lookup';
import { basePath, cutTarget } from './paths';
import { resolveLink } from './resolve';

/** A post as far as tags name it: by its file or its title, never by its address. */
type Named = Pick<ListedPost, 'id' | 'title'>;

const postLinkForms: { readonly [F in LinkForm]: PostLink['form'] } = {
  'hugo-ref': 'hugo-ref',
  'post-url': 'post-url',
  'jekyll-link': 'jekyll-link',
  path: 'inline',
};

/**
 * The address of what a tag in a post names (`ref`, `post_url`, `link`, Zola's `@/…`, Pelican's `{filename}…`): for
 * `RendererOptions.resolve`. It begins with the site's base path; null where the site itself would have to tell. `posts` is
 * asked again for each answer, and what is made of them is kept while it is the same list; `addressOf` is asked for those that are
 * named, and says null also while it does not know.
 */
export function tagAddress<P extends Named>(
  postId: string,
  model: ContentModel,
  posts: () => readonly P[],
  addressOf: (post: P) => string | null,
): (target: string, form: LinkForm) => string | null {
  let known: KnownPosts<P> | null = null;
  return (target, form) => {
    const list = posts();
    if (known?.list !== list) known = knownPosts(list, model);
    const link: PostLink = {
      form: postLinkForms[form],
      target,
      from: 0,
      to: target.length,
      image: false,
      alt: null,
      withoutBase: false,
    };
    const found = resolveLink(link, postId, model, known.lookup);
    const { path, rest } = cutTarget(target);
    switch (found.kind) {
      case 'post': {
        const post = known.byId.get(found.id);
        const url = post === undefined ? null : addressOf(post);
        return url === null ? null : url + rest;
      }
      case 'same-page':
        return rest;
      case 'external':
        return target;
      case 'file':
      case 'unknown':
      case 'broken':
        // Jekyll's `link` to a file that is no post is its path.
        return form === 'jekyll-link' && !/\.(?:md|markdown)$/i.test(path)
          ? `${basePath(model)}/${path.replace(/^\//, '')}${rest}`
          : null;
    }
  };
}

interface KnownPosts<P> {
  readonly list: readonly P[];
  readonly byId: ReadonlyMap<string, P>;
  readonly lookup: LinkLookup;
}

function knownPosts<P extends Named>(list: readonly P[], model: ContentModel): KnownPosts<P> {
  const posts = list.map(({ id, title }) => ({ id, title, url: null }));
  return {
    list,
    byId: new Map(list.map((post) => [post.id, post])),
    lookup: linkLookup({ posts, files: null, model }),
  };
}

/** Whether a text may hold a tag that names another post, so that the posts must be known to render it. */
export const namesPosts = (text: string): boolean =>
  /\{\{[<%]-?\s*(?:rel)?ref\b|\{%-?\s*(?:post_url|post_link|post_path|link)\b|\]\((?:<)?(?:@\/|[{|]filename[}|])/.test(
    text,
  );
