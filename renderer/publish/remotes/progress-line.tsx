import { ProgressBar } from '../../app/progress-bar';
import { Status } from '../../app/status';

/** What is being done, how far it is (0 to 100, null while that is unknown), and the same as a line. */
export function ProgressLine({ doing, percent }: { doing: string; percent: number | null }) {
  return (
    <ProgressBar className="clone-progress" label={doing} percent={percent}>
      <Status as="span">{doing}</Status>
      {percent !== null && <span className="amount">{Math.round(percent)}%</span>}
      <div className="track">
        <div
          className="fill"
          data-unknown={percent === null || undefined}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
    </ProgressBar>
  );
}
