import type { z } from 'zod';
import { seal, unseal } from '../../posts/sealed';
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
  return seal({ head: head(name, version), body: JSON.stringify(value) });
}

/** The value in a record's bytes; null when they are cut, changed, of another kind or version, or of another shape. */
export function decodeRecord<T>({ name, version, schema }: RecordKind<T>, bytes: Uint8Array): T | null {
  const sealed = unseal(bytes);
  if (sealed?.head !== head(name, version)) return null;
  const value = schema.safeParse(parseJson(sealed.body));
  return value.success ? value.data : null;
}

function head(name: string, version: number): string {
  return JSON.stringify({ longhand: 'record', kind: name, version });
}
