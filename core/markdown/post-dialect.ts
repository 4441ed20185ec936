import type { ContentModel } from '../blog/model';
import type { RendererOptions } from './renderer';

/** How one post of a blog is read: as its generator's Markdown, as configured; MDX and HTML are told by the extension. */
export function dialectOf(
  model: Pick<ContentModel, 'generator' | 'markdown'>,
  postId: string,
): Pick<RendererOptions, 'dialect' | 'settings' | 'mdx' | 'html'> {
  return {
    dialect: model.generator,
    settings: model.markdown ?? {},
    mdx: /\.mdx$/i.test(postId),
    html: /\.html?$/i.test(postId),
  };
}
