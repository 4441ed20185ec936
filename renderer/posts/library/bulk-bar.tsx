import { Pin, Tags, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { counted } from '#core/messages/en';
import { libraryWords as words } from '#core/messages/library';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { PostMenu } from '../post-menu';

/** What can be done with all posts that are picked. `ids` in the list's order. */
export function BulkBar({ ids }: { ids: readonly string[] }) {
  const { library, commands, ui } = useWorkspace();
  const pinned = useStore(library.pinned);
  if (ids.length === 0) return null;
  const allPinned = ids.every((id) => pinned.includes(id));
  return (
    <div className="bulk-bar" role="toolbar" aria-label={words.bulk.label}>
      <Status as="b">{counted(words.bulk.picked, ids.length)}</Status>
      <span className="grow" />
      <Button className="btn icon" aria-label={words.bulk.tags} onPress={() => ui.overlay.set('bulk-tags')}>
        <Tags />
      </Button>
      <Button
        className="btn icon"
        aria-label={allPinned ? words.bulk.unpin : words.bulk.pin}
        onPress={() => commands.run('post.pin')}
      >
        <Pin />
      </Button>
      <PostMenu postIds={ids} />
      <Button className="btn icon" aria-label={words.bulk.clear} onPress={() => library.pick(new Set())}>
        <X />
      </Button>
    </div>
  );
}
