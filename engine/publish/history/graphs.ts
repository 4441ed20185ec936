import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { errnoOf } from '../../posts/file-errors';
import { git } from '../git';

/** How long a graph is used before it is written anew, ms. */
const FRESH = 24 * 60 * 60 * 1000;

/**
 * Git's own index of which commit touched which path (a commit graph with changed paths), which makes the history of one
 * post quick in a repository of thousands of commits. It lies in a folder of the app's own that Git is shown as one more place
 * for objects, so that nothing in the author's repository changes.
 */
export class HistoryGraphs {
  readonly #folder: string;
  readonly #writing = new Map<string, Promise<void>>();

  /** `folder` is its own, absolute, created when needed. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Where the graph of the repository that `root` is in lies. Where there is none it is written first, which takes less than
   * the one walk through all commits that it saves; one that is old is written anew meanwhile. Null where Git makes
   * none (no repository, no commit) or the folder cannot be used.
   */
  async ready(root: string, report: (error: unknown) => void): Promise<string | null> {
    const folder = this.#of(root);
    // A list of folders cannot name one with its delimiter in it.
    if (folder.includes(delimiter)) return null;
    try {
      const written = await writtenAt(folder);
      if (written === null) await this.#write(root, folder);
      else if (Math.abs(Date.now() - written) > FRESH) void this.#write(root, folder).catch(report);
      return (await writtenAt(folder)) === null ? null : folder;
    } catch (error) {
      report(error);
      return null;
    }
  }

  #write(root: string, folder: string): Promise<void> {
    const running = this.#writing.get(folder);
    if (running) return running;
    const writing = write(root, folder).finally(() => this.#writing.delete(folder));
    this.#writing.set(folder, writing);
    return writing;
  }

  #of(root: string): string {
    return join(this.#folder, createHash('sha256').update(root).digest('hex').slice(0, 40));
  }
}

async function write(root: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'info'), { recursive: true, mode: 0o700 });
  await git(root, {
    operation: 'index the history',
    args: [
      'commit-graph',
      'write',
      '--reachable',
      '--changed-paths',
      '--no-progress',
      `--object-dir=${folder}`,
    ],
    objectFolder: folder,
    // No repository, or nothing in it.
    expect: [128],
  });
}

async function writtenAt(folder: string): Promise<number | null> {
  try {
    return (await stat(join(folder, 'info', 'commit-graph'))).mtimeMs;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
