import { useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { en } from '#core/messages/en';
import { useWorkspace } from '../app/workspace';
import type { Shown } from '../bridge/bridge';
import { FormBody } from './form-body';

/** Asks for the name and the address that Git writes into each change. */
export function IdentityBody({ failed }: { failed: Shown | null }) {
  const { publish } = useWorkspace();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  return (
    <FormBody
      verb={en.publish.identityVerb}
      ready={name.trim() !== '' && /^\S+@\S+\.\S+$/.test(email.trim())}
      failed={failed}
      onSubmit={() => void publish.setIdentity(name.trim(), email.trim())}
    >
      <TextField className="field" value={name} onChange={setName} autoFocus>
        <Label className="label">{en.publish.name}</Label>
        <Input className="input" autoComplete="name" />
      </TextField>
      <TextField className="field" value={email} onChange={setEmail} type="email">
        <Label className="label">{en.publish.email}</Label>
        <Input className="input" autoComplete="email" />
      </TextField>
    </FormBody>
  );
}
