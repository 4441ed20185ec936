import type { Handlers } from '#core/ipc/contract';
import type { KeptSignIn } from '#core/publish/sign-in/model';

type Keys =
  | 'publish.pendingSignIn'
  | 'publish.answerSignIn'
  | 'publish.keptSignIns'
  | 'publish.forgetSignIn'
  | 'publish.forgetSignIns';

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
    'publish.pendingSignIn': async () => null,
    'publish.answerSignIn': async () => ({}),
    'publish.keptSignIns': kept,
    'publish.forgetSignIn': ({ id }) => {
      signIns = signIns.filter((each) => each.id !== id);
      return kept();
    },
    'publish.forgetSignIns': () => {
      signIns = [];
      return kept();
    },
  };
}
