import './liveness.css';
import { Check, CircleAlert, CircleHelp } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { counted, en, format } from '#core/messages/en';
import { livenessWords as words } from '#core/messages/liveness';
import { type ChecklistLine, verdict } from '#core/posts/status/checklist';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useWorkspace } from '../../app/workspace';
import { runFix } from './liveness-fix';
import type { LivenessView } from './liveness-store';

type Open = Exclude<LivenessView, { kind: 'closed' }>;

/** “Why isn't this live?”: everything that keeps a post off its site or does not, each with what can be done. */
export default function LivenessDialog({ view }: { view: Open }) {
  const { liveness } = useWorkspace();
  return (
    <Sheet
      title={words.title}
      lead={view.kind === 'ready' ? format(words.lead, { title: view.title }) : undefined}
      onClose={liveness.close}
    >
      <Body view={view} />
      <footer>
        {view.kind !== 'looking' && (
          <Button className="btn" onPress={() => void liveness.again()}>
            {words.again}
          </Button>
        )}
        <span className="grow" />
        <Button className="btn primary" onPress={liveness.close}>
          {en.app.close}
        </Button>
      </footer>
    </Sheet>
  );
}

function Body({ view }: { view: Open }) {
  switch (view.kind) {
    case 'looking':
      return <Status className="body late">{words.looking}</Status>;
    case 'failed':
      return (
        <div className="body">
          <Problem>{view.failed.sentence}</Problem>
        </div>
      );
    case 'ready':
      return (
        <div className="liveness" aria-busy={view.again}>
          <Status className="verdict">{verdictOf(view.lines)}</Status>
          <ul aria-label={words.list}>
            {view.lines.map((line) => (
              <Line key={line.id} line={line} postId={view.id} />
            ))}
          </ul>
        </div>
      );
  }
}

function verdictOf(lines: readonly ChecklistLine[]): string {
  const { problems, unclear } = verdict(lines);
  if (problems > 0) return counted(words.problems, problems);
  return unclear ? words.unclear : words.fine;
}

const ICONS = { ok: Check, problem: CircleAlert, unknown: CircleHelp } as const;

function Line({ line, postId }: { line: ChecklistLine; postId: string }) {
  const workspace = useWorkspace();
  const { id, state, sentence, fix } = line;
  const Icon = ICONS[state];
  return (
    <li data-line={id} data-state={state}>
      <Icon aria-hidden="true" />
      <span className="sentence">
        <span className="visually-hidden">{words.states[state]}: </span>
        {sentence}
      </span>
      {fix && (
        <Button className="btn outlined" onPress={() => void runFix(workspace, fix, postId)}>
          {fix.label}
        </Button>
      )}
    </li>
  );
}
