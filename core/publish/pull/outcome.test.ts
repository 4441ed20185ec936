import { describe, expect, it } from 'vitest';
import { afterReplaced, queuePush } from '../queue/queued-push';
import { successorOf } from './outcome';

const updated = { kind: 'updated', from: 'tip', to: 'new', obstacle: null, replaced: {} } as const;

describe('what is sent after the branch was updated', () => {
  it('is the remote’s own commit where that has all of the branch', () => {
    expect(successorOf({ ...updated, how: 'forward' }, 'below')).toBe('new');
  });

  it('is the merge, but not where it would take along what lies above', () => {
    expect(successorOf({ ...updated, how: 'merged' }, 'tip')).toBe('new');
    expect(successorOf({ ...updated, how: 'merged' }, 'below')).toBeNull();
  });

  it('is the commit as it was written again, whatever lies above', () => {
    const replaced = { below: 'below again', tip: 'new' };
    expect(successorOf({ ...updated, how: 'replayed', replaced }, 'below')).toBe('below again');
    expect(successorOf({ ...updated, how: 'replayed', replaced }, 'another')).toBeNull();
  });
});

describe('what waits after commits were replaced', () => {
  const entry = queuePush(null, { branch: 'main', remote: 'origin', oid: 'tip' }, 5);
  it('is the same push of the commit that took the place of its own', () => {
    expect(afterReplaced(entry, { tip: 'new' })).toEqual({ ...entry, oid: 'new' });
    expect(afterReplaced(entry, { below: 'new' })).toBeNull();
    expect(afterReplaced(null, { tip: 'new' })).toBeNull();
  });
});
