import { type Counted, counted, format } from '../../messages/en';
import { waitingWords as words } from '../../messages/waiting';
import { explained } from '../explained';
import type { WaitingView } from './waiting-view';

/** The one thing that helps now; null when there is nothing to do. */
export type WaitingAction = 'send' | 'get' | 'decide' | 'rewritten' | 'join' | 'publish-first' | 'look';

/** What the panel of what waits says first. */
export interface WaitingHeadline {
  readonly tone: 'good' | 'waits' | 'needs-you';
  readonly title: string;
  /** Why, and what happens next; may be empty. */
  readonly why: string;
  /** What the remote or Git said itself; may be empty. */
  readonly said: string;
  readonly action: WaitingAction | null;
}

/**
 * Says what waits, why, and what helps. `isPost` tells which of the blog's paths are posts; `time` writes a time of
 * the day (from ms since the epoch) as the author does; `now` in ms.
 */
export function waitingHeadline(
  view: WaitingView,
  sending: boolean,
  isPost: (path: string) => boolean,
  time: (ms: number) => string,
  now: number,
): WaitingHeadline {
  const { remote, branch, queued, outgoingCount, incomingCount } = view;
  if (branch === null) return headline('needs-you', words.noBranch, '', null);
  if (remote === null) return headline('waits', words.noRemote, '', null);
  if (outgoingCount === 0 && queued === null) {
    if (incomingCount === 0) return headline('good', format(words.nothing, { remote }), '', 'look');
    return headline('waits', counted(words.newer, incomingCount, { remote }), '', 'get');
  }
  const offline = queued?.reason === 'offline';
  const title = amount(view, isPost, offline ? OFFLINE : WAITS);
  if (sending) return headline('waits', title, words.sending, null);
  const reason = queued?.reason ?? null;
  const { sentence: why, said } =
    queued === null || reason === null
      ? { sentence: words.safe, said: '' }
      : explained({ ...queued, reason });
  switch (reason) {
    case 'offline':
    case 'not-pushed': {
      const next = queued?.nextAt ?? null;
      const again =
        next === null ? '' : next - now < 60_000 ? words.soon : format(words.again, { time: time(next) });
      return headline(
        'waits',
        title,
        `${words.safe} ${again}`.trim(),
        'send',
        reason === 'offline' ? '' : said,
      );
    }
    case 'conflict':
      return headline('needs-you', title, why, 'decide');
    case 'rewritten':
      return headline('needs-you', title, why, 'rewritten', said);
    case 'merge-needed':
      return headline('needs-you', title, why, 'join');
    case 'in-the-way':
      return headline('needs-you', title, why, 'publish-first', said);
    case 'unrelated':
    case 'branch-gone':
      return headline('needs-you', title, why, 'send', said);
    case 'no-remote':
    case 'refused':
    case null:
      return headline('waits', title, why, 'send', said);
  }
}

function headline(
  tone: WaitingHeadline['tone'],
  title: string,
  why: string,
  action: WaitingAction | null,
  said = '',
): WaitingHeadline {
  return { tone, title, why, said, action };
}

const OFFLINE = { posts: words.offline, changes: words.offlineChanges };
const WAITS = { posts: words.waiting, changes: words.changes };

/** Counts posts, as the author does; changes where none of the files is one. */
function amount(
  { outgoing, outgoingCount }: WaitingView,
  isPost: (path: string) => boolean,
  forms: { readonly posts: Counted; readonly changes: Counted },
): string {
  const posts = new Set(outgoing.flatMap(({ paths }) => paths.filter(isPost)));
  return posts.size > 0
    ? counted(forms.posts, posts.size)
    : counted(forms.changes, Math.max(1, outgoingCount));
}
