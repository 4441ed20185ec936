/** What of a commit is kept when it is written again on top of another one, and its tree. */
export interface CommitText {
  readonly tree: string;
  /** `name <address> seconds zone`. */
  readonly author: string;
  /** What the message is written in; null is UTF-8. */
  readonly encoding: string | null;
  readonly message: string;
}

/** The author as `git commit-tree` has to be told it. */
export interface CommitAuthor {
  readonly name: string;
  readonly email: string;
  /** `@seconds zone`. */
  readonly date: string;
}

/**
 * Reads `git cat-file commit`, given as one character for each byte (latin1), so that nothing of it is lost whatever it is
 * written in. Null for what is no commit, or holds something that a new commit cannot be given: a zero byte, a header of more
 * than one line where one is expected.
 */
export function parseCommitText(bytes: string): CommitText | null {
  const end = bytes.indexOf('\n\n');
  if (end < 0 || bytes.includes('\0')) return null;
  const headers = bytes.slice(0, end).split('\n');
  const header = (name: string) =>
    headers.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
  const [tree, author, encoding] = [header('tree'), header('author'), header('encoding') ?? null];
  if (tree === undefined || author === undefined) return null;
  // It becomes a setting of Git's.
  if (encoding !== null && !/^[\w.:-]{1,40}$/.test(encoding)) return null;
  return { tree, author, encoding, message: bytes.slice(end + 2) };
}

/** Takes an author's line apart, in whatever form it is given; null where Git would not take it so. */
export function authorOf({ author }: CommitText): CommitAuthor | null {
  const [, name, email, seconds, zone] = /^([^<>]+) <([^<>]*)> (\d+) ([+-]\d{4})$/.exec(author) ?? [];
  if (name === undefined || email === undefined) return null;
  return { name, email, date: `@${seconds} ${zone}` };
}

/** Whether both have the same author, date and message, byte for byte. */
export function sayTheSame(one: CommitText, other: CommitText): boolean {
  return one.author === other.author && one.encoding === other.encoding && one.message === other.message;
}
