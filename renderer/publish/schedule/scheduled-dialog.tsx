import './schedule.css';
import { Button } from 'react-aria-components';
import { en, format } from '#core/messages/en';
import { scheduleWords } from '#core/messages/schedule';
import type { HeldPublish } from '#core/publish/schedule/held';
import { Sheet } from '../../app/sheet';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { failedWords } from './schedule-store';
import { readableMoment } from './when';

const words = scheduleWords.list;

/** The publishes that wait for their time, to be let go or done at once. */
export default function ScheduledDialog({ onClose }: { onClose: () => void }) {
  const { schedule } = useWorkspace();
  const held = useStore(schedule.held);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div className="body">
        {held.length === 0 ? (
          <p role="status">{words.none}</p>
        ) : (
          <ul className="held-list" aria-label={words.label}>
            {held.map((one) => (
              <Held key={one.id} held={one} />
            ))}
          </ul>
        )}
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn primary" onPress={onClose}>
          {en.app.close}
        </Button>
      </footer>
    </Sheet>
  );
}

function Held({ held }: { held: HeldPublish }) {
  const { schedule } = useWorkspace();
  const { id, title, at, failed } = held;
  const date = readableMoment(at);
  return (
    <li>
      <span className="what">
        {title}
        {failed === null ? (
          <small>{at > Date.now() ? date : format(words.due, { date })}</small>
        ) : (
          <small className="failed">{format(words.failed, { reason: failedWords(failed) })}</small>
        )}
      </span>
      <Button className="btn" onPress={() => void schedule.letGo(id)}>
        {words.cancel}
      </Button>
      <Button className="btn outlined" onPress={() => void schedule.runNow(id)}>
        {words.now}
      </Button>
    </li>
  );
}
