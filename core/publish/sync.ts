import { isBackedUp, isDirty, type SaveState } from '../editor/save-state';
import { counted, en, format } from '../messages/en';
import type { PostStatus } from '../posts/status/status';
import type { PublishStatus, WaitingReason } from './model';

/** Where the open post stands, from the author's keys to the remote. */
export type Sync =
  | { readonly kind: 'unsaved'; readonly backedUp: boolean }
  | { readonly kind: 'saved' }
  | { readonly kind: 'committed'; readonly reason: WaitingReason | 'sending' }
  | { readonly kind: 'published' }
  /** The remote has it as it is, but the site does not show it. */
  | { readonly kind: 'sent'; readonly standing: keyof typeof en.sync.standings; readonly remote: string }
  | { readonly kind: 'needs-you'; readonly reason: keyof typeof en.sync.reasons };

/**
 * The one state the status bar names. What needs the author comes first, then what is nearest to the keys.
 * `postPath` is relative to the blog's folder. `lastReason` is why the last push did not arrive, or that one is
 * under way; null when unknown. `standing` is what the generator makes of the post; null when that is not known.
 * Returns null when there is nothing to say (no post open).
 */
export function syncOf(
  save: SaveState | null,
  postPath: string | null,
  status: PublishStatus | null,
  lastReason: WaitingReason | 'sending' | null,
  standing: PostStatus | null = null,
): Sync | null {
  if (save === null || postPath === null) return null;
  switch (save.trouble?.kind) {
    case 'conflict':
      return { kind: 'needs-you', reason: 'conflict' };
    case 'deleted':
      return { kind: 'needs-you', reason: 'deleted' };
    case 'failed':
      return { kind: 'needs-you', reason: save.trouble.code === 'disk-full' ? 'diskFull' : 'notSaved' };
  }
  if (save.readOnly === null && (isDirty(save) || save.create))
    return { kind: 'unsaved', backedUp: isBackedUp(save) };
  return status === null ? { kind: 'saved' } : afterSaving(postPath, status, lastReason, standing);
}

function afterSaving(
  postPath: string,
  status: PublishStatus,
  lastReason: WaitingReason | 'sending' | null,
  standing: PostStatus | null,
): Sync {
  const { repository } = status;
  if (repository.kind !== 'ready') return { kind: 'saved' };
  if (repository.branch === null) return { kind: 'needs-you', reason: 'detached' };
  if (status.changed.some((file) => file.path === postPath)) return { kind: 'saved' };
  if (repository.remote === null) return { kind: 'committed', reason: 'no-remote' };
  if (status.ahead === null || status.ahead > 0) return notSent(lastReason ?? 'not-pushed');
  switch (standing) {
    case null:
    case 'live':
    case 'unlisted':
      return { kind: 'published' };
    case 'draft':
    case 'scheduled':
    case 'expired':
    case 'hidden':
      return { kind: 'sent', standing, remote: repository.remote.name };
  }
}

/** What time or another try may help waits; what only the author can decide needs them. */
function notSent(reason: WaitingReason | 'sending'): Sync {
  switch (reason) {
    case 'sending':
    case 'no-remote':
    case 'offline':
    case 'not-pushed':
    case 'refused':
      return { kind: 'committed', reason };
    case 'conflict':
      return { kind: 'needs-you', reason: 'remoteConflict' };
    case 'in-the-way':
      return { kind: 'needs-you', reason: 'inTheWay' };
    case 'branch-gone':
      return { kind: 'needs-you', reason: 'branchGone' };
    case 'merge-needed':
      return { kind: 'needs-you', reason: 'mergeNeeded' };
    case 'rewritten':
    case 'unrelated':
      return { kind: 'needs-you', reason };
  }
}

/**
 * What the status bar says beside the open post's state of the blog's files that differ from the last publish; null
 * when none does. Where the post itself is on the remote, they are others, so that the two never contradict.
 */
export function changesLabel(sync: Sync | null, status: PublishStatus | null): string | null {
  const changed = status?.changed ?? [];
  if (changed.length === 0) return null;
  const words = en.status;
  if (changed.every((file) => file.change === 'deleted')) return counted(words.deleted, changed.length);
  switch (sync?.kind) {
    case 'published':
    case 'sent':
    case 'committed':
      return counted(words.others, changed.length);
    case 'unsaved':
    case 'saved':
    case 'needs-you':
    case undefined:
      return counted(words.changed, changed.length);
  }
}

/** Whether two states are shown alike. */
export function sameSync(a: Sync | null, b: Sync | null): boolean {
  return a === null || b === null ? a === b : a.kind === b.kind && syncLabel(a) === syncLabel(b);
}

/** What the remote has that is not here, as last looked at; null when that is nothing. */
export function newerLabel(status: PublishStatus | null): string | null {
  const repository = status?.repository;
  if (repository?.kind !== 'ready' || repository.remote === null || !status?.behind) return null;
  return counted(en.status.newer, status.behind, { remote: repository.remote.name });
}

/** The words of a state, as `status "Sync"` shows them. */
export function syncLabel(sync: Sync): string {
  switch (sync.kind) {
    case 'unsaved':
      return sync.backedUp ? en.sync.unsaved : en.sync.unsavedNot;
    case 'saved':
      return en.sync.saved;
    case 'committed':
      return format(en.sync.committed, { reason: en.sync.waiting[sync.reason] });
    case 'published':
      return en.sync.published;
    case 'sent':
      return format(en.sync.sent, { standing: en.sync.standings[sync.standing], remote: sync.remote });
    case 'needs-you':
      return format(en.sync.needsYou, { reason: en.sync.reasons[sync.reason] });
  }
}
