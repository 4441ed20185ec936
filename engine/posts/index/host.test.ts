import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { exampleModel } from '#core/blog/example-model';
import { tempFolder } from '../../../tests/faults/temp-folder';
import { followBlog } from '../../../tests/helpers/followed-blog';
import { listPosts } from '../library';
import { workerHost } from './host';

const model = exampleModel();
let outDir: string;
let script: URL;

/** The thread's bundle, made as the app's build makes it. */
beforeAll(async () => {
  outDir = mkdtempSync(join(realpathSync(tmpdir()), 'longhand-thread-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'worker.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'index-worker.mjs' } },
    },
  });
  script = pathToFileURL(join(outDir, 'index-worker.mjs'));
});

afterAll(() => rmSync(outDir, { recursive: true, force: true }));

function blogOf(count: number): string {
  const root = tempFolder();
  mkdirSync(join(root, 'posts'));
  for (let n = 0; n < count; n++) {
    writeFileSync(join(root, `posts/p${n}.md`), `---\ntitle: Post ${n}\ndate: 2024-01-01\n---\nWord ${n}.\n`);
  }
  return root;
}

function threaded(onError: (error: unknown) => void = (error) => expect.unreachable(String(error))) {
  const host = workerHost(script, onError);
  onTestFinished(() => host.end());
  return host;
}

describe('an index in a thread of its own', () => {
  it('lists, follows and searches as one in this thread does', async () => {
    const root = blogOf(500);
    const blog = await followBlog(root, model, { host: threaded() });
    expect(JSON.stringify((await blog.index.list()).posts)).toBe(
      JSON.stringify((await listPosts({ root, model })).map(({ url: _, ...listed }) => listed)),
    );
    expect(blog.listed.flat()).toHaveLength(500);
    writeFileSync(join(root, 'posts/p7.md'), '# Seven\n\nChanged.');
    await vi.waitFor(() => expect(blog.reports).toEqual([{ changed: ['posts/p7.md'], removed: [] }]), 30_000);
    expect((await blog.index.search('changed', 5)).hits).toMatchObject([
      { id: 'posts/p7.md', where: 'body' },
    ]);
    expect(await blog.index.containing(['Word 42.'])).toEqual(['posts/p42.md']);
    await blog.close();
    await expect(blog.index.list()).rejects.toMatchObject({ code: 'blog-not-open' });
  });

  it('keeps two blogs apart', async () => {
    const host = threaded();
    const [one, two] = [
      await followBlog(blogOf(2), model, { host }),
      await followBlog(blogOf(3), model, { host }),
    ];
    expect((await one.index.list()).posts).toHaveLength(2);
    await one.close();
    expect((await two.index.list()).posts).toHaveLength(3);
    await two.close();
  });

  it('fails what was asked when its thread cannot start, and says why', async () => {
    const errors: unknown[] = [];
    const host = workerHost(new URL('gone.mjs', script), (error) => errors.push(error));
    onTestFinished(() => host.end());
    await expect(followBlog(blogOf(1), model, { host })).rejects.toThrow('gone.mjs');
    expect(errors).toHaveLength(1);
  });

  it('begins anew with the next question when its thread has died', async () => {
    const host = threaded();
    const blog = await followBlog(blogOf(4), model, { host });
    const asked = blog.index.settled();
    await host.end();
    await asked.catch((error: Error) => expect(error.message).toBe('the index ended'));
    expect(await blog.index.all()).toHaveLength(4);
    await blog.close();
  });
});
