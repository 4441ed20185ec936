import type { Bridge } from '#core/ipc/contract';
import { counted, en, format } from '#core/messages/en';
import type { ChangeOutcome, ChangePlan, PostChange } from '#core/posts/change';
import { createStore, type Readable } from '../../app/store';
import { type Shown, shown } from '../../bridge/bridge';
import type { PostsStore } from '../store';

/** A change the author looks at before it is done. */
export interface ChangeView {
  readonly change: PostChange;
  /** Null while it is worked out, or when it cannot be done (`failed`). */
  readonly plan: ChangePlan | null;
  readonly redirect: boolean;
  readonly links: boolean;
  readonly running: boolean;
  readonly failed: Shown | null;
}

/** A word about a change that was done. */
export interface ChangeNotice {
  readonly words: string;
  /** Whether it offers to undo. */
  readonly undo: boolean;
  readonly failed: boolean;
  /** The one post that was deleted: that it is gone is still to be published. */
  readonly deleted: string | null;
}

/** Changes of posts other than writing in them: planned, looked at, done, undone. */
export interface ChangesStore {
  /** Null while no dialog is open. */
  readonly view: Readable<ChangeView | null>;
  readonly notice: Readable<ChangeNotice | null>;
  /** What the last change or its undoing did: for whoever keeps ids of posts. */
  readonly last: Readable<ChangeOutcome | null>;
  /** Whether there is a change that `undo` takes back. */
  readonly canUndo: () => boolean;
  /** Forgets everything of the blog before. */
  readonly show: (blogId: string | null) => void;
  /**
   * Saves the posts concerned and works out what the change does. One that moves no address and refuses no post
   * and was asked for in so many words is done at once; all others are shown in a dialog first.
   */
  readonly ask: (change: PostChange) => Promise<void>;
  /** Does a change at once, for whoever shows what it does in another way; what was done, or why it was not. With
   * `redirect`, word is left at addresses that move, where this blog can. */
  readonly now: (change: PostChange, redirect?: boolean) => Promise<ChangeOutcome | Shown | null>;
  /** Another name, folder or title in the open dialog. */
  readonly change: (change: PostChange) => void;
  readonly choose: (choice: { readonly redirect?: boolean; readonly links?: boolean }) => void;
  readonly apply: () => Promise<void>;
  /** A change was made in another way: its posts follow, it is told in these words, and can be undone like the others. */
  readonly took: (outcome: ChangeOutcome, words: string) => Promise<void>;
  readonly close: () => void;
  /** Takes back the last change of this blog. */
  readonly undo: () => Promise<void>;
  readonly dismiss: () => void;
}

/** How long a notice stays: long enough to be read and for Undo to be reached by keyboard. */
const NOTICE = 12_000;
/** How long the author must pause in a name before it is looked at; ms. */
const PAUSE = 150;

export function createChangesStore(bridge: Bridge, posts: PostsStore): ChangesStore {
  const view = createStore<ChangeView | null>(null);
  const notice = createStore<ChangeNotice | null>(null);
  const last = createStore<ChangeOutcome | null>(null);
  let blogId: string | null = null;
  let undoable: { readonly undoId: string }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let noticeTimer: ReturnType<typeof setTimeout> | undefined;
  // Raised by whatever makes an earlier answer stale.
  let asked = 0;

  const say = (words: string, undo: boolean, failed = false, deleted: string | null = null) => {
    clearTimeout(noticeTimer);
    notice.set({ words, undo, failed, deleted });
    if (!failed) noticeTimer = setTimeout(() => notice.set(null), NOTICE);
  };

  const planned = async (change: PostChange): Promise<ChangePlan | Shown | null> => {
    const here = blogId;
    if (here === null) return null;
    asked += 1;
    const mine = asked;
    const unsaved = await posts.settled(concerned(change));
    if (asked !== mine) return null;
    if (unsaved) return unsaved;
    const result = await bridge.posts.plan({ blogId: here, change });
    if (asked !== mine || blogId !== here) return null;
    return result.ok ? result.value : shown(result);
  };

  const look = async (change: PostChange) => {
    const plan = await planned(change);
    if (plan === null) return;
    view.update((now) =>
      now && now.change === change
        ? 'planId' in plan
          ? { ...now, plan, failed: null }
          : { ...now, plan: null, failed: plan }
        : now,
    );
  };

  const took = async (outcome: ChangeOutcome, words: string, deleted: string | null = null) => {
    if (outcome.undoId !== null) undoable.push({ undoId: outcome.undoId });
    await posts.follow(outcome);
    last.set(outcome);
    say(words, outcome.undoId !== null, false, deleted);
  };

  const done = async (change: PostChange, outcome: ChangeOutcome) => {
    const [gone = null, ...others] = outcome.removed;
    await took(outcome, wordsOf(change, outcome), others.length === 0 ? gone : null);
  };

  const run = async (change: PostChange, plan: ChangePlan, redirect: boolean, links: boolean) => {
    const result = await applied(change, plan, redirect, links);
    return result !== null && 'code' in result ? result : null;
  };

  const applied = async (change: PostChange, plan: ChangePlan, redirect: boolean, links: boolean) => {
    const here = blogId;
    if (here === null) return null;
    const release = posts.expect();
    try {
      const result = await bridge.posts.apply({ blogId: here, planId: plan.planId, redirect, links });
      if (blogId !== here) return null;
      if (!result.ok) return shown(result);
      await done(change, result.value);
      return result.value;
    } finally {
      release();
    }
  };

  const open = (change: PostChange, plan: ChangePlan | null, failed: Shown | null) =>
    view.set({ change, plan, redirect: true, links: true, running: false, failed });

  return {
    view,
    notice,
    last,
    took: (outcome, words) => took(outcome, words),
    canUndo: () => undoable.length > 0,
    show: (next) => {
      if (next === blogId) return;
      blogId = next;
      asked += 1;
      undoable = [];
      clearTimeout(timer);
      view.set(null);
      notice.set(null);
    },
    ask: async (wish) => {
      const change = titled(wish, posts);
      const named = change.kind === 'rename' || change.kind === 'move' || change.kind === 'duplicate';
      if (named) open(change, null, null);
      const plan = await planned(change);
      if (plan === null) return;
      if (named) {
        view.update((now) =>
          now?.change !== change
            ? now
            : 'planId' in plan
              ? { ...now, plan }
              : // The author starts from the name as it is, the folder it is in, or a title that nobody typed.
                {
                  ...now,
                  failed: plan.code === 'nothing-to-change' || change.kind === 'duplicate' ? null : plan,
                },
        );
      } else if (!('planId' in plan)) say(plan.sentence, false, plan.code !== 'nothing-to-change');
      else if (needsLook(change, plan)) open(change, plan, null);
      else {
        const failed = await run(change, plan, false, false);
        if (failed) say(failed.sentence, false, true);
      }
    },
    now: async (change, redirect = false) => {
      const plan = await planned(change);
      if (plan === null || !('planId' in plan)) return plan;
      const [refused] = plan.refused;
      if (refused) return shown({ code: 'change-refused', detail: { reason: refused.reason } });
      return applied(change, plan, redirect, true);
    },
    change: (change) => {
      view.update((now) => now && { ...now, change, plan: null, failed: null });
      asked += 1;
      clearTimeout(timer);
      timer = setTimeout(() => void look(change), PAUSE);
    },
    choose: (choice) => view.update((now) => now && { ...now, ...choice }),
    apply: async () => {
      const now = view.get();
      if (!now || now.running) return;
      clearTimeout(timer);
      view.set({ ...now, running: true, failed: null });
      // Enter may come sooner than the look at the last letter.
      const plan = now.plan ?? (await planned(now.change));
      if (plan === null || !('planId' in plan)) {
        view.update((then) => then && { ...then, running: false, failed: plan });
        return;
      }
      const failed = await run(now.change, plan, now.redirect, now.links);
      if (failed === null) {
        view.set(null);
        return;
      }
      // Somebody else was quicker: what is shown next is how it stands now.
      const stale = failed.code === 'conflict' || failed.code === 'plan-gone';
      const fresh = stale ? await planned(now.change) : null;
      view.update(
        (then) =>
          then && {
            ...then,
            plan: fresh !== null && 'planId' in fresh ? fresh : null,
            running: false,
            failed: stale ? shown({ code: 'plan-gone', detail: {} }) : failed,
          },
      );
    },
    close: () => {
      if (view.get()?.running) return;
      clearTimeout(timer);
      asked += 1;
      view.set(null);
    },
    undo: async () => {
      const here = blogId;
      const newest = undoable.at(-1);
      if (here === null || !newest) return;
      const unsaved = await posts.settled([]);
      if (unsaved) {
        say(unsaved.sentence, true, true);
        return;
      }
      const release = posts.expect();
      try {
        const result = await bridge.posts.undo({ blogId: here, undoId: newest.undoId });
        if (blogId !== here) return;
        if (!result.ok) {
          if (result.code === 'undo-gone') undoable.pop();
          say(shown(result).sentence, false, true);
          return;
        }
        undoable = undoable.filter((one) => one !== newest);
        await posts.follow(result.value);
        last.set(result.value);
        say(en.changes.undone, false);
      } finally {
        release();
      }
    },
    dismiss: () => notice.set(null),
  };
}

/** A copy that has no title yet is called after its original. */
function titled(change: PostChange, posts: PostsStore): PostChange {
  if (change.kind !== 'duplicate' || change.title.trim() !== '') return change;
  const list = posts.list.get();
  const title = list.kind === 'ready' ? list.posts.find(({ id }) => id === change.postId)?.title : undefined;
  return title ? { ...change, title: format(en.changes.copyOf, { title }) } : change;
}

/** Posts that a change cannot do without the newest text of. */
function concerned(change: PostChange): readonly string[] {
  switch (change.kind) {
    case 'delete':
    case 'setDraft':
    case 'tag':
      return change.postIds;
    case 'rename':
    case 'move':
    case 'duplicate':
    case 'convert':
    case 'moved':
      return [change.postId];
    case 'renameTag':
      return [];
  }
}

function needsLook(change: PostChange, plan: ChangePlan): boolean {
  if (plan.urls.length > 0 || plan.refused.length > 0) return true;
  switch (change.kind) {
    case 'setDraft':
    case 'tag':
      return change.postIds.length > 1;
    case 'convert':
      return false;
    case 'rename':
    case 'move':
    case 'duplicate':
    case 'delete':
    case 'renameTag':
    case 'moved':
      return true;
  }
}

function wordsOf(change: PostChange, outcome: ChangeOutcome): string {
  const words = en.changes.done;
  switch (change.kind) {
    case 'rename':
    case 'move':
    case 'convert':
      return format(words.moved, { path: outcome.select ?? outcome.moved[0]?.to ?? '' });
    case 'duplicate':
      return format(words.duplicated, { path: outcome.select ?? '' });
    case 'delete':
      return counted(words.deleted, outcome.removed.length);
    case 'setDraft': {
      const moved = outcome.moved[0];
      const count = Math.max(change.postIds.length, 1);
      if (count === 1 && moved)
        return format(change.draft ? words.draftMoved : words.publishedMoved, { path: moved.to });
      return counted(change.draft ? words.drafted : words.undrafted, count);
    }
    case 'tag':
    case 'renameTag':
      return counted(words.tagged, outcome.changed.length);
    case 'moved':
      return counted(words.redirected, outcome.changed.length);
  }
}
