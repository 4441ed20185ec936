import { describe, expect, it } from 'vitest';
import { pullNews } from './news';
import type { PullOutcome } from './outcome';

const updated = { kind: 'updated', from: 'a', to: 'b', obstacle: null, replaced: {} } as const;

describe('what came of looking at the remote', () => {
  it.each<[PullOutcome, string]>([
    [{ kind: 'current' }, 'nothing newer on origin'],
    [{ ...updated, how: 'forward' }, 'are here now.'],
    [{ ...updated, how: 'merged' }, 'together with yours.'],
    [{ ...updated, how: 'replayed' }, 'with yours on top of them.'],
    [{ ...updated, how: 'merged', obstacle: 'elsewhere' }, 'straight line: some of your commits are on'],
    [{ kind: 'waiting', reason: 'merge-needed', detail: 'Only so.', quoted: false }, 'Only so.'],
    [{ kind: 'waiting', reason: 'refused', detail: 'No.', quoted: true }, 'The remote did not take it. No.'],
  ])('is told in a sentence: %o', (outcome, words) => {
    expect(pullNews(outcome, 'origin')).toContain(words);
  });
});
