import { z } from 'zod';

/** Where a sign-in that Git accepts will be kept. */
export const Keeping = z.enum([
  /** Encrypted with the system's keyring, if the author says so. */
  'keyring',
  /** There is no keyring that protects anything: in memory, until Longhand closes. */
  'memory',
  /** The author's own credential helpers are told by Git itself. */
  'own-helper',
]);
export type Keeping = z.infer<typeof Keeping>;

/** What became of the answer before, when Git asks again for the same. */
export const AskedAgain = z.enum(['no', 'wrong', 'expired']);
export type AskedAgain = z.infer<typeof AskedAgain>;

const id = z.string().min(1).max(64);
const shown = z.string().max(4096);

/** What Git or SSH wants to know from the author while a command waits. Every text in it comes from outside. */
export const SignInQuestion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('account'),
    id,
    protocol: z.enum(['https', 'http']),
    /** With its port where it has one of its own. */
    host: shown,
    /** The name in the address or in the configuration, which is not asked for again; or null. */
    username: shown.nullable(),
    /** The name that was tried before, to start from; empty when there is none. */
    suggested: shown,
    /** The hosts of the repository's own remotes when `host` is none of them; else empty. */
    insteadOf: z.array(shown),
    /** What the server calls itself (the realm of its question); may be empty. */
    realm: shown,
    again: AskedAgain,
    keeping: Keeping,
  }),
  z.strictObject({ kind: z.literal('passphrase'), id, key: shown, again: AskedAgain, keeping: Keeping }),
  z.strictObject({ kind: z.literal('password'), id, account: shown, again: AskedAgain, keeping: Keeping }),
  /** Nobody on this computer has talked to this host before. */
  z.strictObject({
    kind: z.literal('host-key'),
    id,
    host: shown,
    keyType: shown,
    /** `SHA256:…` */
    fingerprint: shown,
    /** Who publishes this very fingerprint for this host, where Longhand knows it; or null. */
    publishedBy: shown.nullable(),
  }),
  /** A question with yes and no: an agent that asks before it uses a key. */
  z.strictObject({ kind: z.literal('confirm'), id, words: shown }),
  /** Nothing to answer: a security key waits for a touch. */
  z.strictObject({ kind: z.literal('touch'), id, words: shown }),
  /** What Longhand does not know, in SSH's own words; answered with one line, shown as dots. */
  z.strictObject({ kind: z.literal('other'), id, words: shown }),
]);
export type SignInQuestion = z.infer<typeof SignInQuestion>;

/** A line that may be given to Git: no line ends, no NUL. */
const line = z.string().max(4096).refine(isOneLine, 'one line');

/** What the author said. Null stands for “not now”. */
export const SignInAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('account'),
    username: line.min(1),
    secret: line.min(1),
    keep: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('secret'), secret: line, keep: z.boolean() }),
  z.strictObject({ kind: z.literal('yes') }),
]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** A sign-in that Longhand has, without its secret. */
export const KeptSignIn = z.strictObject({
  id,
  kind: z.enum(['account', 'passphrase', 'password']),
  /** `https://host`, the path of a key, or `user@host`. */
  place: shown,
  /** Empty where there is none. */
  username: shown,
  /** `session`: in memory only, gone when Longhand closes. */
  where: z.enum(['keyring', 'session']),
  /** ISO 8601, UTC. */
  since: z.string(),
});
export type KeptSignIn = z.infer<typeof KeptSignIn>;

/** What the settings page shows. */
export const KeptSignIns = z.strictObject({
  signIns: z.array(KeptSignIn),
  /** `weak`: the system would only pretend to encrypt. */
  keyring: z.enum(['ready', 'none', 'weak']),
});
export type KeptSignIns = z.infer<typeof KeptSignIns>;

/** Whether `text` has no line end and no NUL in it, with which it could pretend to be another field. */
export function isOneLine(text: string): boolean {
  return !/[\r\n\0]/.test(text);
}
