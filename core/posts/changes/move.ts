import { isUnder } from '../../blog/naming';
import { Failure } from '../../ipc/errors';
import { en, format } from '../../messages/en';
import type { PostChange } from '../change';
import { belongingsOf } from './belongings';
import { type ChangeFacts, type Draft, draftOf, pathAfter } from './draft';
import { requireName } from './file-name';
import { relocate } from './relocate';

/** Into another folder of posts, or a new one inside of one. */
export function move(change: Extract<PostChange, { kind: 'move' }>, facts: ChangeFacts): Draft {
  const { model } = facts;
  const folder = change.folder.replace(/^\/+|\/+$/g, '').normalize('NFC');
  if (
    !model.contentFolders.some(
      ({ kind, path }) => kind !== 'pages' && (folder === path || isUnder(folder, path)),
    )
  )
    throw new Failure('change-refused', { reason: format(en.changes.reasons.noFolder, { folder }) });
  for (const part of folder.split('/')) {
    const known = model.contentFolders.some(({ path }) => path.split('/').includes(part));
    if (!known && folder !== '') requireName(part, model);
  }
  const post = belongingsOf(change.postId, facts);
  const moves = relocate(post, { ...post.place, folder }, facts);
  if (moves.length === 0) throw new Failure('nothing-to-change');
  return draftOf({ moves, select: pathAfter(change.postId, moves) });
}
