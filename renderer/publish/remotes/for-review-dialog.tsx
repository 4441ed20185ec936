import '../publish.css';
import './remotes.css';
import { Check, CloudUpload } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { counted, en, format } from '#core/messages/en';
import { forReviewWords as words } from '#core/messages/remotes';
import { explained } from '#core/publish/explained';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useWorkspace } from '../../app/workspace';
import { Foot } from '../foot';
import { Said } from '../said';
import type { ForReviewView } from './for-review-store';
import { ProgressLine } from './progress-line';

type Open = Exclude<ForReviewView, { kind: 'closed' }>;
type View<K extends Open['kind']> = Extract<Open, { kind: K }>;

/** Sends posts to a branch of their own, and shows where others can look at them. */
export default function ForReviewDialog({ view }: { view: Open }) {
  const { forReview } = useWorkspace();
  return (
    <Sheet
      small
      label={words.send}
      title={titleOf(view)}
      lead={view.kind === 'ask' ? leadOf(view) : undefined}
      dismissable={view.kind !== 'running'}
      onClose={forReview.close}
    >
      <Body view={view} />
    </Sheet>
  );
}

function titleOf(view: Open): string {
  switch (view.kind) {
    case 'looking':
      return words.send;
    case 'ask':
      return format(words.title, { title: view.review.title });
    case 'running':
      return format(words.running, { title: view.title });
    case 'done':
      return view.outcome.kind === 'in-review' ? words.doneTitle : words.keptTitle;
    case 'failed':
      return words.failedTitle;
  }
}

function leadOf({ review: { repository } }: View<'ask'>): string {
  const remote = repository.kind === 'ready' ? (repository.remote?.name ?? '') : '';
  return format(words.lead, { remote });
}

function Body({ view }: { view: Open }) {
  const { forReview } = useWorkspace();
  switch (view.kind) {
    case 'looking':
      return <Foot onClose={forReview.close} close={en.app.cancel} />;
    case 'ask':
      return <Asking view={view} />;
    case 'running':
      return <Running view={view} />;
    case 'done':
      return <Done view={view} />;
    case 'failed':
      return (
        <>
          <div className="body">
            <Problem>{view.failed.sentence}</Problem>
          </div>
          <Foot onClose={forReview.close} close={en.app.close} />
        </>
      );
  }
}

function Asking({ view: { review, branch: suggested, failed } }: { view: View<'ask'> }) {
  const { forReview } = useWorkspace();
  const [branch, setBranch] = useState(suggested);
  const [message, setMessage] = useState(review.message);
  const ready = branch.trim() !== '' && message.trim() !== '';
  const count = review.files.length;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void forReview.send(branch.trim(), message.trim());
      }}
    >
      <div className="body for-review">
        <TextField
          className="field"
          value={branch}
          onChange={setBranch}
          autoFocus
          isInvalid={failed?.code === 'bad-branch-name'}
          validationBehavior="aria"
        >
          <Label className="label">{words.branch}</Label>
          <Input className="input" spellCheck="false" />
        </TextField>
        <TextField className="field" value={message} onChange={setMessage}>
          <Label className="label">{words.message}</Label>
          <TextArea className="input" rows={Math.min(4, message.split('\n').length)} />
        </TextField>
        <p className="quiet">{counted(words.files, count)}</p>
        {failed && <Problem>{failed.sentence}</Problem>}
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" onPress={forReview.close}>
          {en.app.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={!ready}>
          {words.send}
        </Button>
      </footer>
    </Form>
  );
}

function Running({ view: { step, percent, stopping } }: { view: View<'running'> }) {
  const { forReview } = useWorkspace();
  return (
    <>
      <div className="body">
        <ProgressLine doing={en.publish.steps[step]} percent={percent} />
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn outlined" isDisabled={stopping} onPress={() => void forReview.stop()}>
          {stopping ? en.publish.stopping : en.publish.stop}
        </Button>
      </footer>
    </>
  );
}

function Done({ view: { title, outcome } }: { view: View<'done'> }) {
  const { forReview, openLink } = useWorkspace();
  if (outcome.kind === 'kept') {
    const { sentence, said } = explained(outcome);
    return (
      <>
        <Status as="div" className="body">
          <p className="outcome" data-kind="warn">
            <CloudUpload />
            <span>
              {format(words.kept, { title, branch: outcome.branch })} {sentence}
            </span>
          </p>
          <Said words={said} />
        </Status>
        <Foot onClose={forReview.close} close={en.publish.done}>
          <Button className="btn primary" onPress={() => void forReview.again()}>
            {words.again}
          </Button>
        </Foot>
      </>
    );
  }
  const { branch, remote, compare } = outcome;
  return (
    <>
      <Status as="div" className="body">
        <p className="outcome" data-kind="good">
          <Check />
          <span>
            {format(words.done, { title, branch, remote })} {compare === null && words.noPage}
          </span>
        </p>
      </Status>
      <Foot onClose={forReview.close} close={en.publish.done}>
        {compare !== null && (
          <Button className="btn primary" onPress={() => openLink(compare)}>
            {words.open}
          </Button>
        )}
      </Foot>
    </>
  );
}
