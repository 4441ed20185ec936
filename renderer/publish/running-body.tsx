import { Check, Loader } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { en } from '#core/messages/en';
import type { PublishStep } from '#core/publish/model';
import { ProgressBar } from '../app/progress-bar';
import { Status } from '../app/status';
import { useWorkspace } from '../app/workspace';
import type { Progress } from './view';

/** Where a running publish is, and the way to stop it. */
export function RunningBody({ progress }: { progress: Progress }) {
  const { publish } = useWorkspace();
  const steps = Object.keys(en.publish.steps) as PublishStep[];
  const now = steps.indexOf(progress.step);
  return (
    <>
      <ProgressBar className="progress" label={en.publish.steps[progress.step]} percent={progress.percent}>
        <div
          className="bar"
          data-unknown={progress.percent === null || undefined}
          style={progress.percent === null ? undefined : { width: `${progress.percent}%` }}
        />
      </ProgressBar>
      <Status as="span" className="visually-hidden">
        {en.publish.steps[progress.step]}
      </Status>
      <ol className="steps">
        {steps.map((step, at) => (
          <li key={step} data-state={at < now ? 'done' : at === now ? 'now' : 'later'}>
            {at < now ? <Check /> : at === now ? <Loader /> : <span className="dot" />}
            {en.publish.steps[step]}
            {at === now && progress.percent !== null && (
              <span className="amount">{Math.round(progress.percent)}%</span>
            )}
          </li>
        ))}
      </ol>
      <footer>
        <span className="grow" />
        <Button className="btn outlined" isDisabled={progress.stopping} onPress={() => void publish.stop()}>
          {progress.stopping ? en.publish.stopping : en.publish.stop}
        </Button>
      </footer>
    </>
  );
}
