import './changes.css';
import { CircleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { en } from '#core/messages/en';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';

/** What the last change did, with the way back. */
export function ChangeNotice() {
  const { changes, publish } = useWorkspace();
  const notice = useStore(changes.notice);
  const status = useStore(publish.status);
  const deleted = notice?.deleted ?? null;
  const onSite = status?.changed.some((file) => file.path === deleted && file.change === 'deleted') === true;
  return (
    <Status as="div" className="notice-place change-notice-place" urgent={notice?.failed === true}>
      {notice && (
        <div className="notice change-notice">
          {notice.failed && <CircleAlert />}
          <span>{notice.words}</span>
          {deleted !== null && onSite && (
            <Button
              className="btn"
              onPress={() => {
                changes.dismiss();
                void publish.open([deleted]);
              }}
            >
              {en.publish.open}
            </Button>
          )}
          {notice.undo && (
            <Button className="btn" onPress={() => void changes.undo()}>
              {en.changes.undo}
            </Button>
          )}
          <Button className="btn icon" aria-label={en.app.dismiss} onPress={changes.dismiss}>
            <X />
          </Button>
        </div>
      )}
    </Status>
  );
}
