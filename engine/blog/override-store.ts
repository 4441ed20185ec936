import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BlogOverrides } from '#core/blog/overrides/overrides';
import { errnoOf } from '../posts/file-errors';
import { KeyedMutex } from '../posts/mutex';
import { parseJson, writeJson } from '../settings/json-file';

const Stored = z.record(z.string(), z.unknown());

/** What authors decided about their blogs without writing it into them, in a JSON file of the app's own. */
export class OverrideStore {
  readonly #path: string;
  readonly #turns = new KeyedMutex();

  /** `path` of the file, absolute; its folder is created when something is kept. */
  constructor(path: string) {
    this.#path = path;
  }

  /** What is kept for a blog, by its id. Never fails: what is missing, unreadable or does not fit decides nothing. */
  read(blogId: string): Promise<BlogOverrides> {
    return this.#turns.run(this.#path, async () => fitting((await this.#all())[blogId]));
  }

  /** Keeps decisions for a blog; none take its entry away. Fails as `writeDurably` does. */
  write(blogId: string, overrides: BlogOverrides): Promise<void> {
    return this.#turns.run(this.#path, async () => {
      const { [blogId]: before, ...others } = await this.#all();
      const none = Object.values(overrides).every((value) => value === undefined);
      if (none && before === undefined) return;
      await writeJson(this.#path, none ? others : { ...others, [blogId]: overrides });
    });
  }

  async #all(): Promise<Record<string, unknown>> {
    const read = Stored.safeParse(parseJson(await readOrEmpty(this.#path)));
    return read.success ? read.data : {};
  }
}

/** Each part on its own, so that one that another version wrote does not cost the others. */
function fitting(stored: unknown): BlogOverrides {
  if (typeof stored !== 'object' || stored === null) return {};
  const parts = Object.entries(stored).filter(([key, value]) => {
    const part = BlogOverrides.safeParse({ [key]: value });
    return part.success;
  });
  const read = BlogOverrides.safeParse(Object.fromEntries(parts));
  return read.success ? read.data : {};
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}
