import './remotes.css';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { en } from '#core/messages/en';
import { cloneStages, cloneWords } from '#core/messages/remotes';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import type { Shown } from '../../bridge/bridge';
import { ProgressLine } from './progress-line';

/** Asks for an address, shows how far the copy is, and can be stopped at any moment. */
export default function CloneDialog({ onClose }: { onClose: () => void }) {
  const { blog } = useWorkspace();
  const progress = useStore(blog.cloning);
  const [url, setUrl] = useState('');
  const [busy, setBusy] = useState(false);
  const [stopping, setStopping] = useState(false);
  const [failed, setFailed] = useState<Shown | null>(null);
  const go = async (checkObjects: boolean) => {
    setBusy(true);
    setFailed(null);
    const failure = await blog.clone(url.trim(), checkObjects);
    setBusy(false);
    setStopping(false);
    // Whoever stopped it knows.
    setFailed(failure?.code === 'cancelled' ? null : failure);
    if (failure === null && blog.state.get().kind === 'open') onClose();
  };
  const stop = () => {
    setStopping(true);
    void blog.stopCloning();
  };
  return (
    <Sheet
      small
      title={en.welcome.cloneTitle}
      lead={en.welcome.cloneLead}
      onClose={onClose}
      dismissable={!busy}
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void go(true);
        }}
      >
        <div className="body">
          <TextField
            className="field"
            value={url}
            autoFocus
            isInvalid={failed !== null}
            isReadOnly={busy}
            onChange={(next) => {
              setUrl(next);
              setFailed(null);
            }}
          >
            <Label className="label">{en.welcome.url}</Label>
            <Input className="input" placeholder={en.welcome.urlHint} spellCheck="false" />
          </TextField>
          {progress && <ProgressLine doing={cloneStages[progress.stage]} percent={progress.percent} />}
          {failed && <Problem>{failed.sentence}</Problem>}
        </div>
        <footer>
          {failed?.code === 'clone-objects-odd' && (
            <Button className="btn outlined" onPress={() => void go(false)}>
              {cloneWords.unchecked}
            </Button>
          )}
          <span className="grow" />
          {progress ? (
            <Button className="btn outlined" isDisabled={stopping} onPress={stop}>
              {stopping ? cloneWords.stopping : cloneWords.stop}
            </Button>
          ) : (
            <>
              <Button className="btn" onPress={onClose} isDisabled={busy}>
                {en.app.cancel}
              </Button>
              <Button className="btn primary" type="submit" isDisabled={busy}>
                {en.welcome.cloneVerb}
              </Button>
            </>
          )}
        </footer>
      </Form>
    </Sheet>
  );
}
