import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TrustAnswer } from '#core/publish/trust/model';
import type { KeptAnswer } from '#core/publish/trust/standing';
import { errnoOf } from '../../posts/file-errors';
import { KeyedMutex } from '../../posts/mutex';
import { parseJson, writeJson } from '../../settings/json-file';

const Stored = z.record(z.string(), z.strictObject({ answer: TrustAnswer, seen: z.array(z.string()) }));

/**
 * Which repositories the author trusts, in a JSON file of the app's own. It holds hashes, never settings. A file that is
 * missing or cannot be read trusts nothing.
 */
export class TrustStore {
  readonly #path: string;
  readonly #turns = new KeyedMutex();

  /** `path` of the file, absolute; its folder is created when something is kept. */
  constructor(path: string) {
    this.#path = path;
  }

  /** The answer for the repository with its records in `commonDir` (absolute), or null. */
  async read(commonDir: string): Promise<KeptAnswer | null> {
    return (await this.#all())[commonDir] ?? null;
  }

  /** Keeps an answer in place of the one before. Fails as `writeDurably` does. */
  keep(commonDir: string, answer: KeptAnswer): Promise<void> {
    return this.#turns.run(this.#path, async () =>
      writeJson(this.#path, { ...(await this.#all()), [commonDir]: answer }),
    );
  }

  async #all(): Promise<z.infer<typeof Stored>> {
    const read = Stored.safeParse(parseJson(await readOrEmpty(this.#path)));
    return read.success ? read.data : {};
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}
