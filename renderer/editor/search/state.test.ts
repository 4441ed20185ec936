import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { EMPTY_QUERY } from '#core/editor/find';
import type { FindQuery } from '#core/editor/find-query';
import { answerTo } from './answer';
import {
  countOf,
  findField,
  findStateOf,
  goWhenKnown,
  matchFrom,
  openFind,
  setFound,
  setQuery,
  setWithin,
} from './state';

/** A document with its selection as `[…]` or `|`, searched for `query`. */
function searched(drawn: string, query: Partial<FindQuery>): EditorState {
  const anchor = drawn.search(/[[|]/);
  const doc = drawn.replace(/[[\]|]/g, '');
  const head = drawn.includes(']') ? drawn.indexOf(']') - 1 : anchor;
  const state = EditorState.create({ doc, selection: { anchor, head }, extensions: findField });
  const asked = state.update({
    effects: [openFind.of({ open: true }), setQuery.of({ ...EMPTY_QUERY, ...query })],
  }).state;
  return answered(asked);
}

function answered(state: EditorState): EditorState {
  const { query, within } = findStateOf(state);
  const answer = answerTo({ text: state.doc.toString(), query, within, most: 100 });
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return state.update({ effects: setFound.of({ ...answer, trouble: null }) }).state;
}

const around = (state: EditorState, direction: 1 | -1) => matchFrom(state, direction)?.from;

describe('the match to go to', () => {
  it('is the next one after the caret, and after the last one the first', () => {
    expect(around(searched('|tea tea tea', { find: 'tea' }), 1)).toBe(0);
    expect(around(searched('[tea] tea tea', { find: 'tea' }), 1)).toBe(4);
    expect(around(searched('tea tea [tea]', { find: 'tea' }), 1)).toBe(0);
    expect(around(searched('tea te|a tea', { find: 'tea' }), 1)).toBe(8);
  });

  it('is the one before the caret backwards, and before the first one the last', () => {
    expect(around(searched('tea [tea] tea', { find: 'tea' }), -1)).toBe(0);
    expect(around(searched('[tea] tea tea', { find: 'tea' }), -1)).toBe(8);
    expect(around(searched('tea tea| tea', { find: 'tea' }), -1)).toBe(4);
  });

  it('moves on past a match that has no length', () => {
    expect(around(searched('|one\ntwo\nthree', { find: '^', regexp: true }), 1)).toBe(4);
  });

  it('is none where nothing is found', () => {
    expect(matchFrom(searched('|coffee', { find: 'tea' }), 1)).toBeNull();
  });
});

describe('the matches', () => {
  it('are counted, with the one that is selected', () => {
    expect(countOf(searched('tea [tea] tea', { find: 'tea' }))).toEqual({ at: 2, count: 3 });
    expect(countOf(searched('tea |tea tea', { find: 'tea' }))).toEqual({ at: 0, count: 3 });
  });

  it('move with the text, and are known to be old until it is searched again', () => {
    const before = searched('|tea tea', { find: 'tea' });
    const after = before.update({ changes: { from: 0, insert: 'green tea, ' } }).state;
    expect(findStateOf(after).stale).toBe(true);
    expect(around(after, 1)).toBe(11);
    expect(countOf(answered(after)).count).toBe(3);
  });

  it('are looked for in what was selected, which grows with what is typed in it', () => {
    const state = searched('tea [tea tea] tea', { find: 'tea' });
    const { from, to } = state.selection.main;
    const within = state.update({ effects: setWithin.of([{ from, to }]) }).state;
    expect(countOf(answered(within)).count).toBe(2);
    const longer = within.update({ changes: { from: 8, insert: 'tea ' } }).state;
    expect(countOf(answered(longer)).count).toBe(3);
  });

  it('are waited for when the author goes on to one before they are known, until something else is asked', () => {
    const asked = searched('|tea', { find: 'tea' }).update({
      effects: setQuery.of({ ...EMPTY_QUERY, find: 'te' }),
    }).state;
    expect(findStateOf(asked)).toMatchObject({ known: false, going: null });
    const going = asked.update({ effects: goWhenKnown.of(-1) }).state;
    expect(findStateOf(going).going).toBe(-1);
    expect(findStateOf(answered(going))).toMatchObject({ known: true, going: null });
    const other = going.update({ effects: setQuery.of({ ...EMPTY_QUERY, find: 't' }) }).state;
    expect(findStateOf(other).going).toBeNull();
  });

  it('are gone when find is closed, and what was looked for is kept', () => {
    const closed = searched('|tea', { find: 'tea' }).update({ effects: openFind.of({ open: false }) }).state;
    expect(countOf(closed).count).toBe(0);
    expect(findStateOf(closed).query.find).toBe('tea');
  });
});
