import { createHash } from 'node:crypto';
import type { Replaced } from '#core/publish/pull/model';
import { afterReplaced, QueuedPush } from '#core/publish/queue/queued-push';
import { type RecordKind, Records, repositoryStateFolder } from '../records/records';
import type { ReadyRepository } from '../repository';

const PUSHES: RecordKind<QueuedPush> = { name: 'pushes', version: 1, schema: QueuedPush };

/** What of a repository waits to be pushed, by branch, on the disk. `state` is the app's folder (absolute). */
export class QueuedPushes {
  readonly #records: Records<QueuedPush>;

  constructor(state: string, repository: Pick<ReadyRepository, 'commonDir'>) {
    this.#records = new Records(repositoryStateFolder(state, repository), PUSHES);
  }

  /** The ones that wait longest come first. Fails as `Records` does, like all of these. */
  async all(): Promise<QueuedPush[]> {
    const { records } = await this.#records.list();
    return records.map(({ value }) => value).sort((one, other) => one.since - other.since);
  }

  /** What waits on a branch; null for nothing. */
  of(branch: string): Promise<QueuedPush | null> {
    return this.#records.get(idOf(branch));
  }

  /** Keeps it in place of what waited on its branch. */
  put(entry: QueuedPush): Promise<void> {
    return this.#records.put(idOf(entry.branch), entry);
  }

  /** What waits on the branch follows to the commit that took the place of its own (`replaced`), if one did. */
  async follow(branch: string, replaced: Replaced): Promise<void> {
    const after = afterReplaced(await this.of(branch), replaced);
    if (after !== null) await this.put(after);
  }

  /** Removes it. Should a power cut bring it back, the next try finds it on the remote. */
  arrived(branch: string): Promise<void> {
    return this.#records.forget(idOf(branch));
  }

  /** Removes it for good: when this resolves, no power cut brings it back. */
  remove(branch: string): Promise<void> {
    return this.#records.remove(idOf(branch));
  }
}

const idOf = (branch: string) => createHash('sha256').update(branch).digest('hex').slice(0, 40);
