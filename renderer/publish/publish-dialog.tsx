import './publish.css';
import { Check, CircleAlert, CloudUpload, Loader, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button, Form, Input, Label, ProgressBar, TextArea, TextField } from 'react-aria-components';
import { draftCanChange } from '#core/blog/post-forms';
import { assetUrl } from '#core/media/asset-url';
import { counted, en, format } from '#core/messages/en';
import type { PublishStep, Review, ReviewFile } from '#core/publish/model';
import { Problem } from '../app/problem';
import { Sheet } from '../app/sheet';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import type { Shown } from '../bridge/bridge';
import { readUnifiedDiff } from './diff-lines';
import { DiffView } from './diff-view';
import type { Progress, PublishView } from './store';

type Open = Exclude<PublishView, { kind: 'closed' }>;

/** The publish sheet, from looking at what would change to where it ended. */
export default function PublishDialog({ view }: { view: Open }) {
  const { publish } = useWorkspace();
  return (
    <Sheet
      label={en.publish.publish}
      title={titleOf(view)}
      lead={leadOf(view)}
      dismissable={view.kind !== 'running'}
      onClose={publish.close}
    >
      <Body view={view} />
    </Sheet>
  );
}

function titleOf(view: Open): string {
  switch (view.kind) {
    case 'looking':
      return en.publish.publish;
    case 'review':
      return format(en.publish.title, { title: view.review.title });
    case 'identity':
      return en.publish.identityTitle;
    case 'running':
      return format(en.publish.publishing, { title: view.title });
    case 'done':
      return view.outcome.kind === 'published' ? en.publish.publishedTitle : en.publish.committedTitle;
    case 'failed':
      return failedTitle(view.failed);
  }
}

function failedTitle(failed: Shown): string {
  switch (failed.code) {
    case 'git-missing':
      return en.publish.noGitTitle;
    case 'nothing-to-publish':
      return en.publish.nothingTitle;
    case 'not-a-repository':
      return en.publish.startTitle;
    default:
      return en.publish.failedTitle;
  }
}

function leadOf(view: Open): ReactNode {
  switch (view.kind) {
    case 'review':
      return <Lead review={view.review} />;
    case 'identity':
      return en.publish.identityLead;
    case 'done': {
      const commit = view.outcome.commit.slice(0, 7);
      return view.outcome.kind === 'published'
        ? format(en.publish.publishedLead, { title: view.title, remote: view.outcome.remote, commit })
        : format(en.publish.committedLead, { title: view.title, commit });
    }
    default:
      return undefined;
  }
}

function Lead({ review }: { review: Review }) {
  const { repository } = review;
  if (repository.kind !== 'ready') return null;
  const images = review.files.filter((file) => file.role === 'image').length;
  const others = review.files.filter((file) => file.role === 'file').length;
  const posts = review.files.length - images - others;
  const parts = [
    ...(posts > 0 ? [counted(en.publish.posts, posts)] : []),
    ...(images > 0 ? [counted(en.publish.images, images)] : []),
    ...(others > 0 ? [counted(en.publish.linked, others)] : []),
  ];
  const b = parts.length > 1 ? parts.at(-1) : undefined;
  const a = (b === undefined ? parts : parts.slice(0, -1)).join(', ');
  const what = format(review.files.length === 1 ? en.publish.goOne : en.publish.goMany, {
    what: b === undefined ? a : format(en.publish.and, { a, b }),
  });
  const sentence = format(repository.remote ? en.publish.goes : en.publish.goesNowhere, {
    what,
    remote: repository.remote?.name ?? '',
  });
  const [before = '', after = ''] = sentence.split('{branch}');
  return (
    <>
      {before}
      <b>{repository.branch}</b>
      {after} {review.otherChanges > 0 && en.publish.others}{' '}
      {review.waitingCommits > 0 && counted(en.publish.waitingToo, review.waitingCommits)}
    </>
  );
}

function Body({ view }: { view: Open }) {
  const { publish } = useWorkspace();
  switch (view.kind) {
    case 'looking':
      return (
        <>
          <p className="body late" role="status">
            {en.publish.looking}
          </p>
          <Foot onClose={publish.close} close={en.publish.cancel} />
        </>
      );
    case 'review':
      return <ReviewBody review={view.review} />;
    case 'identity':
      return <IdentityBody failed={view.failed} />;
    case 'running':
      return <RunningBody progress={view.progress} />;
    case 'done':
      return <DoneBody view={view} />;
    case 'failed':
      return <FailedBody failed={view.failed} />;
  }
}

function Foot({ onClose, close, children }: { onClose: () => void; close: string; children?: ReactNode }) {
  return (
    <footer>
      <span className="grow" />
      <Button className={children ? 'btn' : 'btn primary'} onPress={onClose}>
        {close}
      </Button>
      {children}
    </footer>
  );
}

function ReviewBody({ review }: { review: Review }) {
  const { publish, posts, changes, blog, commands } = useWorkspace();
  const [message, setMessage] = useState(review.message);
  const list = useStore(posts.list);
  const state = useStore(blog.state);
  const missing = review.missingImages.length;
  const undescribed = review.undescribedImages.length;
  const post = list.kind === 'ready' ? list.posts.find(({ id }) => id === review.postId) : undefined;
  const draft = post?.draft === true && state.kind === 'open' && draftCanChange(state.blog.model);
  const publishDraft = async () => {
    publish.close();
    await changes.ask({ kind: 'setDraft', postIds: [review.postId], draft: false });
    // It may have moved to another file: what is published is the post that is open now.
    commands.run('publish.open');
  };
  const go = () => {
    if (message.trim() !== '') void publish.run(message.trim());
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <ul className="checks">
        {missing > 0 ? (
          <CheckRow kind="bad">
            {counted(en.publish.missingImages, missing, { list: review.missingImages.join(', ') })}
          </CheckRow>
        ) : (
          <CheckRow kind="good">{en.publish.imagesFine}</CheckRow>
        )}
        {undescribed > 0 && <CheckRow kind="warn">{counted(en.publish.undescribed, undescribed)}</CheckRow>}
        {draft && (
          <CheckRow kind="warn">
            {en.publish.stillDraft}{' '}
            <Button className="btn plain" onPress={publishDraft}>
              {en.publish.publishDraft}
            </Button>
          </CheckRow>
        )}
      </ul>
      <div className="publish-scroll">
        <ul className="files" aria-label={en.publish.files}>
          {review.files.map((file) => (
            <FileChange key={file.path} file={file} only={review.files.length === 1} />
          ))}
        </ul>
      </div>
      <TextField
        className="field message"
        value={message}
        onChange={setMessage}
        autoFocus
        isInvalid={message.trim() === ''}
      >
        <Label className="label">{en.publish.message}</Label>
        <TextArea
          className="input"
          rows={Math.min(4, message.split('\n').length)}
          onFocus={({ currentTarget }) => currentTarget.setSelectionRange(message.length, message.length)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            go();
          }}
        />
      </TextField>
      <footer>
        <span className="live">{en.publish.live}</span>
        <span className="grow" />
        <Button className="btn" onPress={publish.close}>
          {en.publish.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={message.trim() === ''}>
          {en.publish.publish}
        </Button>
      </footer>
    </Form>
  );
}

function CheckRow({ kind, children }: { kind: 'good' | 'warn' | 'bad'; children: ReactNode }) {
  const Icon = { good: Check, warn: TriangleAlert, bad: CircleAlert }[kind];
  return (
    <li data-kind={kind}>
      <Icon />
      {children}
    </li>
  );
}

function FileChange({ file, only }: { file: ReviewFile; only: boolean }) {
  const rows = useMemo(() => readUnifiedDiff(file.diff), [file.diff]);
  const text = file.role === 'post' || only;
  return (
    <li className="file">
      <h3>
        {text && <span>{en.publish.diff}</span>}
        <span className="path">{file.path}</span>
        <span className="amount">
          {file.added > 0 && <b className="plus">+{file.added}</b>}{' '}
          {file.removed > 0 && <b className="minus">−{file.removed}</b>}
        </span>
      </h3>
      {rows.length > 0 && <DiffView rows={rows} />}
      {rows.length === 0 && file.role === 'image' && <Picture path={file.path} />}
      {rows.length === 0 && file.role === 'file' && <p className="binary">{en.publish.linkedFile}</p>}
    </li>
  );
}

/** The image itself, small; or a word about it when it cannot be shown (it was removed, or its format is unknown). */
function Picture({ path }: { path: string }) {
  const { blog } = useWorkspace();
  const state = useStore(blog.state);
  const [failed, setFailed] = useState(false);
  if (state.kind !== 'open' || failed) return <p className="binary">{en.publish.binary}</p>;
  return (
    <img className="picture" src={assetUrl(state.blog.id, [path])} alt="" onError={() => setFailed(true)} />
  );
}

function IdentityBody({ failed }: { failed: Shown | null }) {
  const { publish } = useWorkspace();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const ready = name.trim() !== '' && /^\S+@\S+\.\S+$/.test(email.trim());
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void publish.setIdentity(name.trim(), email.trim());
      }}
    >
      <div className="body">
        <TextField className="field" value={name} onChange={setName} autoFocus>
          <Label className="label">{en.publish.name}</Label>
          <Input className="input" autoComplete="name" />
        </TextField>
        <TextField className="field" value={email} onChange={setEmail} type="email">
          <Label className="label">{en.publish.email}</Label>
          <Input className="input" autoComplete="email" />
        </TextField>
        {failed && <Problem>{failed.sentence}</Problem>}
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" onPress={publish.close}>
          {en.publish.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={!ready}>
          {en.publish.identityVerb}
        </Button>
      </footer>
    </Form>
  );
}

function RunningBody({ progress }: { progress: Progress }) {
  const { publish } = useWorkspace();
  const steps = Object.keys(en.publish.steps) as PublishStep[];
  const now = steps.indexOf(progress.step);
  return (
    <>
      <ProgressBar
        className="progress"
        aria-label={en.publish.steps[progress.step]}
        isIndeterminate={progress.percent === null}
        value={progress.percent ?? 0}
      >
        {({ percentage }) => (
          <div
            className="bar"
            data-unknown={progress.percent === null || undefined}
            style={progress.percent === null ? undefined : { width: `${percentage ?? 0}%` }}
          />
        )}
      </ProgressBar>
      <ol className="steps" aria-live="polite">
        {steps.map((step, at) => (
          <li key={step} data-state={at < now ? 'done' : at === now ? 'now' : 'later'}>
            {at < now ? <Check /> : at === now ? <Loader /> : <span className="dot" />}
            {en.publish.steps[step]}
            {at === now && progress.percent !== null && (
              <span className="amount">{Math.round(progress.percent)} %</span>
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

function DoneBody({ view }: { view: Extract<Open, { kind: 'done' }> }) {
  const { publish } = useWorkspace();
  const { outcome } = view;
  if (outcome.kind === 'published')
    return (
      <>
        <p className="body outcome" role="status" data-kind="good">
          <Check />
          <span>{en.publish.live}</span>
        </p>
        <Foot onClose={publish.close} close={en.publish.done} />
      </>
    );
  return (
    <>
      <div className="body" role="status">
        <p className="outcome" data-kind="warn">
          <CloudUpload />
          <span>{en.publish.waitingSentence[outcome.reason]}</span>
        </p>
        {outcome.detail !== '' && (
          <div className="said">
            <b>{en.publish.said}</b>
            <pre>{outcome.detail}</pre>
          </div>
        )}
      </div>
      <Foot onClose={publish.close} close={en.publish.done}>
        {outcome.reason !== 'no-remote' && (
          <Button className="btn primary" onPress={() => void publish.push(view.title)}>
            {en.publish.tryAgain}
          </Button>
        )}
      </Foot>
    </>
  );
}

function FailedBody({ failed }: { failed: Shown }) {
  const { publish, blog } = useWorkspace();
  const start = failed.code === 'not-a-repository';
  const again = failed.code !== 'nothing-to-publish' && !start;
  return (
    <>
      <div className="body">
        {failed.code === 'nothing-to-publish' ? (
          <p role="status">{failed.sentence}</p>
        ) : (
          <Problem>{failed.sentence}</Problem>
        )}
      </div>
      <Foot onClose={publish.close} close={en.app.close}>
        {again && (
          <Button className="btn primary" onPress={() => void publish.retry()}>
            {en.publish.tryAgain}
          </Button>
        )}
        {start && (
          <Button className="btn primary" onPress={() => void blog.startRepository().then(publish.retry)}>
            {en.repository.start}
          </Button>
        )}
      </Foot>
    </>
  );
}
