import { configCandidates } from '#core/blog/detect';
import { isSectionFile } from '#core/blog/inherited/sections';
import type { ContentModel } from '#core/blog/model';
import { fileOf } from '../file-path';
import { type FileStamp, isSettled, sameStamp, stampAt } from './scan';

/** What the author overrules of a blog's model. */
const OVERRIDES = /^\.longhand\.ya?ml$/;

/** Whether a file (path relative to the blog) may say how the blog is kept, or what its posts inherit. */
export function isConfig(path: string, model: ContentModel): boolean {
  return (
    OVERRIDES.test(path) ||
    isSectionFile(path, model) ||
    configCandidates([path]).length > 0 ||
    configFiles(model).includes(path)
  );
}

/** The folders of the files that the model was read from: theirs are watched too. */
export function configFolders(model: ContentModel): string[] {
  return [...new Set(configFiles(model).map(folderOf))];
}

/** The files that the model was read from, as far as it says so. */
function configFiles(model: ContentModel): string[] {
  const files = [model.configFile, ...model.evidence.map(({ file }) => file)];
  return [...new Set(files.filter((file) => file !== null))];
}

/** What the model was read from, as it is at a moment. */
export class ConfigStamps {
  readonly #root: string;
  readonly #stamps = new Map<string, FileStamp | null>();
  readonly #readAt: number | null;
  #isFirst = true;

  /** `root` is absolute; `readAt`: when reading the model began, ms since the epoch. */
  constructor(root: string, readAt: number | null) {
    this.#root = root;
    this.#readAt = readAt;
  }

  /** Looks at these files; whether one of them changed, came or went since it was looked at before. */
  look(files: readonly string[]): boolean {
    let changed = false;
    for (const file of files) {
      const before = this.#stamps.get(file) ?? null;
      const now = stampAt(fileOf(this.#root, file));
      changed ||= before === null || now === null ? before !== now : !sameStamp(before, now);
      this.#stamps.set(file, now);
    }
    return changed;
  }

  /** The same for all: what the model names, and the files of its sections. At first, whether since the model was read. */
  lookAtAll(model: ContentModel, sections: readonly string[]): boolean {
    const changed = this.look([...new Set([...this.#stamps.keys(), ...configFiles(model), ...sections])]);
    if (!this.#isFirst) return changed;
    this.#isFirst = false;
    const readAt = this.#readAt;
    if (readAt === null) return false;
    return [...this.#stamps.values()].some((stamp) => stamp !== null && !isSettled(stamp, readAt));
  }
}

/** The folder a path (`/`-separated) lies in; `''` at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
