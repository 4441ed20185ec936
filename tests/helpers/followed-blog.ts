import type { ContentModel } from '#core/blog/model';
import type { ListedPost } from '#core/posts/post';
import type { BlogIndexOptions } from '#engine/posts/index/blog';
import { PostIndex } from '#engine/posts/index/client';
import type { IndexHost } from '#engine/posts/index/host';
import { localHost } from '#engine/posts/index/local';

/** A blog whose index runs and follows the folder, with everything it said. */
export interface FollowedBlog {
  readonly root: string;
  readonly index: PostIndex;
  readonly listed: ListedPost[][];
  readonly reports: { readonly changed: readonly string[]; readonly removed: readonly string[] }[];
  readonly polling: string[];
  readonly configs: number[];
  readonly errors: unknown[];
  readonly close: () => Promise<void>;
}

export interface FollowOptions extends BlogIndexOptions {
  readonly host?: IndexHost;
  readonly cacheFile?: string;
  readonly version?: string;
  readonly watch?: boolean;
}

/** Opens the index of a blog (`root` absolute) in this thread and waits until it sees changes. */
export async function followBlog(
  root: string,
  model: ContentModel,
  { host, cacheFile, version = '1', watch = true, ...options }: FollowOptions = {},
): Promise<FollowedBlog> {
  const listed: ListedPost[][] = [];
  const reports: FollowedBlog['reports'] = [];
  const polling: string[] = [];
  const configs: number[] = [];
  const errors: unknown[] = [];
  const index = new PostIndex(
    host ?? localHost(options),
    { root, model, cacheFile: cacheFile ?? null, version, watch },
    {
      onListed: (posts) => listed.push(posts),
      onChanged: (changed, removed) => reports.push({ changed: changed.map(({ id }) => id), removed }),
      onPolling: (reason) => polling.push(reason),
      onConfig: () => configs.push(configs.length),
      onTrouble: (error) => errors.push(error),
    },
  );
  await index.watching();
  return { root, index, listed, reports, polling, configs, errors, close: () => index.close() };
}
