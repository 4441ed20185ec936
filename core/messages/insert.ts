import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

/** Words of what can be put into a post: links, images, components, snippets. */
export const insertWords = {
  menu: 'Insert',
  suggestions: 'Suggestions',
  draft: 'Draft',
  posts: c('{count} post', '{count} posts'),
  builtIn: {
    shortcode: 'of the generator',
    include: 'include',
    tag: 'of the generator',
    component: 'component',
  },
  noComponents: 'Posts of this blog have no shortcodes or components.',
  onlyInMdx: 'Components can only be used in .mdx posts.',
  /** Beside a post whose headings were asked for. */
  noHeadings: 'has no headings; link to the post',
  noAddress: 'Where that post will be on the site cannot be told, so no link to it was written.',
} as const;
