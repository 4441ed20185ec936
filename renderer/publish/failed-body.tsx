import { Button } from 'react-aria-components';
import { en } from '#core/messages/en';
import { Problem } from '../app/problem';
import { useWorkspace } from '../app/workspace';
import type { Shown } from '../bridge/bridge';
import { Foot } from './foot';

/** Why nothing was published. */
export function FailedBody({ failed }: { failed: Shown }) {
  const { publish, blog } = useWorkspace();
  const start = failed.code === 'not-a-repository';
  const again = failed.code !== 'nothing-to-publish' && !start;
  return (
    <>
      <div className="body">
        {failed.code === 'nothing-to-publish' ? (
          <p role="status">{failed.sentence}</p>
        ) : (
          <Problem>{failed.sentence}</Problem>
        )}
      </div>
      <Foot onClose={publish.close} close={en.app.close}>
        {again && (
          <Button className="btn primary" onPress={() => void publish.retry()}>
            {en.publish.tryAgain}
          </Button>
        )}
        {start && (
          <Button className="btn primary" onPress={() => void blog.startRepository().then(publish.retry)}>
            {en.repository.start}
          </Button>
        )}
      </Foot>
    </>
  );
}
