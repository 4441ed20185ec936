import { Failure } from '../../ipc/errors';
import type { PostChange } from '../change';
import { belongingsOf } from './belongings';
import { type ChangeFacts, type Draft, draftOf, pathAfter, type Way } from './draft';
import { requireFree } from './file-name';
import { pathOf } from './post-place';
import { relocate } from './relocate';
import { typedName } from './typed-name';

/**
 * Another file name, or another name of the bundle's folder; the language stays, and so do date and extension unless
 * others are typed.
 */
export function rename(change: Extract<PostChange, { kind: 'rename' }>, facts: ChangeFacts): Draft {
  const post = belongingsOf(change.postId, facts);
  const typed = typedName(change.slug, post.place, facts.model);
  const moves =
    post.bundle === null
      ? relocate(post, { ...post.place, ...typed }, facts)
      : relocateBundle(post, typed, facts);
  if (moves.length === 0) throw new Failure('nothing-to-change');
  return draftOf({ moves, select: pathAfter(change.postId, moves) });
}

/** A bundle's name is its folder's; another ending is its index file's, where the folder stays. */
function relocateBundle(
  post: ReturnType<typeof belongingsOf>,
  { date, slug, extension }: ReturnType<typeof typedName>,
  facts: ChangeFacts,
): readonly Way[] {
  const moves = relocate(post, { ...post.place, date, slug }, facts);
  const to = pathOf({ ...post.place, extension });
  if (moves.length > 0 || to === post.id) return moves;
  requireFree(to, facts.files, [post.id]);
  return [{ from: post.id, to }];
}
