import './changes/changes.css';
import { Ellipsis } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { bundlesKnown, draftCanChange } from '#core/blog/post-forms';
import { en } from '#core/messages/en';
import { libraryWords } from '#core/messages/library';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { changeFor, type PostAction } from './changes/commands';

/** A button with everything that can be done with these posts: one of the list, or all that are selected. */
export function PostMenu({
  postIds,
  label = en.changes.actions,
}: {
  postIds: readonly string[];
  label?: string;
}) {
  return (
    <MenuTrigger>
      <Button className="btn icon post-menu" aria-label={label} isDisabled={postIds.length === 0}>
        <Ellipsis />
      </Button>
      <Popover className="menu">
        <PostMenuItems postIds={postIds} label={label} />
      </Popover>
    </MenuTrigger>
  );
}

/** The menu itself, for whoever opens it in another way than by the button. */
export function PostMenuItems({
  postIds,
  label = en.changes.actions,
  onClose,
}: {
  postIds: readonly string[];
  label?: string;
  /** Where no button opened it: it takes the focus itself, and says when it is done. */
  onClose?: () => void;
}) {
  const { changes, blog, liveness, library, publish } = useWorkspace();
  const pinned = useStore(library.pinned);
  const state = useStore(blog.state);
  const [only, ...others] = postIds;
  const actions = usePostActions(postIds);
  if (state.kind !== 'open') return null;
  const { model } = state.blog;
  return (
    <Menu
      aria-label={label}
      {...(onClose ? { onClose, autoFocus: 'first' as const } : {})}
      onAction={(action) => {
        if (action === 'pin') {
          library.togglePin(postIds);
          return;
        }
        if (action === 'review') {
          requestAnimationFrame(() => void publish.open(postIds));
          return;
        }
        if (action === 'whyNotLive') {
          if (only !== undefined) requestAnimationFrame(() => void liveness.ask(only));
          return;
        }
        const change = changeFor(action as PostAction, postIds, model);
        // After the menu has given the focus back, so that the dialog gives it back to the same place.
        if (change) requestAnimationFrame(() => void changes.ask(change));
      }}
    >
      {actions.map((action) => (
        <MenuItem key={action} id={action}>
          {en.changes.menu[action]}
        </MenuItem>
      ))}
      <MenuItem id="review">{en.publish.open}</MenuItem>
      <MenuItem id="pin">
        {postIds.every((id) => pinned.includes(id)) ? libraryWords.bulk.unpin : libraryWords.bulk.pin}
      </MenuItem>
      {only !== undefined && others.length === 0 && (
        <MenuItem id="whyNotLive">{en.commands['post.whyNotLive']}</MenuItem>
      )}
      <Separator />
      <MenuItem id="delete" className="danger">
        {en.changes.menu.delete}
      </MenuItem>
    </Menu>
  );
}

/** Which actions, apart from deleting, these posts allow. */
function usePostActions(postIds: readonly string[]): readonly Exclude<PostAction, 'delete'>[] {
  const { posts, blog } = useWorkspace();
  const list = useStore(posts.list);
  const state = useStore(blog.state);
  if (state.kind !== 'open') return [];
  const { model } = state.blog;
  const chosen = new Set(postIds);
  const found = list.kind === 'ready' ? list.posts.filter(({ id }) => chosen.has(id)) : [];
  const one = postIds.length === 1;
  const drafts = draftCanChange(model);
  return [
    ...(one ? (['rename', 'move', 'duplicate'] as const) : []),
    ...(one && bundlesKnown(model) ? (['convert'] as const) : []),
    ...(drafts && found.some(({ draft }) => draft) ? (['publish'] as const) : []),
    ...(drafts && found.some(({ draft }) => !draft) ? (['draft'] as const) : []),
  ];
}
