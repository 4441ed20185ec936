import { z } from 'zod';
import { WaitingReason } from '../model';

/** What is unusual about a repository, as far as an author should know. */
export const PlaceFact = z.enum([
  /** Only the end of the history is on this computer. */
  'shallow',
  /** Old versions of files are fetched when they are needed. */
  'partial',
  'linked-worktree',
  /** The blog is kept in another repository as a submodule. */
  'submodule',
  /** Folders of the blog are repositories of their own. */
  'has-submodules',
  /** Large files are kept by Git LFS. */
  'lfs',
  /** … which is not installed. */
  'lfs-missing',
]);
export type PlaceFact = z.infer<typeof PlaceFact>;

/** Where a blog is published: its remote, its branches, and how far they are apart as last seen. */
export const PublishPlace = z.strictObject({
  /** Null on a detached HEAD. */
  branch: z.string().nullable(),
  remote: z
    .strictObject({
      name: z.string(),
      /** Where pushes go, without credentials. */
      url: z.string(),
      /** The host's web page of the repository, where it is known. */
      page: z.string().nullable(),
      /** The branch's name there. */
      branch: z.string().nullable(),
      /** The branch the remote shows by itself, from which hosts build a site unless told otherwise; null while unknown. */
      live: z.string().nullable(),
    })
    .nullable(),
  ahead: z.number().int().nonnegative().nullable(),
  behind: z.number().int().nonnegative().nullable(),
  facts: z.array(PlaceFact),
  /** Why the remote could not be asked, as a sentence; empty when it was, or was not to be. */
  trouble: z.string(),
});
export type PublishPlace = z.infer<typeof PublishPlace>;

/** How sending for review ended. `in-review` only when the remote's branch was seen to be our commit. */
export const ForReviewOutcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('in-review'),
    commit: z.string(),
    remote: z.string(),
    branch: z.string(),
    /** The host's page that compares it with the live branch; null where none is known. */
    compare: z.string().nullable(),
  }),
  /** Recorded on the branch on this computer, and not on the remote. */
  z.strictObject({
    kind: z.literal('kept'),
    commit: z.string(),
    branch: z.string(),
    reason: WaitingReason,
    detail: z.string(),
    quoted: z.boolean(),
  }),
]);
export type ForReviewOutcome = z.infer<typeof ForReviewOutcome>;
