import type { FieldValue } from './front-matter';

/** One field to be set, as a format's editor gets it. Offsets of its edits are in `source`. */
export interface FieldChange {
  /** The header's text with lone `\r` read as `\n` (same offsets). */
  readonly source: string;
  readonly path: readonly string[];
  readonly value: FieldValue;
  /** What the header says now. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** The line end for new lines. */
  readonly eol: string;
}

/** One field to be removed. */
export type FieldRemoval = Omit<FieldChange, 'value'>;
