import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

/** Words of a post's history. */
export const historyWords = {
  label: 'History',
  title: 'History of “{title}”',
  lead: 'What this post said before: each publish, and what Longhand kept on this computer in between.',
  reading: 'Reading the history…',
  none: 'There is no earlier version yet. Each publish becomes one, and so does what you had before longer changes.',
  versions: 'Versions',
  kept: {
    edited: 'Kept while you wrote',
    replaced: 'Before it was replaced',
    discarded: 'Let go without saving',
  },
  onlyHere: 'only on this computer',
  notSent: 'not sent yet',
  was: 'was {path}',
  gone: 'The post was deleted here.',
  at: '{day}, {time}',
  cut: {
    shallow: 'Older versions are not on this computer: only the newest part of the repository was copied.',
    many: 'There are more versions than are listed here. Git has them all.',
  },
  compare: 'Compared with',
  against: { now: 'The text now', before: 'The version before' },
  views: 'How it is shown',
  asText: 'Changes',
  asPage: 'Page',
  page: 'Page of this version',
  tooLong: 'This post is too long to be drawn as a page here. The changes are listed under “Changes”.',
  same: 'Nothing differs from the text as it is now.',
  sameBefore: 'Nothing differs from the version before.',
  unchanged: c('{count} paragraph unchanged', '{count} paragraphs unchanged'),
  legendNow: 'Struck out: in this version, and not in the text now. Marked: new since.',
  legendBefore: 'Struck out: what this version took away. Marked: what it added.',
  bringBack: 'Bring back',
  takeOut: 'Take out',
  bringBackLabel: 'Bring back: {words}',
  takeOutLabel: 'Take out: {words}',
  restore: 'Restore this version',
  undoPublish: 'Undo this publish…',
  forget: 'Forget the kept texts…',
  forgetAsk:
    'The texts that were kept on this computer between publishes go for good. What was published stays.',
  forgetYes: 'Forget them',
  forgetNo: 'Keep them',
  close: 'Close',
  restored: 'The version of {when} is in the text. Undo brings back what was here.',
  broughtBack: 'Brought back. Undo takes it out again.',
  tookOut: 'Taken out. Undo brings it back.',
} as const;

/** Words of what is asked before something published is taken back. */
export const takeBackWords = {
  undoTitle: 'Undo the last publish?',
  undoLead: '{subject} ({when})',
  looking: 'Looking at the last publish…',
  files: 'Files',
  what: { restored: 'as it was before', removed: 'removed again', 'brought-back': 'brought back' },
  more: c('and {count} more file', 'and {count} more files'),
  undoHint: 'This is published as a change of its own. What the post says now stays in its history.',
  undo: 'Undo and publish',
  failedTitle: 'This cannot be undone here',
  unpublishInstead: 'Take it off the site…',
  unpublishTitle: 'Take “{title}” off the site?',
  unpublishLead: 'It becomes a draft. Its file stays on this computer and in the repository.',
  leadTo: 'Lead readers of {url} to',
  nowhere: 'Another post; empty for no page',
  links: c('{count} link in other posts leads there, too.', '{count} links in other posts lead there, too.'),
  unpublishHint: 'You see every change before it is published.',
  goOn: 'Make it a draft',
} as const;

/** The commands of a post's history. */
export const historyCommandTitles = {
  'history.open': 'History of the post…',
  'history.undoPublish': 'Undo the last publish…',
  'history.unpublish': 'Take the post off the site…',
} as const;

export const historyKeywords = {
  'history.undoPublish': 'revert take back roll back published commit',
  'history.unpublish': 'unpublish hide withdraw take down draft redirect remove',
  'history.open':
    'versions timeline past before restore bring back snapshots time machine git log diff compare',
} as const;
