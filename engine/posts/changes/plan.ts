import { open } from 'node:fs/promises';
import { Failure } from '#core/ipc/errors';
import type { ChangePlan, PostChange } from '#core/posts/change';
import { type ChangeFacts, type Draft, draftOf } from '#core/posts/changes/draft';
import {
  type Choices,
  type ConsequenceFacts,
  type Consequences,
  consequences,
  draftChange,
  planOf,
  shifts,
  textsWanted,
  wholeDraft,
} from '#core/posts/changes/plan';
import { redirectSources } from '#core/posts/changes/redirects';
import { needlesOf, type Shift } from '#core/posts/changes/shifts';
import type { OpenBlog } from '../../blog/open';
import { locate } from '../../blog/paths';
import { walkBlog } from '../../blog/walk';
import { errnoOf } from '../file-errors';
import type { PostShelf } from '../index/shelf';
import { decodePost, MAX_POST_BYTES, revisionOf } from '../post-bytes';

export interface PlanRequest {
  readonly blog: Pick<OpenBlog, 'root' | 'model'>;
  readonly shelf: PostShelf;
  readonly change: PostChange;
  /** The local time, ISO 8601 with its offset. */
  readonly now: string;
  /** Posts that were never published. */
  readonly unpublished: ReadonlySet<string>;
}

/** A change that is worked out and can be done. */
export interface PreparedChange {
  readonly change: PostChange;
  readonly plan: Omit<ChangePlan, 'planId'>;
  readonly found: Consequences;
  readonly facts: ConsequenceFacts;
  /** Of the bytes that each text was read from. */
  readonly revisions: ReadonlyMap<string, string>;
  readonly draft: (choices: Choices) => Draft;
}

/**
 * Works a change out: reads the posts it is about and those that link to them, and decides. Reads only.
 * Fails with `post-missing`, and as `draftChange` in core/posts/changes does.
 */
export async function prepareChange({
  blog,
  shelf,
  change,
  now,
  unpublished,
}: PlanRequest): Promise<PreparedChange> {
  const { root, model } = blog;
  const [{ files, links }, posts] = await Promise.all([walkBlog(root), shelf.addressed()]);
  const known = new Set(files);
  for (const id of namedPosts(change)) if (!known.has(id)) throw new Failure('post-missing', { path: id });
  const reader = new TextReader(root);
  await reader.read([...textsWanted(change, posts), ...redirectSources(model, files)]);
  const first = { model, posts, files, links, texts: reader.texts, now };
  const draft = await draftInSlices(change, first);
  const moved = await shiftsInSlices(change, draft, first);
  const linking = moved.length === 0 ? [] : await shelf.containing(needlesOf(moved));
  await reader.read(linking);
  const facts: ConsequenceFacts = { ...first, linking, unpublished };
  const found = consequences(draft, moved, facts);
  return {
    change,
    plan: planOf(found, posts),
    found,
    facts,
    revisions: reader.revisions,
    draft: (choices) => wholeDraft(found, choices, facts),
  };
}

/** So many posts are worked on before other work gets its turn. */
const SLICE = 100;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function* slices<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += SLICE) yield all.slice(at, at + SLICE);
}

/** Words of very many posts are changed a part at a time; all other changes at once. */
async function draftInSlices(change: PostChange, facts: ChangeFacts): Promise<Draft> {
  const parts: (() => Draft)[] = [];
  if (change.kind === 'tag' && change.postIds.length > SLICE) {
    for (const postIds of slices(change.postIds))
      parts.push(() => draftChange({ ...change, postIds: [...postIds] }, facts));
  } else if (change.kind === 'renameTag') {
    for (const posts of slices(facts.posts)) parts.push(() => draftChange(change, { ...facts, posts }));
  } else return draftChange(change, facts);
  const edits = new Map<string, string>();
  const refused: Draft['refused'][number][] = [];
  for (const part of parts) {
    try {
      const draft = part();
      for (const [path, text] of draft.edits) edits.set(path, text);
      refused.push(...draft.refused);
    } catch (error) {
      // Nothing in this part; or its one post cannot be changed, which is no reason to leave the others.
      if (!(error instanceof Failure)) throw error;
      if (error.code !== 'nothing-to-change' && error.code !== 'change-refused') throw error;
    }
    await turn();
  }
  if (edits.size + refused.length === 0) throw new Failure('nothing-to-change');
  return draftOf({ edits, refused });
}

async function shiftsInSlices(change: PostChange, draft: Draft, facts: ChangeFacts): Promise<Shift[]> {
  if (change.kind === 'moved') return shifts(change, draft, facts);
  const all: Shift[] = [];
  for (const posts of slices(facts.posts)) {
    all.push(...shifts(change, draft, { ...facts, posts }));
    if (draft.edits.size > SLICE) await turn();
  }
  return all;
}

function namedPosts(change: PostChange): readonly string[] {
  switch (change.kind) {
    case 'rename':
    case 'move':
    case 'duplicate':
    case 'convert':
    case 'moved':
      return [change.postId];
    case 'delete':
    case 'setDraft':
    case 'tag':
      return change.postIds;
    case 'renameTag':
      return [];
  }
}

/** Reads texts once; what is no plain text of the blog (or is gone) has none. */
class TextReader {
  readonly texts = new Map<string, string>();
  readonly revisions = new Map<string, string>();
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async read(paths: readonly string[]): Promise<void> {
    for (const path of new Set(paths)) {
      if (this.texts.has(path)) continue;
      const bytes = await this.#bytes(path);
      if (bytes === null) continue;
      const { text, utf8 } = decodePost(bytes);
      if (!utf8) continue;
      this.texts.set(path, text);
      this.revisions.set(path, revisionOf(bytes));
    }
  }

  async #bytes(path: string): Promise<Uint8Array | null> {
    const place = await locate(this.#root, path);
    if (place.kind !== 'file' || place.stats.size > MAX_POST_BYTES) return null;
    try {
      const file = await open(place.path);
      try {
        return await file.readFile();
      } finally {
        await file.close();
      }
    } catch (error) {
      // It will be refused as unreadable by whatever needs it.
      if (errnoOf(error) === null) throw error;
      return null;
    }
  }
}
