import './conflicts.css';
import { Check } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { conflictWords as words } from '#core/messages/conflicts';
import { counted, en, format } from '#core/messages/en';
import { progressOf } from '#core/publish/merge/conflict';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { FileView } from './file-view';
import { isUndecided, type OpenFile } from './open-file';
import type { ConflictView } from './store';

type Shown = Exclude<ConflictView, { kind: 'closed' }>;
type Open = Extract<ConflictView, { kind: 'open' }>;

/** What two authors both changed, place by place, until everything is decided or put off. */
export default function ConflictDialog({ view }: { view: Shown }) {
  const { conflicts } = useWorkspace();
  return (
    <Sheet
      label={words.name}
      title={titleOf(view)}
      lead={view.kind === 'open' ? format(words.lead, { who: others(view) }) : undefined}
      dismissable={view.kind !== 'open' || !view.settling}
      onClose={conflicts.later}
    >
      <Body view={view} />
    </Sheet>
  );
}

function titleOf(view: Shown): string {
  switch (view.kind) {
    case 'looking':
      return words.looking;
    case 'none':
      return words.noneTitle;
    case 'failed':
      return words.failedTitle;
    case 'open':
      return counted(words.title, view.files.length);
  }
}

function others({ files }: Open): string {
  const names = new Set(files.flatMap(({ file }) => (file.by.theirs ? [file.by.theirs.name] : [])));
  return names.size === 1 ? ([...names][0] ?? words.somebody) : words.somebody;
}

function Body({ view }: { view: Shown }) {
  const { conflicts } = useWorkspace();
  switch (view.kind) {
    case 'looking':
      return <Status className="body late">{words.looking}</Status>;
    case 'none':
    case 'failed':
      return (
        <>
          <div className="body">
            {view.kind === 'none' ? <p>{words.none}</p> : <Problem>{view.failed.sentence}</Problem>}
          </div>
          <footer>
            <span className="grow" />
            <Button className="btn primary" autoFocus onPress={conflicts.later}>
              {en.app.close}
            </Button>
          </footer>
        </>
      );
    case 'open':
      return <Deciding view={view} />;
  }
}

function Deciding({ view }: { view: Open }) {
  const { conflicts, commands } = useWorkspace();
  const { files, shown, settling, failed, conflict } = view;
  const open = files.find(({ file }) => file.path === shown);
  const { decided, all } = sum(files);
  const ready = !settling && !files.some(isUndecided) && conflict.unrecorded.length === 0;
  return (
    <>
      <div className="conflicts">
        {files.length > 1 && <Files files={files} shown={shown} />}
        {/* A new file begins at its top. */}
        <div className="conflict-file" key={shown}>
          {failed !== null && <Problem>{failed.sentence}</Problem>}
          {conflict.unrecorded.length > 0 && (
            <Problem>
              {format(words.unrecorded, { paths: conflict.unrecorded.join(', ') })}{' '}
              <Button
                className="btn plain"
                onPress={() => {
                  conflicts.later();
                  commands.run('publish.all');
                }}
              >
                {words.publishFirst}
              </Button>
            </Problem>
          )}
          {open && (
            <>
              <p className="conflict-path">{open.file.path}</p>
              <FileView open={open} disabled={settling} />
            </>
          )}
        </div>
      </div>
      <footer>
        <Status as="span">
          {settling
            ? words.settling
            : decided === all
              ? words.allDecided
              : format(words.decided, { decided: String(decided), all: String(all) })}
        </Status>
        <span className="grow" />
        <Button className="btn" isDisabled={settling} onPress={() => void conflicts.drop()}>
          {words.drop}
        </Button>
        <Button className="btn outlined" isDisabled={settling} onPress={conflicts.later}>
          {words.later}
        </Button>
        <Button className="btn primary" isDisabled={!ready} onPress={() => void conflicts.finish()}>
          {words.finish}
        </Button>
      </footer>
    </>
  );
}

function Files({ files, shown }: { files: readonly OpenFile[]; shown: string }) {
  const { conflicts, posts } = useWorkspace();
  const list = useStore(posts.list);
  const titles = new Map(list.kind === 'ready' ? list.posts.map(({ id, title }) => [id, title]) : []);
  return (
    <ListBox
      className="conflict-files"
      aria-label={words.files}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[shown]}
      onSelectionChange={(keys) => {
        if (keys === 'all') return;
        const [path] = keys;
        if (typeof path === 'string') conflicts.show(path);
      }}
    >
      {files.map(({ file, merge }) => {
        const { decided, all } = progressOf(file, merge);
        const name = titles.get(file.path) ?? file.path.slice(file.path.lastIndexOf('/') + 1);
        return (
          <ListBoxItem key={file.path} id={file.path} textValue={name}>
            <span className="name" dir="auto">
              {name}
            </span>
            <small>
              {decided === all && <Check aria-hidden="true" />}
              {format(words.decided, { decided: String(decided), all: String(all) })}
            </small>
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}

function sum(files: readonly OpenFile[]): { decided: number; all: number } {
  const each = files.map(({ file, merge }) => progressOf(file, merge));
  return {
    decided: each.reduce((total, { decided }) => total + decided, 0),
    all: each.reduce((total, { all }) => total + all, 0),
  };
}
