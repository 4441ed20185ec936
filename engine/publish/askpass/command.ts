import type { SignInAnswer, SignInQuestion } from '#core/publish/sign-in/model';
import type { OwnSetUp } from '#core/publish/sign-in/own-set-up';
import type { Operation } from './operation';
import type { SignIn, SignInStore } from './sign-in-store';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** A question that has no id yet. */
export type NewQuestion = WithoutId<SignInQuestion>;

/** A sign-in that a Git command was given, until it is known whether it was accepted. */
export interface Given {
  readonly signIn: SignIn;
  readonly from: 'author' | 'kept';
  /** Where it goes when it is accepted. */
  readonly keep: 'keyring' | 'session';
}

/** One Git command, as those who answer its questions see it. */
export interface Command {
  /** Null in the background. */
  readonly operation: Operation | null;
  readonly store: SignInStore;
  /** What the author's own Git has for this place (`https://host`). */
  setUp(place: string): Promise<OwnSetUp>;
  /** The web addresses that the repository, or this command, is about. */
  places(): Promise<readonly string[]>;
  /** Asks the author, one question at a time; null for “not now”, or when nobody waits any more. */
  ask(question: NewQuestion, gone: AbortSignal): Promise<SignInAnswer | null>;
  /** By what they were asked for. */
  readonly given: Map<string, Given>;
  /** Something that was given, by us or by the author's own helper, was not accepted. */
  rejected: boolean;
}

/** Whether the author may be asked now. */
export function mayAsk(command: Command): command is Command & { readonly operation: Operation } {
  const { operation } = command;
  return operation !== null && !operation.ended && !operation.stopped;
}
