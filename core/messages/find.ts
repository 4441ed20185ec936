import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

/** The words of finding and replacing, in one post and in all. */
export const findWords = {
  label: 'Find and replace',
  find: 'Find',
  replace: 'Replace with',
  next: 'Next match',
  previous: 'Previous match',
  replaceOne: 'Replace',
  replaceAll: 'Replace all',
  matchCase: 'Match case',
  wholeWord: 'Whole word',
  regexp: 'Regular expression',
  inSelection: 'In the selection only',
  showReplace: 'Show replace',
  history: 'Up and Down bring back what you looked for before.',
  none: 'No matches',
  at: '{at} of {count}',
  many: c('{count} match', '{count} matches'),
  tooMany: 'More than {count} matches',
  replaced: c('{count} match replaced', '{count} matches replaced'),
  badPattern: 'Not a regular expression: {reason}',
  slowPattern: 'This expression takes too long here, so it was stopped. Make it simpler.',

  everywhere: {
    title: 'Find and replace in all posts',
    lead: 'You see every change before it is made, and can undo all of it at once.',
    frontMatter: 'Front matter too',
    looking: 'Looking…',
    start: 'Type what to look for.',
    found: '{hits} in {posts}',
    hits: c('{count} match', '{count} matches'),
    posts: c('{count} post', '{count} posts'),
    capped: 'These are the first {count}. Narrow the search to see, and change, the others.',
    skipped: c(
      '{count} file is not plain text and was left out.',
      '{count} files are not plain text and were left out.',
    ),
    results: 'Matches',
    post: 'All matches in {title}',
    hit: 'Line {line}',
    was: 'Before',
    becomes: 'After',
    show: 'Show the matches in {title}',
    selectAll: 'All matches',
    apply: c('Replace {count} match', 'Replace {count} matches'),
    applyNone: 'Replace',
    working: 'Replacing…',
    done: c('{count} post changed.', '{count} posts changed.'),
  },
} as const;
