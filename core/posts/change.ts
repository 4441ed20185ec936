import { z } from 'zod';

const id = z.string().min(1).max(4096);
const ids = z.array(id).min(1).max(100_000);
const word = z.string().min(1).max(200);

/** What an author asks to be done with posts, apart from writing in them. Every one can be undone as a whole. */
export const PostChange = z.discriminatedUnion('kind', [
  /** A new file name (or the bundle folder's), without date and extension. */
  z.strictObject({ kind: z.literal('rename'), postId: id, slug: z.string().min(1).max(200) }),
  /** Into another folder of posts, relative to the blog's; its bundle's files go along. */
  z.strictObject({ kind: z.literal('move'), postId: id, folder: z.string().max(4096) }),
  z.strictObject({ kind: z.literal('duplicate'), postId: id, title: z.string().min(1).max(500) }),
  /** Into the system's trash. */
  z.strictObject({ kind: z.literal('delete'), postIds: ids }),
  /** Draft ↔ published, by whatever this blog's generator needs: a flag, a status, a folder and a dated name. */
  z.strictObject({ kind: z.literal('setDraft'), postIds: ids, draft: z.boolean() }),
  /** `a.md` ↔ `a/index.md`. */
  z.strictObject({ kind: z.literal('convert'), postId: id, to: z.enum(['bundle', 'file']) }),
  z.strictObject({
    kind: z.literal('tag'),
    postIds: ids,
    field: z.enum(['tags', 'categories']),
    add: z.array(word).max(1000),
    remove: z.array(word).max(1000),
  }),
  /** Renames words, or merges several into one, in every post that has them. */
  z.strictObject({
    kind: z.literal('renameTag'),
    field: z.enum(['tags', 'categories']),
    from: z.array(word).min(1).max(1000),
    to: word,
  }),
  /** The text of a post was edited so that its address moved away from `oldUrl`: only a redirect and links. */
  z.strictObject({ kind: z.literal('moved'), postId: id, oldUrl: z.string().min(1).max(4096) }),
]);
export type PostChange = z.infer<typeof PostChange>;

/** How this blog leaves word of an address that moved, and where; `null` in a plan when it has no way to. */
export const RedirectForm = z.strictObject({
  kind: z.enum(['front-matter', 'netlify-redirects', 'page']),
  /** The field (`aliases`, `redirect_from`) or the file (`static/_redirects`) it is written in. */
  where: z.string(),
});
export type RedirectForm = z.infer<typeof RedirectForm>;

/** What a change would do, for the author to see before it is done. Paths are relative to the blog's folder. */
export const ChangePlan = z.strictObject({
  planId: z.string(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      /** Where it goes, for `moved`; else null. */
      to: z.string().nullable(),
      what: z.enum(['edited', 'moved', 'created', 'trashed']),
    }),
  ),
  /** Addresses that move, of posts that are on the site or may be. */
  urls: z.array(z.strictObject({ postId: z.string(), from: z.string(), to: z.string() })),
  /** The redirect that can be written, or null. */
  redirect: RedirectForm.nullable(),
  /** Why there is no redirect for an address that moves (a sentence); null when there is one or none is needed. */
  noRedirect: z.string().nullable(),
  /** Posts that link to an address that moves, with how many links each. */
  links: z.array(z.strictObject({ postId: z.string(), title: z.string(), count: z.number().int() })),
  /** Posts that stay as they are, with the reason (a sentence): their front matter cannot be edited safely. */
  refused: z.array(z.strictObject({ postId: z.string(), reason: z.string() })),
});
export type ChangePlan = z.infer<typeof ChangePlan>;

/** What a change did. */
export const ChangeOutcome = z.strictObject({
  /** Names the change for undoing it; null when nothing was done. */
  undoId: z.string().nullable(),
  moved: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  /** Posts that were written or created. */
  changed: z.array(z.string()),
  removed: z.array(z.string()),
  /** The post to show next, or null to stay. */
  select: z.string().nullable(),
});
export type ChangeOutcome = z.infer<typeof ChangeOutcome>;
