import { Check, CircleAlert, CloudCheck, CloudUpload, PencilLine } from 'lucide-react';
import { opened } from '#core/editor/save-state';
import { counted, en, format } from '#core/messages/en';
import { type Sync, syncLabel, syncOf } from '#core/publish/sync';
import type { PostDocument } from '../editor/document';
import { createStore, useStore } from './store';
import { useWorkspace } from './workspace';

const nothing = createStore(opened(''));

/** The bar at the bottom: where the post stands, what has changed, and how long it is. */
export function StatusBar() {
  const { posts, publish, editor } = useWorkspace();
  const current = useStore(posts.current);
  const document = current.kind === 'open' ? current.document : null;
  const status = useStore(publish.status);
  const facts = useStore(editor.facts);
  const changed = status?.changed.length ?? 0;
  const repository = status?.repository;
  return (
    <footer className="status-bar">
      <SyncStatus document={document} />
      {changed > 0 && <span className="wide-only">{counted(en.status.changed, changed)}</span>}
      <span className="grow" />
      {repository?.kind === 'ready' && repository.branch !== null && (
        <span className="wide-only">
          {repository.remote
            ? format(en.status.branch, { branch: repository.branch, remote: repository.remote.name })
            : repository.branch}
        </span>
      )}
      {document && facts && (
        <>
          <span>{counted(en.status.words, facts.words)}</span>
          <span>{counted(en.status.minutes, facts.minutes)}</span>
        </>
      )}
    </footer>
  );
}

function SyncStatus({ document }: { document: PostDocument | null }) {
  const { publish } = useWorkspace();
  const save = useStore(document?.save ?? nothing);
  const status = useStore(publish.status);
  const lastReason = useStore(publish.lastReason);
  const sync = document ? syncOf(save, document.id, status, lastReason) : null;
  return (
    <span className="sync" role="status" aria-label="Sync" data-kind={sync?.kind}>
      {sync && (
        <>
          <SyncIcon sync={sync} />
          {syncLabel(sync)}
        </>
      )}
    </span>
  );
}

function SyncIcon({ sync }: { sync: Sync }) {
  switch (sync.kind) {
    case 'unsaved':
      return <PencilLine />;
    case 'saved':
      return <Check />;
    case 'committed':
      return <CloudUpload />;
    case 'published':
      return <CloudCheck />;
    case 'needs-you':
      return <CircleAlert />;
  }
}
