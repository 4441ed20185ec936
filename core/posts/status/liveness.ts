import { z } from 'zod';
import { PostSummary } from '../post';

/** What Git on this computer knows of one post; nothing was asked of the remote. */
export const PostGit = z.discriminatedUnion('kind', [
  /** Git is not installed. */
  z.strictObject({ kind: z.literal('no-git') }),
  /** The blog is not in a repository that can be published from. */
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('ready'),
    /** How the file differs from the last commit; null when it does not. */
    change: z.enum(['added', 'modified', 'deleted']).nullable(),
    /** Why Git leaves the file out (an ignore rule with its place, a mark in the index, a submodule); null: it does not. */
    leftOut: z.string().nullable(),
    /** The last commit on this branch that touched the post, short; null when there is none. */
    commit: z.string().nullable(),
    /** Null on a detached HEAD. */
    branch: z.string().nullable(),
    /** Where publishing sends to; null when there is no remote. */
    remote: z.string().nullable(),
    /**
     * The branch the remote calls its own (its HEAD, as seen when it was cloned; else the only one that was heard of), from
     * which hosts build unless they are told another; null when this computer does not know it.
     */
    siteBranch: z.string().nullable(),
    /** Whether the remote's branch had that commit when it was last heard of; null when there is nothing to go by. */
    sent: z.boolean().nullable(),
    /** Whether `siteBranch` on the remote has it; null as above. */
    onSiteBranch: z.boolean().nullable(),
  }),
]);
export type PostGit = z.infer<typeof PostGit>;

/** What decides whether a post is on the site, as far as it can be known without asking anybody else. */
export const Liveness = z.strictObject({
  post: PostSummary,
  git: PostGit,
  /** Fields the site's schema asks for and the post does not have; null when no schema is known. */
  missingFields: z.array(z.string()).nullable(),
});
export type Liveness = z.infer<typeof Liveness>;
