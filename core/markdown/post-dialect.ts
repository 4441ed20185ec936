import type { ContentModel } from '../blog/model';
import type { RendererOptions } from './renderer';

/** Whether a post is a page of HTML, in which no Markdown is looked for: its extension says so. */
export const isHtmlPost = (postId: string): boolean => /\.html?$/i.test(postId);

/** How one post of a blog is read: as its generator's Markdown, as configured; MDX and HTML are told by the extension. */
export function dialectOf(
  model: Pick<ContentModel, 'generator' | 'markdown'>,
  postId: string,
): Pick<RendererOptions, 'dialect' | 'settings' | 'mdx' | 'html'> {
  return {
    dialect: model.generator,
    settings: model.markdown ?? {},
    mdx: /\.mdx$/i.test(postId),
    html: isHtmlPost(postId),
  };
}
