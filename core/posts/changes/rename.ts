import { Failure } from '../../ipc/errors';
import type { PostChange } from '../change';
import { belongingsOf } from './belongings';
import { type ChangeFacts, type Draft, draftOf, pathAfter } from './draft';
import { relocate } from './relocate';

/** Another file name, or another name of the bundle's folder; date, language and extension stay. */
export function rename(change: Extract<PostChange, { kind: 'rename' }>, facts: ChangeFacts): Draft {
  const post = belongingsOf(change.postId, facts);
  const slug = change.slug.trim().normalize('NFC');
  const moves = relocate(post, { ...post.place, slug }, facts);
  if (moves.length === 0) throw new Failure('nothing-to-change');
  return draftOf({ moves, select: pathAfter(change.postId, moves) });
}
