import type { Bridge } from '#core/ipc/contract';
import { format } from '#core/messages/en';
import { signInWords as words } from '#core/messages/sign-in';
import type { KeptSignIns, SignInAnswer, SignInQuestion } from '#core/publish/sign-in/model';
import { createStore, type Readable } from '../../app/store';
import { shown } from '../../bridge/bridge';

export interface SignInStore {
  /** What Git or SSH waits to hear now. An answer is given on at once and never held here. */
  readonly question: Readable<SignInQuestion | null>;
  /** Null is “not now”. */
  readonly answer: (questionId: string, answer: SignInAnswer | null) => void;
  /** What is kept; null until it was read. */
  readonly kept: Readable<KeptSignIns | null>;
  readonly readKept: () => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
  readonly forgetAll: () => Promise<void>;
}

/** `say` tells the author what went wrong. */
export function createSignInStore(bridge: Bridge, say: (words: string) => void): SignInStore {
  const question = createStore<SignInQuestion | null>(null);
  const kept = createStore<KeptSignIns | null>(null);
  bridge.events.publish.signInAsked((asked) => question.set(asked.question));
  // A window that was loaded anew still owes an answer.
  void bridge.publish.pendingSignIn({}).then((pending) => {
    if (pending.ok && pending.value !== null) question.set(pending.value);
  });
  const take = (answer: Awaited<ReturnType<Bridge['publish']['keptSignIns']>>) => {
    if (answer.ok) kept.set(answer.value);
    else say(format(words.settings.failed, { sentence: shown(answer).sentence }));
  };
  const give = async (questionId: string, answer: SignInAnswer | null) => {
    const given = await bridge.publish.answerSignIn({ questionId, answer });
    if (given.ok) return;
    // Whoever asked must not wait for ever.
    say(shown(given).sentence);
    await bridge.publish.answerSignIn({ questionId, answer: null });
  };
  return {
    question,
    answer: (questionId, answer) => {
      if (question.get()?.id === questionId) question.set(null);
      void give(questionId, answer);
    },
    kept,
    readKept: async () => take(await bridge.publish.keptSignIns({})),
    forget: async (id) => take(await bridge.publish.forgetSignIn({ id })),
    forgetAll: async () => take(await bridge.publish.forgetSignIns({})),
  };
}
