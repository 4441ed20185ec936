import { describe, expect, it } from 'vitest';
import type { Sync } from './sync';
import { syncNews } from './sync-news';

const unsaved: Sync = { kind: 'unsaved', backedUp: true };
const saved: Sync = { kind: 'saved' };
const conflict: Sync = { kind: 'needs-you', reason: 'conflict' };
const rewritten: Sync = { kind: 'needs-you', reason: 'rewritten' };
const offline: Sync = { kind: 'committed', reason: 'offline' };

describe('what is told of a post’s state', () => {
  it.each<[string, Sync | null, Sync]>([
    ['writing', saved, unsaved],
    ['a pause in writing', unsaved, saved],
    ['a post that is opened', null, saved],
    ['a post that is opened and waits', null, offline],
    ['trouble that an alert tells', unsaved, conflict],
    ['what is sent', offline, { kind: 'committed', reason: 'sending' }],
    ['what was sent and is told by its notice', offline, { kind: 'published' }],
    ['the same need as before', rewritten, rewritten],
  ])('nothing: %s', (_, before, now) => {
    expect(syncNews(before, now)).toBeNull();
  });

  it.each<[string, Sync | null, Sync, string]>([
    ['trouble that is over', conflict, saved, 'Saved'],
    [
      'another reason to wait',
      { kind: 'committed', reason: 'not-pushed' },
      offline,
      'Committed, waiting (offline)',
    ],
    ['what only the author can decide', saved, rewritten, 'Needs you'],
    ['the same of a post that is opened', null, rewritten, 'Needs you'],
  ])('%s', (_, before, now, words) => {
    expect(syncNews(before, now)).toContain(words);
  });
});
