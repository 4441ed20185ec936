import { z } from 'zod';
import { JoinedHow, LinearObstacle } from './pull/model';

/** Where a blog's folder stands with Git. */
export const Repository = z.discriminatedUnion('kind', [
  /** Git is not installed, or not on the PATH. */
  z.strictObject({ kind: z.literal('no-git') }),
  /** The folder is not in a repository. */
  z.strictObject({ kind: z.literal('none') }),
  /**
   * The folder is in a repository that Longhand does not publish from: it belongs to another user of the computer, its
   * records are those of another folder, or it has no files of its own (`bare`).
   */
  z.strictObject({ kind: z.literal('refused'), why: z.enum(['foreign', 'outside', 'bare']) }),
  z.strictObject({
    kind: z.literal('ready'),
    /** Null on a detached HEAD. */
    branch: z.string().nullable(),
    /** The remote that publishing pushes to, or null. `url` carries no credentials. */
    remote: z.strictObject({ name: z.string(), url: z.string() }).nullable(),
    identity: z.strictObject({ name: z.string(), email: z.string() }).nullable(),
  }),
]);
export type Repository = z.infer<typeof Repository>;

/** A file of the blog that differs from the last commit. `path` is relative to the blog's folder. */
export const ChangedFile = z.strictObject({
  path: z.string(),
  change: z.enum(['added', 'modified', 'deleted']),
});
export type ChangedFile = z.infer<typeof ChangedFile>;

/** Why commits have not reached the remote. */
export const WaitingReason = z.enum([
  'no-remote',
  'offline',
  'not-pushed',
  'refused',
  /** The remote changed the same words. */
  'conflict',
  /** What the remote changed is in files with changes that are not published yet. */
  'in-the-way',
  /** The remote took commits back that it had shown before. */
  'rewritten',
  /** The remote's branch has nothing in common with this one. */
  'unrelated',
  /** The branch that this one was published to is not on the remote any more. */
  'branch-gone',
  /** Only a merge would join both sides, and the author told Git to make none by itself. */
  'merge-needed',
]);
export type WaitingReason = z.infer<typeof WaitingReason>;

/** What Git knows about the whole blog, as the library's badges and the status bar show it. */
export const PublishStatus = z.strictObject({
  repository: Repository,
  changed: z.array(ChangedFile),
  /** Commits on this branch that the remote's branch does not have; null when there is no upstream. */
  ahead: z.number().int().nonnegative().nullable(),
  behind: z.number().int().nonnegative().nullable(),
});
export type PublishStatus = z.infer<typeof PublishStatus>;

/** One file of a publish. */
export const ReviewFile = z.strictObject({
  path: z.string(),
  /** Where it was in the last commit, when it was renamed or moved since; null: it was in the same place, or is new. */
  from: z.string().nullable(),
  change: z.enum(['added', 'modified', 'deleted']),
  role: z.enum(['post', 'image', 'file']),
  /** Lines; 0 for what is not text. */
  added: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
});
export type ReviewFile = z.infer<typeof ReviewFile>;

/** A post that goes out. */
export const ReviewPost = z.strictObject({
  id: z.string(),
  title: z.string(),
  change: z.enum(['added', 'modified', 'deleted']),
  /** The site will not show it. */
  draft: z.boolean(),
});
export type ReviewPost = z.infer<typeof ReviewPost>;

/** What a publish would do, shown before it is done. */
export const Review = z.strictObject({
  /** What was asked for, relative to the blog's folder: posts, and other changed files. */
  paths: z.array(z.string()),
  /** Those of them that are posts and changed. */
  posts: z.array(ReviewPost),
  /** What it is about, as it is named in a sentence: `“Tea”`, `“Tea” and “Cup”`, `3 posts`. */
  title: z.string(),
  repository: Repository,
  /** Exactly what the commit will hold. */
  files: z.array(ReviewFile),
  /** Local images that a post names and that are not in the blog's folder, or not for Git. */
  missingImages: z.array(z.string()),
  /** Other changed files of the blog, which stay as they are. */
  others: z.array(ChangedFile),
  /** Commits already made that this push would also carry. */
  waitingCommits: z.number().int().nonnegative(),
  message: z.string(),
});
export type Review = z.infer<typeof Review>;

/** A file of a publish as it was published last, and as it is: null where it is not there, or is no text. */
export const ReviewTexts = z.strictObject({
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ReviewTexts = z.infer<typeof ReviewTexts>;

export const PublishStep = z.enum(['saving', 'committing', 'contacting', 'pushing', 'verifying']);
export type PublishStep = z.infer<typeof PublishStep>;

/** The remote's ref was seen to equal `commit`. */
export const Published = z.strictObject({
  kind: z.literal('published'),
  commit: z.string(),
  remote: z.string(),
  branch: z.string(),
  /** The remote had something newer, which is here now: how the two became one. */
  joined: JoinedHow.optional(),
  /** A merge was made on the way although the author asked for a straight line: why. */
  obstacle: LinearObstacle.optional(),
});
export type Published = z.infer<typeof Published>;

/** How a publish ended. */
export const PublishOutcome = z.discriminatedUnion('kind', [
  Published,
  z.strictObject({
    kind: z.literal('committed'),
    commit: z.string(),
    reason: WaitingReason,
    /** For the author to read; may be empty. */
    detail: z.string(),
    /** Whether `detail` is what the remote or Git said, word for word, and no sentence of Longhand's. */
    quoted: z.boolean(),
  }),
]);
export type PublishOutcome = z.infer<typeof PublishOutcome>;
