import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { parseJson } from '../../settings/json-file';

/** What a record is of, and how it is checked when it is read. `version` changes whenever old records mean something else. */
export interface RecordKind<T> {
  /** Lower-case letters and `-`; the name of the records' folder. */
  readonly name: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
}

/**
 * The bytes of a record: a line that says what it is, a line with the value as JSON, and a line with the SHA-256 of the
 * two, so that a file that is cut or changed is told from a whole one. `value` must be what JSON can hold.
 */
export function encodeRecord<T>({ name, version }: RecordKind<T>, value: T): Uint8Array {
  const content = `${head(name, version)}\n${JSON.stringify(value)}\n`;
  return new TextEncoder().encode(`${content}sha256 ${digest(content)}\n`);
}

/** The value in a record's bytes; null when they are cut, changed, of another kind or version, or of another shape. */
export function decodeRecord<T>({ name, version, schema }: RecordKind<T>, bytes: Uint8Array): T | null {
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
  const parts = /^([^\n]*)\n([^\n]*)\nsha256 ([0-9a-f]{64})\n$/.exec(whole);
  if (parts === null) return null;
  const [, first = '', body = '', sum] = parts;
  if (first !== head(name, version) || digest(`${first}\n${body}\n`) !== sum) return null;
  const value = schema.safeParse(parseJson(body));
  return value.success ? value.data : null;
}

function head(name: string, version: number): string {
  return JSON.stringify({ longhand: 'record', kind: name, version });
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
