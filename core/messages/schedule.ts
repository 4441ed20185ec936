/** What an author reads where a post is published at a time of their choosing. */
export const scheduleWords = {
  open: 'Schedule…',
  /** A blog without a generator. */
  site: 'the site',
  title: 'Publish {title} later',
  lead: 'Choose when readers should see it.',
  when: 'Date and time',
  zone: 'Your time: {zone}',
  /** How the date is put into the post. */
  written: 'In the post: {field}: {date}',
  how: 'How',
  ways: {
    keep: 'Keep it here and publish it then',
    keepHint:
      'Longhand does it when the time has come, if it is open and online; otherwise as soon as it is. What you change in the post until then goes along.',
    send: 'Send it now, and {generator} shows it then',
    sendHint: 'It is sent today. The site leaves it out until that time.',
  },
  verb: 'Schedule',
  sendVerb: 'Send now',
  back: 'Back',
  past: 'That time is over. Choose one that is to come.',
  invalid: 'Choose a day and a time.',
  notes: {
    build:
      'A site is shown as it was built last. Something has to build it after that time: your next publish, or a timer at your host.',
    shownAtOnce:
      '{generator} shows a post as soon as it is sent, whatever its date is. So it is kept here until then.',
    address: 'Its address follows the date: {before} becomes {after}.',
    otherDay: 'For the site it is another day than for you, so its address says {day}.',
    siteZone: 'The site’s dates are in {zone}, so that is how it is written.',
    skipped: 'The clocks go forward then, and that time does not exist. It will be {time}.',
    doubled: 'The clocks go back then, and that time comes twice. The first of the two is meant.',
    draft: 'It is a draft now. It is made a post for this.',
    notEditable:
      'The date in this post cannot be changed safely. Change it in the text, then schedule it again.',
  },
  /** The sheet after it is done. */
  keptTitle: 'Scheduled',
  keptLead: '{title} is published on {date}.',
  kept: 'It is kept on this computer until then. Longhand publishes it when it is open and online.',
  list: {
    title: 'Scheduled posts',
    none: 'Nothing is scheduled in this blog.',
    label: 'Scheduled',
    cancel: 'Do not publish',
    now: 'Publish now',
    failed: 'It was not published: {reason}',
    due: 'Due since {date}',
  },
  ran: '{title} was published as scheduled.',
  ranWaiting: '{title} was recorded as scheduled and waits to be sent.',
  ranFailed: '{title} was due and could not be published: {reason}',
} as const;
