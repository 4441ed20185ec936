import { Archive, GitCommitHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { format } from '#core/messages/en';
import { historyWords as words } from '#core/messages/history';
import type { HistoryEntry } from '#core/publish/history/model';
import { useWorkspace } from '../../app/workspace';
import { dayOf, timeOf } from './moment';
import type { HistoryView } from './store';

/** The versions by day, newest first. */
export function Versions({ view }: { view: Extract<HistoryView, { kind: 'open' }> }) {
  const { history } = useWorkspace();
  const { entries, cut } = view.history;
  return (
    <div className="versions">
      <ListBox
        aria-label={words.versions}
        selectionMode="single"
        disallowEmptySelection
        autoFocus
        selectedKeys={[String(view.chosen)]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) history.choose(Number(key));
        }}
      >
        {byDay(entries).map(({ day, items }) => (
          <ListBoxSection key={day} className="versions-day">
            <Header>{day}</Header>
            {items.map(({ entry, index }) => (
              <ListBoxItem
                key={index}
                id={String(index)}
                textValue={`${titleOf(entry)}, ${format(words.at, { day, time: timeOf(entry.at) })}, ${factsOf(entry).join(', ')}`}
                className="version-item"
              >
                {entry.kind === 'commit' ? <GitCommitHorizontal /> : <Archive />}
                <span className="version-words">
                  <span className="version-title" dir="auto">
                    {titleOf(entry)}
                  </span>
                  <span className="version-facts">{[timeOf(entry.at), ...factsOf(entry)].join(' · ')}</span>
                </span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {cut !== null && <p className="history-note">{words.cut[cut]}</p>}
      {entries.some(({ kind }) => kind === 'snapshot') && <Forget />}
    </div>
  );
}

/** Asks where it stands: what goes here cannot be brought back. */
function Forget() {
  const { history } = useWorkspace();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button className="btn plain versions-forget" onPress={() => setAsking(true)}>
        {words.forget}
      </Button>
    );
  return (
    <div className="versions-forget" role="alert">
      <p>{words.forgetAsk}</p>
      <Button className="btn outlined" onPress={() => void history.forgetKept()}>
        {words.forgetYes}
      </Button>
      <Button className="btn" autoFocus onPress={() => setAsking(false)}>
        {words.forgetNo}
      </Button>
    </div>
  );
}

const titleOf = (entry: HistoryEntry): string =>
  entry.kind === 'commit' ? entry.subject : words.kept[entry.why];

function factsOf(entry: HistoryEntry): string[] {
  if (entry.kind === 'snapshot') return [words.onlyHere];
  const { author, from, sent } = entry;
  return [
    author,
    ...(from === null ? [] : [format(words.was, { path: from })]),
    ...(sent === false ? [words.notSent] : []),
  ];
}

interface Day {
  readonly day: string;
  readonly items: { readonly entry: HistoryEntry; readonly index: number }[];
}

/** Runs of entries of one day. Git's order stays, so a day may come twice where a clock was wrong. */
function byDay(entries: readonly HistoryEntry[]): Day[] {
  const now = Date.now();
  const days: Day[] = [];
  for (const [index, entry] of entries.entries()) {
    const day = dayOf(entry.at, now);
    const last = days.at(-1);
    if (last?.day === day) last.items.push({ entry, index });
    else days.push({ day, items: [{ entry, index }] });
  }
  return days;
}
