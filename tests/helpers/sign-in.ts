import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SignInAnswer, SignInQuestion } from '../../core/publish/sign-in/model';
import { SignInDesk } from '../../engine/publish/askpass/desk';
import { signInWith } from '../../engine/publish/askpass/sign-in';
import { SignInStore } from '../../engine/publish/askpass/sign-in-store';
import type { Vault } from '../../engine/publish/askpass/vault';

/** A vault with a key of its own (AES-256-GCM), as a keyring gives one. `lock` makes it another keyring. */
export function keyVault(): Vault & { lock(): void } {
  let key = randomBytes(32);
  return {
    lock: () => {
      key = randomBytes(32);
    },
    state: async () => 'ready',
    seal: async (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
    },
    open: async (bytes) => {
      const all = Buffer.from(bytes);
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12));
      decipher.setAuthTag(all.subarray(12, 28));
      return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

/** Where there is no keyring: nothing is ever kept beyond memory. */
export const NO_VAULT: Vault = {
  state: async () => 'none',
  seal: async () => {
    throw new Error('there is no keyring');
  },
  open: async () => {
    throw new Error('there is no keyring');
  },
};

type Answer =
  | SignInAnswer
  | null
  | ((question: SignInQuestion, gone: AbortSignal) => Promise<SignInAnswer | null>);

/** An author at the desk: answers questions with what was laid ready, in order, and “not now” after that. */
export interface Author {
  readonly questions: SignInQuestion[];
  readonly store: SignInStore;
  readonly folder: string;
  willSay(...answers: readonly Answer[]): void;
  leave(): void;
}

/** Opens the sign-in desk in `folder`; everything Git asks from now on is answered by the author that is returned. */
export function authorAtDesk(folder: string, vault: Vault): Author {
  const answers: Answer[] = [];
  const questions: SignInQuestion[] = [];
  const store = new SignInStore(join(folder, 'sign-ins.json'), vault);
  const desk = new SignInDesk({
    scriptFolder: join(folder, 'it’s an app', 'askpass'),
    store,
    ask: async (question, gone) => {
      questions.push(question);
      const next = answers.shift() ?? null;
      return typeof next === 'function' ? next(question, gone) : next;
    },
  });
  signInWith(desk);
  return {
    questions,
    store,
    folder,
    willSay: (...next) => void answers.push(...next),
    leave: () => signInWith(null),
  };
}

export const account = (username: string, secret: string, keep = false): SignInAnswer => ({
  kind: 'account',
  username,
  secret,
  keep,
});
export const secret = (words: string, keep = false): SignInAnswer => ({
  kind: 'secret',
  secret: words,
  keep,
});
