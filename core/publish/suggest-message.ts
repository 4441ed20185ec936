import { format } from '../messages/en';
import { reviewWords } from '../messages/review';
import type { ChangedFile } from './model';

/** What is known of a post's change when its message is suggested. */
export interface ChangedPost {
  readonly title: string;
  readonly change: ChangedFile['change'];
  readonly draft: boolean;
  /** As it was in the last commit; null for a post that was not there. */
  readonly before: { readonly title: string; readonly draft: boolean } | null;
  /** It is in another file now. */
  readonly moved: boolean;
  /** Names of the fields that are others; null when they cannot be told apart from the text. */
  readonly fields: readonly string[] | null;
  /** The text below the front matter is another. */
  readonly body: boolean;
}

const words = reviewWords.commit;
/** So many posts are named in a message one by one. */
const MOST_NAMED = 20;

/**
 * The commit message Longhand offers: one line in the imperative that says what the change does for a reader of the
 * history; for more than two posts a list below it. `files` are paths of other files, for a publish of no posts.
 */
export function suggestMessage(posts: readonly ChangedPost[], files: readonly string[]): string {
  const [first, second] = posts;
  if (first === undefined) return format(words.files, { path: files.join(', ').slice(0, 60) });
  if (second === undefined) return messageOf(first);
  const verb = posts.every((post) => verbOf(post) === verbOf(first)) ? verbOf(first) : words.update;
  const subject = format(verb, { what: namesOf(posts.map(({ title }) => title)) });
  if (posts.length === 2) return subject;
  const items = posts.slice(0, MOST_NAMED).map((post) => format(words.item, { message: messageOf(post) }));
  return `${subject}\n\n${items.join('\n')}`;
}

/** The posts as a sentence names them: one or two by their titles, more by their number. */
export function namesOf(titles: readonly string[]): string {
  const quoted = titles.map((title) => format(words.quoted, { title: title.replace(/\s+/g, ' ').trim() }));
  const [first = '', second = ''] = quoted;
  if (quoted.length > 2) return format(words.posts, { count: quoted.length });
  return quoted.length === 2 ? format(words.two, { a: first, b: second }) : first;
}

function messageOf(post: ChangedPost): string {
  const what = namesOf([post.title]);
  const verb = verbOf(post);
  if (verb !== words.update) return format(verb, { what });
  const { before, fields, body } = post;
  if (before !== null && before.title !== post.title)
    return format(words.rename, { before: namesOf([before.title]), what });
  if (body || fields === null || fields.length === 0) return format(words.update, { what });
  const [field] = fields;
  return fields.length === 1 && field !== undefined && /^[\w-]+$/.test(field)
    ? format(words.field, { field: field.replaceAll(/[-_]/g, ' '), what })
    : format(words.fields, { what });
}

function verbOf({ change, draft, before, moved }: ChangedPost): string {
  if (change === 'deleted') return words.remove;
  if (before === null) return draft ? words.draft : words.publish;
  if (before.draft !== draft) return draft ? words.unpublish : words.publish;
  return moved ? words.move : words.update;
}
