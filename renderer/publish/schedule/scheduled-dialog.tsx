import { Button } from 'react-aria-components/Button';
import { en } from '#core/messages/en';
import { scheduleWords } from '#core/messages/schedule';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { HeldList } from './held-list';

const words = scheduleWords.list;

/** The publishes that wait for their time, to be let go or done at once. */
export default function ScheduledDialog({ onClose }: { onClose: () => void }) {
  const { schedule } = useWorkspace();
  const held = useStore(schedule.held);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="body">{held.length === 0 ? <Status>{words.none}</Status> : <HeldList />}</div>
      <footer>
        <span className="grow" />
        <Button className="btn primary" onPress={onClose}>
          {en.app.close}
        </Button>
      </footer>
    </Sheet>
  );
}
