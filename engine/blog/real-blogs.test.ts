import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ignoredHold, isPost, languageOf } from '#core/blog/post-path';
import { listPosts } from '../posts/library';
import { openBlog } from './open';

/** What is known about a real blog beside the checkout; see the README there. */
interface Layout {
  readonly id: string;
  readonly generator: string;
  readonly siteRoot: string;
  readonly contentDirs: readonly string[];
  readonly posts: readonly string[];
  readonly drafts: readonly string[];
  readonly ignoredByGenerator: readonly string[];
}

/** Copies of real blogs that some developers have beside the checkout; not part of the project. */
const blogs = join(import.meta.dirname, '../../../shared/blogs');
const there = existsSync(join(blogs, 'layouts.json'));
const layouts: Layout[] = there ? JSON.parse(readFileSync(join(blogs, 'layouts.json'), 'utf8')) : [];

/** Languages of translated files, which the ground truth does not list: read off the names by hand. */
const LANGUAGES: Readonly<Record<string, readonly (readonly [path: string, language: string])[]>> = {
  philopp: [
    ['blog/content/edition-2/posts/02-minimal-rust-kernel/index.zh-CN.md', 'zh-CN'],
    ['blog/content/edition-2/posts/12-async-await/index.ru.md', 'ru'],
  ],
  yihui: [
    ['content/cn/2001-10-03-name-memory.md', 'zh'],
    ['content/en/2023-09-25-dark-mode.md', 'en'],
  ],
};

describe.skipIf(!there)('real blogs (skipped without ../shared/blogs)', () => {
  it.each(layouts.map((layout) => [layout.id, layout] as const))(
    '%s: generator, folders, posts, drafts, and what its generator ignores',
    async (id, layout) => {
      const { model, files } = await openBlog(join(blogs, id));
      expect(model.generator).toBe(layout.generator.toLowerCase());
      if (layout.siteRoot !== '.') expect(model.configFile).toMatch(new RegExp(`^${layout.siteRoot}/`));

      const folders = model.contentFolders.map(({ path }) => path);
      expect(folders).toEqual(expect.arrayContaining([...layout.contentDirs]));
      const posts = files.files.filter((path) => isPost(path, model));
      // No more than those: each folder of posts is one of them, or holds nothing here.
      const others = model.contentFolders.filter(
        ({ path, kind }) => kind === 'posts' && !layout.contentDirs.includes(path),
      );
      for (const { path } of others)
        expect(
          posts.some((post) => post.startsWith(`${path}/`)),
          path,
        ).toBe(false);
      expect(posts.sort()).toEqual([...layout.posts].sort());

      const listed = await listPosts({ root: join(blogs, id), model });
      expect(
        listed
          .filter(({ draft }) => draft)
          .map((post) => post.id)
          .sort(),
      ).toEqual([...layout.drafts].sort());

      for (const path of layout.ignoredByGenerator)
        expect(ignoredHold(path, model), path).toBe('ignored-name');
      for (const [path, language] of LANGUAGES[id] ?? [])
        expect(languageOf(path, model), path).toBe(language);
    },
  );

  it.each(layouts.map(({ id }) => id))(
    '%s: each fact has its evidence, at a line that exists',
    async (id) => {
      const { model } = await openBlog(join(blogs, id));
      for (const topic of [
        'generator',
        'posts',
        'drafts',
        'file names',
        'future posts',
        'front matter',
        'permalink',
      ]) {
        expect(
          model.evidence.map(({ about }) => about),
          topic,
        ).toContainEqual(expect.stringMatching(`^${topic}: `));
      }
      for (const { file, line } of model.evidence) {
        if (file === null) continue;
        const lines = readFileSync(join(blogs, id, file), 'utf8').split('\n').length;
        expect(line ?? 1, file).toBeLessThanOrEqual(lines);
      }
    },
  );
});
