import { en } from '../messages/en';
import type { WaitingReason } from './model';

/** Why something waits, as an author reads it. */
export interface Explained {
  readonly sentence: string;
  /** What the remote or Git said, word for word; may be empty. */
  readonly said: string;
}

/** Takes what Longhand has to say of it apart from what the remote or Git said. */
export function explained(why: {
  readonly reason: WaitingReason;
  readonly detail: string;
  readonly quoted: boolean;
}): Explained {
  const { reason, detail, quoted } = why;
  const sentence = en.publish.waitingSentence[reason];
  if (quoted) return { sentence, said: detail };
  // Which files they are is seen where both versions are.
  return { sentence: detail === '' || reason === 'conflict' ? sentence : detail, said: '' };
}
