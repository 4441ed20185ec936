import { mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { followBlog } from '../../../tests/helpers/followed-blog';
import { savePost } from '../post-file';
import { writeDurably } from '../writer';

interface Report {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** A watched blog with `posts/a.md` and `posts/b.md`, and what was reported so far. */
async function watched(changes: Parameters<typeof exampleModel>[0] = {}) {
  const root = tempFolder();
  mkdirSync(join(root, 'posts'));
  writeFileSync(join(root, 'posts/a.md'), 'a');
  writeFileSync(join(root, 'posts/b.md'), 'b');
  const blog = await followBlog(root, exampleModel(changes));
  onTestFinished(() => blog.close());
  return blog;
}

/** Waits until a report names the post that is written now, after everything the test did before. */
async function settle(blog: { root: string; reports: Report[] }): Promise<void> {
  writeFileSync(join(blog.root, 'posts/last.md'), String(Math.random()));
  await vi.waitFor(
    () => expect(blog.reports.flatMap((one) => one.changed)).toContain('posts/last.md'),
    30_000,
  );
}
const changed = (reports: Report[]) =>
  reports.flatMap((one) => one.changed).filter((id) => id !== 'posts/last.md');
const removed = (reports: Report[]) => reports.flatMap((one) => one.removed);

describe('watching a blog', () => {
  it('reports posts that are new, changed and gone', async () => {
    const blog = await watched();
    writeFileSync(join(blog.root, 'posts/a.md'), 'changed');
    writeFileSync(join(blog.root, 'posts/new.md'), 'new');
    unlinkSync(join(blog.root, 'posts/b.md'));
    await settle(blog);
    await vi.waitFor(() => {
      expect([...new Set(changed(blog.reports))].sort()).toEqual(['posts/a.md', 'posts/new.md']);
      expect(removed(blog.reports)).toEqual(['posts/b.md']);
    }, 30_000);
    expect(blog.errors).toEqual([]);
  });

  it('[R24] reports a file replaced by renaming as one change, not as deleted', async () => {
    const blog = await watched();
    await writeDurably(join(blog.root, 'posts/a.md'), new TextEncoder().encode('new'));
    await vi.waitFor(() => expect(changed(blog.reports)).toContain('posts/a.md'), 30_000);
    await settle(blog);
    expect(changed(blog.reports)).toEqual(['posts/a.md']);
    expect(removed(blog.reports)).toEqual([]);
  });

  it('[R24] reports a file deleted and written again as one change', async () => {
    const blog = await watched();
    unlinkSync(join(blog.root, 'posts/a.md'));
    writeFileSync(join(blog.root, 'posts/a.md'), 'again');
    await vi.waitFor(() => expect(changed(blog.reports)).toContain('posts/a.md'), 30_000);
    await settle(blog);
    expect(changed(blog.reports)).toEqual(['posts/a.md']);
    expect(removed(blog.reports)).toEqual([]);
  });

  it('sees every later replacement too', async () => {
    const blog = await watched();
    for (const n of [1, 2, 3]) {
      await writeDurably(join(blog.root, 'posts/a.md'), new TextEncoder().encode(`new ${n}`));
      await vi.waitFor(() => expect(changed(blog.reports)).toHaveLength(n), 30_000);
    }
  });

  it('says nothing of other files, nor of our own temporary ones', async () => {
    const blog = await watched();
    mkdirSync(join(blog.root, 'node_modules/x'), { recursive: true });
    mkdirSync(join(blog.root, 'posts/.hidden'));
    for (const path of [
      'node_modules/x/a.md',
      'README.md',
      'posts/image.png',
      'posts/.hidden/a.md',
      'posts/.longhand-1-0123456789ab.tmp',
    ]) {
      writeFileSync(join(blog.root, path), 'x');
    }
    await settle(blog);
    expect(changed(blog.reports)).toEqual([]);
    expect(removed(blog.reports)).toEqual([]);
  });

  it('sees posts in folders that come up later, also a content folder', async () => {
    const blog = await watched({
      contentFolders: [
        { path: 'posts', kind: 'posts', language: null },
        { path: 'drafts', kind: 'drafts', language: null },
      ],
    });
    await savePost(blog.root, 'posts/2024/deep/new.md', { revision: null, text: 'new' });
    await savePost(blog.root, 'drafts/idea.md', { revision: null, text: 'new' });
    await vi.waitFor(() => {
      expect([...new Set(changed(blog.reports))].sort()).toEqual([
        'drafts/idea.md',
        'posts/2024/deep/new.md',
      ]);
    }, 30_000);
  });

  it('reports the posts of a folder that goes away', async () => {
    const blog = await watched();
    renameSync(join(blog.root, 'posts'), join(blog.root, 'elsewhere'));
    await vi.waitFor(
      () => expect([...new Set(removed(blog.reports))].sort()).toEqual(['posts/a.md', 'posts/b.md']),
      30_000,
    );
    expect(blog.errors).toEqual([]);
  });

  it('says nothing after it was closed', async () => {
    const blog = await watched();
    await blog.close();
    const later = await followBlog(blog.root, exampleModel());
    onTestFinished(() => later.close());
    writeFileSync(join(blog.root, 'posts/a.md'), 'changed');
    await vi.waitFor(() => expect(changed(later.reports)).toContain('posts/a.md'), 30_000);
    expect(blog.reports).toEqual([]);
  });

  it('says what is wrong when the folder is not there, and goes on', async () => {
    const blog = await followBlog(join(tempFolder(), 'gone'), exampleModel());
    onTestFinished(() => blog.close());
    expect(blog.errors.map(String)).toEqual([expect.stringContaining('ENOENT')]);
    expect(await blog.index.list()).toEqual({ posts: [], complete: false });
  });
});
