import type { ReviewKind } from '../publish/checks/review-check';
import type { Counted } from './en';

const c = (one: string, other: string): Counted => ({ one, other });

/** What an author reads where a publish is looked at before it is done, and when it is done. */
export const reviewWords = {
  /** The messages that are suggested for the history of the blog. */
  commit: {
    quoted: '“{title}”',
    two: '{a} and {b}',
    posts: '{count} posts',
    publish: 'Publish {what}',
    update: 'Update {what}',
    remove: 'Remove {what}',
    draft: 'Draft {what}',
    unpublish: 'Take {what} off the site',
    move: 'Move {what}',
    rename: 'Rename {before} to {what}',
    field: 'Change the {field} of {what}',
    fields: 'Change the details of {what}',
    files: 'Update {path}',
    item: '- {message}',
  },
  checks: {
    secret: 'This looks like {what}: {shown}',
    mark: 'The text still says {mark}.',
    dateMissing: 'This post has no date.',
    dateOld: 'It is dated {date}, so it is not among the newest posts.',
    dateNotInName: 'Its file name says {name}, its date {date}.',
    addressOdd: 'Its address has a character that links cannot have as it is: {url}',
    /** A kind of finding in a line, by how many there are. */
    groups: {
      secret: c(
        'Something here looks like a password or a key',
        '{count} things here look like passwords or keys',
      ),
      'front-matter': c(
        'The front matter cannot be read',
        'The front matter of {count} posts cannot be read',
      ),
      encoding: c('A file is not UTF-8 text', '{count} files are not UTF-8 text'),
      unreadable: c('A post cannot be read', '{count} posts cannot be read'),
      ignored: c('A file will not be on the site', '{count} files will not be on the site'),
      date: c('A date cannot be read', '{count} dates cannot be read'),
      'date-in-name': c('A file name has an impossible date', '{count} file names have impossible dates'),
      'link-broken': c('A link leads nowhere', '{count} links lead nowhere'),
      'link-case': c(
        'A link has other capitals than its target',
        '{count} links have other capitals than their targets',
      ),
      'image-missing': c('An image is not in the blog', '{count} images are not in the blog'),
      'image-case': c(
        'An image has other capitals than its file',
        '{count} images have other capitals than their files',
      ),
      'image-alt': c('An image has no description', '{count} images have no description'),
      'image-large': c('An image is large and slow to load', '{count} images are large and slow to load'),
      'url-duplicate': c(
        'Another post has the same address',
        '{count} posts share their addresses with others',
      ),
      'slug-duplicate': c('Another post has the same slug', '{count} posts share their slugs with others'),
      mark: c('A reminder is still in the text', '{count} reminders are still in the text'),
      required: c(
        'The site asks for a field that is missing',
        '{count} posts miss fields that the site asks for',
      ),
      place: c('The post will not be on the site', '{count} posts will not be on the site'),
      'date-to-come': c(
        'The site waits for the post’s date',
        'The site waits for the dates of {count} posts',
      ),
      expiry: c('The post’s time on the site is over', 'The time of {count} posts on the site is over'),
      'date-missing': c('The post has no date', '{count} posts have no date'),
      'date-old': c('A new post is dated long ago', '{count} new posts are dated long ago'),
      'date-not-in-name': c(
        'A file name says another date than the post',
        '{count} file names say other dates than their posts',
      ),
      'address-odd': c('An address has an odd character', '{count} addresses have odd characters'),
    } satisfies Record<ReviewKind, Counted>,
    looking: 'Checking links, images, dates and addresses…',
    fine: 'Links, images, dates and addresses are in order',
    found: c('{count} thing to look at', '{count} things to look at'),
    list: 'Checks',
    more: 'Show all',
    show: 'Show it',
    dateNow: 'Date it now',
    at: 'line {line}',
    severities: { stop: 'Stop', problem: 'Problem', hint: 'Worth a look' },
    /** The box that lets something go out that looks like a secret. */
    notSecret: 'It is meant to be public',
  },
  files: {
    label: 'Files',
    views: 'How it is shown',
    changes: 'Changes',
    page: 'Page',
    before: 'As published',
    after: 'As it will be',
    loading: 'Comparing…',
    noText: 'This cannot be compared as text.',
    sameText: 'The text is the same.',
    from: 'was {path}',
    change: { added: 'New', modified: 'Changed', deleted: 'Removed' },
    fields: 'Details',
    nothing: 'nothing',
    words: { added: 'added', removed: 'removed' },
  },
  nothingChanged: 'No post has changed since the last publish.',
  others: {
    title: c('{count} other change stays here', '{count} other changes stay here'),
    label: 'Other changes',
    all: 'Take all posts along',
    looking: 'Looking at what changes…',
  },
} as const;
