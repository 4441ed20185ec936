import { type Sync, syncLabel } from './sync';

/** Reasons that stand in an alert over the text, with what to do. */
const IN_AN_ALERT: ReadonlySet<Extract<Sync, { kind: 'needs-you' }>['reason']> = new Set([
  'conflict',
  'deleted',
  'diskFull',
  'notSaved',
]);

/**
 * What a screen reader is told when the state of one post goes from `before` to `now`: null where that is no news. An
 * author who types knows that it is unsaved, and hears no "Saved" in every pause; what a publish did is told where it
 * was asked for, and what was sent later by its own notice. `before` is null when the post has just been opened, and
 * is never a state that is under way ("sending").
 */
export function syncNews(before: Sync | null, now: Sync): string | null {
  switch (now.kind) {
    case 'unsaved':
    case 'published':
    case 'sent':
      return null;
    case 'saved':
      return before?.kind === 'needs-you' && IN_AN_ALERT.has(before.reason) ? syncLabel(now) : null;
    case 'committed':
      return before?.kind === 'committed' && before.reason !== now.reason && now.reason !== 'sending'
        ? syncLabel(now)
        : null;
    case 'needs-you':
      if (IN_AN_ALERT.has(now.reason)) return null;
      return before?.kind === 'needs-you' && before.reason === now.reason ? null : syncLabel(now);
  }
}
