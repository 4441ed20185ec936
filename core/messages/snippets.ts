/** Words of the page of the settings with the author's snippets. */
export const snippetWords = {
  title: 'Snippets',
  lead: 'Pieces of text that you put in often. Type a snippet’s word in the text and press Enter, or run Insert a snippet.',
  none: 'No snippets yet.',
  list: 'Snippets',
  add: 'Add a snippet',
  fresh: 'New snippet',
  name: 'Name',
  trigger: 'Word to type',
  triggerHint: 'Something you do not write otherwise, such as ;sig',
  text: 'Text',
  textHint: 'Write #{name} for a place to fill in; Tab goes to the next one.',
  here: 'Only in this blog',
  remove: 'Remove the snippet {name}',
  removeShort: 'Remove',
  unnamed: 'without a name',
  noneToInsert: 'You have no snippets yet. Add some in the settings.',
} as const;
