import './take-back.css';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { counted, en, format } from '#core/messages/en';
import { historyWords, takeBackWords as words } from '#core/messages/history';
import type { ListedPost } from '#core/posts/post';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { useAddresses } from '../../posts/use-addresses';
import { dayOf, timeOf } from './moment';
import type { TakeBackView } from './take-back-store';

type Open = Exclude<TakeBackView, { kind: 'closed' }>;
type Unpublish = Extract<TakeBackView, { kind: 'unpublish' }>;

/** The question before a publish is undone, or a post is taken off the site. */
export default function TakeBackDialog({ view }: { view: Open }) {
  const { takeBack } = useWorkspace();
  return (
    <Sheet title={titleOf(view)} lead={leadOf(view)} small onClose={takeBack.close}>
      <Body view={view} />
    </Sheet>
  );
}

function titleOf(view: Open): string {
  switch (view.kind) {
    case 'looking':
    case 'undo':
      return words.undoTitle;
    case 'unpublish':
      return format(words.unpublishTitle, { title: view.post.title });
    case 'failed':
      return words.failedTitle;
  }
}

function leadOf(view: Open): string | undefined {
  if (view.kind === 'unpublish') return words.unpublishLead;
  if (view.kind !== 'undo') return undefined;
  const { at, subject } = view.plan;
  const when = format(historyWords.at, { day: dayOf(at, Date.now()), time: timeOf(at) });
  return format(words.undoLead, { subject, when });
}

function Body({ view }: { view: Open }) {
  const { takeBack } = useWorkspace();
  switch (view.kind) {
    case 'looking':
      return <Status className="body late">{words.looking}</Status>;
    case 'undo':
      return <UndoBody view={view} />;
    case 'unpublish':
      return <UnpublishBody view={view} />;
    case 'failed':
      return (
        <>
          <div className="body">
            <Problem>{view.failed.sentence}</Problem>
          </div>
          <footer>
            <span className="grow" />
            <Button className={view.draft ? 'btn' : 'btn primary'} onPress={takeBack.close}>
              {en.app.close}
            </Button>
            {view.draft && (
              <Button className="btn primary" onPress={() => void takeBack.askUnpublish()}>
                {words.unpublishInstead}
              </Button>
            )}
          </footer>
        </>
      );
  }
}

/** More files than this say nothing more. */
const ROWS = 8;

function UndoBody({ view }: { view: Extract<TakeBackView, { kind: 'undo' }> }) {
  const { takeBack } = useWorkspace();
  const { files } = view.plan;
  return (
    <>
      <div className="body take-back">
        <ul className="plan-files" aria-label={words.files}>
          {files.slice(0, ROWS).map(({ path, what }) => (
            <li key={path}>
              <span className="path">{path}</span>
              <span className="what">{words.what[what]}</span>
            </li>
          ))}
          {files.length > ROWS && <li>{counted(words.more, files.length - ROWS)}</li>}
        </ul>
        <p className="hint">{words.undoHint}</p>
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" onPress={takeBack.close}>
          {en.app.cancel}
        </Button>
        <Button className="btn primary" autoFocus onPress={() => void takeBack.undo()}>
          {words.undo}
        </Button>
      </footer>
    </>
  );
}

function UnpublishBody({ view }: { view: Unpublish }) {
  const { takeBack } = useWorkspace();
  const { url, running, failed } = view;
  return (
    <>
      <div className="body take-back">
        {failed && <Problem>{failed.sentence}</Problem>}
        {url !== null && <LeadTo view={view} url={url} />}
        <p className="hint">{words.unpublishHint}</p>
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" isDisabled={running} onPress={takeBack.close}>
          {en.app.cancel}
        </Button>
        <Button
          className="btn primary"
          autoFocus
          isDisabled={running}
          onPress={() => void takeBack.unpublish()}
        >
          {words.goOn}
        </Button>
      </footer>
    </>
  );
}

/** So many posts are offered for what was typed. */
const OFFERED = 12;

function LeadTo({ view, url }: { view: Unpublish; url: string }) {
  const { takeBack, posts } = useWorkspace();
  const list = useStore(posts.list);
  const [typed, setTyped] = useState('');
  const all = list.kind === 'ready' ? list.posts : [];
  const addressOf = useAddresses(all);
  const isPlace = (post: ListedPost) => post.id !== view.post.id && !post.draft && addressOf(post) !== null;
  const offered = matching(all, typed, isPlace);
  return (
    <>
      <ComboBox
        className="field"
        menuTrigger="focus"
        items={offered}
        inputValue={typed}
        onInputChange={(next) => {
          setTyped(next);
          if (next.trim() === '') void takeBack.leadTo(null);
        }}
        selectedKey={view.target?.id ?? null}
        onSelectionChange={(key) => {
          const chosen = all.find(({ id }) => id === key) ?? null;
          setTyped(chosen?.title ?? '');
          void takeBack.leadTo(chosen);
        }}
      >
        <Label className="label">{format(words.leadTo, { url })}</Label>
        <Input className="input" placeholder={words.nowhere} />
        <Popover className="menu">
          <ListBox<ListedPost>>
            {({ id, title }) => (
              <ListBoxItem id={id} textValue={title}>
                {title} <span className="hint">{id}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {view.way !== null && <Status className="hint">{wayWords(view.way)}</Status>}
    </>
  );
}

function wayWords({ redirect, noRedirect, links }: NonNullable<Unpublish['way']>): string {
  const way =
    redirect === null
      ? (noRedirect ?? '')
      : format(en.changes.redirect[redirect.kind], { where: redirect.where });
  const count = links.reduce((sum, link) => sum + link.count, 0);
  return count === 0 ? way : `${way} ${counted(words.links, count)}`;
}

/** The first posts that may be led to whose title has what was typed in it. */
function matching(
  all: readonly ListedPost[],
  typed: string,
  isPlace: (post: ListedPost) => boolean,
): ListedPost[] {
  const words = typed.trim().toLowerCase();
  const found: ListedPost[] = [];
  for (const post of all) {
    if (isPlace(post) && post.title.toLowerCase().includes(words)) found.push(post);
    if (found.length === OFFERED) break;
  }
  return found;
}
