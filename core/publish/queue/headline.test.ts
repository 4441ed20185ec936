import { describe, expect, it } from 'vitest';
import type { WaitingReason } from '../model';
import { waitingHeadline } from './headline';
import type { WaitingView } from './waiting-view';

const commit = (path: string) => ({ oid: path, subject: path, author: 'Ada', at: 0, paths: [path, 'x.png'] });
const quiet: WaitingView = {
  remote: 'origin',
  branch: 'main',
  outgoing: [],
  outgoingCount: 0,
  incoming: [],
  incomingCount: 0,
  queued: null,
};
const two: WaitingView = {
  ...quiet,
  outgoing: [commit('a.md'), commit('b.md'), commit('a.md')],
  outgoingCount: 3,
};
const because = (reason: WaitingReason, nextAt: number | null = null): WaitingView => ({
  ...two,
  queued: {
    branch: 'main',
    remote: 'origin',
    oid: 'a',
    since: 0,
    attempts: 1,
    reason,
    detail: 'words',
    quoted: true,
    nextAt,
  },
});
const says = (view: WaitingView, sending = false) =>
  waitingHeadline(
    view,
    sending,
    (path) => path.endsWith('.md'),
    () => '10:32',
    0,
  );

describe('what the panel of what waits says first', () => {
  it('counts the posts that wait while offline, and says when it tries again [R39]', () => {
    expect(says(because('offline', 600_000))).toEqual({
      tone: 'waits',
      title: 'Offline, 2 posts waiting',
      why: 'It is safe on this computer. Longhand tries again at 10:32, and as soon as the network is back.',
      said: '',
      action: 'send',
    });
    expect(says(because('offline', 5_000)).why).toContain('in a moment');
    expect(says(because('not-pushed')).why).toBe('It is safe on this computer.');
  });

  it.each<[WaitingReason, string | null, string]>([
    ['refused', 'send', 'waits'],
    ['conflict', 'decide', 'needs-you'],
    ['rewritten', 'rewritten', 'needs-you'],
    ['in-the-way', 'publish-first', 'needs-you'],
    ['branch-gone', 'send', 'needs-you'],
    ['unrelated', 'send', 'needs-you'],
    ['merge-needed', 'join', 'needs-you'],
  ])('names why (%s) and the one thing that helps', (reason, action, tone) => {
    expect(says(because(reason))).toMatchObject({ title: '2 posts wait', action, tone });
    expect(says(because(reason)).why).not.toBe('');
  });

  it('is calm when nothing waits, and tells what is newer', () => {
    expect(says(quiet)).toMatchObject({ tone: 'good', action: 'look' });
    expect(says({ ...quiet, incomingCount: 1 })).toMatchObject({
      title: '1 newer change on origin',
      action: 'get',
    });
    expect(says({ ...quiet, remote: null }).title).toContain('no remote yet');
    expect(says({ ...quiet, branch: null })).toMatchObject({ tone: 'needs-you', action: null });
  });

  it('offers nothing while it is being sent, and counts changes where there is no post', () => {
    expect(says(because('offline', 0), true)).toMatchObject({ why: 'Being sent now…', action: null });
    const files = { ...two, outgoing: [{ ...commit('x.css'), paths: ['x.css'] }], outgoingCount: 1 };
    expect(says(files).title).toBe('1 change waits');
  });
});
