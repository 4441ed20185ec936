import type { PostChange } from '../change';
import { belongingsOf } from './belongings';
import { type ChangeFacts, type Draft, draftOf } from './draft';
import { isOrIn } from './file-name';

/**
 * Into the trash: each post with what belongs to it alone. A bundle goes whole, unless a translation in it stays.
 */
export function deletePosts(change: Extract<PostChange, { kind: 'delete' }>, facts: ChangeFacts): Draft {
  const going = new Set(change.postIds);
  const trash = new Set<string>();
  for (const id of going) {
    const post = belongingsOf(id, facts);
    const whole = post.bundle !== null && post.companions.every((other) => going.has(other));
    trash.add(whole && post.bundle !== null ? post.bundle : id);
    if (post.assets !== null) trash.add(post.assets);
  }
  const all = [...trash];
  return draftOf({
    trash: all.filter((path) => !all.some((other) => other !== path && isOrIn(path, other))),
  });
}
