import type { ErrorCode, ErrorDetail } from '../ipc/errors';
import type { ReadOnlyReason } from '../posts/post';

/** What stands between an open post's text and its file. */
export type Trouble =
  /** The file is at `revision` now; `theirs` is its text, null until it has been read. */
  | {
      readonly kind: 'conflict';
      readonly theirs: { readonly text: string; readonly revision: string } | null;
    }
  | { readonly kind: 'deleted' }
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly detail: ErrorDetail;
      readonly retry: boolean;
    };

/**
 * Where an open post's text stands against its file and the journal. Edits are counted: `saved` and
 * `backedUp` are the counts that were current when that text was taken, so what is typed meanwhile is never
 * mistaken for stored.
 */
export interface SaveState {
  /** The bytes the text was based on. */
  readonly revision: string;
  /** The author wants the file back that another program deleted: the next save creates it. */
  readonly create: boolean;
  readonly edits: number;
  readonly saved: number;
  readonly backedUp: number;
  /** The count whose text is on its way to the file; null when no save runs. */
  readonly saving: number | null;
  readonly trouble: Trouble | null;
  readonly readOnly: ReadOnlyReason | null;
}

export type SaveEvent =
  | { readonly type: 'edited' }
  | { readonly type: 'backed-up'; readonly edits: number }
  | { readonly type: 'save-started' }
  | { readonly type: 'saved'; readonly revision: string }
  | { readonly type: 'save-failed'; readonly code: ErrorCode; readonly detail: ErrorDetail }
  | { readonly type: 'changed-on-disk'; readonly text: string; readonly revision: string }
  | { readonly type: 'deleted-on-disk' }
  | { readonly type: 'kept-mine' }
  | { readonly type: 'took-theirs' }
  | { readonly type: 'save-again' }
  | { readonly type: 'moved' };

/** The state of a post just read: nothing to save. */
export function opened(revision: string, readOnly: ReadOnlyReason | null = null): SaveState {
  return { revision, create: false, edits: 0, saved: 0, backedUp: 0, saving: null, trouble: null, readOnly };
}

/** Whether something was typed that is not in the file. */
export const isDirty = (state: SaveState): boolean => state.edits !== state.saved;
/** Whether all that was typed is at least in the journal. */
export const isBackedUp = (state: SaveState): boolean => state.backedUp === state.edits;

/**
 * Whether a save may start now: something to save, none running, and no decision of the author's pending.
 * `asked`: the author wants it, so a save that failed for a lasting reason is tried again too.
 */
export function maySave(state: SaveState, asked = false): boolean {
  if (state.readOnly !== null || state.saving !== null) return false;
  if (state.trouble !== null && !(state.trouble.kind === 'failed' && (asked || state.trouble.retry)))
    return false;
  return isDirty(state) || state.create;
}

/** Whether a file that changed on disk can simply be shown: nothing typed here would be lost. */
export const mayReload = (state: SaveState): boolean =>
  !isDirty(state) && state.saving === null && !state.create;

const RETRIED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'disk-full',
  'write-failed',
  'write-unconfirmed',
  'post-unreadable',
  'folder-missing',
]);

/** The state after an event. Pure; an event that does not apply leaves the state as it is. */
export function step(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'edited':
      return { ...state, edits: state.edits + 1 };
    case 'backed-up':
      return event.edits > state.backedUp ? { ...state, backedUp: event.edits } : state;
    case 'save-started':
      return { ...state, saving: state.edits };
    case 'saved': {
      const saved = state.saving ?? state.saved;
      const trouble = state.trouble?.kind === 'conflict' ? state.trouble : null;
      // What is in the file needs no journal.
      const backedUp = Math.max(state.backedUp, saved);
      return { ...state, revision: event.revision, create: false, saved, backedUp, saving: null, trouble };
    }
    case 'save-failed':
      return { ...state, saving: null, trouble: troubleOf(event.code, event.detail) };
    case 'changed-on-disk': {
      if (event.revision === state.revision && state.trouble?.kind === 'conflict') {
        // The file is back at what the text was based on: what it was in between is no conflict any more. A
        // restored text's conflict is with this very revision, and stays.
        return state.trouble.theirs?.revision === event.revision ? state : { ...state, trouble: null };
      }
      if (event.revision === state.revision) {
        // A file that was away is back as it was, with a branch that was left and taken again, say.
        return state.trouble?.kind === 'deleted' ? { ...state, trouble: null } : state;
      }
      if (mayReload(state)) return { ...state, revision: event.revision, trouble: null };
      return {
        ...state,
        create: false,
        trouble: { kind: 'conflict', theirs: { text: event.text, revision: event.revision } },
      };
    }
    case 'deleted-on-disk':
      return { ...state, trouble: { kind: 'deleted' } };
    case 'kept-mine':
      if (state.trouble?.kind !== 'conflict' || state.trouble.theirs === null) return state;
      return {
        ...state,
        revision: state.trouble.theirs.revision,
        edits: state.edits + 1,
        trouble: null,
      };
    case 'took-theirs':
      if (state.trouble?.kind !== 'conflict' || state.trouble.theirs === null) return state;
      return {
        ...state,
        revision: state.trouble.theirs.revision,
        edits: state.edits + 1,
        saved: state.edits + 1,
        backedUp: state.edits + 1,
        trouble: null,
      };
    case 'moved':
      // What is in the journal is there under the old path, or was taken along before the last of it came.
      return { ...state, backedUp: Math.min(state.backedUp, state.saved) };
    case 'save-again':
      return state.trouble?.kind === 'deleted' ? { ...state, create: true, trouble: null } : state;
  }
}

function troubleOf(code: ErrorCode, detail: ErrorDetail): Trouble {
  if (code === 'conflict') return { kind: 'conflict', theirs: null };
  if (code === 'post-missing') return { kind: 'deleted' };
  return { kind: 'failed', code, detail, retry: RETRIED.has(code) };
}
