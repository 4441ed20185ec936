import { counted, format } from '../../messages/en';
import { waitingWords } from '../../messages/waiting';
import { explained } from '../explained';
import type { Published } from '../model';
import type { LinearObstacle } from './model';
import type { PullOutcome } from './outcome';

/** What came of looking at the remote, in a sentence. */
export function pullNews(outcome: PullOutcome, remote: string): string {
  switch (outcome.kind) {
    case 'current':
      return format(waitingWords.current, { remote });
    case 'updated':
      return updatedNews(outcome);
    case 'conflict':
      return counted(waitingWords.conflict, outcome.conflict.paths.length);
    case 'waiting':
      return Object.values(explained(outcome)).join(' ').trim();
  }
}

/** What came in when a change was sent, and how it was joined; null when nothing did. */
export function joinedNews({ joined, obstacle, remote }: Published): string | null {
  if (obstacle !== undefined) return notLinearSentence(obstacle);
  return joined === undefined ? null : format(waitingWords.along[joined], { remote });
}

/** What came of sending what waited, without the author. */
export function sentNews(published: Published): string {
  const sent = format(waitingWords.sent, { remote: published.remote });
  return [sent, joinedNews(published)].filter((each) => each !== null).join(' ');
}

function updatedNews({ how, obstacle }: Extract<PullOutcome, { kind: 'updated' }>): string {
  switch (how) {
    case 'forward':
      return waitingWords.updated;
    case 'replayed':
      return waitingWords.replayed;
    case 'merged':
      return obstacle === null ? waitingWords.merged : notLinearSentence(obstacle);
  }
}

/** Says that both sides are joined by a merge although the author asked for a straight line, and why. */
function notLinearSentence(obstacle: LinearObstacle): string {
  return format(waitingWords.notLinear, { why: waitingWords.obstacles[obstacle] });
}
