import { z } from 'zod';

const commitId = z.string().regex(/^[0-9a-f]{40,64}$/);

/** Names one text that a post had. A path is relative to the blog's folder. */
export const Version = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('commit'), commit: commitId, path: z.string().min(1).max(4096) }),
  z.strictObject({ kind: z.literal('snapshot'), id: z.string().max(100), path: z.string().min(1).max(4096) }),
]);
export type Version = z.infer<typeof Version>;

/** A commit that changed the post. */
export const HistoryCommit = z.strictObject({
  kind: z.literal('commit'),
  commit: commitId,
  /** ms since the epoch, by the author's clock. */
  at: z.number(),
  author: z.string(),
  subject: z.string(),
  /** The rest of the message; may be empty. */
  body: z.string(),
  change: z.enum(['added', 'modified', 'renamed', 'deleted']),
  /** Where the post was after this commit; for `deleted`, where it had been. */
  path: z.string(),
  /** Where it was before, for `renamed`; else null. */
  from: z.string().nullable(),
  /** Whether the remote's branch has it, as last seen; null where there is no remote branch to ask. */
  sent: z.boolean().nullable(),
});
export type HistoryCommit = z.infer<typeof HistoryCommit>;

/** A text kept by the app between commits. */
export const HistorySnapshot = z.strictObject({
  kind: z.literal('snapshot'),
  id: z.string(),
  /** ms since the epoch: when the text was last changed. */
  at: z.number(),
  why: z.enum(['edited', 'replaced', 'discarded']),
  /** Of the file it was kept for; another one than the post's where that was renamed outside of the app. */
  path: z.string(),
});
export type HistorySnapshot = z.infer<typeof HistorySnapshot>;

export const HistoryEntry = z.discriminatedUnion('kind', [HistoryCommit, HistorySnapshot]);
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** What is known of the texts a post had, newest first. */
export const PostHistory = z.strictObject({
  entries: z.array(HistoryEntry),
  /** Why there may be older ones that are not listed; null when these are all. */
  cut: z.enum(['shallow', 'many']).nullable(),
});
export type PostHistory = z.infer<typeof PostHistory>;

/** What undoing a publish would do with one file. */
export const UndoFile = z.strictObject({
  path: z.string(),
  /** `restored`: as it was before; `removed`: it came with that publish; `brought-back`: it went with it. */
  what: z.enum(['restored', 'removed', 'brought-back']),
});
export type UndoFile = z.infer<typeof UndoFile>;

/** What undoing the last publish of a post would do. */
export const UndoPlan = z.strictObject({
  commit: commitId,
  /** ms since the epoch. */
  at: z.number(),
  subject: z.string(),
  files: z.array(UndoFile),
  /** Where the post goes back to, when that publish gave it another path; else null. */
  back: z.string().nullable(),
});
export type UndoPlan = z.infer<typeof UndoPlan>;

/** The message of the commit that undoes another one. */
export const undoMessage = ({ subject, commit }: Pick<UndoPlan, 'subject' | 'commit'>): string =>
  `Undo: ${subject}\n\nThis reverts commit ${commit}.`;
