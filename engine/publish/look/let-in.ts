import type { PushTarget } from '#core/publish/config-facts';
import { currentOperation } from '../askpass/operation';
import type { ReadyRepository } from '../repository';

/** Remotes that have answered while the author waited, since the program started. */
const answered = new Set<string>();

const keyOf = ({ commonDir }: ReadyRepository, { remote }: PushTarget) =>
  `${commonDir}\n${remote.ownPushUrl ?? remote.url}`;

/** Notes that a remote has answered, where it is the author who waits for it: whatever had to be asked was asked then. */
export function noteLetIn(repository: ReadyRepository, target: PushTarget): void {
  if (currentOperation() !== null) answered.add(keyOf(repository, target));
}

/** Whether the remote has let the author in since the program started. */
export function letInBefore(repository: ReadyRepository, target: PushTarget): boolean {
  return answered.has(keyOf(repository, target));
}
