import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { en, format } from '#core/messages/en';
import { branchWords as words } from '#core/messages/remotes';
import { Problem } from '../../app/problem';
import { useWorkspace } from '../../app/workspace';
import type { PublishView } from '../view';

type BranchView = Extract<PublishView, { kind: 'branch' }>;

/** Offers a branch to a repository that is on none: one that is at the same commit, or else a new one. */
export function BranchBody({ view }: { view: BranchView }) {
  return view.offer.here.length > 0 ? <GoOn view={view} /> : <Make view={view} />;
}

function GoOn({ view: { offer, busy, failed } }: { view: BranchView }) {
  const { publish } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const [first = '', ...others] = offer.here;
  const branch = offer.here.find((name) => name === chosen) ?? first;
  return (
    <>
      <div className="body">
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
        {failed && <Problem>{failed.sentence}</Problem>}
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" onPress={publish.close}>
          {en.publish.cancel}
        </Button>
        <Button
          className="btn primary"
          isDisabled={busy}
          onPress={() => void publish.goOnBranch(branch, false)}
        >
          {format(words.goOn, { branch })}
        </Button>
      </footer>
    </>
  );
}

function Make({ view: { offer, busy, failed } }: { view: BranchView }) {
  const { publish } = useWorkspace();
  const [typed, setTyped] = useState(offer.suggestion);
  const name = typed.trim();
  const ready = name !== '' && !busy;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void publish.goOnBranch(name, true);
      }}
    >
      <div className="body">
        <p>{words.none}</p>
        <TextField
          className="field"
          value={typed}
          onChange={setTyped}
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
        {failed && <Problem>{failed.sentence}</Problem>}
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" onPress={publish.close}>
          {en.publish.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={!ready}>
          {words.make}
        </Button>
      </footer>
    </Form>
  );
}
