import '../../posts/changes/changes.css';
import './review.css';
import { CircleAlert, Clock, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { draftCanChange } from '#core/blog/post-forms';
import { counted, en, format } from '#core/messages/en';
import { forReviewWords } from '#core/messages/remotes';
import { scheduleWords } from '#core/messages/schedule';
import type { ReviewCheck } from '#core/publish/checks/review-check';
import { afterDialog } from '../../app/after-dialog';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { showLine } from '../../posts/status/liveness-fix';
import { readableMoment } from '../schedule/when';
import type { PublishView } from '../view';
import { Checks, Row } from './checks';
import { FileChange } from './file-change';
import { OtherChanges } from './other-changes';

type ReviewView = Extract<PublishView, { kind: 'review' }>;

/** Files that are open from the start. */
const MOST_OPEN = 3;

/** What would be published, what was found in it, and the message it goes with. */
export function ReviewBody({ view }: { view: ReviewView }) {
  const { review, checks, again, typed } = view;
  const workspace = useWorkspace();
  const { publish, posts } = workspace;
  const [released, setReleased] = useState(false);
  const message = typed ?? review.message;
  const held = checks?.some(({ severity }) => severity === 'stop') === true && !released;
  const ready = message.trim() !== '' && !held && !again && review.files.length + review.waitingCommits > 0;
  const go = () => {
    if (ready) void publish.run(message.trim());
  };
  const show = ({ path, line }: ReviewCheck) => {
    publish.close();
    afterDialog(() => void posts.open(path).then(() => showLine(workspace, line ?? 1)));
  };
  const [post, ...others] = review.posts;
  const canSchedule = post !== undefined && others.length === 0 && post.change !== 'deleted';
  // Where a post was before it was moved is said in its own line.
  const left = new Set(review.files.map(({ from }) => from));
  const files = review.files.filter(({ path }) => !left.has(path));
  const titles = new Map(review.posts.map(({ id, title }) => [id, title]));
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <ul className="checks">
        <Images review={review} checks={checks} />
        <Checks
          checks={checks}
          onShow={show}
          onDateNow={({ path }) => void publish.dateNow(path)}
          posts={review.posts}
          released={released}
          onRelease={setReleased}
        />
        <Drafts view={view} />
        <Held review={review} />
      </ul>
      <div className="publish-scroll">
        <ul className="files" aria-label={en.publish.files}>
          {files.map((file) => (
            <FileChange
              key={file.path}
              file={file}
              title={titles.get(file.path) ?? null}
              open={files.length <= MOST_OPEN}
            />
          ))}
        </ul>
        <OtherChanges review={review} busy={again} />
      </div>
      <TextField
        className="field message"
        value={message}
        onChange={publish.typeMessage}
        autoFocus
        isInvalid={message.trim() === ''}
      >
        <Label className="label">{en.publish.message}</Label>
        <TextArea
          className="input"
          rows={Math.min(4, message.split('\n').length)}
          onFocus={({ currentTarget }) => currentTarget.setSelectionRange(message.length, message.length)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            go();
          }}
        />
      </TextField>
      <footer>
        <span className="live">{en.publish.live}</span>
        <span className="grow" />
        {review.repository.kind === 'ready' &&
          review.repository.remote !== null &&
          review.files.length > 0 && (
            <Button
              className="btn"
              onPress={() => {
                publish.close();
                afterDialog(() => void workspace.forReview.open(review.paths));
              }}
            >
              {forReviewWords.instead}
            </Button>
          )}
        {canSchedule && (
          <Button className="btn" isDisabled={!ready} onPress={publish.schedule}>
            {scheduleWords.open}
          </Button>
        )}
        <Button className="btn" onPress={publish.close}>
          {en.publish.cancel}
        </Button>
        <Button className="btn primary" type="submit" isDisabled={!ready}>
          {en.publish.publish}
        </Button>
      </footer>
    </Form>
  );
}

/** Images that will not be on the site and that the checks do not name: Git keeps them out. */
function Images({ review, checks }: Pick<ReviewView, 'review' | 'checks'>) {
  if (checks === null || review.missingImages.length === 0) return null;
  const named = checks.some(({ kind }) => kind === 'image-missing');
  if (named) return null;
  const count = review.missingImages.length;
  return (
    <Row kind="problem" icon={<TriangleAlert aria-hidden="true" />}>
      <span className="sentence">
        {counted(en.publish.missingImages, count, { list: review.missingImages.join(', ') })}
      </span>
    </Row>
  );
}

/** Drafts among what goes out, and the way to make posts of them as this blog's generator does. */
function Drafts({ view: { review, again } }: { view: ReviewView }) {
  const { publish, blog } = useWorkspace();
  const state = useStore(blog.state);
  const drafts = review.posts.filter(({ draft, change }) => draft && change !== 'deleted');
  if (drafts.length === 0 || state.kind !== 'open' || !draftCanChange(state.blog.model)) return null;
  return (
    <Row kind="hint" icon={<CircleAlert aria-hidden="true" />}>
      <span className="sentence">{counted(en.publish.stillDraft, drafts.length)}</span>
      <Button
        className="btn outlined"
        isDisabled={again}
        onPress={() => void publish.makeLive(drafts.map(({ id }) => id))}
      >
        {counted(en.publish.publishDraft, drafts.length)}
      </Button>
    </Row>
  );
}

/** That one of these waits for its time already. */
function Held({ review }: Pick<ReviewView, 'review'>) {
  const { schedule } = useWorkspace();
  const held = useStore(schedule.held).find(({ paths }) => paths.some((path) => review.paths.includes(path)));
  if (held === undefined) return null;
  return (
    <Row kind="hint" icon={<Clock aria-hidden="true" />}>
      <span className="sentence">
        {format(scheduleWords.keptLead, { title: held.title, date: readableMoment(held.at) })}
      </span>
      <Button className="btn plain" onPress={() => void schedule.letGo(held.id)}>
        {scheduleWords.list.cancel}
      </Button>
    </Row>
  );
}
