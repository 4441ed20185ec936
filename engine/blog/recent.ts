import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { errnoOf } from '../posts/file-errors';
import { KeyedMutex } from '../posts/mutex';
import { parseJson, writeJson } from '../settings/json-file';

const MAX_RECENT = 20;

const Remembered = z.object({
  id: z.string(),
  name: z.string(),
  /** Absolute. */
  root: z.string(),
  /** The post that was open last, as a path relative to the blog. */
  lastPost: z.string().nullable().default(null),
});
const Memory = z.object({
  /** The blog that is open, to be opened again at the next start. */
  current: z.string().nullable().default(null),
  blogs: z.array(Remembered),
});
type Memory = z.infer<typeof Memory>;

/** A blog that was open before. `missing`: its folder is not there now. */
export interface RecentEntry {
  readonly id: string;
  readonly name: string;
  readonly root: string;
  readonly missing: boolean;
}

/**
 * Remembers which blogs were open, in a JSON file of the app's own. A file that is missing or cannot be read
 * is an empty memory. What is remembered holds at once, for this process; writing it fails as `writeDurably`
 * does.
 */
export class RecentBlogs {
  readonly #path: string;
  readonly #writes = new KeyedMutex();
  #memory: Memory | null = null;

  /** `path` of the file, absolute; its folder is created when something is remembered. */
  constructor(path: string) {
    this.#path = path;
  }

  /** The last one opened first. */
  async list(): Promise<RecentEntry[]> {
    return Promise.all(
      this.#read().blogs.map(async ({ id, name, root }) => ({
        id,
        name,
        root,
        missing: !(await isFolder(root)),
      })),
    );
  }

  /** The folder of the blog that was open when the app was last used, or null. */
  current(): string | null {
    const { current, blogs } = this.#read();
    return blogs.find(({ id }) => id === current)?.root ?? null;
  }

  /** The post that was last open in a blog, or null. */
  lastPost(id: string): string | null {
    return this.#read().blogs.find((blog) => blog.id === id)?.lastPost ?? null;
  }

  /** Puts a blog at the front, once, as the one that is open. */
  remember(blog: { readonly id: string; readonly name: string; readonly root: string }): Promise<void> {
    const { id, name, root } = blog;
    const { blogs } = this.#read();
    const entry = { id, name, root, lastPost: this.lastPost(id) };
    const others = blogs.filter((one) => one.id !== id);
    return this.#keep({ current: id, blogs: [entry, ...others].slice(0, MAX_RECENT) });
  }

  /** Remembers the post that is open in a blog; nothing happens for a blog that is not remembered. */
  noteLastPost(id: string, lastPost: string | null): Promise<void> {
    if (this.lastPost(id) === lastPost) return Promise.resolve();
    const { current, blogs } = this.#read();
    return this.#keep({ current, blogs: blogs.map((one) => (one.id === id ? { ...one, lastPost } : one)) });
  }

  /** The author closed the blog: the next start opens none. */
  forgetCurrent(): Promise<void> {
    return this.#keep({ ...this.#read(), current: null });
  }

  /** Takes a blog off the list; nothing else happens to it. */
  forget(id: string): Promise<void> {
    const { current, blogs } = this.#read();
    return this.#keep({
      current: current === id ? null : current,
      blogs: blogs.filter((blog) => blog.id !== id),
    });
  }

  /** Synchronous, once: the start needs to know what to open before it does anything else. */
  #read(): Memory {
    this.#memory ??= Memory.safeParse(parseJson(readOrEmpty(this.#path))).data ?? {
      current: null,
      blogs: [],
    };
    return this.#memory;
  }

  #keep(memory: Memory): Promise<void> {
    this.#memory = memory;
    // What is newest when its turn comes is written, so that the last write is never an older state.
    return this.#writes.run(this.#path, () => writeJson(this.#path, this.#read()));
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return '';
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}
