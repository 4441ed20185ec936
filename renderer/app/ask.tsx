import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { en } from '#core/messages/en';
import type { Shown } from '../bridge/bridge';
import { afterDialog } from './after-dialog';
import { Problem } from './problem';
import { Sheet } from './sheet';

interface AskProps {
  readonly title: string;
  readonly lead: string;
  readonly field: string;
  readonly placeholder?: string;
  readonly verb: string;
  readonly running: string;
  /** What the line begins with. */
  readonly initial?: string;
  /** Told of every change of the line. */
  readonly onValue?: (value: string) => void;
  /** What else is asked, below the line. */
  readonly children?: ReactNode;
  /** Resolves with the failure to show, or null when the dialog is done. */
  readonly submit: (value: string) => Promise<Shown | null>;
  readonly onClose: () => void;
  /** After a success, when the dialog is gone and has given the focus back: the place to put it elsewhere. */
  readonly onDone?: () => void;
}

/** A small dialog that asks for one line, and shows what went wrong where it went wrong. */
export default function Ask(props: AskProps) {
  const { title, lead, field, placeholder, verb, running, children, submit, onClose, onDone } = props;
  const { initial = '', onValue } = props;
  const [value, setValue] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Shown | null>(null);
  const go = async () => {
    setBusy(true);
    const failure = await submit(value.trim());
    setBusy(false);
    setFailed(failure);
    if (failure !== null) return;
    onClose();
    if (onDone) afterDialog(onDone);
  };
  return (
    <Sheet small title={title} lead={lead} onClose={onClose} dismissable={!busy}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void go();
        }}
      >
        <div className="body">
          <TextField
            className="field"
            value={value}
            autoFocus
            isInvalid={failed !== null}
            onChange={(next) => {
              setValue(next);
              onValue?.(next);
              setFailed(null);
            }}
          >
            <Label className="label">{field}</Label>
            <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
          </TextField>
          {children}
          {failed && <Problem>{failed.sentence}</Problem>}
        </div>
        <footer>
          <span className="grow" />
          <Button className="btn" onPress={onClose} isDisabled={busy}>
            {en.app.cancel}
          </Button>
          <Button className="btn primary" type="submit" isDisabled={busy}>
            {busy ? running : verb}
          </Button>
        </footer>
      </Form>
    </Sheet>
  );
}
