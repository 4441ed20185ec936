import type { ContentModel } from '../../blog/model';
import type { LinkForm } from '../../markdown/tags/meaning';
import type { PostSummary } from '../post';
import type { PostLink } from './links';
import { type LinkLookup, linkLookup } from './lookup';
import { basePath, cutTarget } from './paths';
import { resolveLink } from './resolve';

/** A post as far as its address goes. */
export type Addressed = Pick<PostSummary, 'id' | 'url' | 'title'>;

const postLinkForms: { readonly [F in LinkForm]: PostLink['form'] } = {
  'hugo-ref': 'hugo-ref',
  'post-url': 'post-url',
  'jekyll-link': 'jekyll-link',
  path: 'inline',
};

/**
 * The address of what a tag in a post names (`ref`, `post_url`, `link`, Zola's `@/…`, Pelican's `{filename}…`): for
 * `RendererOptions.resolve`. It begins with the site's base path; null where the site itself would have to tell. `posts` is
 * asked again for each answer, and what is made of them is kept while it is the same list.
 */
export function tagAddress(
  postId: string,
  model: ContentModel,
  posts: () => readonly Addressed[],
): (target: string, form: LinkForm) => string | null {
  let known: { readonly posts: readonly Addressed[]; readonly lookup: LinkLookup } | null = null;
  return (target, form) => {
    const list = posts();
    if (known?.posts !== list)
      known = { posts: list, lookup: linkLookup({ posts: list, files: null, model }) };
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
        const url = known.lookup.urlOf(found.id);
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

/** Whether a text may hold a tag that names another post, so that the posts must be known to render it. */
export const namesPosts = (text: string): boolean =>
  /\{\{[<%]-?\s*(?:rel)?ref\b|\{%-?\s*(?:post_url|post_link|post_path|link)\b|\]\((?:<)?(?:@\/|[{|]filename[}|])/.test(
    text,
  );
