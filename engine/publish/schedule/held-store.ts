import { z } from 'zod';
import { HeldPublish } from '#core/publish/schedule/held';
import { newRecordId, type RecordKind, Records, repositoryStateFolder } from '../records/records';
import type { ReadyRepository } from '../repository';

/** `prefix` says which of the repository's blogs it is of: one repository may hold several. */
const Kept = z.strictObject({ prefix: z.string(), held: HeldPublish.omit({ id: true }) });
type Kept = z.infer<typeof Kept>;

const HELD: RecordKind<Kept> = { name: 'scheduled', version: 1, schema: Kept };

/** What of a repository names its place in the app's folder. */
type Place = Pick<ReadyRepository, 'commonDir' | 'prefix'>;

/** The publishes of one blog that wait for their time, on the disk. Fails as `Records` does. */
export class HeldStore {
  readonly #records: Records<Kept>;
  readonly #prefix: string;

  /** `state` is the app's folder for what publishing keeps, absolute. */
  constructor(state: string, place: Place) {
    this.#records = new Records(repositoryStateFolder(state, place), HELD);
    this.#prefix = place.prefix;
  }

  /** In the order of their times. */
  async list(): Promise<HeldPublish[]> {
    const { records } = await this.#records.list();
    return records
      .filter(({ value }) => value.prefix === this.#prefix)
      .map(({ id, value }) => ({ id, ...value.held }))
      .sort((a, b) => a.at - b.at);
  }

  /** Keeps it; when it resolves, it survives a power cut. A post has one time: what was kept for the same files goes. */
  async add(held: Omit<HeldPublish, 'id'>): Promise<HeldPublish> {
    const before = await this.list();
    const id = newRecordId();
    await this.#put({ id, ...held });
    const wanted = new Set(held.paths);
    for (const old of before) if (old.paths.every((path) => wanted.has(path))) await this.remove(old.id);
    return { id, ...held };
  }

  /** Keeps why its publish failed, for the author to decide. */
  async failed(held: HeldPublish, failed: NonNullable<HeldPublish['failed']>): Promise<HeldPublish> {
    const next = { ...held, failed };
    await this.#put(next);
    return next;
  }

  /** Removes it; nothing happens when it is not there. */
  remove(id: string): Promise<void> {
    return this.#records.remove(id);
  }

  #put({ id, ...held }: HeldPublish): Promise<void> {
    return this.#records.put(id, { prefix: this.#prefix, held });
  }
}
