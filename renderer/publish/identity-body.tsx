import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { en } from '#core/messages/en';
import { Problem } from '../app/problem';
import { useWorkspace } from '../app/workspace';
import type { Shown } from '../bridge/bridge';

/** Asks for the name and the address that Git writes into each change. */
export function IdentityBody({ failed }: { failed: Shown | null }) {
  const { publish } = useWorkspace();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const ready = name.trim() !== '' && /^\S+@\S+\.\S+$/.test(email.trim());
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void publish.setIdentity(name.trim(), email.trim());
      }}
    >
      <div className="body">
        <TextField className="field" value={name} onChange={setName} autoFocus>
          <Label className="label">{en.publish.name}</Label>
          <Input className="input" autoComplete="name" />
        </TextField>
        <TextField className="field" value={email} onChange={setEmail} type="email">
          <Label className="label">{en.publish.email}</Label>
          <Input className="input" autoComplete="email" />
        </TextField>
        {failed && <Problem>{failed.sentence}</Problem>}
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" onPress={publish.close}>
          {en.publish.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={!ready}>
          {en.publish.identityVerb}
        </Button>
      </footer>
    </Form>
  );
}
