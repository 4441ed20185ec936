import type { StateCommand } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { toggleCode } from './code';
import { draw, drawn } from './drawn-state';
import { toggleMark } from './inline';
import { openPair } from './open-pair';

/** What comes of commands and typed words, one after the other. */
function done(text: string, ...steps: readonly (StateCommand | string)[]): string {
  let state = drawn(text, openPair);
  for (const step of steps)
    if (typeof step === 'string')
      state = state.update(state.replaceSelection(step), { userEvent: 'input.type' }).state;
    else
      step({
        state,
        dispatch: (tr) => {
          state = tr.state;
        },
      });
  return draw(state);
}

const bold = toggleMark('bold');
const italic = toggleMark('italic');

describe('a mark that is put on for what is typed next', () => {
  it('ends by the same key behind what was typed', () => {
    expect(done('one |', bold, 'two', bold, ' three')).toBe('one **two** three|');
    expect(done('|', toggleCode, 'x', toggleCode, '.')).toBe('`x`.|');
    expect(done('|', italic, 'x', italic, '.')).toBe('*x*.|');
  });

  it('leaves the spaces at its end behind', () => {
    expect(done('one |', bold, 'two ', bold, 'three')).toBe('one **two** three|');
  });

  it('is taken away while nothing is typed, and by another key it is not ended', () => {
    expect(done('one |', bold, bold, 'two')).toBe('one two|');
    expect(done('one |', bold, 'two', italic)).toBe('one ***two|***');
  });

  it('is taken off a word that had been there', () => {
    expect(done('two|', bold, bold)).toBe('two|');
  });
});
