import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patternOf } from '#core/editor/find';
import { readFrontMatter } from '#core/posts/front-matter/front-matter';
import { frontMatterRules } from '#core/posts/front-matter/rules';
import { hitsIn } from '#core/posts/replace/hits';
import { errnoOf } from '../file-errors';
import { decodePost, MAX_READ_THROUGH, revisionOf } from '../post-bytes';
import type { PostHits, ReplaceSearch, SearchResult } from './protocol';

/** A text that was read, for as long as its file looks the same. */
interface KeptText {
  readonly stamp: string;
  /** Null for what is no plain text. */
  readonly text: string | null;
  readonly revision: string;
}

/** Reads the posts and looks through them, in this thread; texts are kept for the next search. */
export class ReplaceSearcher {
  readonly #kept = new Map<string, KeptText>();

  /**
   * All matches, at most `most`. `onPost` is told the place of each post before it is looked through, and ends the search
   * by answering false; then the result is null. The query must be one that `patternOf` makes an expression of.
   */
  run({ root, model, ids, query, most }: ReplaceSearch, onPost: (n: number) => boolean): SearchResult | null {
    const pattern = patternOf(query);
    if (!pattern.ok) throw new Error(pattern.reason);
    const posts: PostHits[] = [];
    let left = most;
    let skipped = 0;
    for (const [n, id] of ids.entries()) {
      if (!onPost(n)) return null;
      const read = this.#read(join(root, id));
      if (read === null) continue;
      if (read.text === null) {
        skipped += 1;
        continue;
      }
      const from = query.frontMatter ? 0 : readFrontMatter(read.text, frontMatterRules(model, id)).to;
      const { hits, more } = hitsIn(read.text, from, pattern.expression, query, left);
      if (hits.length > 0) posts.push({ id, revision: read.revision, hits });
      left -= hits.length;
      if (more) return { posts, capped: true, skipped };
    }
    return { posts, capped: false, skipped };
  }

  /** Null for a file that is gone: it is no post any more. */
  #read(path: string): KeptText | null {
    try {
      const { size, mtimeMs, ctimeMs, ino } = lstatSync(path);
      const stamp = `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
      const before = this.#kept.get(path);
      // A file that was written a moment ago may be written again within the same tick of its clock.
      if (before?.stamp === stamp && Date.now() - mtimeMs > 2_000) return before;
      const read = { stamp, ...readText(path, size) };
      this.#kept.set(path, read);
      return read;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null;
      if (errnoOf(error) === null) throw error;
      return { stamp: '', text: null, revision: '' };
    }
  }
}

function readText(path: string, size: number): { readonly text: string | null; readonly revision: string } {
  if (size > MAX_READ_THROUGH || !lstatSync(path).isFile()) return { text: null, revision: '' };
  const bytes = readFileSync(path);
  const { text, utf8 } = decodePost(bytes);
  return utf8 ? { text, revision: revisionOf(bytes) } : { text: null, revision: '' };
}
