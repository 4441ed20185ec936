import type { ContentModel } from '../blog/model';
import type { RendererOptions } from './renderer';

/** How the Markdown of one post of a blog is read: its generator's dialect, as configured, and MDX by its extension. */
export function dialectOf(
  model: Pick<ContentModel, 'generator' | 'markdown'>,
  postId: string,
): Pick<RendererOptions, 'dialect' | 'settings' | 'mdx'> {
  return { dialect: model.generator, settings: model.markdown ?? {}, mdx: /\.mdx$/i.test(postId) };
}
