import { bundlesKnown } from '../../blog/post-forms';
import { Failure } from '../../ipc/errors';
import { en, format } from '../../messages/en';
import type { PostChange } from '../change';
import { belongingsOf } from './belongings';
import { type ChangeFacts, type Draft, draftOf } from './draft';
import { relocate } from './relocate';

/** `a.md` → `a/index.md`, and back when nothing else is in the folder. */
export function convert(change: Extract<PostChange, { kind: 'convert' }>, facts: ChangeFacts): Draft {
  const post = belongingsOf(change.postId, facts);
  const bundle = change.to === 'bundle';
  if (bundle === (post.bundle !== null)) throw new Failure('nothing-to-change');
  const { reasons } = en.changes;
  if (bundle && !bundlesKnown(facts.model))
    throw new Failure('change-refused', { reason: reasons.noBundles });
  if (post.companions.length > 0) throw new Failure('change-refused', { reason: reasons.otherLanguages });
  if (!bundle && post.bundled.length > 0) {
    const reason = format(reasons.notAlone, { count: post.bundled.length });
    throw new Failure('change-refused', { reason });
  }
  const moves = relocate(post, { ...post.place, bundle }, facts);
  return draftOf({ moves, select: moves[0]?.to ?? null });
}
