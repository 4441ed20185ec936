import type { Handlers } from '#core/ipc/contract';
import type { KeptSignIn } from '#core/publish/sign-in/model';

type Keys = Extract<keyof Handlers, `signIn.${string}`>;

/** An author who has signed in twice, on a computer with a keyring. Nothing is ever asked. */
export function fakeSignIn(): Pick<Handlers, Keys> {
  let signIns: KeptSignIn[] = [
    {
      id: 'one',
      kind: 'account',
      place: 'https://codeberg.org',
      username: 'ada',
      where: 'keyring',
      since: '2026-10-02T08:00:00.000Z',
    },
    {
      id: 'two',
      kind: 'passphrase',
      place: '/home/ada/.ssh/id_ed25519',
      username: '',
      where: 'session',
      since: '2026-11-24T08:00:00.000Z',
    },
  ];
  const kept = async () => ({ signIns, keyring: 'ready' as const });
  return {
    'signIn.pending': async () => null,
    'signIn.answer': async () => ({}),
    'signIn.kept': kept,
    'signIn.forget': ({ id }) => {
      signIns = signIns.filter((each) => each.id !== id);
      return kept();
    },
    'signIn.forgetAll': () => {
      signIns = [];
      return kept();
    },
  };
}
