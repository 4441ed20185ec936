import { z } from 'zod';

/** What a setting, a hook or a remote of a repository can do that the author should know of. */
export const TrustSubject = z.enum([
  /** A hook that runs when a change is recorded. */
  'hook-publish',
  /** A hook that runs when changes are sent. */
  'hook-send',
  /** A hook that runs when Git changes its records. */
  'hook-change',
  'hooks-folder',
  /** A program that files pass through on their way in and out. */
  'filter',
  'merge',
  'compare',
  'monitor',
  /** A program in place of SSH, or at the other end. */
  'connection',
  'credentials',
  'signing',
  /** Another address than the remote's. */
  'address',
  /** How far the connection is secured, and through whom it goes. */
  'network',
  /** Kinds of addresses that Git talks to. */
  'protocol',
  /** Settings in another file. */
  'settings-file',
  'editor',
  /** Any other program. */
  'program',
  /** A hook of a remote in a folder of this computer. */
  'remote-hook',
  /** A setting of such a remote. */
  'remote-setting',
]);
export type TrustSubject = z.infer<typeof TrustSubject>;

/** One thing in a repository that can start a program or redirect Git. */
export const TrustFinding = z.strictObject({
  /** Changes when anything about it does, the text of a hook included. 64 hex digits. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  subject: TrustSubject,
  /** Its setting's name, or the path of the hook; printable. */
  name: z.string(),
  /** What it starts or names, printable; empty where there is nothing to show, or a secret. */
  value: z.string(),
});
export type TrustFinding = z.infer<typeof TrustFinding>;

/** How the author answered. */
export const TrustAnswer = z.enum(['trusted', 'restricted']);
export type TrustAnswer = z.infer<typeof TrustAnswer>;

/**
 * Whether Git may run in a blog's repository as on the terminal. `trusted`: yes, because nothing was found, or the author
 * said so. `ask`: there is something the author has not been asked about. In `ask` and `restricted` Git only reads, and
 * nothing of the repository's own is started.
 */
export const Trust = z.strictObject({
  standing: z.enum(['trusted', 'ask', 'restricted']),
  findings: z.array(TrustFinding),
  /** The ids of what the author has trusted before. */
  known: z.array(z.string()),
});
export type Trust = z.infer<typeof Trust>;
