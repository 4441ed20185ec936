import type { Blog } from '#core/blog/blog';
import { markdownCounts } from '#core/blog/generators/parts';
import type { BlogOverrides } from '#core/blog/overrides/overrides';
import type { FolderChoice, OverridesView } from '#core/blog/overrides/view';
import type { Handlers } from '#core/ipc/contract';
import { modelOf, type OpenBlog } from '#engine/blog/open';
import type { OverrideStore } from '#engine/blog/override-store';
import { effective, readOverrides, writeOverrides } from '#engine/blog/overrides';
import type { OpenBlogs } from './open-blogs';

export interface OverrideDependencies {
  readonly blogs: OpenBlogs;
  readonly store: OverrideStore;
  /** Opens the blog's folder (absolute) once more, so that its model, its list and its watcher are new. */
  readonly reopen: (root: string) => Promise<Blog>;
}

/** As many folders as an author may want to choose from. */
const MAX_FOLDERS = 100;

/** What an author decides about a blog instead of detection. */
export function overrideHandlers({
  blogs,
  store,
  reopen,
}: OverrideDependencies): Pick<Handlers, 'blog.overrides' | 'blog.override'> {
  return {
    'blog.overrides': async ({ blogId, assuming }) => {
      const { blog } = blogs.get(blogId);
      const [repository, app] = await Promise.all([readOverrides(blog.root), store.read(blogId)]);
      const { generator, folders } = assuming ?? effective({ repository, app });
      const { name, revision, overrides: values, lines, problems, readable } = repository;
      return {
        repository: { name, revision, values, lines: { ...lines }, problems: [...problems], readable },
        app,
        ...(await found(blog, { generator, folders })),
        folders: foldersOf(blog),
      };
    },
    'blog.override': async ({ blogId, place, values, revision }) => {
      const { root } = blogs.get(blogId).blog;
      switch (place) {
        case 'repository':
          await writeOverrides(root, values, revision);
          // Only after the file is safe: a decision is never in neither place.
          await store.write(blogId, {});
          break;
        case 'app':
          await store.write(blogId, values);
          break;
      }
      return reopen(root);
    },
  };
}

async function found(
  blog: OpenBlog,
  { generator, folders }: BlogOverrides,
): Promise<Pick<OverridesView, 'generator' | 'found'>> {
  const given = (app: BlogOverrides) => modelOf(blog, { repository: null, app });
  const own = await given({});
  const same = generator ?? own.generator;
  const chosen = same === own.generator ? own : await given({ generator: same });
  if (folders === undefined) return { generator: own.generator, found: chosen };
  const model = await given({ generator: same, folders });
  return { generator: own.generator, found: { ...model, contentFolders: chosen.contentFolders } };
}

function foldersOf({ files }: OpenBlog): FolderChoice[] {
  return [...markdownCounts(files.files)]
    .map(([path, count]) => ({ path, files: count }))
    .filter(({ path }) => !/(?:^|\/)\./.test(path))
    .sort((a, b) => b.files - a.files || (a.path < b.path ? -1 : 1))
    .slice(0, MAX_FOLDERS);
}
