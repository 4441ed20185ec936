import './history.css';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { format } from '#core/messages/en';
import { historyWords as words } from '#core/messages/history';
import { versionOf } from '#core/publish/history/version';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { postTitle } from '../../posts/title';
import type { HistoryView } from './store';
import { VersionChanges } from './version-changes';
import { VersionPage } from './version-page';
import { Versions } from './versions';

type Shown = Exclude<HistoryView, { kind: 'closed' }>;
type Open = Extract<HistoryView, { kind: 'open' }>;

/** A post's timeline beside what became of the version that is chosen in it. */
export default function HistoryDialog({ view }: { view: Shown }) {
  const { history, posts, editor, blog } = useWorkspace();
  const list = useStore(posts.list);
  const facts = useStore(editor.facts);
  const state = useStore(blog.state);
  const model = state.kind === 'open' ? state.blog.model : null;
  const title = postTitle(view.postId, facts?.frontMatter ?? null, list, model);
  return (
    <Sheet title={format(words.title, { title })} lead={words.lead} wide onClose={history.close}>
      <section className="history" aria-label={words.label}>
        <Body view={view} />
      </section>
      <Foot view={view} />
    </Sheet>
  );
}

function Body({ view }: { view: Shown }) {
  switch (view.kind) {
    case 'reading':
      return <Status className="history-note late">{words.reading}</Status>;
    case 'failed':
      return <Problem>{view.failed.sentence}</Problem>;
    case 'open':
      if (view.history.entries.length === 0) return <p className="history-note">{words.none}</p>;
      return (
        <>
          <Versions view={view} />
          <Version view={view} />
        </>
      );
  }
}

type Look = 'text' | 'page';

function Version({ view }: { view: Open }) {
  const { history } = useWorkspace();
  const [look, setLook] = useState<Look>('text');
  const entry = view.history.entries[view.chosen];
  if (entry === undefined) return null;
  const gone = versionOf(entry) === null;
  return (
    <Tabs
      className="version"
      selectedKey={look}
      onSelectionChange={(key) => setLook(key === 'page' ? 'page' : 'text')}
    >
      <div className="version-head">
        <TabList className="version-looks" aria-label={words.views}>
          <Tab id="text" className="version-look">
            {words.asText}
          </Tab>
          <Tab id="page" className="version-look">
            {words.asPage}
          </Tab>
        </TabList>
        <span className="grow" />
        <div className="version-compare">
          <span className="version-against" aria-hidden="true">
            {words.compare}
          </span>
          <ToggleButtonGroup
            className="segments"
            aria-label={words.compare}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view.against]}
            onSelectionChange={(keys) => history.compareWith(keys.has('before') ? 'before' : 'now')}
          >
            <ToggleButton id="now">{words.against.now}</ToggleButton>
            <ToggleButton id="before">{words.against.before}</ToggleButton>
          </ToggleButtonGroup>
        </div>
      </div>
      {entry.kind === 'commit' && entry.body !== '' && <p className="version-message">{entry.body}</p>}
      {view.failed && <Problem>{view.failed.sentence}</Problem>}
      {gone && <p className="history-note">{words.gone}</p>}
      {view.compared.kind === 'failed' && <Problem>{view.compared.failed.sentence}</Problem>}
      <TabPanel id="text" className="version-body">
        {!gone && view.compared.kind === 'ready' && (
          <VersionChanges compared={view.compared} against={view.against} />
        )}
      </TabPanel>
      <TabPanel id="page" className="version-body page">
        {!gone && view.compared.kind === 'ready' && (
          <VersionPage compared={view.compared} postId={view.postId} />
        )}
      </TabPanel>
    </Tabs>
  );
}

/** Whether the newest commit is chosen, which is what can be undone. */
function isLastPublish(view: Shown): boolean {
  if (view.kind !== 'open') return false;
  const { entries } = view.history;
  return view.chosen >= 0 && entries.findIndex(({ kind }) => kind === 'commit') === view.chosen;
}

function Foot({ view }: { view: Shown }) {
  const { history, editor, commands } = useWorkspace();
  const entry = view.kind === 'open' ? view.history.entries[view.chosen] : undefined;
  const readOnly = editor.shown()?.save.get().readOnly != null;
  const canRestore = entry !== undefined && versionOf(entry) !== null && !readOnly;
  return (
    <footer>
      {isLastPublish(view) && (
        <Button
          className="btn"
          onPress={() => {
            history.close();
            commands.run('history.undoPublish');
          }}
        >
          {words.undoPublish}
        </Button>
      )}
      <span className="grow" />
      <Button className="btn" onPress={history.close}>
        {words.close}
      </Button>
      {view.kind === 'open' && view.history.entries.length > 0 && (
        <Button className="btn primary" isDisabled={!canRestore} onPress={() => void history.restore()}>
          {words.restore}
        </Button>
      )}
    </footer>
  );
}
