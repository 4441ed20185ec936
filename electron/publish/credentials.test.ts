import { describe, expect, it } from 'vitest';
import type { Handlers } from '#core/ipc/contract';
import type { SignInQuestion } from '#core/publish/sign-in/model';
import { currentOperation } from '#engine/publish/askpass/operation';
import { SignInStore } from '#engine/publish/askpass/sign-in-store';
import { NO_VAULT } from '../../tests/helpers/sign-in';
import { askingHandlers, signInHandlers } from './credentials';

const passphrase = (id: string): SignInQuestion => ({
  kind: 'passphrase',
  id,
  key: '/home/ada/.ssh/id',
  again: 'no',
  keeping: 'memory',
});

function atWindow() {
  const told: (SignInQuestion | null)[] = [];
  const store = new SignInStore('/nowhere/sign-ins.json', NO_VAULT);
  const { ask, handlers } = signInHandlers(store, (key, data) => {
    if (key === 'publish.signInAsked') told.push((data as { question: SignInQuestion | null }).question);
  });
  return { told, store, ask, handlers };
}

describe('questions at the window', () => {
  it('are shown until they are answered, also to a window that was loaded anew', async () => {
    const { told, ask, handlers } = atWindow();
    const answered = ask(passphrase('a'), new AbortController().signal);
    expect(await handlers['publish.pendingSignIn']({})).toEqual(passphrase('a'));
    await handlers['publish.answerSignIn']({
      questionId: 'a',
      answer: { kind: 'secret', secret: 'x', keep: false },
    });
    expect(await answered).toEqual({ kind: 'secret', secret: 'x', keep: false });
    expect(await handlers['publish.pendingSignIn']({})).toBeNull();
    expect(told).toEqual([passphrase('a'), null]);
  });

  it('take no answer that was meant for another', async () => {
    const { ask, handlers } = atWindow();
    const answered = ask(passphrase('b'), new AbortController().signal);
    await handlers['publish.answerSignIn']({ questionId: 'a', answer: { kind: 'yes' } });
    expect(await handlers['publish.pendingSignIn']({})).toEqual(passphrase('b'));
    await handlers['publish.answerSignIn']({ questionId: 'b', answer: null });
    expect(await answered).toBeNull();
  });

  it('go away with the command that asked', async () => {
    const { told, ask, handlers } = atWindow();
    const gone = new AbortController();
    const answered = ask(passphrase('a'), gone.signal);
    gone.abort();
    expect(await answered).toBeNull();
    expect(await handlers['publish.pendingSignIn']({})).toBeNull();
    expect(told).toEqual([passphrase('a'), null]);
  });

  it('list and forget what is in memory, without its secret', async () => {
    const { store, handlers } = atWindow();
    const place = 'https://git.example.org';
    await store.keep({ kind: 'account', place, username: 'ada', secret: 'canary' }, 'keyring');
    const kept = await handlers['publish.keptSignIns']({});
    expect(kept).toMatchObject({ keyring: 'none', signIns: [{ place, username: 'ada', where: 'session' }] });
    expect(JSON.stringify(kept)).not.toContain('canary');
    const left = await handlers['publish.forgetSignIn']({ id: kept.signIns[0]?.id ?? '' });
    expect(left.signIns).toEqual([]);
  });
});

describe('askingHandlers', () => {
  it('lets Git ask while the author waits for a publish, and not when the window looks by itself [R75]', async () => {
    const seen: string[] = [];
    const note = (key: string) => async () => {
      seen.push(`${key} ${currentOperation() !== null}`);
      return {};
    };
    // Two of the handlers stand for all of them.
    const handlers = {
      'publish.push': note('push'),
      'publish.status': note('status'),
    } as unknown as Handlers;
    const asking = askingHandlers(handlers);
    await asking['publish.push']({ blogId: 'a' });
    await asking['publish.status']({ blogId: 'a' });
    expect(seen).toEqual(['push true', 'status false']);
    expect(currentOperation()).toBeNull();
  });
});
