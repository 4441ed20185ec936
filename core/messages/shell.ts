/** The words of the system's own dialogs. */
export const shellWords = {
  chooseBlog: { title: 'Choose the folder of your blog', button: 'Open' },
  chooseCloneFolder: { title: 'Choose where to keep the copy', button: 'Clone here' },
  chooseNewFolder: { title: 'Choose an empty folder for the new blog', button: 'Start here' },
} as const;
