import type { JoinedHow, LinearObstacle } from '../publish/pull/model';

const c = (one: string, other: string) => ({ one, other });

/** The panel of what waits between this computer and the remote. */
export const waitingWords = {
  title: 'What waits',
  /** Said by the button in the status bar, after the state. */
  open: 'Show what waits, and why',
  nothing: 'Everything you have published is on {remote}.',
  noRemote: 'This blog has no remote yet, so what you publish stays on this computer.',
  noBranch: 'The repository is not on a branch, so nothing can be sent. Switch to a branch first.',
  offline: c('Offline, {count} post waiting', 'Offline, {count} posts waiting'),
  offlineChanges: c('Offline, {count} change waiting', 'Offline, {count} changes waiting'),
  waiting: c('{count} post waits', '{count} posts wait'),
  changes: c('{count} change waits', '{count} changes wait'),
  newer: c('{count} newer change on {remote}', '{count} newer changes on {remote}'),
  sending: 'Being sent now…',
  again: 'Longhand tries again at {time}, and as soon as the network is back.',
  soon: 'Longhand tries again in a moment, and as soon as the network is back.',
  safe: 'It is safe on this computer.',
  publishFirst: 'Publish your changes…',
  outgoing: 'Not on {remote} yet',
  incoming: 'Newer on {remote}',
  more: c('and {count} more', 'and {count} more'),
  openPost: 'the post you have open',
  send: 'Send now',
  get: 'Get newer changes',
  look: 'Look at {remote} now',
  looking: 'Looking at {remote}…',
  unasked: 'See what is newer without asking',
  unaskedHint:
    'After a blog is opened, when you come back to it, and before you publish. Nothing is brought in, and nobody is asked to sign in.',
  decide: 'Decide…',
  keepBoth: 'Keep both',
  join: 'Join with a merge',
  useTheirs: 'Use what {remote} has',
  conflict: c(
    'Both of you changed the same words in {count} file. Both versions are kept until you choose.',
    'Both of you changed the same words in {count} files. Both versions are kept until you choose.',
  ),
  close: 'Close',
  current: 'There is nothing newer on {remote}.',
  updated: 'The newer changes are here now.',
  merged: 'The newer changes are here now, together with yours.',
  replayed: 'The newer changes are here now, with yours on top of them.',
  /** Where something newer came in while a change was sent. */
  along: {
    forward: 'Newer changes from {remote} are here now, too.',
    merged: 'Newer changes from {remote} are here now, together with yours.',
    replayed: 'Newer changes from {remote} are here now, with yours on top of them.',
  } satisfies Record<JoinedHow, string>,
  sent: 'What waited is on {remote} now.',
  notLinear:
    'Yours is joined with newer changes by a merge, although you asked Git for a straight line: {why}.',
  obstacles: {
    conflict: 'one of your commits changes the same words as they do',
    'merge-among-ours': 'there is a merge among your own commits',
    elsewhere: 'some of your commits are on a remote under another name and have to stay as they are',
    'not-the-same': 'one of your commits could not be written again exactly as it is',
    'not-wanted': 'your settings say no to a rebase',
    hook: 'your pre-rebase hook says no to it',
  } satisfies Record<LinearObstacle, string>,
} as const;
