import { describe, expect, it } from 'vitest';
import { en } from '../messages/en';
import { explained } from './explained';

const { refused, conflict } = en.publish.waitingSentence;

describe('why something waits', () => {
  it('shows what the remote said apart from the sentence about it', () => {
    expect(explained({ reason: 'refused', detail: 'main is protected', quoted: true })).toEqual({
      sentence: refused,
      said: 'main is protected',
    });
  });

  it('is a sentence of our own where there is one, and never one in quotation', () => {
    expect(explained({ reason: 'refused', detail: 'Sign in first.', quoted: false })).toEqual({
      sentence: 'Sign in first.',
      said: '',
    });
    expect(explained({ reason: 'refused', detail: '', quoted: false })).toEqual({
      sentence: refused,
      said: '',
    });
  });

  it('names no paths for a conflict', () => {
    expect(explained({ reason: 'conflict', detail: 'a.md, b.md', quoted: false }).sentence).toBe(conflict);
  });
});
