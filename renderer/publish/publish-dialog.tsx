import './publish.css';
import type { ReactNode } from 'react';
import { counted, en, format } from '#core/messages/en';
import { branchWords } from '#core/messages/remotes';
import { scheduleWords } from '#core/messages/schedule';
import { explained } from '#core/publish/explained';
import type { Review } from '#core/publish/model';
import { Sheet } from '../app/sheet';
import { Status } from '../app/status';
import { usePart } from '../app/store';
import { useWorkspace } from '../app/workspace';
import type { Shown } from '../bridge/bridge';
import { DoneBody } from './done-body';
import { FailedBody } from './failed-body';
import { Foot } from './foot';
import { IdentityBody } from './identity-body';
import { BranchBody } from './remotes/branch-body';
import { ReviewBody } from './review/review-body';
import { RunningBody } from './running-body';
import { ScheduleBody } from './schedule/schedule-body';
import { readableMoment } from './schedule/when';
import type { PublishView } from './view';

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
    case 'schedule':
      return format(scheduleWords.title, { title: view.review.title });
    case 'scheduled':
      return scheduleWords.keptTitle;
    case 'identity':
      return en.publish.identityTitle;
    case 'branch':
      return branchWords.title;
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
    case 'schedule':
      return scheduleWords.lead;
    case 'scheduled':
      return format(scheduleWords.keptLead, { title: view.held.title, date: readableMoment(view.held.at) });
    case 'identity':
      return en.publish.identityLead;
    case 'branch':
      return branchWords.lead;
    case 'done': {
      const { outcome, title } = view;
      const commit = outcome.commit.slice(0, 7);
      if (outcome.kind === 'published')
        return format(en.publish.publishedLead, { title, remote: outcome.remote, commit });
      const told = explained(outcome).sentence !== en.publish.waitingSentence[outcome.reason];
      return format(told ? en.publish.committedAs : en.publish.committedLead, { title, commit });
    }
    default:
      return undefined;
  }
}

function Lead({ review }: { review: Review }) {
  const { publish } = useWorkspace();
  const newer = usePart(publish.status, (status) => status?.behind ?? 0);
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
      {after} {review.waitingCommits > 0 && counted(en.publish.waitingToo, review.waitingCommits)}{' '}
      {newer > 0 &&
        repository.remote &&
        counted(en.publish.newerToo, newer, { remote: repository.remote.name })}
    </>
  );
}

function Body({ view }: { view: Open }) {
  const { publish } = useWorkspace();
  switch (view.kind) {
    case 'looking':
      return (
        <>
          <Status className="body late">{en.publish.looking}</Status>
          <Foot onClose={publish.close} close={en.publish.cancel} />
        </>
      );
    case 'review':
      return <ReviewBody view={view} />;
    case 'schedule':
      return <ScheduleBody view={view} />;
    case 'scheduled':
      return (
        <>
          <Status className="body">{scheduleWords.kept}</Status>
          <Foot onClose={publish.close} close={en.publish.done} />
        </>
      );
    case 'identity':
      return <IdentityBody failed={view.failed} />;
    case 'branch':
      return <BranchBody view={view} />;
    case 'running':
      return <RunningBody progress={view.progress} />;
    case 'done':
      return <DoneBody view={view} />;
    case 'failed':
      return <FailedBody failed={view.failed} />;
  }
}
