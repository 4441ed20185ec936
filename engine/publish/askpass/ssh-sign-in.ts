import { publisherOf } from '#core/publish/sign-in/host-keys';
import { readSshPrompt, type SshPrompt } from '#core/publish/sign-in/ssh-prompt';
import { type Command, mayAsk } from './command';
import type { VisitRequest } from './visit';

/** Answers OpenSSH's password program: `ok:` and the line SSH reads, or `''` to refuse. */
export async function answerSsh(command: Command, { body, hint, gone }: VisitRequest): Promise<string> {
  const prompt = readSshPrompt(body, hint);
  if (prompt === null) return '';
  switch (prompt.kind) {
    case 'passphrase':
      return secretFor(command, { kind: 'passphrase', place: prompt.key }, gone);
    case 'password':
      return secretFor(command, { kind: 'password', place: prompt.account }, gone);
    case 'host-key':
      return hostKey(command, prompt, gone);
    case 'confirm': {
      if (!mayAsk(command)) return '';
      return (await command.ask({ kind: 'confirm', words: prompt.words }, gone)) === null ? '' : 'ok:';
    }
    case 'touch':
      if (mayAsk(command)) await command.ask({ kind: 'touch', words: prompt.words }, gone);
      return '';
    case 'other': {
      if (!mayAsk(command)) return '';
      const answer = await command.ask({ kind: 'other', words: prompt.words }, gone);
      return answer?.kind === 'secret' ? `ok:${answer.secret}` : '';
    }
    // Git comes with it as to a credential helper, where it says for whom in so many words.
    case 'web':
      return '';
  }
}

async function secretFor(
  command: Command,
  { kind, place }: { readonly kind: 'passphrase' | 'password'; readonly place: string },
  gone: AbortSignal,
): Promise<string> {
  const key = `${kind} ${place}`;
  const before = command.given.get(key);
  // SSH asks the same again within one command when the answer was wrong.
  if (before) {
    command.given.delete(key);
    command.operation?.again.set(key, before.from === 'author' ? 'wrong' : 'expired');
    await command.store.drop(before.signIn);
  } else {
    const kept = await command.store.find(kind, place, '');
    if (kept) {
      command.given.set(key, { signIn: kept, from: 'kept', keep: kept.where });
      return `ok:${kept.secret}`;
    }
  }
  if (!mayAsk(command)) return '';
  const ready = (await command.store.keyring()) === 'ready';
  const again = command.operation.again.get(key) ?? 'no';
  const keeping = ready ? 'keyring' : 'memory';
  const answer = await command.ask(
    kind === 'passphrase' ? { kind, key: place, again, keeping } : { kind, account: place, again, keeping },
    gone,
  );
  if (answer?.kind !== 'secret') return '';
  command.given.set(key, {
    signIn: { kind, place, username: '', secret: answer.secret },
    from: 'author',
    keep: answer.keep && ready ? 'keyring' : 'session',
  });
  return `ok:${answer.secret}`;
}

async function hostKey(
  command: Command,
  prompt: Extract<SshPrompt, { kind: 'host-key' }>,
  gone: AbortSignal,
): Promise<string> {
  if (!mayAsk(command)) return '';
  const { host, keyType, fingerprint, takesFingerprint } = prompt;
  const publishedBy = publisherOf(host, fingerprint);
  const answer = await command.ask({ kind: 'host-key', host, keyType, fingerprint, publishedBy }, gone);
  if (answer?.kind !== 'yes') return '';
  // The fingerprint as the answer: SSH goes on with the key that was shown and with no other.
  return `ok:${takesFingerprint ? fingerprint : 'yes'}`;
}

/** What a command was given and did not ask for again was right, unless SSH says that it was not let in: it is kept. */
export async function settleSsh(command: Command, letIn: boolean): Promise<void> {
  for (const [key, given] of command.given) {
    if (given.signIn.kind === 'account') continue;
    command.given.delete(key);
    if (letIn && given.from === 'author') await command.store.keep(given.signIn, given.keep);
  }
}
