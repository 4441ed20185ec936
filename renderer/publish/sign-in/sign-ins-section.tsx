import './sign-in.css';
import { KeyRound, Trash2, UserRound } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { format } from '#core/messages/en';
import { signInWords } from '#core/messages/sign-in';
import type { KeptSignIn } from '#core/publish/sign-in/model';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

const words = signInWords.settings;

/** What Longhand signs in with, and how to make it forget that. */
function SignIns() {
  const { signIn } = useWorkspace();
  const kept = useStore(signIn.kept);
  useEffect(() => void signIn.readKept(), [signIn]);
  return (
    <>
      <p className="hint">{words.lead}</p>
      {kept?.signIns.length === 0 && <Status>{words.none}</Status>}
      {kept && kept.signIns.length > 0 && (
        <ul className="sign-ins" aria-label={words.list}>
          {kept.signIns.map((each) => (
            <SignIn key={each.id} signIn={each} onForget={() => void signIn.forget(each.id)} />
          ))}
        </ul>
      )}
      {kept && kept.keyring !== 'ready' && <p className="hint">{words.noKeyring}</p>}
      {kept && kept.signIns.length > 1 && (
        <Button className="btn outlined settings-reset" onPress={() => void signIn.forgetAll()}>
          <Trash2 />
          {words.forgetAll}
        </Button>
      )}
    </>
  );
}

function SignIn({ signIn, onForget }: { signIn: KeptSignIn; onForget: () => void }) {
  const { kind, username, where, since } = signIn;
  const place = signIn.place.replace(/^https:\/\//, '');
  const Icon = kind === 'passphrase' ? KeyRound : UserRound;
  const date = new Date(since).toLocaleDateString(undefined, { dateStyle: 'medium' });
  return (
    <li>
      <Icon aria-label={words.kinds[kind]} />
      <div className="what">
        <b>{username === '' ? place : format(words.who, { username, place })}</b>
        <span>{where === 'session' ? words.session : format(words.keyring, { date })}</span>
      </div>
      <Button className="btn" aria-label={format(words.forgetThis, { place })} onPress={onForget}>
        {words.forget}
      </Button>
    </li>
  );
}

export const signInsSection = { id: 'sign-ins', title: words.title, Content: SignIns };
