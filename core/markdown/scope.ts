/** Where a `[label]: address "title"` points; an abbreviation has its long form as the title. */
export interface Reference {
  readonly href: string;
  readonly title: string;
}

/** Label → definition: reference definitions under their normalised label, the others under `noteKey`, `wordKey`. */
export type References = Readonly<Record<string, Reference>>;

/** The key of a footnote's definition. A normalised label has no line break in it, so no link can name this one. */
export const noteKey = (label: string): string => `\n^${label}`;
/** The key of an abbreviation's definition (`*[HTML]: …`). */
export const wordKey = (word: string): string => `\n*${word}`;
/** The abbreviation that a key stands for; null for other keys. */
export const wordOf = (key: string): string | null => (key.startsWith('\n*') ? key.slice(2) : null);
/** The footnote's label that a key stands for; null for other keys. */
export const noteOf = (key: string): string | null => (key.startsWith('\n^') ? key.slice(2) : null);

/** A heading's id as it is written (`{#mine}`), or the slug that becomes one when it is made unique. */
export interface Slug {
  readonly text: string;
  readonly written: boolean;
}

/** What one place that refers to a footnote shows: its number from 1, and the how manieth place it is, from 1. */
export interface NotePlace {
  readonly number: number;
  readonly occurrence: number;
}

/** What a block or a whole text is rendered with: everything that is decided outside of the block. */
export interface Scope {
  /** Replaces the definitions found in the text itself; null for a whole text, which has them all in it. */
  readonly references: References | null;
  /** The long forms of abbreviations that may occur; null for a whole text. */
  readonly words: ReadonlyMap<string, string> | null;
  /** The id for the heading with this slug; called once per heading, in order. */
  readonly headingId: (slug: Slug) => string;
  /** Called once per reference to a defined footnote, in order; null for a whole text, which counts by itself. */
  readonly notePlace: ((label: string) => NotePlace) | null;
  /** Names of template tags that are closed somewhere in the document: only those may enclose blocks. */
  readonly closed: ReadonlySet<string>;
}

/** What a block's own text says that other blocks depend on. */
export interface BlockFacts {
  readonly slugs: readonly Slug[];
  /** Labels of the footnotes referred to, in order, with repeats. */
  readonly notes: readonly string[];
}

/**
 * Pieces that need something which may come later (what is loaded on first need; for `address`, the posts of the blog):
 * their blocks are rendered anew when it is there.
 */
export type Piece = 'math' | 'diagram' | 'address';

const KEY = Symbol('scope');

/** What the rules find out while a text is parsed. */
export interface Findings {
  /** A paired tag was looked for up to the end of the text and not found. */
  unclosed: boolean;
  readonly pieces: Set<Piece>;
}

interface Held {
  readonly scope: Scope;
  readonly findings: Findings;
}

/** What a text is parsed with, as markdown-it's `env`. */
export function environment(
  scope: Scope,
  findings: Findings = { unclosed: false, pieces: new Set() },
): Record<PropertyKey, unknown> {
  return { [KEY]: { scope, findings } satisfies Held, references: Object.create(null) };
}

const held = (env: unknown): Held | undefined =>
  (env as Record<PropertyKey, unknown> | undefined)?.[KEY] as Held | undefined;

/** The scope in `env`; undefined for the parser's own use. */
export const scopeOf = (env: unknown): Scope | undefined => held(env)?.scope;
/** Where rules note what they find; undefined for the parser's own use. */
export const findingsOf = (env: unknown): Findings | undefined => held(env)?.findings;
