import '../../settings/settings.css';
import './waiting.css';
import { CircleAlert, CloudCheck, CloudUpload } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { counted, en, format } from '#core/messages/en';
import { historyWords } from '#core/messages/history';
import { scheduleWords } from '#core/messages/schedule';
import { waitingWords as words } from '#core/messages/waiting';
import { type WaitingAction, type WaitingHeadline, waitingHeadline } from '#core/publish/queue/headline';
import type { WaitingCommit } from '#core/publish/queue/waiting-view';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { SwitchRow } from '../../settings/controls';
import { dayOf, timeOf } from '../history/moment';
import { Said } from '../said';
import { HeldList } from '../schedule/held-list';
import type { WaitingPanel } from './store';

/** The panel of what waits between this computer and the remote, why, and the one thing that helps. */
export default function WaitingDialog({ panel }: { panel: WaitingPanel }) {
  const { waiting, posts } = useWorkspace();
  const { sending } = useStore(waiting.queue);
  const list = useStore(posts.list);
  const ids = new Set(list.kind === 'ready' ? list.posts.map(({ id }) => id) : []);
  const { view, running, news, failed } = panel;
  const remote = view.remote ?? '';
  const head = waitingHeadline(view, sending, (path) => ids.has(path), timeOf, Date.now());
  return (
    <Sheet title={words.title} onClose={waiting.close} dismissable={!running} small>
      <div className="body waiting-panel">
        <Status className="outcome" data-kind={head.tone === 'good' ? 'good' : 'warn'}>
          <ToneIcon tone={head.tone} />
          <span>
            <b>{head.title}</b>
            {head.why !== '' && <span className="why">{head.why}</span>}
          </span>
        </Status>
        <Said words={head.said} />
        <Commits
          title={format(words.outgoing, { remote })}
          commits={view.outgoing}
          count={view.outgoingCount}
          byWhom={false}
        />
        <Commits
          title={format(words.incoming, { remote })}
          commits={view.incoming}
          count={view.incomingCount}
          byWhom
        />
        <Scheduled />
        <Status className="news">{running ? format(words.looking, { remote }) : news}</Status>
        {failed && <Problem>{failed.sentence}</Problem>}
        {view.remote !== null && <Unasked />}
      </div>
      <footer>
        <span className="grow" />
        {running ? (
          <Button className="btn" onPress={waiting.stop}>
            {en.publish.stop}
          </Button>
        ) : (
          <>
            <Button
              className={head.action === null || head.action === 'look' ? 'btn primary' : 'btn'}
              onPress={waiting.close}
            >
              {words.close}
            </Button>
            {head.action !== null && <Actions action={head.action} remote={remote} />}
          </>
        )}
      </footer>
    </Sheet>
  );
}

/** Whether the remote is looked at by itself. */
function Unasked() {
  const { settings } = useWorkspace();
  const { looksForNewer } = useStore(settings.settings);
  return (
    <SwitchRow
      label={words.unasked}
      hint={words.unaskedHint}
      value={looksForNewer}
      onChange={(value) => settings.change({ looksForNewer: value })}
    />
  );
}

/** What waits for a time that was chosen for it. */
function Scheduled() {
  const { schedule } = useWorkspace();
  const held = useStore(schedule.held);
  if (held.length === 0) return null;
  return (
    <section className="commits">
      <h3>{scheduleWords.list.title}</h3>
      <HeldList />
    </section>
  );
}

function Actions({ action, remote }: { action: WaitingAction; remote: string }) {
  const { waiting, commands } = useWorkspace();
  const instead = (id: Parameters<typeof commands.run>[0]) => () => {
    waiting.close();
    commands.run(id);
  };
  switch (action) {
    case 'send':
      return <Primary onPress={instead('publish.push')}>{words.send}</Primary>;
    case 'get':
      return <Primary onPress={() => void waiting.get()}>{words.get}</Primary>;
    case 'look':
      return (
        <Button className="btn" onPress={() => void waiting.get()}>
          {format(words.look, { remote })}
        </Button>
      );
    case 'decide':
      return <Primary onPress={instead('publish.conflicts')}>{words.decide}</Primary>;
    case 'publish-first':
      return <Primary onPress={instead('publish.all')}>{words.publishFirst}</Primary>;
    case 'join':
      return <Primary onPress={() => void waiting.decide('keep-both')}>{words.join}</Primary>;
    case 'rewritten':
      return (
        <>
          <Button className="btn" onPress={() => void waiting.decide('use-theirs')}>
            {format(words.useTheirs, { remote })}
          </Button>
          <Primary onPress={() => void waiting.decide('keep-both')}>{words.keepBoth}</Primary>
        </>
      );
  }
}

function Primary({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <Button className="btn primary" autoFocus onPress={onPress}>
      {children}
    </Button>
  );
}

interface CommitsProps {
  readonly title: string;
  readonly commits: readonly WaitingCommit[];
  readonly count: number;
  readonly byWhom: boolean;
}

function Commits({ title, commits, count, byWhom }: CommitsProps) {
  const { posts } = useWorkspace();
  const current = useStore(posts.current);
  const open = current.kind === 'open' ? current.document.id : null;
  if (count === 0) return null;
  return (
    <section className="commits">
      <h3>{title}</h3>
      <ul aria-label={title}>
        {commits.map(({ oid, subject, author, at, paths }) => (
          <li key={oid}>
            <span className="subject">{subject}</span>
            <span className="by">
              {byWhom && `${author} · `}
              {format(historyWords.at, { day: dayOf(at, Date.now()), time: timeOf(at) })}
              {open !== null && paths.includes(open) && ` · ${words.openPost}`}
            </span>
          </li>
        ))}
      </ul>
      {count > commits.length && <p className="by">{counted(words.more, count - commits.length)}</p>}
    </section>
  );
}

function ToneIcon({ tone }: Pick<WaitingHeadline, 'tone'>) {
  switch (tone) {
    case 'good':
      return <CloudCheck />;
    case 'waits':
      return <CloudUpload />;
    case 'needs-you':
      return <CircleAlert />;
  }
}
