import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

/** Words of the panel about what other posts have to do with the one in the editor. */
export const relatedWords = {
  label: 'Related',
  close: 'Close related posts',
  kinds: 'What other posts have to do with this one',
  tabs: {
    related: 'Related',
    backlinks: 'Links here',
    mentions: 'Could link here',
  },
  count: '{name} ({count})',
  looking: 'Looking through the other posts…',
  none: {
    related: 'No other post is about the same things.',
    backlinks: 'No other post links here yet.',
    mentions: 'No other post names this one without linking to it.',
  },
  hint: {
    related: 'About the same things, by their words and tags',
    backlinks: 'Posts that link to this one',
    mentions: 'Posts that name this one without a link. Open one at the place and link it.',
  },
  open: 'Open {title}',
  openAt: 'Open {title} at the place',
  insert: 'Insert a link to {title}',
  insertShort: 'Insert link',
  linked: 'Linked',
  untitled: 'Untitled',
  found: c('{count} post', '{count} posts'),
  inserted: 'A link to “{title}” is in the text.',
} as const;
