import { describe, expect, it } from 'vitest';
import { draw, drawn } from '../commands/drawn-state';
import { overPipe } from './typed-pipe';

const HEAD = '¦ a ¦ b ¦\n¦---¦---¦\n';

/** Where the caret is when a pipe is typed; null when it is written. */
function typed(row: string): string | null {
  const state = drawn(HEAD + row);
  const spec = overPipe(state, state.selection.main.head);
  return spec && draw(state.update(spec).state).slice(HEAD.length);
}

describe('a pipe that is typed in a table', () => {
  it.each([
    ['begins an empty row', '¦ |    ¦    ¦', '¦|     ¦    ¦'],
    ['ends a cell', '¦ c |  ¦    ¦', '¦ c   ¦|    ¦'],
    ['ends an empty cell', '¦ c ¦|    ¦', '¦ c ¦    ¦|'],
    ['ends a row', '¦ c ¦ d |  ¦', '¦ c ¦ d   ¦|'],
  ])('%s', (_, before, then) => expect(typed(before)).toBe(then));

  it.each(['¦ c| d ¦ e ¦', '¦ c \\| ¦ e ¦', 'c | ¦ d', '¦ c ¦ d ¦|'])('is written in %s', (row) => {
    expect(typed(row)).toBeNull();
  });
});
