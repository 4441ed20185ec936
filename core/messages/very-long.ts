/** The words about a post that is so long, or has so long a line, that something is left out. */
export const veryLongWords = {
  note: {
    post: 'Very long post: edited as plain text',
    line: 'Very long line: edited as plain text',
  },
  hint: 'So that no key waits, the Markdown of this post is not coloured, and commands for lists and headings know less about it. Preview, saving and publishing are as always.',
};
