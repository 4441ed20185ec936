import type { Counted } from './en';

/** What an author reads on the command line, apart from failures (errors.ts). */
export const cliWords = {
  help: `longhand: a blog in a Git repository, from the terminal

  longhand inspect DIR               what kind of blog this is, and its posts
  longhand render FILE [--page]      a post as HTML, or as the whole page
  longhand render --batch            JSON lines in, JSON lines out
  longhand set FILE key=value…       change front matter and nothing else
  longhand check DIR|FILE            broken links and images, bad dates, posts in each other’s way
  longhand new DIR --title TITLE     a new post, written as the others are
  longhand publish DIR [FILE…] -m MESSAGE
                                     commit posts with their images, and push
  longhand publish DIR --due         publish what was scheduled and is due

Every command takes --json and --help. longhand --version names the version.
It ends with 0 when all is well, 1 when there are problems, 2 when it was called wrongly.`,
  usage: {
    inspect: 'longhand inspect DIR [--json]',
    render:
      'longhand render FILE [--page] [--dialect NAME] [--json]\n       longhand render --batch [--dialect NAME]',
    set: 'longhand set FILE key=value… [--unset key] [--json]',
    check: 'longhand check DIR|FILE [--json]',
    new: 'longhand new DIR --title TITLE [--in FOLDER] [--json]',
    publish:
      'longhand publish DIR [FILE…] -m MESSAGE [--allow-secrets] [--json]\n       longhand publish DIR --due [--json]',
  },
  usageLine: 'Usage: {usage}',
  /** What stands below a command's usage where it is asked for. */
  about: {
    inspect: `Says which generator the blog in DIR is made with, where its posts are, and lists them with their dates.
Files among them that the generator passes over are problems.

  --json   all that is known of each post: title, date, address, draft, tags, categories, …`,
    render: `Writes a post's HTML as its generator makes it.

  --page            the whole page, in Longhand's own design
  --dialect NAME    as another generator's Markdown, commonmark or gfm
  --batch           one JSON object a line on standard input ({"id", "markdown", "dialect"}), one a line back ({"id", "html"})
  --json            the HTML with what is known of the post`,
    set: `Changes fields of a post's front matter and no other byte.

  key=value      text, or a number, true, false or null where the field is none yet; a field keeps its kind
  tags=one,two   a list; any field is one with a JSON list: key='["one", "two"]'
  params.key=…   a field in a table; a dot that belongs to a key is written \\.
  --unset key    takes a field out; may be given again
  --json         the fields as they are then`,
    check: `Looks for what a reader would stumble over: broken links and images, missing descriptions of images, dates
that cannot be read, posts with one address, front matter that cannot be read. DIR is a blog or a folder of its posts.

  --json   the problems by file and line, and how many there are of each kind`,
    new: `Makes a new post, a draft, in the way the others are written, and says where it is.

  --title TITLE   its title, from which its file is named
  --in FOLDER     one of the folders in which the blog keeps posts
  --json          its path in the blog and its file`,
    publish: `Commits posts with their images, and nothing else, and pushes. Without a FILE all that have changed go out.

  -m, --message MESSAGE   the message of the commit
  --allow-secrets         also what looks like a password or a key
  --due                   what was scheduled in the app and is due, with its own message
  --json                  what became of each post`,
  },
  version: 'longhand {version}',
  emptyArgument: 'One of the arguments is empty.',
  setTwice: '“{key}” is given two values. Choose one.',
  notAPost: '{path} is no post: it is neither Markdown nor another text that a site is written in.',
  noSuchCommand: 'There is no command “{name}”. See longhand --help.',
  oneFolder: 'Name one folder: the one your blog is in.',
  oneFile: 'Name one file: the post.',
  noFileInBatch: 'With --batch the posts come on standard input, so name no file and no --page.',
  noSuchFile: 'There is no file at {path}.',
  isFolder: '{path} is a folder. Name the file of a post.',
  noSuchDialect: 'There is no dialect “{name}”. Choose one of {names}.',
  nothingToSet: 'Name at least one key=value, or --unset key.',
  notAField: '“{text}” is not of the form key=value.',
  setAndUnset: '“{key}” is given a value and taken away at once. Choose one.',
  messageNeeded: 'Say what changed: -m "Your message".',
  batchNotJson: 'This line is not JSON.',
  batchNotObject: 'This line is not an object with the text “markdown”.',
  notYaml: '{path} has {format} front matter, which is changed as text only. Nothing was changed.',
  frontMatterProblem:
    'The front matter of {path} cannot be read at line {line}, so nothing was changed: {message}',
  fieldRefused: '{key} in {path} was not changed, and nothing else either. {reason}',
  cannotChange: '{path} was not changed. {reason}',
  wrote: '{path} is changed.',
  same: '{path} is that way already; nothing was written.',
  generatorLine: '{name}: {generator}, by {file}',
  generatorLineBare: '{name}: {generator}',
  posts: { one: '{count} post', other: '{count} posts' },
  drafts: { one: '{count} draft', other: '{count} drafts' },
  problems: { one: '{count} problem', other: '{count} problems' },
  countLine: '{posts}, of them {drafts}, in {folders}',
  countLineBare: '{posts}, of them {drafts}',
  checkedPosts: { one: '{count} post is looked at', other: '{count} posts are looked at' },
  noProblems: '{posts}; nothing is wrong.',
  someProblems: '{posts}; there are problems: {count}.',
  folderOrFile: 'Name one folder, the one your blog is in, or one post.',
  noSuchPlace: 'There is nothing at {path}.',
  titleNeeded: 'Give the new post a title: --title "Your title".',
  noSuchFolder: 'This blog keeps no posts in {folder}. Choose one of {folders}.',
  draft: '(draft)',
  noDate: 'no date',
  published: 'Published {path} as {commit} to {branch} on {remote}.',
  committed: 'Recorded {path} as {commit} on this computer; it waits to be sent ({reason}).',
  waitingPublished: 'Sent the changes that waited to {branch} on {remote}.',
  waitingCommitted: 'The changes that waited still wait ({reason}).',
  missingImage: '{path} names an image that is not in the blog: {src}',
  secret:
    '{sentence} ({path}, line {line}). Nothing was published. If it is meant to be public, say --allow-secrets.',
  dueAlone:
    'With --due everything that is due goes out with its own message, so name no file and no message.',
  nothingDue: 'Nothing that was scheduled is due.',
  remaining: 'Not tried: {paths}',
  nothing: 'No post has changed since the last publish, and nothing waits to be sent.',
} satisfies Readonly<Record<string, string | Counted | Readonly<Record<string, string>>>>;
