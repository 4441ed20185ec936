import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../tests/faults/temp-folder';
import { openBlog } from '../blog/open';
import { listPosts } from './library';
import { readPost, savePost } from './post-file';

/** Copies of real blogs that some developers have beside the checkout; not part of the project. */
const BLOGS = join(import.meta.dirname, '../../../shared/blogs');
const names = existsSync(BLOGS)
  ? readdirSync(BLOGS, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  : [];

/** A copy of a folder whose files may be changed, whatever the originals say. */
function copyWritable(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(to, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink())
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

describe.skipIf(names.length === 0)('real blogs (skipped without ../shared/blogs)', () => {
  it.each(names)('[R14] every post of %s opens and saves without a byte changed', async (name) => {
    const root = join(tempFolder(), name);
    copyWritable(join(BLOGS, name), root);
    const blog = await openBlog(root);
    const posts = await listPosts(blog);
    let saved = 0;
    for (const { id } of posts) {
      const path = join(root, id);
      const [bytes, before] = [readFileSync(path), statSync(path, { bigint: true })];
      const post = await readPost(root, id);
      if (post.readOnly !== null) continue;
      expect(await savePost(root, id, post), id).toEqual({ revision: post.revision, wrote: false });
      expect(statSync(path, { bigint: true }).ctimeNs).toBe(before.ctimeNs);

      const edited = await savePost(root, id, { revision: post.revision, text: `x${post.text}` });
      await savePost(root, id, { revision: edited.revision, text: post.text });
      expect(readFileSync(path).equals(bytes), id).toBe(true);
      saved += 1;
    }
    expect(saved).toBeGreaterThan(0);
  });
});
