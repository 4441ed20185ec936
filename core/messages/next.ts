/** What an author reads where a publish is done. */
export const nextWords = {
  builds: 'Your host builds the site now. It usually takes a minute or two until readers see it.',
  buildsHidden: 'Your host builds the site now.',
  otherBranch:
    'This is on {branch}, and the site is most likely built from {site}: readers see it when it is merged there.',
  deleted: 'Its page goes with the next build of the site.',
  unlisted: 'It has a page of its own, which no list names.',
  draft: 'It is a draft: the site does not show it.',
  scheduled: 'The site shows it from {date} on, once it is built after that.',
  hidden: 'The site does not show it.',
  why: 'Why?',
  open: 'Open the page',
  copy: 'Copy the address',
  copied: 'The address is on the clipboard.',
  list: 'Published posts',
  more: { one: 'and {count} more', other: 'and {count} more' },
} as const;
