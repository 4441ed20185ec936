import { Check, CloudUpload } from 'lucide-react';
import { Button } from 'react-aria-components';
import { conflictWords } from '#core/messages/conflicts';
import { en } from '#core/messages/en';
import { useWorkspace } from '../app/workspace';
import { Foot } from './foot';
import type { PublishView } from './store';

/** Where a publish ended, and what happens next. */
export function DoneBody({ view }: { view: Extract<PublishView, { kind: 'done' }> }) {
  const { publish, conflicts } = useWorkspace();
  const { outcome } = view;
  if (outcome.kind === 'published')
    return (
      <>
        <p className="body outcome" role="status" data-kind="good">
          <Check />
          <span>{en.publish.live}</span>
        </p>
        <Foot onClose={publish.close} close={en.publish.done} />
      </>
    );
  return (
    <>
      <div className="body" role="status">
        <p className="outcome" data-kind="warn">
          <CloudUpload />
          <span>{en.publish.waitingSentence[outcome.reason]}</span>
        </p>
        {outcome.detail !== '' && (
          <div className="said">
            <b>{en.publish.said}</b>
            <pre>{outcome.detail}</pre>
          </div>
        )}
      </div>
      <Foot onClose={publish.close} close={en.publish.done}>
        {outcome.reason === 'conflict' && (
          <Button
            className="btn primary"
            onPress={() => {
              publish.close();
              void conflicts.open();
            }}
          >
            {conflictWords.decide}
          </Button>
        )}
        {outcome.reason !== 'no-remote' && outcome.reason !== 'conflict' && (
          <Button className="btn primary" onPress={() => void publish.push(view.title)}>
            {en.publish.tryAgain}
          </Button>
        )}
      </Foot>
    </>
  );
}
