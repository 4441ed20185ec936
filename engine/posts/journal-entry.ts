import { z } from 'zod';
import { parseJson } from '../settings/json-file';
import { seal, unseal } from './sealed';

const VERSION = 1;

/** Text of a post that has not reached its file. `baseRevision` is what it was based on; `at` in ms since the epoch. */
export interface JournalEntry {
  readonly blog: string;
  readonly id: string;
  readonly baseRevision: string;
  readonly text: string;
  /** Grows with every text kept for the same post. */
  readonly seq: number;
  readonly at: number;
}

const Header = z.object({
  longhand: z.literal('journal'),
  version: z.literal(VERSION),
  blog: z.string(),
  id: z.string(),
  baseRevision: z.string(),
  seq: z.number().int().nonnegative(),
  at: z.number(),
});
const Body = z.string();

/**
 * The bytes of a journal file: a line with the header as JSON, a line with the text as a JSON string (which,
 * unlike UTF-8, can hold half a surrogate pair), and a line with the SHA-256 of the two. docs/architecture.md.
 */
export function encodeEntry({ text, ...facts }: JournalEntry): Uint8Array {
  const head = JSON.stringify({ longhand: 'journal', version: VERSION, ...facts });
  return seal({ head, body: JSON.stringify(text) });
}

/** The entry in a journal file, or null when it is cut, changed, of a newer version, or no journal at all. */
export function decodeEntry(bytes: Uint8Array): JournalEntry | null {
  const sealed = unseal(bytes);
  if (sealed === null) return null;
  const header = Header.safeParse(parseJson(sealed.head));
  const text = Body.safeParse(parseJson(sealed.body));
  if (!header.success || !text.success) return null;
  const { blog, id, baseRevision, seq, at } = header.data;
  return { blog, id, baseRevision, seq, at, text: text.data };
}
