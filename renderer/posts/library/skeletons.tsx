import './library.css';
import { en } from '#core/messages/en';
import { Status } from '../../app/status';

/** Rows of the size of posts while the list is read; they show only when that is felt. */
export function Skeletons() {
  return (
    <Status as="div" className="late skeletons" aria-label={en.library.loading}>
      {Array.from({ length: 8 }, (_, row) => row).map((row) => (
        <div key={row} className="post">
          <div className="skeleton wide" />
          <div className="skeleton" />
        </div>
      ))}
    </Status>
  );
}
