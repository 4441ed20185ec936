import type { CallKey, Handlers } from '#core/ipc/contract';
import type { SignInAnswer, SignInQuestion } from '#core/publish/sign-in/model';
import type { AskAuthor } from '#engine/publish/askpass/desk';
import { whileAuthorWaits } from '#engine/publish/askpass/operation';
import type { SignInStore } from '#engine/publish/askpass/sign-in-store';
import type { Push } from '../ipc/push';

export type SignInKeys =
  | 'publish.pendingSignIn'
  | 'publish.answerSignIn'
  | 'publish.keptSignIns'
  | 'publish.forgetSignIn'
  | 'publish.forgetSignIns';

interface Open {
  readonly question: SignInQuestion;
  readonly settle: (answer: SignInAnswer | null) => void;
}

/** Brings the desk's questions to the window, one at a time, and what the author keeps to the settings page. */
export function signInHandlers(
  store: SignInStore,
  push: Push,
): { readonly ask: AskAuthor; readonly handlers: Pick<Handlers, SignInKeys> } {
  let open: Open | null = null;
  return {
    ask: (question, gone) =>
      new Promise((resolve) => {
        const settle = (answer: SignInAnswer | null) => {
          gone.removeEventListener('abort', leave);
          if (open?.question.id === question.id) open = null;
          push('publish.signInAsked', { question: null });
          resolve(answer);
        };
        const leave = () => settle(null);
        gone.addEventListener('abort', leave);
        open = { question, settle };
        push('publish.signInAsked', { question });
      }),
    handlers: {
      'publish.pendingSignIn': async () => open?.question ?? null,
      'publish.answerSignIn': async ({ questionId, answer }) => {
        // An answer to a question that nobody waits for any more is dropped.
        if (open?.question.id === questionId) open.settle(answer);
        return {};
      },
      'publish.keptSignIns': () => store.list(),
      'publish.forgetSignIn': async ({ id }) => {
        await store.forget(id);
        return store.list();
      },
      'publish.forgetSignIns': async () => {
        await store.forgetAll();
        return store.list();
      },
    },
  };
}

/** The calls during which the author waits for a remote: only in them may Git ask something. */
const AUTHOR_WAITS = [
  'publish.run',
  'publish.push',
  'publish.pull',
  'publish.settle',
  'publish.decideRewritten',
  'publish.runScheduled',
  'publish.connect',
  'publish.sendForReview',
  'publish.undo',
  'blog.clone',
] as const satisfies readonly CallKey[];

/** The same handlers; while one of those above runs, its Git may ask. */
export function askingHandlers(handlers: Handlers): Handlers {
  const asking = AUTHOR_WAITS.map((key) => [key, waitedFor(handlers, key)] as const);
  return { ...handlers, ...Object.fromEntries(asking) };
}

function waitedFor<K extends CallKey>(handlers: Handlers, key: K): Handlers[K] {
  const handler = handlers[key] as (input: unknown) => Promise<unknown>;
  return ((input: unknown) => whileAuthorWaits(() => handler(input))) as Handlers[K];
}
