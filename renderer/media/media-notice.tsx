import './media.css';
import { CircleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { counted, en, format } from '#core/messages/en';
import { mediaWords as words } from '#core/messages/media';
import { ProgressBar } from '../app/progress-bar';
import { Status } from '../app/status';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';

/** Files on their way into the blog, and what became of them. */
export default function MediaNotices() {
  const { media } = useWorkspace();
  const progress = useStore(media.progress);
  const notice = useStore(media.notice);
  return (
    <div className="notice-place media-notice-place">
      {progress && progress.total > 1 && (
        <div className="notice media-notice">
          <ProgressBar label={words.progress} percent={(100 * progress.done) / progress.total}>
            <span>{format(words.progressOf, { ...progress, done: progress.done + 1 })}</span>
            <span className="media-bar">
              <span style={{ width: `${(100 * progress.done) / progress.total}%` }} />
            </span>
          </ProgressBar>
          <Button className="btn" onPress={media.stop}>
            {words.stop}
          </Button>
        </div>
      )}
      <Status as="span" className="visually-hidden">
        {progress &&
          (progress.total > 1
            ? format(words.addingMany, { count: progress.total })
            : format(words.adding, { name: progress.name }))}
      </Status>
      <Status as="div" urgent={notice?.failed === true}>
        {notice && (
          <div className="notice media-notice">
            {notice.failed && <CircleAlert />}
            <span>{notice.words}</span>
            {notice.removable.length > 0 && (
              <Button className="btn" onPress={() => void media.remove()}>
                {counted(words.remove, notice.removable.length)}
              </Button>
            )}
            <Button className="btn icon" aria-label={en.app.dismiss} onPress={media.dismiss}>
              <X />
            </Button>
          </div>
        )}
      </Status>
    </div>
  );
}
