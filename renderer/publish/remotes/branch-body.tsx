import { useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { counted, format } from '#core/messages/en';
import { branchWords as words } from '#core/messages/remotes';
import type { BranchOffer } from '#core/publish/remotes/branch-offer';
import { useWorkspace } from '../../app/workspace';
import { FormBody } from '../form-body';
import type { PublishView } from '../view';

type BranchView = Extract<PublishView, { kind: 'branch' }>;

/** Offers a branch to a repository that is on none: one at the same commit, one that can be brought forward to it, or a new one. */
export function BranchBody({ view }: { view: BranchView }) {
  const { here, forward } = view.offer;
  if (here.length > 0) return <GoOn view={view} />;
  return forward === null ? <Make view={view} /> : <ForwardOrMake view={view} forward={forward} />;
}

function GoOn({ view: { offer, busy, failed } }: { view: BranchView }) {
  const { publish } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const [first = '', ...others] = offer.here;
  const branch = offer.here.find((name) => name === chosen) ?? first;
  return (
    <FormBody
      verb={format(words.goOn, { branch })}
      ready={!busy}
      failed={failed}
      onSubmit={() => void publish.goOnBranch(branch, 'there')}
    >
      {others.length > 0 && (
        <RadioGroup className="radio-cards" value={branch} onChange={setChosen}>
          <Label className="label">{words.which}</Label>
          {offer.here.map((name) => (
            <Radio key={name} value={name} className="radio-card">
              <span className="dot" aria-hidden="true" />
              <span>{name}</span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      <p>{format(words.here, { branch })}</p>
    </FormBody>
  );
}

function Make({ view: { offer, busy, failed } }: { view: BranchView }) {
  const { publish } = useWorkspace();
  const [typed, setTyped] = useState(offer.suggestion);
  const name = typed.trim();
  return (
    <FormBody
      verb={words.make}
      ready={name !== '' && !busy}
      failed={failed}
      onSubmit={() => void publish.goOnBranch(name, 'new')}
    >
      <p>{words.none}</p>
      <NameField value={typed} onChange={setTyped} failed={failed} />
    </FormBody>
  );
}

interface ForwardProps {
  readonly view: BranchView;
  readonly forward: NonNullable<BranchOffer['forward']>;
}

function ForwardOrMake({ view: { offer, busy, failed }, forward }: ForwardProps) {
  const { publish } = useWorkspace();
  const [way, setWay] = useState<'forward' | 'new'>('forward');
  const [typed, setTyped] = useState(offer.suggestion);
  const { name: branch, ahead } = forward;
  const isNew = way === 'new';
  const name = isNew ? typed.trim() : branch;
  return (
    <FormBody
      verb={isNew ? words.make : format(words.goOn, { branch })}
      ready={name !== '' && !busy}
      failed={failed}
      onSubmit={() => void publish.goOnBranch(name, way)}
    >
      <p>{counted(words.ahead, ahead, { branch })}</p>
      <RadioGroup
        className="radio-cards"
        value={way}
        onChange={(next) => setWay(next === 'new' ? 'new' : 'forward')}
      >
        <Label className="label">{words.how}</Label>
        <Radio value="forward" className="radio-card">
          <span className="dot" aria-hidden="true" />
          <span>
            {format(words.forward, { branch })}
            <small>{counted(words.forwardHint, ahead, { branch })}</small>
          </span>
        </Radio>
        <Radio value="new" className="radio-card">
          <span className="dot" aria-hidden="true" />
          <span>
            {words.fresh}
            <small>{format(words.freshHint, { branch })}</small>
          </span>
        </Radio>
      </RadioGroup>
      {isNew && <NameField value={typed} onChange={setTyped} failed={failed} />}
    </FormBody>
  );
}

interface NameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly failed: BranchView['failed'];
}

function NameField({ value, onChange, failed }: NameProps) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      autoFocus
      isInvalid={failed?.code === 'bad-branch-name' || failed?.code === 'branch-taken'}
      validationBehavior="aria"
    >
      <Label className="label">{words.name}</Label>
      <Input className="input" spellCheck="false" />
      <Text slot="description" className="hint">
        {words.hint}
      </Text>
    </TextField>
  );
}
