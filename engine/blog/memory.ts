import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ContentModel } from '#core/blog/model';
import { Repository } from '#core/publish/model';
import { errnoOf } from '../posts/file-errors';
import { parseJson, writeJson } from '../settings/json-file';

const Remembered = z.strictObject({
  version: z.string(),
  /** Absolute. */
  root: z.string(),
  name: z.string(),
  model: ContentModel,
  repository: Repository,
});

/** What a blog was when it was last open: good enough to show its first post, and to be proved right after that. */
export type RememberedBlog = Pick<z.infer<typeof Remembered>, 'name' | 'model' | 'repository'>;

/** Remembers blogs in files of the app's own, one for each, for the next start. */
export class BlogMemory {
  readonly #folder: string;
  readonly #version: string;
  readonly #known = new Map<string, z.infer<typeof Remembered>>();

  /** `folder` is absolute; what another `version` of the program remembers is not used. */
  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
  }

  /** Null when nothing, or nothing that can be used, is remembered of the blog in `root`. */
  async read(id: string, root: string): Promise<RememberedBlog | null> {
    const found = Remembered.safeParse(parseJson(await textOrEmpty(this.#path(id)))).data;
    if (found === undefined || found.version !== this.#version || found.root !== root) return null;
    this.#known.set(id, found);
    const { name, model, repository } = found;
    return { name, model, repository };
  }

  /** Writes nothing when it is what is remembered already. Fails as `writeDurably` does. */
  async keep(id: string, root: string, blog: RememberedBlog): Promise<void> {
    const { name, model, repository } = blog;
    const next = { version: this.#version, root, name, model, repository };
    // By value: a schema gives its keys in an order of its own.
    if (isDeepStrictEqual(this.#known.get(id), next)) return;
    this.#known.set(id, next);
    await writeJson(this.#path(id), next);
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.blog`);
  }
}

async function textOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}
