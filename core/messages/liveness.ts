/** What an author reads where it is told why a post is not on the site. */
export const livenessWords = {
  title: 'Why isn’t this live?',
  lead: '“{title}”, as its generator and Git on this computer have it.',
  looking: 'Looking at the post and its repository…',
  list: 'Checklist',
  /** The verdict, by how many lines are problems. */
  problems: { one: '{count} thing keeps it off the site.', other: '{count} things keep it off the site.' },
  unclear: 'Nothing that can be seen from here keeps it off the site, but not everything could be looked at.',
  fine: 'Nothing that can be seen from here keeps it off the site.',
  again: 'Look again',
  /** For a blog without a generator. */
  site: 'the site',
  states: { ok: 'In order', problem: 'In the way', unknown: 'Cannot be told' },
  /** The chip beside a post's title, by status. */
  status: {
    live: 'On the site once published',
    draft: 'Draft',
    scheduled: 'Scheduled',
    expired: 'Expired',
    unlisted: 'Unlisted',
    hidden: 'Not on the site',
  },
  statusHint: '{status}. Why isn’t this live?',
  frontMatter: {
    ok: 'Its front matter can be read.',
    problem: 'Its front matter cannot be read at line {line}: {message}',
    stops: '{generator} stops the whole build at this.',
    without:
      'If Jekyll cannot read it either, it builds the post without its title, its layout and its date, at another address.',
    fix: 'Go to line {line}',
  },
  required: {
    ok: 'It has every field that the site asks for.',
    problem: 'The site asks for {fields}, which this post does not have. The build stops at that.',
  },
  draft: {
    ok: 'It is no draft.',
    'draft-flag': 'It is marked as a draft.',
    'drafts-folder': 'It is in the drafts folder.',
    unpublished: 'It says that it is not to be published.',
    status: 'Its status says that it is not to be published.',
    /** Besides one of those above. */
    given: 'That is said for all posts there: {place}.',
    fix: 'Publish the draft',
  },
  place: {
    ok: 'Its file is where {generator} looks, with a name it takes.',
    'ignored-name': 'Its file is not named as {generator} wants it, so it is left out.',
    undated: 'Its file name has no date in front, so {generator} leaves it out.',
    'ignored-place': 'It is in a folder in which {generator} does not look for posts.',
    excluded: 'The configuration leaves it out: “{pattern}” in {place}.',
    only: 'The configuration takes only “{pattern}” from its folder: {place}.',
    shadowed: '{generator} takes {other} in its place, so this is not on the site.',
    line: '{file}, line {line}',
    'not-rendered': 'It asks for no page of its own.',
    unlisted: 'It is unlisted: it has a page, but no list of the site names it.',
    copied:
      'It has no front matter, not even an empty one (two lines of ---). {generator} copies the file as it is and makes no page of it.',
    fixName: 'Rename the file…',
    fixEnding: 'Rename it to {ending}…',
    fixPlace: 'Move it…',
  },
  date: {
    past: 'Its date, {date}, is not in the future.',
    shown: 'Its date, {date}, is still to come, but {generator} shows such posts.',
    waits: 'Its date, {date}, is still to come. {generator} leaves it out of every build before that.',
    waitsField:
      '{field} is {date}, which is still to come. {generator} leaves the post out of every build before that.',
    none: 'It has no date that {generator} can read, so it is left out.',
    fix: 'Set it to now',
  },
  expiry: {
    ok: 'It is to be shown until {date}.',
    problem: '{field} was {date}: since then {generator} leaves it out.',
    fix: 'Show it again',
    field: 'Its expiry date',
  },
  saved: {
    ok: 'Everything you wrote is in its file.',
    problem: 'What you wrote last is not in its file yet.',
    fix: 'Save',
  },
  leftOut: { problem: 'Git leaves this file out: {reason}.' },
  committed: {
    ok: 'The last commit has it as it is.',
    added: 'It has never been committed.',
    modified: 'The last commit has an older version of it.',
    deleted: 'Its file is gone from this computer.',
    none: 'This blog is not kept in Git, so there is nothing to publish it with.',
    noGit: 'Git is not installed, so there is nothing to publish it with.',
    fix: 'Publish…',
  },
  branch: {
    ok: 'It is on the branch {branch}, from which the site is built unless its host is told another.',
    merged: 'It was written on {branch}, and the branch {site} on {remote} has it.',
    other: 'It is on the branch {branch}. The site is most likely built from {site}.',
    detached: 'The repository is not on a branch, so nothing can be published from it.',
    unknown: 'It is on the branch {branch}. Which branch the site is built from is not known here.',
  },
  sent: {
    ok: 'The remote {remote} has it, as of the last time it was heard of.',
    problem: 'It is committed on this computer only and waits to be sent.',
    noRemote: 'This repository has no remote to send it to.',
    unknown: 'Whether the remote {remote} has it cannot be told here.',
    fix: 'Send it',
  },
  noAddress: {
    code: 'Its address is decided by the site’s own code. Where you know the pattern, the blog settings take it.',
    plain:
      'Its address is not known: there is no generator here that says it. The blog settings take a pattern.',
    post: 'Its address cannot be told from the post and the configuration alone: the site’s own code decides it.',
    noPage: 'It has no address: it asks for no page of its own.',
    leftOut: 'It has no address: the site leaves this file out.',
    copied: 'It has no page: its file is copied to the site as it is.',
    moving:
      'Its address cannot be told while its front matter cannot be read: Jekyll then takes the day of the build for its date.',
    unreadable: 'Its address cannot be told while its front matter cannot be read.',
  },
  host: {
    unknown: 'What the host does with it cannot be seen from here: its build takes a moment, and may fail.',
    address: 'Its address is {url}.',
    mounted: 'The configuration mounts its file at {places}: it has a page at each of them.',
    fix: 'Look at the page',
  },
} as const;
