import type { TrustSubject } from '../publish/trust/model';

/** What a repository's own settings, hooks and remotes do, one sentence each; `{name}` and `{value}` are shown as code. */
export const trustSentences: Readonly<Record<TrustSubject, string>> = {
  'hook-publish': 'Runs {name} each time you publish.',
  'hook-send': 'Runs {name} each time changes are sent.',
  'hook-change': 'Runs {name} when Git changes its records.',
  'hooks-folder': 'Takes its hooks from the folder {value}.',
  filter: 'Passes files through {value} when they are read or published.',
  merge: 'Joins two versions of a file with {value}.',
  compare: 'Compares files with {value}.',
  monitor: 'Runs {value} to learn which files changed.',
  connection: 'Connects through {value}.',
  credentials: 'Asks {value} for your user name and password.',
  signing: 'Signs changes with {value}.',
  address: 'Goes to other addresses than those shown: {value}.',
  network: 'Changes how connections are secured: {name} is {value}.',
  protocol: 'Changes which kinds of addresses Git takes: {name} is {value}.',
  'settings-file': 'Reads more settings from {value}.',
  editor: 'Opens texts with {value}.',
  program: 'Runs {value}.',
  'remote-hook': 'Publishing to {name}, a folder on this computer, runs {value}.',
  'remote-setting': '{name} is a folder on this computer whose setting {value} starts programs.',
};

export const trustWords = {
  title: 'Do you trust this blog?',
  titleNew: 'This blog starts something new',
  titleKnown: 'What this blog starts',
  lead: 'Its repository starts programs on your computer, or changes where Git connects to. In your own blog that is as you set it up. In a folder from somebody else it may do harm.',
  leadNew: 'Something has changed or come along since you trusted it. Nothing of it has run yet.',
  leadKnown: 'You trust this blog, so these run when Git works in it.',
  leadRestricted: 'You opened this blog restricted, so none of these runs.',
  list: 'What it starts',
  fresh: 'New',
  setting: 'Setting {name}',
  either:
    'Writing, saving and looking at the history work either way. Only publishing and getting changes need trust.',
  restrict: 'Open restricted',
  restrictNow: 'Stop trusting it',
  stay: 'Stay restricted',
  trust: 'Trust this blog',
  keep: 'Go on trusting it',
  banner: 'Publishing is off, because you have not said that you trust this blog’s repository.',
  look: 'Look at what it starts…',
  nothing: 'This blog’s repository starts nothing of its own.',
  refused: {
    foreign:
      'This folder’s repository belongs to another user of this computer, so Git does not run in it. Take ownership of the folder, or clone the blog again as yourself, to publish.',
    outside:
      'This folder says that its history is kept in a repository of another folder. Longhand does not publish from it. Clone the blog again to publish.',
    bare: 'This folder is a repository without files of its own. Clone it, and open the clone, to publish.',
  },
} as const;

export const trustCommandTitles = { 'blog.trust': 'Look at what this blog starts…' } as const;
export const trustCommandKeywords = {
  'blog.trust': 'trust restricted hooks programs security safe untrusted repository settings',
} as const;
