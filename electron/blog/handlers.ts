import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Blog } from '#core/blog/blog';
import { MARKDOWN } from '#core/blog/markdown-file';
import { isListed, isWriting } from '#core/blog/post-path';
import type { Handlers } from '#core/ipc/contract';
import { Failure } from '#core/ipc/errors';
import { shellWords } from '#core/messages/shell';
import type { CloneProgress } from '#core/publish/clone-progress';
import { parseRemoteUrl } from '#core/publish/remote-url';
import { createBlog } from '#engine/blog/create';
import { enclosingBlog, pathInBlog } from '#engine/blog/enclosing';
import type { BlogMemory, RememberedBlog } from '#engine/blog/memory';
import type { OverrideStore } from '#engine/blog/override-store';
import { resolveInside } from '#engine/blog/paths';
import type { RecentBlogs } from '#engine/blog/recent';
import { copySample } from '#engine/blog/sample';
import type { Journal } from '#engine/posts/journal';
import { KeyedMutex } from '#engine/posts/mutex';
import { cloneRepository, repositoryNameFromUrl } from '#engine/publish/clone';
import { findRepository, startRepository } from '#engine/publish/repository';
import type { OpenBlogs, OpenedBlog } from './open-blogs';
import { overrideHandlers } from './override-handlers';

type Keys = Exclude<Extract<keyof Handlers, `blog.${string}`>, 'blog.components'>;

export interface BlogDependencies {
  readonly blogs: OpenBlogs;
  /** Resolves when the blog asked for at the start is open; rejects with the `Failure` when it could not be. */
  readonly settled: () => Promise<unknown>;
  /** What blogs were when they were last open. */
  readonly memory: BlogMemory;
  /** Tells the window how far a clone is. */
  readonly tellCloning: (progress: CloneProgress) => void;
  /** Tells the window what is known of its blog by now. */
  readonly tell: (blog: Blog) => void;
  readonly recent: RecentBlogs;
  readonly journal: Journal;
  /** What the author decided about blogs, outside of their repositories. */
  readonly overrides: OverrideStore;
  /** Asks the author for a folder in the system's dialog; null when cancelled. */
  readonly askFolder: (title: string, button: string) => Promise<string | null>;
  /** The app made the repository in this folder just now. */
  readonly made: (folder: string) => Promise<void>;
  readonly sample: { readonly from: string; readonly to: string };
  readonly now: () => string;
  /** Told about what went wrong without harm to the author's text, for the log. */
  readonly report: (error: unknown) => void;
}

/** A path as the author knows it, with the home folder as `~`. For display only. */
function displayPath(path: string, home: string = homedir()): string {
  return path === home || path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    // What is not there is told of where it is opened.
    () => false,
  );

/** Opening, cloning and starting blogs. */
export function blogHandlers(deps: BlogDependencies): Pick<Handlers, Keys> & {
  /** Opens what a path from outside names: a blog's folder, or a post (its blog, with that post open). */
  readonly openPath: (path: string) => Promise<Blog>;
} {
  const {
    blogs,
    memory,
    tell,
    tellCloning,
    settled,
    recent,
    journal,
    overrides,
    askFolder,
    made,
    sample,
    now,
    report,
  } = deps;

  const lastPost = async ({ id, root }: OpenedBlog['blog']): Promise<string | null> => {
    const post = recent.lastPost(id);
    if (post === null) return null;
    return resolveInside(root, post).then(
      () => post,
      () => null,
    );
  };

  // A journal that cannot be read must not keep the author out of the blog.
  const unsaved = (blogId: string): Promise<string[]> =>
    journal.list(blogId).then(
      (entries) => entries.map((entry) => entry.id),
      (error: unknown) => {
        report(error);
        return [];
      },
    );

  const present = async ({ blog, remembered }: OpenedBlog): Promise<Blog> => {
    const [repository, last, unsavedPosts] = await Promise.all([
      remembered?.repository ?? findRepository(blog.root),
      lastPost(blog),
      unsaved(blog.id),
    ]);
    const { name, model } = blog;
    given.set(blog.id, { name, model, repository });
    if (remembered === null) void memory.keep(blog.id, blog.root, { name, model, repository }).catch(report);
    return {
      id: blog.id,
      name: blog.name,
      folder: displayPath(blog.root),
      model: blog.model,
      repository,
      lastPost: last,
      unsavedPosts,
    };
  };

  /** What the window knows of each blog. */
  const given = new Map<string, RememberedBlog>();
  blogs.onProved = (opened) => {
    const before = given.get(opened.blog.id);
    present(opened).then((blog) => {
      if (!isDeepStrictEqual(given.get(blog.id), before)) tell(blog);
    }, report);
  };

  // One at a time: of two blogs asked for at once, the later one is what the window and this process both have.
  const turns = new KeyedMutex();
  const openFolder = (folder: string): Promise<Blog> => turns.run('open', () => openNow(folder));

  const openNow = async (folder: string): Promise<Blog> => {
    const opened = await blogs.open(folder, memory);
    await recent
      .remember({ id: opened.blog.id, name: opened.blog.name, root: opened.blog.root })
      .catch(report);
    return present(opened);
  };

  const openPath = async (path: string): Promise<Blog> => {
    if (!isWriting(path) || (await isFolder(path))) return openFolder(path);
    const post = await realpath(path).catch(() => path);
    const folder = await enclosingBlog(dirname(post)).catch(() => null);
    // A folder of such files is no blog, as one of Markdown is.
    if (folder === null && !MARKDOWN.test(path)) return openFolder(path);
    const blog = await openFolder(folder ?? dirname(post));
    const id = pathInBlog(folder ?? dirname(post), post);
    if (!MARKDOWN.test(id) && !isListed(id, blog.model)) return blog;
    await recent.noteLastPost(blog.id, id).catch(report);
    return { ...blog, lastPost: recent.lastPost(blog.id) };
  };

  let stopCloning: AbortController | null = null;

  const start = async (folder: string): Promise<void> => {
    if (await startRepository(folder)) await made(folder).catch(report);
  };

  const chosen = async (
    ask: { title: string; button: string },
    use: (folder: string) => Promise<string>,
  ): Promise<Blog | null> => {
    const folder = await askFolder(ask.title, ask.button);
    return folder === null ? null : openFolder(await use(folder));
  };

  return {
    openPath,
    ...overrideHandlers({
      blogs,
      store: overrides,
      reopen: (root) => turns.run('open', async () => present(await blogs.open(root))),
    }),
    'blog.current': async () => {
      // A blog is there before it is known which of its posts was asked for.
      await settled().catch((error: unknown) => {
        if (!blogs.current) throw error;
      });
      return blogs.current ? present(blogs.current) : null;
    },
    'blog.recent': async () =>
      (await recent.list()).map(({ id, name, root, missing }) => ({
        id,
        name,
        folder: displayPath(root),
        missing,
      })),
    'blog.choose': () => chosen(shellWords.chooseBlog, async (folder) => folder),
    'blog.openRecent': async ({ recentId }) => {
      const entry = (await recent.list()).find(({ id }) => id === recentId);
      if (!entry) throw new Failure('blog-not-open');
      return openFolder(entry.root);
    },
    'blog.openDropped': ({ path }) => openPath(path),
    'blog.openSample': async () => openFolder(await copySample(sample.from, sample.to)),
    'blog.clone': async ({ url, checkObjects }) => {
      // Before a folder is asked for, which would be for nothing.
      if (parseRemoteUrl(url) === null) throw new Failure('bad-url');
      return chosen(shellWords.chooseCloneFolder, async (folder) => {
        const into = join(folder, repositoryNameFromUrl(url));
        stopCloning?.abort();
        const stop = new AbortController();
        stopCloning = stop;
        tellCloning({ stage: 'reaching', percent: null });
        await cloneRepository(url, into, { checkObjects, signal: stop.signal, onProgress: tellCloning });
        await made(into).catch(report);
        return into;
      });
    },
    'blog.stopCloning': async () => {
      stopCloning?.abort();
      return {};
    },
    'blog.create': ({ title }) =>
      chosen(shellWords.chooseNewFolder, async (folder) => {
        await createBlog(folder, title, now());
        // Without Git there is a blog all the same; its window says what is missing.
        await start(folder).catch(report);
        return folder;
      }),
    'blog.startRepository': async ({ blogId }) => {
      const open = blogs.get(blogId);
      await start(open.blog.root);
      open.refreshStatus();
      return present(open);
    },
    'blog.close': async ({ blogId }) => {
      await blogs.close(blogId);
      await recent.forgetCurrent();
      return {};
    },
  };
}
