import { createHash } from 'node:crypto';
import { z } from 'zod';

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
export function encodeEntry(entry: JournalEntry): Uint8Array {
  const { text, ...facts } = entry;
  const head = JSON.stringify({ longhand: 'journal', version: VERSION, ...facts });
  const content = `${head}\n${JSON.stringify(text)}\n`;
  return new TextEncoder().encode(`${content}sha256 ${digest(content)}\n`);
}

/** The entry in a journal file, or null when it is cut, changed, of a newer version, or no journal at all. */
export function decodeEntry(bytes: Uint8Array): JournalEntry | null {
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
  const parts = /^([^\n]*)\n([^\n]*)\nsha256 ([0-9a-f]{64})\n$/.exec(whole);
  if (parts === null) return null;
  const [, head = '', body = '', sum] = parts;
  if (digest(`${head}\n${body}\n`) !== sum) return null;
  const header = Header.safeParse(parseJson(head));
  const text = Body.safeParse(parseJson(body));
  if (!header.success || !text.success) return null;
  const { blog, id, baseRevision, seq, at } = header.data;
  return { blog, id, baseRevision, seq, at, text: text.data };
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
