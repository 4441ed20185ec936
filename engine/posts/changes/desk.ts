import { join } from 'node:path';
import { isPost } from '#core/blog/post-path';
import { Failure } from '#core/ipc/errors';
import type { ChangeOutcome, ChangePlan, PostChange } from '#core/posts/change';
import { type Draft, isAmong, pathAfter, type Way } from '#core/posts/changes/draft';
import type { Choices } from '#core/posts/changes/plan';
import type { PostSummary } from '#core/posts/post';
import type { OpenBlog } from '../../blog/open';
import type { PostShelf } from '../index/shelf';
import { KeyedMutex } from '../mutex';
import { type PreparedChange, prepareChange } from './plan';
import { applyDraft, undoDone } from './set';
import { type Done, forgetKept } from './steps';

export interface ChangeDeskOptions {
  /** A folder of the app's own for what was deleted, until the app closes: the trash is never the only copy. */
  readonly keepIn: string;
  /** Moves a file or folder (absolute path) to the system's trash. */
  readonly trash: (path: string) => Promise<void>;
  /** The local time, with its offset from UTC, as an ISO 8601 date-time. */
  readonly now: () => string;
  /** Told, before it is done, which posts a change writes; never fails. */
  readonly beforeWriting?: (blog: ChangedBlog, posts: readonly string[]) => Promise<void>;
}

/** The blog whose posts are changed. */
export type ChangedBlog = Pick<OpenBlog, 'id' | 'root' | 'model'>;

interface Undoable {
  readonly blogId: string;
  readonly undoId: string;
  readonly done: readonly Done[];
  readonly back: ChangeOutcome;
  readonly keepIn: string;
}

/** How many changes can be undone. */
const KEPT = 30;

/** Where changes of posts are planned, done and undone; one after the other. */
export class ChangeDesk {
  readonly #options: ChangeDeskOptions;
  readonly #turns = new KeyedMutex();
  readonly #session = `${process.pid}-${Date.now()}`;
  #count = 0;
  #plan: { readonly id: string; readonly blogId: string; readonly prepared: PreparedChange } | null = null;
  #undo: Undoable[] = [];

  constructor(options: ChangeDeskOptions) {
    this.#options = options;
  }

  /** Forgets what an earlier run of the app kept of deleted files: it is in the system's trash. */
  async start(): Promise<void> {
    await forgetKept(this.#options.keepIn);
  }

  /** What a change would do. Reads only. Fails as `prepareChange` does. */
  async plan(
    blog: ChangedBlog,
    shelf: PostShelf,
    change: PostChange,
    unpublished: ReadonlySet<string>,
  ): Promise<ChangePlan> {
    const prepared = await prepareChange({ blog, shelf, change, now: this.#options.now(), unpublished });
    this.#count += 1;
    const id = `plan-${this.#count}`;
    this.#plan = { id, blogId: blog.id, prepared };
    return { planId: id, ...prepared.plan };
  }

  /** Does what was planned. Fails with `plan-gone` for any plan but the newest, and as `applyDraft` does. */
  async apply(blog: ChangedBlog, planId: string, choices: Choices): Promise<ChangeOutcome> {
    return this.#turns.run(blog.id, async () => {
      const plan = this.#plan;
      if (plan?.id !== planId || plan.blogId !== blog.id) throw new Failure('plan-gone');
      this.#plan = null;
      const { prepared } = plan;
      const draft = prepared.draft(choices);
      const keepIn = join(this.#options.keepIn, this.#session, planId);
      const { revisions } = prepared;
      await this.#announce(blog, draft);
      const done = await applyDraft(blog.root, draft, { revisions, keepIn, trash: this.#options.trash });
      const outcome = outcomeOf(draft, prepared.facts.posts, blog);
      const undoId = done.length === 0 ? null : planId;
      if (undoId !== null)
        await this.#remember({ blogId: blog.id, undoId, done, back: backOf(outcome), keepIn });
      return { ...outcome, undoId };
    });
  }

  /** Does a change that was worked out elsewhere. Fails as `applyDraft` does. */
  async applyPrepared(
    blog: ChangedBlog,
    { draft, revisions }: { readonly draft: Draft; readonly revisions: ReadonlyMap<string, string> },
  ): Promise<ChangeOutcome> {
    return this.#turns.run(blog.id, async () => {
      this.#count += 1;
      const undoId = `plan-${this.#count}`;
      const keepIn = join(this.#options.keepIn, this.#session, undoId);
      await this.#announce(blog, draft);
      const done = await applyDraft(blog.root, draft, { revisions, keepIn, trash: this.#options.trash });
      const outcome = outcomeOf(draft, [], blog);
      await this.#remember({ blogId: blog.id, undoId, done, back: backOf(outcome), keepIn });
      return { ...outcome, undoId };
    });
  }

  /** Puts back what a change did. Fails with `undo-gone`, and as `undoDone` does; then it can be tried again. */
  async undo(blog: ChangedBlog, undoId: string): Promise<ChangeOutcome> {
    return this.#turns.run(blog.id, async () => {
      const change = this.#undo.find((one) => one.undoId === undoId && one.blogId === blog.id);
      if (!change) throw new Failure('undo-gone');
      await undoDone(change.done);
      this.#undo = this.#undo.filter((one) => one !== change);
      await forgetKept(change.keepIn);
      return change.back;
    });
  }

  async #announce(blog: ChangedBlog, { edits }: Draft): Promise<void> {
    const posts = [...edits.keys()].filter((path) => isPost(path, blog.model));
    await this.#options.beforeWriting?.(blog, posts);
  }

  async #remember(change: Undoable): Promise<void> {
    this.#undo.push(change);
    const old = this.#undo.splice(0, Math.max(0, this.#undo.length - KEPT));
    for (const { keepIn } of old) await forgetKept(keepIn);
  }
}

/** What a change did to the blog's posts. */
function outcomeOf(
  draft: Draft,
  posts: readonly PostSummary[],
  { model }: Pick<ChangedBlog, 'model'>,
): ChangeOutcome {
  const moved: Way[] = [];
  const removed: string[] = [];
  const trash = new Set(draft.trash);
  for (const { id } of posts) {
    if (isAmong(id, trash)) removed.push(id);
    const to = pathAfter(id, draft.moves);
    if (to !== id) moved.push({ from: id, to });
  }
  const written = [...draft.edits.keys()].map((path) => pathAfter(path, draft.moves));
  const changed = [...written, ...draft.creates.keys()].filter((path) => isPost(path, model));
  return { undoId: null, moved, changed, removed, select: draft.select };
}

/** What undoing a change does to them. */
function backOf({ moved, changed, removed, select }: ChangeOutcome): ChangeOutcome {
  const origin = new Map(moved.map(({ from, to }) => [to, from]));
  const known = new Set([...moved.map(({ to }) => to)]);
  const created = select !== null && !known.has(select) && changed.includes(select) ? [select] : [];
  const back = changed.filter((id) => !created.includes(id)).map((id) => origin.get(id) ?? id);
  return {
    undoId: null,
    moved: moved.map(({ from, to }) => ({ from: to, to: from })),
    changed: [...back, ...removed],
    removed: created,
    select:
      select === null ? (removed.length === 1 ? (removed[0] ?? null) : null) : (origin.get(select) ?? null),
  };
}
