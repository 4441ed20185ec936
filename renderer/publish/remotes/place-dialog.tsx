import './remotes.css';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { counted, en, format } from '#core/messages/en';
import { placeFacts, placeWords as words } from '#core/messages/remotes';
import type { PublishPlace } from '#core/publish/remotes/model';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useWorkspace } from '../../app/workspace';
import type { PlaceView } from './place-store';

type Open = Extract<PlaceView, { kind: 'open' }>;

/** Where the blog goes when it is published, in words, and the way to connect it. */
export default function PlaceDialog({ view }: { view: Exclude<PlaceView, { kind: 'closed' }> }) {
  const { place } = useWorkspace();
  return (
    <Sheet small title={words.title} onClose={place.close}>
      {view.kind === 'looking' && <Status className="body late">{words.looking}</Status>}
      {view.kind === 'failed' && (
        <div className="body">
          <Problem>{view.failed.sentence}</Problem>
        </div>
      )}
      {view.kind === 'open' && <Facts view={view} />}
      {view.kind === 'open' && <Connect view={view} />}
      {view.kind !== 'open' && (
        <footer>
          <span className="grow" />
          <Button className="btn" onPress={place.close}>
            {en.app.close}
          </Button>
        </footer>
      )}
    </Sheet>
  );
}

function Facts({ view: { place, asking } }: { view: Open }) {
  const { openLink } = useWorkspace();
  const { remote, branch, facts } = place;
  const page = remote?.page ?? null;
  const isApart = remote?.live != null && remote.branch !== null && remote.live !== remote.branch;
  return (
    <div className="body place">
      {remote === null ? (
        <p>{words.none}</p>
      ) : (
        <dl>
          <Fact name={words.remote}>
            <b>{remote.name}</b> <code>{remote.url}</code>
            {page !== null && (
              <Button className="link" onPress={() => openLink(page)}>
                {words.page}
              </Button>
            )}
          </Fact>
          <Fact name={words.branch}>
            {branch === null
              ? words.detached
              : format(words.goesTo, { branch, there: remote.branch ?? branch, remote: remote.name })}
          </Fact>
          <Fact name={words.live}>
            <Status as="span">
              {remote.live !== null
                ? format(words.liveIs, { live: remote.live })
                : asking
                  ? words.asking
                  : words.liveUnknown}
            </Status>
          </Fact>
          <Fact name={words.apart}>{distance(place)}</Fact>
        </dl>
      )}
      {isApart && (
        <p className="place-note">
          {format(words.notLive, { branch: branch ?? '', live: remote?.live ?? '' })}
        </p>
      )}
      {place.trouble !== '' && <p className="place-note">{place.trouble}</p>}
      {facts.length > 0 && (
        <ul className="place-facts">
          {facts.map((fact) => (
            <li key={fact}>{placeFacts[fact]}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function distance({ ahead, behind }: PublishPlace): string {
  if (ahead === null || behind === null) return words.never;
  if (ahead === 0 && behind === 0) return words.even;
  return [
    ...(ahead > 0 ? [counted(words.ahead, ahead)] : []),
    ...(behind > 0 ? [counted(words.behind, behind)] : []),
  ].join(' ');
}

function Connect({ view: { place: now, connecting, failed, connected } }: { view: Open }) {
  const { place } = useWorkspace();
  const before = now.remote?.url ?? '';
  const isNew = now.remote === null;
  const [url, setUrl] = useState(before);
  const [changing, setChanging] = useState(false);
  const same = url.trim() === before || url.trim() === '';
  const isAsking = isNew || (changing && !connected);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) void place.connect(url.trim(), false);
      }}
    >
      {(isAsking || connected) && (
        <div className="body">
          {isAsking && (
            <TextField
              className="field"
              value={url}
              onChange={setUrl}
              autoFocus
              isInvalid={failed !== null}
              validationBehavior="aria"
              isReadOnly={connecting}
            >
              <Label className="label">{words.address}</Label>
              <Input className="input" placeholder={en.welcome.urlHint} spellCheck="false" />
            </TextField>
          )}
          {failed && <Problem>{failed.sentence}</Problem>}
          {connected && <Status>{words.connected}</Status>}
        </div>
      )}
      <footer>
        {failed?.code === 'remote-not-reached' && (
          <Button className="btn outlined" onPress={() => void place.connect(url.trim(), true)}>
            {words.anyway}
          </Button>
        )}
        {!isAsking && (
          <Button className="btn" onPress={() => setChanging(true)}>
            {words.changeIt}
          </Button>
        )}
        <span className="grow" />
        <Button className={isAsking ? 'btn' : 'btn primary'} onPress={place.close}>
          {en.app.close}
        </Button>
        {isAsking && (
          <Button className="btn primary" type="submit" isDisabled={same || connecting}>
            {connecting ? words.connecting : isNew ? words.connect : words.change}
          </Button>
        )}
      </footer>
    </Form>
  );
}
