import type { ContentModel } from '#core/blog/model';
import { bundlesKnown, draftCanChange } from '#core/blog/post-forms';
import type { PostChange } from '#core/posts/change';
import { placeOf } from '#core/posts/changes/post-place';
import type { CommandFacts, CommandId } from '../../app/command-rules';
import type { PostList } from '../store';
import type { ChangesStore } from './store';

/** What an author can have done with posts from a menu; `titles` and `verbs` of the messages go by these. */
export type PostAction = 'rename' | 'move' | 'duplicate' | 'convert' | 'publish' | 'draft' | 'delete';

/** The change an action stands for, on its way to be asked about; null when it needs exactly one post. */
export function changeFor(
  action: PostAction,
  ids: readonly string[],
  model: ContentModel,
): PostChange | null {
  const postIds = [...ids];
  const [postId] = postIds;
  if (postId === undefined) return null;
  switch (action) {
    case 'delete':
      return { kind: 'delete', postIds };
    case 'publish':
      return { kind: 'setDraft', postIds, draft: false };
    case 'draft':
      return { kind: 'setDraft', postIds, draft: true };
    case 'rename':
    case 'move':
    case 'duplicate':
    case 'convert':
      break;
  }
  if (postIds.length > 1) return null;
  const place = placeOf(postId, model);
  switch (action) {
    case 'rename':
      return { kind: 'rename', postId, slug: place.slug };
    case 'move':
      return { kind: 'move', postId, folder: place.folder };
    case 'duplicate':
      return { kind: 'duplicate', postId, title: ' ' };
    case 'convert':
      return { kind: 'convert', postId, to: place.bundle ? 'file' : 'bundle' };
  }
}

interface Parts {
  readonly current: () => string | null;
  readonly model: () => ContentModel | null;
  readonly changes: ChangesStore;
}

type PostCommand = Extract<
  CommandId,
  | 'post.rename'
  | 'post.move'
  | 'post.duplicate'
  | 'post.convert'
  | 'post.publishDraft'
  | 'post.unpublish'
  | 'post.delete'
  | 'post.undoChange'
>;

/** The commands that change the open post's file. */
export function postCommands({ current, model, changes }: Parts): Record<PostCommand, () => void> {
  const ask = (action: PostAction) => () => {
    const id = current();
    const known = model();
    const change = id === null || known === null ? null : changeFor(action, [id], known);
    if (change) void changes.ask(change);
  };
  return {
    'post.rename': ask('rename'),
    'post.move': ask('move'),
    'post.duplicate': ask('duplicate'),
    'post.convert': ask('convert'),
    'post.publishDraft': ask('publish'),
    'post.unpublish': ask('draft'),
    'post.delete': ask('delete'),
    'post.undoChange': () => void changes.undo(),
  };
}

/** What decides whether those commands can run. */
export function changeFacts(
  id: string | null,
  list: PostList,
  model: ContentModel | null,
  undoable: boolean,
): Pick<CommandFacts, 'draft' | 'bundles' | 'undoable'> {
  const post = id === null || list.kind !== 'ready' ? undefined : list.posts.find((one) => one.id === id);
  return {
    draft: post && model && draftCanChange(model) ? post.draft : null,
    bundles: model !== null && bundlesKnown(model),
    undoable,
  };
}
