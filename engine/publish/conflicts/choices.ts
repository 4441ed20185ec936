import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MergeChoices } from '#core/publish/merge/choice';
import { FilePick } from '#core/publish/merge/conflict';
import { type RecordKind, Records, repositoryStateFolder } from '../records/records';
import type { ReadyRepository } from '../repository';

/** What was decided about one conflicted file and is not carried out yet, so that the author can go and come back. */
export const KeptChoices = z.strictObject({
  /** Relative to the top level. */
  path: z.string(),
  /** The branch the decision is for. */
  branch: z.string(),
  /** The blobs it was about; null for no file. */
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  choices: MergeChoices,
  pick: FilePick.nullable(),
});
export type KeptChoices = z.infer<typeof KeptChoices>;

const CHOICES: RecordKind<KeptChoices> = { name: 'conflict-choices', version: 1, schema: KeptChoices };

/** The decisions of one branch that wait to be carried out. `stateFolder` is the app's own (absolute). */
export class ChoiceShelf {
  readonly #records: Records<KeptChoices>;
  readonly #branch: string;

  constructor(
    stateFolder: string,
    repository: Pick<ReadyRepository, 'commonDir'> & { readonly branch: string },
  ) {
    this.#records = new Records(repositoryStateFolder(stateFolder, repository), CHOICES);
    this.#branch = repository.branch;
  }

  /** By path. */
  async all(): Promise<ReadonlyMap<string, KeptChoices>> {
    const { records } = await this.#records.list();
    return new Map(
      records.flatMap(({ value }) => (value.branch === this.#branch ? [[value.path, value]] : [])),
    );
  }

  /** When it resolves, the decision survives a power cut. Fails with `disk-full`, `write-failed`. */
  keep(choices: Omit<KeptChoices, 'branch'>): Promise<void> {
    return this.#records.put(this.#id(choices.path), { ...choices, branch: this.#branch });
  }

  /** Lets go of all of them. */
  async clear(): Promise<void> {
    for (const path of (await this.all()).keys()) await this.#records.remove(this.#id(path));
  }

  #id(path: string): string {
    return createHash('sha256').update(`${this.#branch}\0${path}`).digest('hex').slice(0, 32);
  }
}
