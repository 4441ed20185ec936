/** English as it is written somewhere. */
export type Dialect = 'en-US' | 'en-GB' | 'en-AU' | 'en-CA' | 'en-IN';

export interface GrammarSetup {
  readonly dialect: Dialect;
  /** The author's own dictionary. */
  readonly words: readonly string[];
  /** Names of rules that are turned off. */
  readonly off: readonly string[];
}

/** Something that may be wrong, in UTF-16 offsets of the checked text. */
export interface GrammarProblem {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  readonly message: string;
  /** What could stand there instead: the whole of it. */
  readonly suggestions: readonly string[];
}

export type GrammarRequest =
  | { readonly kind: 'setup'; readonly seq: number; readonly setup: GrammarSetup }
  | { readonly kind: 'check'; readonly seq: number; readonly texts: readonly string[] };

export type GrammarReply =
  | { readonly seq: number; readonly problems: readonly (readonly GrammarProblem[])[] }
  | { readonly seq: number; readonly failed: string };
