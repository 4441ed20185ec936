/** The words of the application menu. The keys of `commands` are the commands' stable ids. */
export const menuWords = {
  file: 'File',
  view: 'View',
  commands: {
    'post.new': 'New post…',
    'post.save': 'Save',
    'publish.open': 'Publish…',
    'blog.open': 'Open a blog…',
    'blog.close': 'Close blog',
    'palette.open': 'Command palette…',
    'view.write': 'Write',
    'view.both': 'Write and read',
    'view.read': 'Read',
    'view.sidebar': 'Show or hide the posts',
    'view.properties': 'Show or hide the properties',
  },
} as const;
