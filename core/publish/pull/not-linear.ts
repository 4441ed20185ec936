import { format } from '../../messages/en';
import { waitingWords as words } from '../../messages/waiting';
import type { LinearObstacle } from './model';

/** Says that both sides are joined by a merge although the author asked for a straight line, and why. */
export function notLinearSentence(obstacle: LinearObstacle): string {
  return format(words.notLinear, { why: words.obstacles[obstacle] });
}
