import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { letGo, markPlace, pendingPlaces, placeOf } from './pending';

/** Marks the place of `|` (or what is in `‹›`), makes a change, and shows where the place is then. */
function moved(before: string, change: { from: number; to?: number; insert: string }): string {
  const from = before.search(/[|‹]/);
  const to = before.includes('›') ? before.indexOf('›') - 1 : from;
  const start = EditorState.create({ doc: before.replace(/[|‹›]/g, ''), extensions: pendingPlaces() });
  const { id, spec } = markPlace(from, to, 'Adding…');
  const next = start.update(spec).state.update({ changes: change }).state;
  const place = placeOf(next, id);
  if (place === null) return 'gone';
  const text = next.doc.toString();
  if (place.from === place.to) return `${text.slice(0, place.from)}|${text.slice(place.from)}`;
  return `${text.slice(0, place.from)}‹${text.slice(place.from, place.to)}›${text.slice(place.to)}`;
}

it('a place moves with what is written meanwhile, and is never in the text', () => {
  expect(moved('one |two', { from: 0, insert: 'zero ' })).toBe('zero one |two');
  expect(moved('one |two', { from: 4, insert: 'and ' })).toBe('one and |two');
  expect(moved('one |two', { from: 5, insert: 'x' })).toBe('one |txwo');
  expect(moved('one |two', { from: 0, to: 7, insert: '' })).toBe('|');
  expect(moved('a ‹selected› b', { from: 0, insert: 'x' })).toBe('xa ‹selected› b');
  // Written over meanwhile: what was written stays.
  expect(moved('a ‹selected› b', { from: 2, to: 10, insert: 'mine' })).toBe('a mine| b');
});

it('a place that was let go is gone', () => {
  const start = EditorState.create({ doc: 'one', extensions: pendingPlaces() });
  const { id, spec } = markPlace(1, 1, null);
  const marked = start.update(spec).state;
  expect(placeOf(marked, id)).toMatchObject({ from: 1, to: 1 });
  expect(placeOf(marked.update({ effects: letGo(id) }).state, id)).toBeNull();
});
