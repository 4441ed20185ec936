import { counted, format } from '../../messages/en';
import { waitingWords } from '../../messages/waiting';
import { explained } from '../explained';
import { notLinearSentence } from './not-linear';
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
