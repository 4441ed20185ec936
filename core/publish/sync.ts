import { isBackedUp, isDirty, type SaveState } from '../editor/save-state';
import { en, format } from '../messages/en';
import type { PublishStatus, WaitingReason } from './model';

/** Where the open post stands, from the author's keys to the remote. */
export type Sync =
  | { readonly kind: 'unsaved'; readonly backedUp: boolean }
  | { readonly kind: 'saved' }
  | { readonly kind: 'committed'; readonly reason: WaitingReason }
  | { readonly kind: 'published' }
  | { readonly kind: 'needs-you'; readonly reason: keyof typeof en.sync.reasons };

/**
 * The one state the status bar names. What needs the author comes first, then what is nearest to the keys.
 * `postPath` is relative to the blog's folder. `lastReason` is why the last push did not arrive, as far as this
 * session saw it; null when unknown. Returns null when there is nothing to say (no post open).
 */
export function syncOf(
  save: SaveState | null,
  postPath: string | null,
  status: PublishStatus | null,
  lastReason: WaitingReason | null,
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
  return status === null ? { kind: 'saved' } : afterSaving(postPath, status, lastReason);
}

function afterSaving(postPath: string, status: PublishStatus, lastReason: WaitingReason | null): Sync {
  const { repository } = status;
  if (repository.kind !== 'ready') return { kind: 'saved' };
  if (repository.branch === null) return { kind: 'needs-you', reason: 'detached' };
  if (status.changed.some((file) => file.path === postPath)) return { kind: 'saved' };
  if (repository.remote === null) return { kind: 'committed', reason: 'no-remote' };
  if (status.ahead === null || status.ahead > 0)
    return { kind: 'committed', reason: lastReason ?? 'not-pushed' };
  return { kind: 'published' };
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
    case 'needs-you':
      return format(en.sync.needsYou, { reason: en.sync.reasons[sync.reason] });
  }
}
