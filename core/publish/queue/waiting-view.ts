import { z } from 'zod';
import { QueuedPush } from './queued-push';

/** A commit that one side does not have yet, merges left out. */
export const WaitingCommit = z.strictObject({
  oid: z.string(),
  subject: z.string(),
  author: z.string(),
  /** ms since the epoch. */
  at: z.number(),
  /** Files of the blog that it changed, relative to the blog's folder. */
  paths: z.array(z.string()),
});
export type WaitingCommit = z.infer<typeof WaitingCommit>;

/** What waits between this computer and the remote, and why, as far as this computer knows. */
export const WaitingView = z.strictObject({
  /** Null without one. */
  remote: z.string().nullable(),
  branch: z.string().nullable(),
  /** Here and not on the remote, newest first; 100 at most. */
  outgoing: z.array(WaitingCommit),
  outgoingCount: z.number().int().nonnegative(),
  /** On the remote, as last looked at, and not here. */
  incoming: z.array(WaitingCommit),
  incomingCount: z.number().int().nonnegative(),
  /** What is tried by itself, or waits for the author. */
  queued: QueuedPush.nullable(),
});
export type WaitingView = z.infer<typeof WaitingView>;

/**
 * Reads `git log -z --name-only --format=%x01%H%x00%an%x00%at%x00%s%x00`: a commit begins with U+0001; its files
 * come NUL-separated behind it. `toBlogPath` gives null for files outside of the blog.
 */
export function parseWaitingCommits(
  output: string,
  toBlogPath: (path: string) => string | null,
): WaitingCommit[] {
  return output
    .split('\x01')
    .slice(1)
    .map((record) => {
      const [oid = '', author = '', at = '', subject = '', ...files] = record.split('\0');
      const paths = files.flatMap((file) => toBlogPath(file.replace(/^\n/, '')) ?? []);
      return { oid, author, at: Number(at) * 1000, subject, paths };
    });
}
