import { z } from 'zod';
import type { ContentModel } from '../../blog/model';
import { frontMatterRules } from '../../posts/front-matter/rules';
import { MergeChoices } from './choice';
import { chosen, compose, mergePost, type PostMerge, placesOf } from './post-merge';

/** Which version of a whole file is kept. `both`: mine in its place and theirs beside it, under another name. */
export const FilePick = z.enum(['mine', 'theirs', 'both']);
export type FilePick = z.infer<typeof FilePick>;

/** One side's version of a conflicted file. `text` is as in the repository; `picture` a `data:` address; both may be null. */
export const ConflictSide = z.strictObject({
  oid: z.string(),
  bytes: z.number().int().nonnegative(),
  text: z.string().nullable(),
  picture: z.string().nullable(),
});
export type ConflictSide = z.infer<typeof ConflictSide>;

/** Who changed a file last on a side, and when (ISO 8601 with the zone of the commit). */
export const ConflictAuthor = z.strictObject({ name: z.string(), at: z.string() });
export type ConflictAuthor = z.infer<typeof ConflictAuthor>;

/** A file that both sides changed so that Git could not join it, and what was decided about it so far. */
export const ConflictFile = z.strictObject({
  /** Relative to the repository's top level. */
  path: z.string(),
  /** Relative to the blog's folder; null outside of it. */
  postId: z.string().nullable(),
  /** `text` is merged place by place, the others as whole files. */
  kind: z.enum(['text', 'image', 'other']),
  /** Null where there is no such file: made by both, deleted by one. */
  base: ConflictSide.nullable(),
  mine: ConflictSide.nullable(),
  theirs: ConflictSide.nullable(),
  by: z.strictObject({ mine: ConflictAuthor.nullable(), theirs: ConflictAuthor.nullable() }),
  choices: MergeChoices,
  /** For what is decided as a whole; null while it is not, or where `suggestedPick` holds. */
  pick: FilePick.nullable(),
});
export type ConflictFile = z.infer<typeof ConflictFile>;

/** Two lines of commits that need the author. Nothing has moved while there is one. */
export const Conflict = z.strictObject({
  /** Names the two commits: another one, and there is more to look at. */
  id: z.string(),
  remote: z.string(),
  branch: z.string(),
  files: z.array(ConflictFile),
  /** Blog paths among them with changes that are in no commit yet: they have to be recorded first. */
  unrecorded: z.array(z.string()),
});
export type Conflict = z.infer<typeof Conflict>;

type Model = Pick<ContentModel, 'generator' | 'frontMatter'>;

/** Files in which people write with front matter. */
const WRITING = /\.(?:md|markdown|mdown|mkdn?|mkd|mdx|rst|org|html?|adoc|asciidoc|textile)$/i;

/** The merge of a file place by place; null for one that is decided as a whole. */
export function mergeOf(file: ConflictFile, model: Model): PostMerge | null {
  const { kind, base, mine, theirs, path, postId } = file;
  if (kind !== 'text' || mine?.text == null || theirs?.text == null) return null;
  const rules = WRITING.test(path) ? frontMatterRules(model, postId ?? path) : null;
  return mergePost(base?.text ?? null, mine.text, theirs.text, rules);
}

/** What becomes of a whole file unless the author says otherwise: a file that only one side has at all is kept. */
export function suggestedPick({ base, mine, theirs }: ConflictFile): FilePick | null {
  if (mine === null && theirs === null) return 'mine';
  if (base !== null || (mine !== null && theirs !== null)) return null;
  return mine === null ? 'theirs' : 'mine';
}

/** What is to become of a conflicted file. */
export type Decision =
  | { readonly kind: 'undecided'; readonly places: number }
  | { readonly kind: 'unwritable' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pick'; readonly pick: FilePick };

/** What the choices so far make of a file; `merge` is `mergeOf` it. */
export function decisionOf(file: ConflictFile, merge: PostMerge | null): Decision {
  if (merge === null) {
    const pick = file.pick ?? suggestedPick(file);
    return pick === null ? { kind: 'undecided', places: 1 } : { kind: 'pick', pick };
  }
  const composed = compose(merge, file.choices);
  switch (composed.kind) {
    case 'text':
      return composed;
    case 'undecided':
      return { kind: 'undecided', places: composed.places.length };
    case 'unwritable':
      return { kind: 'unwritable' };
  }
}

/** How many places of a file there are, and how many of them are decided. */
export function progressOf(file: ConflictFile, merge: PostMerge | null): { decided: number; all: number } {
  if (merge === null) {
    const decided = (file.pick ?? suggestedPick(file)) === null ? 0 : 1;
    return { decided, all: 1 };
  }
  const places = placesOf(merge);
  return {
    decided: places.filter((place) => chosen(place, file.choices) !== null).length,
    all: places.length,
  };
}
