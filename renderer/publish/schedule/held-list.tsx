import './schedule.css';
import { Button } from 'react-aria-components/Button';
import { format } from '#core/messages/en';
import { scheduleWords } from '#core/messages/schedule';
import type { HeldPublish } from '#core/publish/schedule/held';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { failedWords } from './schedule-store';
import { readableMoment } from './when';

const words = scheduleWords.list;

/** What waits for its time in the open blog; nothing when nothing does. */
export function HeldList() {
  const { schedule } = useWorkspace();
  const held = useStore(schedule.held);
  if (held.length === 0) return null;
  return (
    <ul className="held-list" aria-label={words.label}>
      {held.map((one) => (
        <Held key={one.id} held={one} />
      ))}
    </ul>
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
