import { isHtml } from '../editor/html/context';
import { changeFacts } from '../posts/changes/commands';
import type { CommandFacts } from './command-rules';
import type { Stores } from './workspace';

/** Whether the post in the editor is HTML. */
export function inHtml({ posts }: Pick<Stores, 'posts'>): boolean {
  const document = posts.opened();
  return document !== null && isHtml(document.state());
}

/** What the rules of the commands go by, as it is now. */
export function commandFacts(stores: Stores): CommandFacts {
  const { blog, posts, changes, publish, waiting, ui } = stores;
  const { trust, place, forReview, signIn, conflicts, history, takeBack, liveness } = stores;
  const here = blog.opened();
  const document = posts.opened();
  const status = publish.status.get();
  return {
    blogOpen: here !== null,
    postOpen: document !== null,
    readOnly: document?.save.get().readOnly != null,
    html: inHtml(stores),
    // The palette gives way to the command chosen in it.
    modal:
      !['none', 'palette'].includes(ui.overlay.get()) ||
      publish.view.get().kind !== 'closed' ||
      trust.view.get().kind !== 'closed' ||
      place.view.get().kind !== 'closed' ||
      forReview.view.get().kind !== 'closed' ||
      waiting.panel.get() !== null ||
      signIn.question.get() !== null ||
      conflicts.view.get().kind !== 'closed' ||
      history.view.get().kind !== 'closed' ||
      takeBack.view.get().kind !== 'closed' ||
      changes.view.get() !== null ||
      liveness.view.get().kind !== 'closed',
    ...changeFacts(document?.id ?? null, posts.list.get(), here?.model ?? null, changes.canUndo()),
    diverged:
      waiting.queue.get().queued?.reason === 'conflict' ||
      ((status?.ahead ?? 0) > 0 && (status?.behind ?? 0) > 0),
    waiting:
      status?.repository.kind === 'ready' && status.repository.remote !== null && (status.ahead ?? 1) > 0,
  };
}
