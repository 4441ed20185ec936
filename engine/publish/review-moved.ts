import type { ContentModel } from '#core/blog/model';
import { isPost } from '#core/blog/post-path';
import { summarise } from '#core/posts/facts';
import type { ReviewFile } from '#core/publish/model';
import type { StatusEntry } from '#core/publish/parse-status';
import { mostAlike, ownFiles, sameName } from '#core/publish/renamed';
import { toRepositoryPath } from '#core/publish/repository-path';
import { git } from './git';
import type { ReadyRepository } from './repository';

/** Of so many deleted posts the texts are compared; more are not one author's renaming. */
const MOST = 50;

export interface MovedRequest {
  readonly repository: ReadyRepository;
  readonly model: ContentModel;
  readonly postId: string;
  /** Null for a post that was deleted. */
  readonly text: string | null;
  readonly change: ReviewFile['change'];
  /** By their path in the blog. */
  readonly changes: ReadonlyMap<string, StatusEntry>;
  readonly readBlogFile: (path: string) => Promise<string | null>;
}

export interface MovedAlong {
  /** The deleted post that this one was; null for one that was here before, or is new. */
  readonly origin: string | null;
  readonly along: readonly { readonly path: string; readonly role: ReviewFile['role'] }[];
}

/**
 * What has to go with a post that was renamed, moved or deleted, or the site would show it twice or half: the deleted file
 * it was in, the files that left its folder, and a `_redirects` file with a line that leads to it.
 */
export async function movedAlong(request: MovedRequest): Promise<MovedAlong> {
  const { model, postId, text, change, changes, readBlogFile } = request;
  const deleted = [...changes].filter(([, entry]) => entry.change === 'deleted').map(([path]) => path);
  const along: { path: string; role: ReviewFile['role'] }[] = [];
  const origin =
    change === 'deleted'
      ? postId
      : change === 'added' && text !== null
        ? await originOf(request, deleted)
        : null;
  if (origin !== null) {
    if (origin !== postId) along.push({ path: origin, role: 'post' });
    for (const path of ownFiles(origin, deleted))
      along.push({ path, role: isPost(path, model) ? 'post' : 'image' });
  }
  const url = text === null ? null : summarise({ id: postId, text, modified: 0, model }).url;
  for (const path of changes.keys()) {
    if (url === null || !/(?:^|\/)_redirects$/.test(path)) continue;
    const lines = (await readBlogFile(path))?.split(/\r\n|\r|\n/) ?? [];
    if (lines.some((line) => line.trim().split(/\s+/)[1] === encodeURI(url)))
      along.push({ path, role: 'post' });
  }
  return { origin: origin === postId ? null : origin, along };
}

/** The deleted post that this one was. */
async function originOf(
  { repository, model, postId, text }: MovedRequest,
  deleted: readonly string[],
): Promise<string | null> {
  const posts = deleted.filter((path) => isPost(path, model));
  if (text === null || posts.length === 0 || posts.length > MOST) return null;
  const texts = new Map<string, string>();
  for (const path of posts) {
    const before = await textInHead(repository, path);
    if (before !== null) texts.set(path, before);
  }
  // A draft of a few words is another text when it is finished, and is called the same.
  return mostAlike(text, texts) ?? sameName(postId, [...texts.keys()]);
}

/** A file of the blog as the last commit has it; null when it has none. */
export async function textInHead(repository: ReadyRepository, path: string): Promise<string | null> {
  const { stdout, exitCode } = await git(repository.topLevel, {
    operation: 'read the last commit',
    args: ['cat-file', 'blob', `HEAD:${toRepositoryPath(repository.prefix, path)}`],
    // Not in that commit, or there is none.
    expect: [128],
  });
  return exitCode === 0 ? stdout : null;
}
