import { en, format } from '#core/messages/en';
import { formatting } from '#core/messages/formatting';
import { veryLongWords } from '#core/messages/very-long';
import { CountsInBar } from '../editor/counts/counts-in-bar';
import { isHtml } from '../editor/html/context';
import { plainBecause } from '../editor/very-long';
import { LiveToggle } from '../settings/live-toggle';
import { Standing } from './standing';
import { Status } from './status';
import { useStore } from './store';
import { useWorkspace } from './workspace';

/** The bar at the bottom: where the post stands, what has changed, and how long it is. */
export function StatusBar() {
  const { posts, publish } = useWorkspace();
  const current = useStore(posts.current);
  const document = current.kind === 'open' ? current.document : null;
  const status = useStore(publish.status);
  const plain = document && plainBecause(document.state());
  const repository = status?.repository;
  return (
    <footer className="status-bar">
      <Standing document={document} />
      <span className="grow" />
      {document &&
        (isHtml(document.state()) ? (
          <span title={formatting.htmlHint}>{formatting.html}</span>
        ) : (
          <LiveToggle />
        ))}
      {repository?.kind === 'ready' && repository.branch !== null && (
        <span className="wide-only">
          {repository.remote
            ? format(en.status.branch, { branch: repository.branch, remote: repository.remote.name })
            : repository.branch}
        </span>
      )}
      {plain !== null && (
        <Status as="span" title={veryLongWords.hint}>
          {veryLongWords.note[plain]}
        </Status>
      )}
      {document && <CountsInBar />}
    </footer>
  );
}
