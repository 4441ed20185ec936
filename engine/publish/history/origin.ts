import { isPost } from '#core/blog/post-path';
import { mostAlike } from '#core/publish/renamed';
import { toBlogPath } from '#core/publish/repository-path';
import { readPost } from '../../posts/post-file';
import { readRepository } from '../repository';
import { textInHead } from '../review-moved';
import { readStatus } from '../status';
import type { HistoryBlog } from './history';

/** Of so many deleted posts the texts are compared; more are not one author's renaming. */
const MOST = 50;

/** Where a post that no commit has under its path was in the last one: the deleted post most like it, or null. */
export async function originOf(blog: HistoryBlog, postId: string): Promise<string | null> {
  const repository = await readRepository(blog.root);
  if (repository.kind !== 'ready') return null;
  const { entries } = await readStatus(repository);
  if (
    !entries.some(({ path, change }) => change === 'added' && toBlogPath(repository.prefix, path) === postId)
  )
    return null;
  const deleted = entries
    .filter(({ change }) => change === 'deleted')
    .flatMap(({ path }) => toBlogPath(repository.prefix, path) ?? [])
    .filter((path) => isPost(path, blog.model));
  if (deleted.length === 0 || deleted.length > MOST) return null;
  const texts = new Map<string, string>();
  for (const path of deleted) {
    const text = await textInHead(repository, path);
    if (text !== null) texts.set(path, text);
  }
  return mostAlike((await readPost(blog.root, postId)).text, texts);
}
