/** Names of files that generators take for Markdown. */
export const MARKDOWN = /\.(?:md|markdown|mdown|mkdn?|mkd|mdx)$/i;
