import type { CloneStage } from '../publish/clone-progress';
import type { PlaceFact } from '../publish/remotes/model';

export const cloneStages: Readonly<Record<CloneStage, string>> = {
  reaching: 'Reaching the server…',
  preparing: 'The server gets the posts ready…',
  receiving: 'Copying the posts and their history…',
  unpacking: 'Unpacking…',
  writing: 'Writing the files…',
  'large-files': 'Fetching large files…',
};

export const cloneWords = {
  stop: 'Stop',
  stopping: 'Stopping…',
  unchecked: 'Clone it as it is',
} as const;

export const placeWords = {
  title: 'Where this blog is published',
  looking: 'Looking at the repository…',
  none: 'This blog has no remote yet: what you publish is recorded on this computer only. Make an empty repository at GitHub, GitLab, Codeberg or on your own server, and enter its address here.',
  remote: 'Remote',
  page: 'Open in the browser',
  branch: 'Branch',
  goesTo: '{branch}, sent to {there} on {remote}',
  detached: 'none: the repository is not on a branch',
  live: 'Live branch',
  liveIs: '{live}. Hosts build the site from it unless they are told otherwise.',
  liveUnknown: 'not known yet',
  asking: 'asking the remote…',
  notLive:
    'You are on {branch}. What you publish from here is on the site only when it has been joined with {live}.',
  apart: 'Changes',
  even: 'This computer and the remote have the same changes, as last seen.',
  ahead: { one: '{count} change waits here to be sent.', other: '{count} changes wait here to be sent.' },
  behind: { one: '{count} change there is not here yet.', other: '{count} changes there are not here yet.' },
  never: 'Nothing has been published from this branch yet.',
  address: 'Address of the remote',
  connectOne: 'Connect a remote…',
  connect: 'Connect',
  connecting: 'Connecting…',
  change: 'Change the address',
  changeIt: 'Change the address…',
  anyway: 'Connect anyway',
  connected: 'Connected. Publish a post to send what is here.',
} as const;

export const branchWords = {
  title: 'Not on a branch',
  lead: 'Git has one version of this blog open, and not a branch, so there is nowhere to publish to. Nothing was published, and your posts are saved.',
  here: 'The branch {branch} is at exactly this version. Going on with it changes no file, and nothing you have staged.',
  which: 'Branches at this version',
  goOn: 'Go on with {branch}',
  none: 'No branch is at this version. A new one begins here: no file changes, and what you have staged stays as it is.',
  ahead: {
    one: 'This version has {count} change that {branch} does not have. Neither way changes a file, or what you have staged.',
    other:
      'This version has {count} changes that {branch} does not have. Neither way changes a file, or what you have staged.',
  },
  how: 'How it goes on',
  forward: 'Bring {branch} forward to here',
  forwardHint: {
    one: 'The change becomes part of {branch}, and goes out with your next publish.',
    other: 'The changes become part of {branch}, and go out with your next publish.',
  },
  fresh: 'Begin a new branch here',
  freshHint: 'The branch {branch} stays where it is.',
  name: 'Name of the new branch',
  hint: 'Hosts build a site from one branch only. What is on another one is live when it has been joined with that.',
  make: 'Make a branch here',
} as const;

export const placeFacts: Readonly<Record<PlaceFact, string>> = {
  shallow:
    'Only the newest part of the history is on this computer. Writing and publishing work; a post’s timeline begins where it was cut.',
  partial: 'Old versions of files are fetched when they are needed, so a post’s timeline needs the network.',
  'linked-worktree':
    'This folder is one of several working copies of the same repository. Each has its own branch; they share the history.',
  submodule:
    'This blog is a submodule: another repository points to one state of it and does not follow by itself when you publish.',
  'has-submodules':
    'Some folders are repositories of their own (a theme, perhaps). Longhand leaves them as they are.',
  lfs: 'Large files are kept with Git LFS.',
  'lfs-missing':
    'Git LFS is not set up on this computer, so those files cannot be shown or published. Install it from git-lfs.com and run “git lfs install” once.',
};

export const forReviewWords = {
  title: 'Send {title} for review',
  lead: 'It goes to a branch of its own on {remote}, so that others can look first. The site does not change, and neither does anything here.',
  branch: 'Name of the branch',
  message: 'Message',
  files: { one: '{count} file goes along.', other: '{count} files go along.' },
  send: 'Send for review',
  instead: 'For review…',
  running: 'Sending {title} for review',
  doneTitle: 'Sent for review',
  done: '{title} is on the branch {branch} of {remote}. When it has been accepted there, it comes back with the next changes you get.',
  noPage: 'Open the repository’s page and ask for a review of that branch there.',
  open: 'Open the comparison',
  keptTitle: 'Recorded, waiting to be sent',
  kept: '{title} is recorded on the branch {branch} on this computer.',
  again: 'Try again',
  failedTitle: 'Not sent for review',
} as const;

export const remoteCommandTitles = {
  'blog.remote': 'Where this blog is published…',
  'publish.forReview': 'Send for review…',
} as const;
export const remoteCommandKeywords = {
  'blog.remote': 'remote connect origin address branch live ahead behind github gitlab server push',
  'publish.forReview': 'pull request merge request branch compare editor proofread',
} as const;
