import type { FrontMatterProblem } from './post';
import type { TextEdit } from './text-edit';

export type FrontMatterFormat = 'yaml' | 'toml' | 'json' | 'none';
export type FieldValue = string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue };

/** Front matter as found in a post's text. Offsets are UTF-16 units from 0, into the text as given. */
export interface FrontMatter {
  readonly format: FrontMatterFormat;
  /** The whole block with its fences and the line end after the closing one; `from === to` when there is none. */
  readonly from: number;
  readonly to: number;
  /** Values by key, in file order; empty when it does not parse. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly problem: FrontMatterProblem | null;
}

export function readFrontMatter(text: string): FrontMatter {
  throw new Error(`not built yet ${text.length}`);
}

export function setField(text: string, key: string, value: FieldValue): TextEdit[] {
  throw new Error(`not built yet ${text.length} ${key} ${value}`);
}

export function unsetField(text: string, key: string): TextEdit[] {
  throw new Error(`not built yet ${text.length} ${key}`);
}
