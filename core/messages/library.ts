import type { LibrarySort } from '../posts/library-sort';
import type { WordField } from '../posts/tags';
import type { Facet, StandingChoice } from '../posts/view';
import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

const sorts: Readonly<Record<LibrarySort, string>> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  title: 'By title',
  updated: 'Last updated',
  modified: 'Last saved',
};

const facets: Readonly<Record<Facet, string>> = {
  standing: 'Status',
  category: 'Category',
  tag: 'Tag',
  year: 'Year',
  language: 'Language',
};

const standing: Readonly<Record<StandingChoice, string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  live: 'Published',
  unlisted: 'Unlisted',
  expired: 'Expired',
  hidden: 'Not on the site',
  changed: 'Changed',
  problem: 'Needs a look',
};

const fields: Readonly<Record<WordField, string>> = { tags: 'Tags', categories: 'Categories' };

/** What the author reads in the library, its filters, search results, quick open, and the tag manager. */
export const libraryWords = {
  groups: {
    pinned: 'Pinned',
    drafts: 'Drafts',
    scheduled: 'Scheduled',
    changed: 'Changed',
    published: 'Published',
    hidden: 'Not on the site',
  },
  recent: { heading: 'Recent', label: 'Recently opened' },
  count: c('{count} post', '{count} posts'),
  countOf: '{shown} of {all}',
  sort: 'Sort posts',
  sorts,
  badges: {
    draft: 'Draft',
    scheduled: 'Scheduled',
    expired: 'Expired',
    unlisted: 'Unlisted',
    'not-rendered': 'Not made into a page',
    copied: 'Copied as it is',
    'ignored-name': 'File name not recognised',
    'ignored-place': 'In a folder the site leaves out',
    excluded: 'Left out by the configuration',
    shadowed: 'Something else is in its place',
    hidden: 'Left out by the site',
    added: 'not committed yet',
    pinned: 'pinned',
    language: 'in {language}',
  },
  filter: {
    open: 'Filter',
    active: c('{count} filter', '{count} filters'),
    dialog: 'Filter posts',
    search: 'Find a filter',
    label: 'Filters',
    facets,
    standing,
    choice: '{name}, {posts}',
    more: '{count} more: type to find them',
    none: 'Nothing to filter by has that name.',
    remove: 'Remove filter {facet}: {name}',
    clear: 'Clear filters',
    chips: 'Active filters',
    nothing: 'No post has all of that.',
    manage: 'Manage tags…',
  },
  results: {
    label: 'Posts',
    found: c('{count} post found', '{count} posts found'),
    titles: c('{count} title so far', '{count} titles so far'),
    first: 'The first {shown} of {all}',
    filtered: c('{count} post found under these filters', '{count} posts found under these filters'),
    firstFiltered: 'The first {shown} under these filters',
    nothing: 'No post matches “{query}”.',
    nothingFiltered: 'No post matches “{query}” under these filters.',
    reading: 'Still reading posts; more may turn up.',
    searching: 'Looking…',
    inTag: 'Tag: {words}',
  },
  bulk: {
    label: 'Picked posts',
    picked: c('{count} post picked', '{count} posts picked'),
    tags: 'Tags…',
    pin: 'Pin',
    unpin: 'Unpin',
    clear: 'Pick nothing',
    title: c('Tags of this post', 'Tags of {count} posts'),
    lead: 'Only the lines with tags change, in each file as it writes them.',
    field: 'What to change',
    on: 'On these posts',
    none: 'None of them has one yet.',
    everyone: 'all',
    some: '{count} of {all}',
    remove: 'Remove {name} from all of them',
    keep: 'Keep {name}',
    add: 'Add',
    addHint: 'Several at once with commas',
    adding: 'Will be added',
    drop: 'Do not add {name}',
    apply: 'Change posts',
  },
  quick: {
    title: 'Go to a post',
    search: 'Title or path',
    label: 'Matches',
    none: 'No title or path is like that.',
    empty: 'There are no posts yet.',
  },
  tags: {
    title: 'Tags and categories',
    field: 'Kind',
    fields,
    search: 'Find a tag',
    label: 'Tags in use',
    count: c('{count} post', '{count} posts'),
    once: 'Used once',
    rename: 'Rename {name}',
    show: 'Show posts with {name}',
    newName: 'New name for {name}',
    renameVerb: 'Rename',
    mergeVerb: 'Merge',
    mergeInto: c('{name} exists: its {count} post joins.', '{name} exists: its {count} posts join.'),
    picked: c('{count} picked', '{count} picked'),
    mergePicked: 'Merge into {name}…',
    alike: 'Probably the same',
    reasons: {
      spelling: 'written differently',
      plural: 'one and many',
      short: 'short and long',
    },
    merge: 'Merge into {name}',
    dismiss: 'Not the same',
    none: 'Nothing has that name.',
    empty: { tags: 'No post has a tag yet.', categories: 'No post has a category yet.' } satisfies Record<
      WordField,
      string
    >,
    lead: 'You see every file that changes before anything is done.',
  },
} as const;
