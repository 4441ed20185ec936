import { describe, expect, it } from 'vitest';
import { listAction } from './list-keys';

type Held = Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>>;
const action = (key: string, held: Held = {}, typing = false) =>
  listAction({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, typing);

describe('a key in the list of posts', () => {
  it('moves, by a row, a page or to the end, and picks on the way with Shift', () => {
    expect(action('ArrowDown')).toEqual({ kind: 'step', unit: 'row', by: 1, extend: false });
    expect(action('PageUp', { shiftKey: true })).toEqual({
      kind: 'step',
      unit: 'page',
      by: -1,
      extend: true,
    });
    expect(action('End')).toEqual({ kind: 'edge', to: 'last', extend: false });
  });

  it('opens, picks one, picks all, lets go', () => {
    expect(action('Enter')).toEqual({ kind: 'open' });
    expect(action(' ')).toEqual({ kind: 'open' });
    expect(action(' ', { ctrlKey: true })).toEqual({ kind: 'toggle' });
    expect(action(' ', { shiftKey: true })).toEqual({ kind: 'extend' });
    expect(action('a', { metaKey: true })).toEqual({ kind: 'all' });
    expect(action('Escape')).toEqual({ kind: 'let-go' });
  });

  it('types a title, with its spaces, in any script', () => {
    expect(action('a')).toEqual({ kind: 'type', letter: 'a' });
    expect(action('雨')).toEqual({ kind: 'type', letter: '雨' });
    expect(action(' ', {}, true)).toEqual({ kind: 'type', letter: ' ' });
  });

  it('leaves every other key to the window', () => {
    expect(action('Enter', { ctrlKey: true })).toBeNull();
    expect(action('n', { ctrlKey: true })).toBeNull();
    expect(action('F10')).toBeNull();
    expect(action('F6')).toBeNull();
    expect(action('Tab')).toBeNull();
    expect(action('ArrowDown', { altKey: true })).toBeNull();
  });
});
