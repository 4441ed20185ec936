import { Button } from 'react-aria-components/Button';
import { en } from '#core/messages/en';
import { recoveryWords } from '#core/messages/recovery';
import { Problem } from '../app/problem';
import { Status } from '../app/status';
import { useWorkspace } from '../app/workspace';
import type { Shown } from '../bridge/bridge';
import { Foot } from './foot';

/** Why nothing was published. */
export function FailedBody({ failed }: { failed: Shown }) {
  const { publish, blog, recovery } = useWorkspace();
  const start = failed.code === 'not-a-repository';
  const left = failed.code === 'lock-left-over';
  const again = failed.code !== 'nothing-to-publish' && !start && !left;
  return (
    <>
      <div className="body">
        {failed.code === 'nothing-to-publish' ? (
          <Status>{failed.sentence}</Status>
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
        {left && (
          <Button
            className="btn primary"
            onPress={() => void recovery.removeLocks().then((gone) => (gone ? publish.retry() : undefined))}
          >
            {recoveryWords.remove}
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
