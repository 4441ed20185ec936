import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isBackedUp,
  isDirty,
  mayReload,
  maySave,
  opened,
  type SaveEvent,
  type SaveState,
  step,
} from './save-state';

const run = (state: SaveState, ...events: SaveEvent[]) => events.reduce(step, state);
const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const theirs: SaveEvent = { type: 'changed-on-disk', text: 'theirs', revision: B };

describe('saving a post', () => {
  it('has nothing to save when just opened', () => {
    expect(isDirty(opened(A))).toBe(false);
    expect(maySave(opened(A))).toBe(false);
  });

  it('is dirty after an edit, saving once started, and clean once saved', () => {
    const dirty = run(opened(A), { type: 'edited' });
    expect(maySave(dirty)).toBe(true);
    const saving = run(dirty, { type: 'save-started' });
    expect(maySave(saving)).toBe(false);
    const saved = run(saving, { type: 'saved', revision: B });
    expect(isDirty(saved)).toBe(false);
    expect(saved.revision).toBe(B);
  });

  it('stays dirty when something was typed while the save ran', () => {
    const state = run(
      opened(A),
      { type: 'edited' },
      { type: 'save-started' },
      { type: 'edited' },
      { type: 'saved', revision: B },
    );
    expect(isDirty(state)).toBe(true);
    expect(maySave(state)).toBe(true);
  });

  it('is backed up only when the newest edit is in the journal', () => {
    const state = run(opened(A), { type: 'edited' }, { type: 'edited' }, { type: 'backed-up', edits: 1 });
    expect(isBackedUp(state)).toBe(false);
    expect(isBackedUp(run(state, { type: 'backed-up', edits: 2 }))).toBe(true);
  });

  it('tries again after a full disk, and not after a refusal', () => {
    const failed = (code: 'disk-full' | 'read-only') =>
      run(opened(A), { type: 'edited' }, { type: 'save-started' }, { type: 'save-failed', code, detail: {} });
    expect(maySave(failed('disk-full'))).toBe(true);
    expect(maySave(failed('read-only'))).toBe(false);
  });

  it('tries again after a refusal when the author asks', () => {
    const refused = run(
      opened(A),
      { type: 'edited' },
      { type: 'save-started' },
      { type: 'save-failed', code: 'read-only', detail: {} },
    );
    expect(maySave(refused)).toBe(false);
    expect(maySave(refused, true)).toBe(true);
  });

  it('needs no journal for what is in the file', () => {
    const saved = run(
      opened(A),
      { type: 'edited' },
      { type: 'save-started' },
      { type: 'saved', revision: B },
    );
    expect(isBackedUp(saved)).toBe(true);
  });

  it('never saves a read-only post', () => {
    expect(maySave(run(opened(A, 'not-utf8'), { type: 'edited' }))).toBe(false);
  });
});

describe('[R23] a file another program changed', () => {
  it('is simply read again when nothing was typed here', () => {
    expect(mayReload(opened(A))).toBe(true);
    expect(run(opened(A), theirs)).toMatchObject({ revision: B, trouble: null });
  });

  it('asks when there are unsaved edits, and saves nothing until the author has chosen', () => {
    const asked = run(opened(A), { type: 'edited' }, theirs);
    expect(asked.trouble).toEqual({ kind: 'conflict', theirs: { text: 'theirs', revision: B } });
    expect(asked.revision).toBe(A);
    expect(maySave(asked)).toBe(false);
    expect(maySave(run(asked, { type: 'edited' }))).toBe(false);
  });

  it('keeps mine by saving over the revision that was shown', () => {
    const kept = run(opened(A), { type: 'edited' }, theirs, { type: 'kept-mine' });
    expect(kept.revision).toBe(B);
    expect(maySave(kept)).toBe(true);
  });

  it('takes theirs and has nothing to save', () => {
    const taken = run(opened(A), { type: 'edited' }, theirs, { type: 'took-theirs' });
    expect(taken.revision).toBe(B);
    expect(maySave(taken)).toBe(false);
    expect(isDirty(taken)).toBe(false);
  });

  it('is no conflict any more when it is back at what the text was based on', () => {
    const back: SaveEvent = { type: 'changed-on-disk', text: 'base', revision: A };
    for (const before of [
      run(opened(A), { type: 'edited' }, theirs),
      run(
        opened(A),
        { type: 'edited' },
        { type: 'save-started' },
        { type: 'save-failed', code: 'conflict', detail: {} },
      ),
    ]) {
      expect(maySave(before)).toBe(false);
      expect(maySave(step(before, back))).toBe(true);
    }
  });

  it('cannot be chosen before their text was read', () => {
    const blind = run(
      opened(A),
      { type: 'edited' },
      { type: 'save-started' },
      { type: 'save-failed', code: 'conflict', detail: {} },
    );
    expect(run(blind, { type: 'kept-mine' })).toEqual(blind);
    expect(run(blind, theirs).trouble).toMatchObject({ theirs: { text: 'theirs' } });
  });

  it('is not a conflict when it is the revision we wrote', () => {
    const state = run(opened(A), { type: 'edited' }, { type: 'changed-on-disk', text: 'x', revision: A });
    expect(state.trouble).toBeNull();
  });
});

describe('[R22] a file another program deleted', () => {
  it('is created again only when the author says so', () => {
    const gone = run(opened(A), { type: 'edited' }, { type: 'deleted-on-disk' });
    expect(maySave(gone)).toBe(false);
    const again = run(gone, { type: 'save-again' });
    expect(maySave(again)).toBe(true);
    expect(again.create).toBe(true);
    expect(run(again, { type: 'save-started' }, { type: 'saved', revision: B }).create).toBe(false);
  });

  it('is itself again when it is back as it was, and something else is asked about', () => {
    const gone = run(opened(A), { type: 'edited' }, { type: 'deleted-on-disk' });
    const back = run(gone, { type: 'changed-on-disk', text: 'base', revision: A });
    expect(back.trouble).toBeNull();
    expect(maySave(back)).toBe(true);
    expect(run(gone, theirs).trouble?.kind).toBe('conflict');
  });

  it('can be saved again even when nothing was typed', () => {
    expect(maySave(run(opened(A), { type: 'deleted-on-disk' }, { type: 'save-again' }))).toBe(true);
  });
});

describe('any sequence of events', () => {
  const event: fc.Arbitrary<SaveEvent> = fc.oneof(
    fc.constant<SaveEvent>({ type: 'edited' }),
    fc.constant<SaveEvent>({ type: 'save-started' }),
    fc.constant<SaveEvent>({ type: 'saved', revision: B }),
    fc.constant<SaveEvent>({ type: 'save-failed', code: 'conflict', detail: {} }),
    fc.constant<SaveEvent>({ type: 'save-failed', code: 'disk-full', detail: {} }),
    fc.constant<SaveEvent>(theirs),
    fc.constant<SaveEvent>({ type: 'deleted-on-disk' }),
    fc.constant<SaveEvent>({ type: 'kept-mine' }),
    fc.constant<SaveEvent>({ type: 'save-again' }),
  );

  it('never calls an edit saved that no save carried', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = opened(A);
        let carried = 0;
        for (const each of events) {
          if (each.type === 'save-started' && !maySave(state)) continue;
          if (each.type === 'saved' && state.saving !== null) carried = state.saving;
          state = step(state, each);
          expect(state.saved).toBeLessThanOrEqual(carried);
        }
      }),
    );
  });
});
