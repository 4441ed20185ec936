import { z } from 'zod';

/** What is wrong with a post's front matter: a sentence from the parser and the line in the file, from 1. */
export const FrontMatterProblem = z.strictObject({ message: z.string(), line: z.number().int().positive() });
export type FrontMatterProblem = z.infer<typeof FrontMatterProblem>;

/**
 * Why the generator keeps a post off the site whatever the time is. `ignored-name`: its file is in a posts folder
 * but not named as the generator wants; `ignored-place`: it lies where the generator does not look;
 * `excluded`: a pattern of the configuration leaves it out; `shadowed`: another file lies at the same place of the site;
 * `copied`: it has no front matter, and the generator puts it out as it is.
 */
export const Hold = z.enum([
  'draft-flag',
  'drafts-folder',
  'unpublished',
  'status',
  'unlisted',
  'not-rendered',
  'copied',
  'ignored-name',
  'ignored-place',
  'excluded',
  'shadowed',
]);
export type Hold = z.infer<typeof Hold>;
/** Those by which the generator makes nothing of a file. */
export type IgnoredHold = Extract<Hold, 'ignored-name' | 'ignored-place' | 'excluded' | 'shadowed'>;

/** One line of the library. `id` is the post's path relative to the blog's folder, `/`-separated. */
export const ListedPost = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** ISO 8601 date or date-time as far as it could be read (front matter, else file name); null when unknown. */
  date: z.string().nullable(),
  /** The author calls it a draft: a flag, a status, a drafts folder, `published: false`. */
  draft: z.boolean(),
  hold: Hold.nullable(),
  /** Dates (ISO 8601) from which the post is shown, and no longer shown, where the front matter has them. */
  publishDate: z.string().nullable(),
  expiryDate: z.string().nullable(),
  updated: z.string().nullable(),
  tags: z.array(z.string()),
  /** Flat, in order; a hierarchy (Hexo) as `Parent/Child`. */
  categories: z.array(z.string()),
  language: z.string().nullable(),
  description: z.string(),
  /**
   * When the file of a post without a date was last changed, in whole ms since the epoch: such posts are ordered by it. Null for
   * the others, see `PostTimes`: the list of a blog is there sooner when not each file is looked at for it.
   */
  modified: z.number().nullable(),
  problem: FrontMatterProblem.nullable(),
});
export type ListedPost = z.infer<typeof ListedPost>;

/** The address on the site, from its root (`/2024/01/a-post/`); null when it cannot be told or there is none. */
const address = z.string().nullable();

/** A post with its address. No line of the library shows that, so that a list is there sooner without. */
export const PostSummary = ListedPost.extend({ url: address });
export type PostSummary = z.infer<typeof PostSummary>;

/** Addresses of many posts: the same place in both lists belongs to one post. Crosses to the window quicker than pairs. */
export const PostAddresses = z.strictObject({ ids: z.array(z.string()), urls: z.array(address) });
export type PostAddresses = z.infer<typeof PostAddresses>;

/** When the files of many posts were last changed, in whole ms since the epoch; null where that cannot be seen. Else as `PostAddresses`. */
export const PostTimes = z.strictObject({ ids: z.array(z.string()), times: z.array(z.number().nullable()) });
export type PostTimes = z.infer<typeof PostTimes>;

/** Why a post can be read but not changed here. */
export const ReadOnlyReason = z.enum(['not-utf8', 'read-only-file', 'too-large', 'outside-link']);
export type ReadOnlyReason = z.infer<typeof ReadOnlyReason>;

/**
 * A post as the editor gets it. `text` has LF line ends only and no byte order mark; the engine puts the
 * file's own back when it saves. `revision` names the bytes it was read from (SHA-256, hex).
 */
export const PostText = z.strictObject({
  id: z.string(),
  text: z.string(),
  revision: z.string(),
  readOnly: ReadOnlyReason.nullable(),
  /** Text from the journal that never reached the file (a crash, a power cut); null when there is none. */
  unsaved: z.strictObject({ text: z.string(), baseRevision: z.string(), at: z.number() }).nullable(),
});
export type PostText = z.infer<typeof PostText>;
