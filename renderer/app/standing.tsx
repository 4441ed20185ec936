import { Check, CircleAlert, CloudCheck, CloudUpload, PencilLine } from 'lucide-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import { opened } from '#core/editor/save-state';
import { waitingWords } from '#core/messages/waiting';
import { type PostStatus, statusOf } from '#core/posts/status/status';
import { changesLabel, newerLabel, type Sync, sameSync, syncLabel, syncOf } from '#core/publish/sync';
import { syncNews } from '#core/publish/sync-news';
import type { PostDocument } from '../editor/document';
import { createStore, usePart, useStore } from './store';
import { tell } from './tell';
import { useWorkspace } from './workspace';

const nothing = createStore(opened(''));

/** Where the post stands, from the author's keys to the remote, and what else the remote and the blog's files have. */
export function Standing({ document }: { document: PostDocument | null }) {
  const { publish, commands } = useWorkspace();
  const status = useStore(publish.status);
  const sync = useSync(document);
  useSyncNews(document, sync);
  const changes = changesLabel(sync, status);
  const newer = newerLabel(status);
  return (
    <>
      {/* It is another one with every pause in writing; what of that is news is told by `useSyncNews`. */}
      <span className="sync" role="status" aria-live="off" aria-label="Sync" data-kind={sync?.kind}>
        {sync && (
          // The browser's own: while an author writes it says something else every second, and one of the library's, with
          // all that it can, would be as much to draw again as the rest of the bar.
          <button
            type="button"
            className="sync-button"
            aria-label={`${syncLabel(sync)}. ${waitingWords.open}`}
            onClick={() => commands.run('publish.waiting')}
          >
            <SyncIcon kind={sync.kind} />
            {syncLabel(sync)}
          </button>
        )}
      </span>
      {newer !== null && <span className="wide-only">{newer}</span>}
      {changes !== null && <span className="wide-only">{changes}</span>}
    </>
  );
}

function useSync(document: PostDocument | null): Sync | null {
  const { publish, waiting } = useWorkspace();
  const reason = usePart(waiting.queue, ({ queued, sending }) => (sending ? 'sending' : queued?.reason));
  const status = useStore(publish.status);
  const lastReason = useStore(publish.lastReason);
  const standing = useStanding(document);
  // The state of saving is another one after each key; what it says is not.
  return usePart(
    document?.save ?? nothing,
    (save) => (document ? syncOf(save, document.id, status, reason ?? lastReason, standing) : null),
    sameSync,
  );
}

/** Tells a screen reader what is news in the state of the post, unless a publish is under way, which tells its own. */
function useSyncNews(document: PostDocument | null, sync: Sync | null) {
  const { publish } = useWorkspace();
  const told = useRef<{ document: PostDocument | null; sync: Sync | null }>({ document: null, sync: null });
  useEffect(() => {
    if (sync?.kind === 'committed' && sync.reason === 'sending') return;
    const before = told.current.document === document ? told.current.sync : null;
    told.current = { document, sync };
    if (sync === null || publish.view.get().kind !== 'closed') return;
    const news = syncNews(before, sync);
    if (news !== null) tell(news);
  }, [document, sync, publish]);
}

/** What the generator makes of the open post; null until the list has it. */
function useStanding(document: PostDocument | null): PostStatus | null {
  const { posts, blog } = useWorkspace();
  const list = useStore(posts.list);
  const state = useStore(blog.state);
  const id = document?.id;
  return useMemo(() => {
    if (list.kind !== 'ready' || state.kind !== 'open') return null;
    const post = list.posts.find((each) => each.id === id);
    return post ? statusOf(post, state.blog.model, new Date().toISOString()) : null;
  }, [list, state, id]);
}

const SyncIcon = memo(({ kind }: { kind: Sync['kind'] }) => {
  switch (kind) {
    case 'unsaved':
      return <PencilLine />;
    case 'saved':
      return <Check />;
    case 'committed':
      return <CloudUpload />;
    case 'published':
    case 'sent':
      return <CloudCheck />;
    case 'needs-you':
      return <CircleAlert />;
  }
});
