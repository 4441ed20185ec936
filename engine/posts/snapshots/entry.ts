import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Why a text was kept: the author went on writing, something else took its place, it never reached its file. */
export const SnapshotWhy = z.enum(['edited', 'replaced', 'discarded']);
export type SnapshotWhy = z.infer<typeof SnapshotWhy>;

/** A text of a post as it was. `id` names it among the snapshots of its post. */
export interface Snapshot {
  readonly id: string;
  /** ms since the epoch: when the text was last changed, as far as that is known. */
  readonly at: number;
  readonly why: SnapshotWhy;
  /** The id Git would give a file with this text, which says whether a commit has it. */
  readonly blob: string;
}

const NAME = /^(\d{15})-(edited|replaced|discarded)-([0-9a-f]{40})\.gz$/;

/** The file of a snapshot. Everything a list of them needs is in the name. */
export const snapshotFile = ({ at, why, blob }: Omit<Snapshot, 'id'>): string =>
  `${String(Math.max(0, Math.round(at))).padStart(15, '0')}-${why}-${blob}.gz`;

/** What a file's name says, or null for one that is no snapshot. */
export function parseSnapshotFile(name: string): Snapshot | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [, at = '', why, blob = ''] = parts;
  return { id: name, at: Number(at), why: SnapshotWhy.parse(why), blob };
}

/** The id of `text` as a file of Git: with LF line ends and without a byte order mark, as the editor has it. */
export function blobId(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

const Header = z.object({ longhand: z.literal('snapshot'), version: z.literal(1), sha256: z.string() });

/**
 * The bytes of a snapshot: a line with a header as JSON and a line with the text as a JSON string (which, unlike
 * UTF-8, can hold half a surrogate pair), compressed.
 */
export async function encodeSnapshot(text: string): Promise<Uint8Array> {
  const body = JSON.stringify(text);
  const header = JSON.stringify({ longhand: 'snapshot', version: 1, sha256: digest(body) });
  return compress(`${header}\n${body}`);
}

/** The text in a snapshot's bytes; null when they are cut, changed, or of a newer version. */
export async function decodeSnapshot(bytes: Uint8Array): Promise<string | null> {
  try {
    const whole = (await expand(bytes)).toString('utf8');
    const end = whole.indexOf('\n');
    const header = Header.safeParse(JSON.parse(whole.slice(0, end)));
    const body = whole.slice(end + 1);
    if (!header.success || digest(body) !== header.data.sha256) return null;
    return z.string().parse(JSON.parse(body));
  } catch (error) {
    // What zlib and JSON say of bytes that are not whole.
    if (error instanceof SyntaxError || (error instanceof Error && 'errno' in error)) return null;
    throw error;
  }
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
