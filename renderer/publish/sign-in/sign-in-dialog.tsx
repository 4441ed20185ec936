import './sign-in.css';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Switch } from 'react-aria-components/Switch';
import { TextField } from 'react-aria-components/TextField';
import { format } from '#core/messages/en';
import { signInWords as words } from '#core/messages/sign-in';
import { hostHelp } from '#core/publish/sign-in/host-help';
import type { AskedAgain, Keeping, SignInAnswer, SignInQuestion } from '#core/publish/sign-in/model';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { useWorkspace } from '../../app/workspace';

type Of<K extends SignInQuestion['kind']> = Extract<SignInQuestion, { kind: K }>;

/**
 * What Git or SSH wants to know. What is typed stays in the field's own element, which goes with the dialog: no state, no
 * store ever holds it.
 */
export default function SignInDialog({ question }: { question: SignInQuestion }) {
  switch (question.kind) {
    case 'account':
      return <Account question={question} />;
    case 'passphrase':
      return <Secret question={question} shown={question.key} texts={words.passphrase} />;
    case 'password':
      return <Secret question={question} shown={question.account} texts={words.password} />;
    case 'host-key':
      return <HostKey question={question} />;
    case 'confirm':
    case 'touch':
      return <YesOrNo question={question} />;
    case 'other':
      return <Other question={question} />;
  }
}

interface AskedProps {
  readonly question: SignInQuestion;
  readonly title: string;
  readonly lead?: string;
  readonly verb: string;
  readonly not?: string | null;
  /** Makes the answer of what was typed; null when something is missing. */
  readonly read: (form: FormData) => SignInAnswer | null;
  readonly children: ReactNode;
}

/** The sheet of every question: a form, “not now”, and the one button that goes on. */
function Asked({ question, title, lead, verb, not = words.notNow, read, children }: AskedProps) {
  const { signIn } = useWorkspace();
  const refuse = () => signIn.answer(question.id, null);
  return (
    <Sheet small title={title} {...(lead === undefined ? {} : { lead })} onClose={refuse}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          const answer = read(new FormData(event.currentTarget));
          if (answer) signIn.answer(question.id, answer);
        }}
      >
        <div className="body sign-in">{children}</div>
        <footer>
          <span className="grow" />
          {not !== null && (
            <Button className="btn" onPress={refuse}>
              {not}
            </Button>
          )}
          <Button className="btn primary" type="submit">
            {verb}
          </Button>
        </footer>
      </Form>
    </Sheet>
  );
}

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

function Account({ question }: { question: Of<'account'> }) {
  const { openLink } = useWorkspace();
  const { protocol, host, username, suggested, insteadOf, realm, again, keeping } = question;
  const help = hostHelp(protocol, host, realm);
  const { tokenPage } = help;
  const here = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/.test(host);
  return (
    <Asked
      question={question}
      title={format(words.account.title, { host })}
      lead={words.account.lead}
      verb={words.account.verb}
      read={(form) => {
        const name = username ?? typed(form, 'username').trim();
        const whole = typed(form, 'secret');
        // A token is pasted, often with a space or two; a password may have them.
        const secret = help.kind === 'plain' ? whole : whole.trim();
        if (name === '' || secret === '') return null;
        return { kind: 'account', username: name, secret, keep: form.has('keep') };
      }}
    >
      <Again again={again} texts={words.account} host={host} />
      {insteadOf.length > 0 && (
        <Warning>{format(words.account.elsewhere, { host, own: insteadOf.join(', ') })}</Warning>
      )}
      {protocol === 'http' && !here && <Warning>{format(words.account.open, { host })}</Warning>}
      <p className="hint">
        {words.help[help.kind]}{' '}
        {tokenPage !== null && (
          <Button className="btn plain" onPress={() => openLink(tokenPage)}>
            {words.makeToken}
          </Button>
        )}
      </p>
      <TextField
        className="field"
        name="username"
        autoComplete="off"
        isRequired
        autoFocus={username === null && suggested === ''}
        {...(username === null ? { defaultValue: suggested } : { value: username, isReadOnly: true })}
      >
        <Label className="label">{words.account.username}</Label>
        <Input className="input" spellCheck={false} autoCapitalize="none" />
      </TextField>
      <SecretField
        label={help.kind === 'plain' ? words.account.secret : words.account.token}
        autoFocus={username !== null || suggested !== ''}
      />
      <Keep keeping={keeping} />
    </Asked>
  );
}

interface SecretProps {
  readonly question: Of<'passphrase'> | Of<'password'>;
  /** What the secret is for, as it is shown. */
  readonly shown: string;
  readonly texts: typeof words.passphrase | typeof words.password;
}

function Secret({ question, shown, texts }: SecretProps) {
  return (
    <Asked
      question={question}
      title={format(texts.title, { account: shown })}
      lead={format(texts.lead, { key: shown })}
      verb={texts.verb}
      read={(form) => ({ kind: 'secret', secret: typed(form, 'secret'), keep: form.has('keep') })}
    >
      <Again again={question.again} texts={texts} host={shown} />
      <SecretField label={texts.field} autoFocus />
      <Keep keeping={question.keeping} />
    </Asked>
  );
}

function HostKey({ question }: { question: Of<'host-key'> }) {
  const { host, keyType, fingerprint, publishedBy } = question;
  return (
    <Asked
      question={question}
      title={format(words.hostKey.title, { host })}
      lead={words.hostKey.lead}
      verb={words.hostKey.verb}
      not={words.hostKey.not}
      read={() => ({ kind: 'yes' })}
    >
      <code className="fingerprint" title={format(words.hostKey.fingerprint, { type: keyType })}>
        <span>{keyType}</span> {fingerprint}
      </code>
      {publishedBy === null ? (
        <p className="hint">{words.hostKey.unknown}</p>
      ) : (
        <p className="known">
          <ShieldCheck />
          {format(words.hostKey.published, { by: publishedBy })}
        </p>
      )}
    </Asked>
  );
}

function YesOrNo({ question }: { question: Of<'confirm'> | Of<'touch'> }) {
  const texts = words[question.kind];
  return (
    <Asked
      question={question}
      title={texts.title}
      verb={texts.verb}
      not={question.kind === 'confirm' ? words.confirm.not : null}
      read={() => ({ kind: 'yes' })}
    >
      <p className="asked">{question.words}</p>
    </Asked>
  );
}

function Other({ question }: { question: Of<'other'> }) {
  return (
    <Asked
      question={question}
      title={words.other.title}
      verb={words.other.verb}
      read={(form) => ({ kind: 'secret', secret: typed(form, 'secret'), keep: false })}
    >
      <p className="asked">{question.words}</p>
      <SecretField label={words.other.field} autoFocus />
    </Asked>
  );
}

function SecretField({ label, autoFocus }: { label: string; autoFocus: boolean }) {
  return (
    <TextField
      className="field"
      name="secret"
      type="password"
      autoComplete="off"
      isRequired
      autoFocus={autoFocus}
    >
      <Label className="label">{label}</Label>
      <Input className="input" spellCheck={false} />
    </TextField>
  );
}

function Keep({ keeping }: { keeping: Keeping }) {
  switch (keeping) {
    case 'keyring':
      return (
        <div className="keep">
          <Switch className="switch" name="keep" defaultSelected>
            <span className="track" aria-hidden="true" />
            {words.keep}
          </Switch>
          <p className="hint">{words.keepHint}</p>
        </div>
      );
    case 'memory':
      return <p className="hint">{words.memory}</p>;
    case 'own-helper':
      return <p className="hint">{words.ownHelper}</p>;
  }
}

interface AgainProps {
  readonly again: AskedAgain;
  readonly texts: { readonly wrong: string; readonly expired: string };
  readonly host: string;
}

function Again({ again, texts, host }: AgainProps) {
  return again === 'no' ? null : <Problem>{format(texts[again], { host })}</Problem>;
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="warning">
      <TriangleAlert />
      <span>{children}</span>
    </p>
  );
}
