import { Failure } from '../../ipc/errors';
import { en } from '../../messages/en';
import type { ChangePlan, PostChange } from '../change';
import { summarise } from '../facts';
import { linkLookup } from '../links/lookup';
import type { PostSummary } from '../post';
import { convert } from './convert';
import { deletePosts } from './delete';
import { type ChangeFacts, type Draft, draftOf, isEmpty, pathAfter, type Refusal } from './draft';
import { duplicate } from './duplicate';
import { followLinks, keepOwnLinks } from './follow-links';
import { move } from './move';
import { type MovedUrl, type RedirectWay, redirectWay, withRedirect, withRedirectLines } from './redirects';
import { rename } from './rename';
import { setDraft } from './set-draft';
import { type Shift, shiftsOf } from './shifts';
import { renameTag, tag } from './tag';

/** How many of the newest posts say how dates and names are written here. */
const SIBLINGS = 5;

/** Posts whose whole text a change needs. */
export function textsWanted(change: PostChange, posts: readonly PostSummary[]): string[] {
  switch (change.kind) {
    case 'rename':
    case 'move':
    case 'duplicate':
    case 'convert':
    case 'moved':
      return [change.postId];
    case 'delete':
      return [];
    case 'setDraft':
      return [...change.postIds, ...posts.slice(0, SIBLINGS * 2).map(({ id }) => id)];
    case 'tag':
      return change.postIds;
    case 'renameTag':
      return posts
        .filter((post) => post[change.field].some((word) => change.from.includes(word)))
        .map(({ id }) => id);
  }
}

/**
 * What a change does to the blog's files, links and redirects apart.
 * @throws Failure when it cannot be done: `name-refused`, `name-taken`, `change-refused`, `post-unreadable`,
 * `nothing-to-change`
 */
export function draftChange(change: PostChange, facts: ChangeFacts): Draft {
  const draft = verb(change, facts);
  if (change.kind !== 'moved' && isEmpty(draft) && draft.refused.length === 0)
    throw new Failure('nothing-to-change');
  return withOwnLinks(draft, facts);
}

function verb(change: PostChange, facts: ChangeFacts): Draft {
  switch (change.kind) {
    case 'rename':
      return rename(change, facts);
    case 'move':
      return move(change, facts);
    case 'duplicate':
      return duplicate(change, facts);
    case 'delete':
      return deletePosts(change, facts);
    case 'setDraft':
      return setDraft(change, facts);
    case 'convert':
      return convert(change, facts);
    case 'tag':
      return tag(change, facts);
    case 'renameTag':
      return renameTag(change, facts);
    case 'moved':
      return draftOf({});
  }
}

/** Relative links and images of a post that goes to another folder go on leading where they led. */
function withOwnLinks(draft: Draft, facts: ChangeFacts): Draft {
  if (draft.moves.length === 0) return draft;
  const { model, posts, files, texts } = facts;
  const before = linkLookup({ posts, files, model });
  const all = new Set(files);
  const edits = new Map(draft.edits);
  const moved = shiftsOf(draft, facts);
  const byId = new Map(moved.map((shift) => [shift.fromId, shift]));
  for (const shift of moved) {
    const text = edits.get(shift.fromId) ?? texts.get(shift.fromId);
    if (text === undefined) continue;
    const kept = keepOwnLinks({ ...shift, text }, draft.moves, byId, all, model, before);
    if (kept !== text) edits.set(shift.fromId, kept);
  }
  return { ...draft, edits };
}

/** The posts that shift: the draft's, and for an edit in the open post that one from its old address. */
export function shifts(change: PostChange, draft: Draft, facts: ChangeFacts): Shift[] {
  if (change.kind !== 'moved') return shiftsOf(draft, facts);
  const { postId, oldUrl } = change;
  const text = facts.texts.get(postId);
  const now = text === undefined ? null : summarise({ id: postId, text, modified: 0, model: facts.model });
  if (now === null || now.url === oldUrl)
    throw new Failure('change-refused', { reason: en.changes.reasons.noAddress });
  return [{ fromId: postId, toId: postId, fromUrl: oldUrl, toUrl: now.url, live: true }];
}

/** What follows from a draft: who links to what shifts, and which addresses move. */
export interface Consequences {
  readonly draft: Draft;
  readonly shifts: readonly Shift[];
  /** Posts that link to one that shifts, with the number of links. */
  readonly links: readonly { readonly postId: string; readonly count: number }[];
  readonly urls: readonly MovedUrl[];
  readonly redirect: RedirectWay | null;
}

export interface ConsequenceFacts extends ChangeFacts {
  /** Ids of posts that may link to what shifts; their texts are among `texts`. */
  readonly linking: readonly string[];
  /** Posts that were never published: nobody can know their address. */
  readonly unpublished: ReadonlySet<string>;
}

/** What the files in `draft` and the posts that shift mean for addresses, the links to them, and redirects. */
export function consequences(draft: Draft, moved: readonly Shift[], facts: ConsequenceFacts): Consequences {
  const urls = moved.flatMap(({ fromId, toId, fromUrl, toUrl, live }) =>
    live && fromUrl !== null && toUrl !== null && fromUrl !== toUrl && !facts.unpublished.has(fromId)
      ? [{ postId: toId, from: fromUrl, to: toUrl }]
      : [],
  );
  const links = [...linkTexts(draft, moved, facts)].map(([postId, { count }]) => ({ postId, count }));
  const untold = moved.some(
    ({ fromId, toId, fromUrl, toUrl, live }) =>
      live && fromId !== toId && (fromUrl === null || toUrl === null) && !facts.unpublished.has(fromId),
  );
  const redirect =
    urls.length > 0
      ? redirectWay(facts.model, facts.texts)
      : untold
        ? { form: null, reason: en.changes.noRedirect.noAddress }
        : null;
  return { draft, shifts: moved, links, urls, redirect };
}

/** The texts, by the path from before, of posts whose links follow. */
function linkTexts(
  draft: Draft,
  moved: readonly Shift[],
  facts: ConsequenceFacts,
): Map<string, { readonly text: string; readonly count: number }> {
  const result = new Map<string, { text: string; count: number }>();
  if (moved.length === 0) return result;
  const { model, posts, files, texts } = facts;
  const byId = new Map(moved.map((shift) => [shift.fromId, shift]));
  const before = linkLookup({ posts: withOldUrls(posts, moved), files, model });
  const summaries = new Map(posts.map((post) => [post.id, post]));
  for (const id of new Set([...facts.linking, ...byId.keys()])) {
    const text = draft.edits.get(id) ?? texts.get(id);
    if (text === undefined || draft.trash.includes(id)) continue;
    const shift = byId.get(id);
    const toUrl = shift ? shift.toUrl : (summaries.get(id)?.url ?? null);
    const linking = { fromId: id, toId: pathAfter(id, draft.moves), toUrl, text };
    const followed = followLinks(linking, byId, model, before);
    if (followed.count > 0) result.set(id, followed);
  }
  return result;
}

/** For a post whose text has moved its address already, links are those to the old one. */
function withOldUrls(posts: readonly PostSummary[], moved: readonly Shift[]): PostSummary[] {
  const old = new Map(moved.map(({ fromId, fromUrl }) => [fromId, fromUrl]));
  return posts.map((post) => (old.has(post.id) ? { ...post, url: old.get(post.id) ?? null } : post));
}

export interface Choices {
  readonly redirect: boolean;
  readonly links: boolean;
}

/** The draft with the links and the redirect that were chosen in it. */
export function wholeDraft(
  { draft, shifts: moved, urls, redirect }: Consequences,
  choices: Choices,
  facts: ConsequenceFacts,
): Draft {
  const edits = new Map(draft.edits);
  const creates = new Map(draft.creates);
  const refused: Refusal[] = [...draft.refused];
  if (choices.links) for (const [id, { text }] of linkTexts(draft, moved, facts)) edits.set(id, text);
  const form = choices.redirect ? (redirect?.form ?? null) : null;
  if (form?.kind === 'front-matter') {
    const origins = new Map(moved.map(({ fromId, toId }) => [toId, fromId]));
    for (const url of urls) {
      const fromId = origins.get(url.postId) ?? url.postId;
      const text = edits.get(fromId) ?? facts.texts.get(fromId);
      if (text === undefined) continue;
      const result = withRedirect(text, facts.model, form.where, url);
      if ('reason' in result) refused.push({ postId: url.postId, reason: result.reason });
      else if (result.text !== text) edits.set(fromId, result.text);
    }
  } else if (form?.kind === 'netlify-redirects') {
    const there = facts.texts.get(form.where);
    const text = withRedirectLines(there, urls);
    if (there === undefined) creates.set(form.where, text);
    else if (text !== there) edits.set(form.where, text);
  }
  return { ...draft, edits, creates, refused };
}

/** What the author sees of it before it is done. */
export function planOf(found: Consequences, posts: readonly PostSummary[]): Omit<ChangePlan, 'planId'> {
  const { draft, urls, redirect, links } = found;
  const titles = new Map(posts.map(({ id, title }) => [id, title]));
  const moved = draft.moves.map(({ from, to }) => ({ path: from, to, what: 'moved' as const }));
  const edited = [...draft.edits.keys()]
    .filter((path) => pathAfter(path, draft.moves) === path)
    .map((path) => ({ path, to: null, what: 'edited' as const }));
  return {
    files: [
      ...moved,
      ...edited,
      ...[...draft.creates.keys()].map((path) => ({ path, to: null, what: 'created' as const })),
      ...draft.copies.map(({ to }) => ({ path: to, to: null, what: 'created' as const })),
      ...draft.trash.map((path) => ({ path, to: null, what: 'trashed' as const })),
    ],
    urls: [...urls],
    redirect: redirect?.form ?? null,
    noRedirect: redirect?.reason ?? null,
    links: links.map(({ postId, count }) => ({ postId, title: titles.get(postId) ?? postId, count })),
    refused: [...draft.refused],
  };
}
