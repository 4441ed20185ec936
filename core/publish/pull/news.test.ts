import { describe, expect, it } from 'vitest';
import type { Published } from '../model';
import { joinedNews, pullNews, sentNews } from './news';
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

describe('what came in when a change was sent', () => {
  const sent: Published = { kind: 'published', commit: 'c', remote: 'origin', branch: 'main' };

  it.each<[Partial<Published>, string]>([
    [{ joined: 'forward' }, 'Newer changes from origin are here now, too.'],
    [{ joined: 'merged' }, 'Newer changes from origin are here now, together with yours.'],
    [{ joined: 'replayed' }, 'Newer changes from origin are here now, with yours on top of them.'],
    [{ joined: 'merged', obstacle: 'conflict' }, 'straight line: one of your commits changes the same words'],
  ])('is told in a sentence: %o', (how, words) => {
    expect(joinedNews({ ...sent, ...how })).toContain(words);
    expect(sentNews({ ...sent, ...how })).toMatch(/^What waited is on origin now\. /);
    expect(sentNews({ ...sent, ...how })).toContain(words);
  });

  it('is nothing to tell where nothing did', () => {
    expect(joinedNews(sent)).toBeNull();
    expect(sentNews(sent)).toBe('What waited is on origin now.');
  });
});
