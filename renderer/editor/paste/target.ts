import type { ContentModel } from '#core/blog/model';
import { dialect } from '#core/markdown/dialect';
import { dialectOf } from '#core/markdown/post-dialect';
import type { MarkdownTarget } from './html-to-markdown';

/** What the Markdown of a post can say, by its generator's dialect and its configuration. */
export function targetOf(
  model: Pick<ContentModel, 'generator' | 'markdown'>,
  postId: string,
): MarkdownTarget {
  const { dialect: name, settings, mdx } = dialectOf(model, postId);
  const known = dialect(name);
  const { rawHtml, linkify, strikethrough, footnotes, definitionLists, math, escapes } = {
    ...known,
    ...settings,
  };
  const isMdx = mdx === true || known.mdx;
  return {
    // In MDX a tag is a component, and `<br>` without a slash an error.
    html: rawHtml === 'keep' && !isMdx,
    linkify,
    strikethrough: strikethrough !== 'none',
    footnotes: footnotes !== 'none',
    autolinks: !isMdx,
    definitionLists,
    math,
    escapes,
    liquid: known.templates === 'liquid',
  };
}
