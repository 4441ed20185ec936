/** Words of what can be put into a post: links, images, components, snippets. */
export const insertWords = {
  suggestions: 'Suggestions',
  draft: 'Draft',
  noAddress: 'Where that post will be on the site cannot be told, so no link to it was written.',
} as const;
