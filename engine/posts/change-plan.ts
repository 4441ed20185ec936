import { open } from 'node:fs/promises';
import { Failure } from '#core/ipc/errors';
import type { ChangePlan, PostChange } from '#core/posts/change';
import type { Draft } from '#core/posts/changes/draft';
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
import { needlesOf } from '#core/posts/changes/shifts';
import type { OpenBlog } from '../blog/open';
import { locate } from '../blog/paths';
import { walkBlog } from '../blog/walk';
import { errnoOf } from './file-errors';
import { decodePost, MAX_POST_BYTES, revisionOf } from './post-bytes';
import type { PostShelf } from './shelf';

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
  const [{ files, links }, posts] = await Promise.all([walkBlog(root), shelf.all()]);
  const known = new Set(files);
  for (const id of namedPosts(change)) if (!known.has(id)) throw new Failure('post-missing', { path: id });
  const reader = new TextReader(root);
  await reader.read([...textsWanted(change, posts), ...redirectSources(model, files)]);
  const first = { model, posts, files, links, texts: reader.texts, now };
  const draft = draftChange(change, first);
  const moved = shifts(change, draft, first);
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
