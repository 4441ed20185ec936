import type { FieldValue } from './front-matter';

/** What a header's text says, whatever its format. */
export interface SourceFields {
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** Those that are in `fields`, or would be if they were not written themselves, because a map is merged (YAML's `<<`). */
  readonly merged?: ReadonlyMap<string, FieldValue>;
  /** What is wrong with it, in the author's words; `offset` is in the header, from 0. */
  readonly problem: { readonly message: string; readonly offset: number } | null;
}

/**
 * Longer headers are not parsed. The worst texts of this length (a run of quotes, of directives) take the YAML
 * parser about 100 ms, the limit of reliability row 17; the headers of real posts are a tenth of it.
 */
export const MAX_HEADER = 32 * 1024;
/** Deeper nesting than this is an attack on the parser's stack, not a post. */
export const MAX_DEPTH = 64;

/** A header that was not read, with the reason. */
export function unreadSource(message: string, offset = 0): SourceFields {
  return { fields: new Map(), problem: { message, offset } };
}

/** How many brackets are open at once, at most; a cheap bound before a parser that recurses runs. */
export function nesting(source: string): number {
  let open = 0;
  let deepest = 0;
  for (const unit of source) {
    if (unit === '[' || unit === '{') deepest = Math.max(deepest, ++open);
    else if (unit === ']' || unit === '}') open = Math.max(0, open - 1);
  }
  return deepest;
}
