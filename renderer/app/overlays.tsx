import { en } from '#core/messages/en';
import { libraryWords } from '#core/messages/library';
import { ChangeNotice } from '../posts/changes/change-notice';
import { later } from './later';
import { usePart, useStore } from './store';
import { TypeAhead } from './type-ahead';
import { useWorkspace } from './workspace';

// What a field of these is for is often typed right behind their keys.
const Palette = later(() => import('./palette'), <TypeAhead label={en.palette.search} />);
const QuickOpen = later(
  () => import('../posts/library/quick-open'),
  <TypeAhead label={libraryWords.quick.search} />,
);
const NewPostDialog = later(() => import('../posts/new-post-dialog'), <TypeAhead label={en.newPost.field} />);
const PublishDialog = later(() => import('../publish/publish-dialog'));
const SignInDialog = later(() => import('../publish/sign-in/sign-in-dialog'));
const RecoveryNotice = later(() => import('../publish/recovery/recovery-notice'));
const ConflictDialog = later(() => import('../publish/conflicts/conflict-dialog'));
const PlaceDialog = later(() => import('../publish/remotes/place-dialog'));
const ForReviewDialog = later(() => import('../publish/remotes/for-review-dialog'));
const TrustDialog = later(() => import('../publish/trust/trust-dialog'));
const WaitingDialog = later(() => import('../publish/waiting/waiting-dialog'));
const ChangeDialog = later(() => import('../posts/changes/change-dialog'));
const CloneDialog = later(() => import('../publish/remotes/clone-dialog'));
const BlogSettings = later(() => import('../blog/blog-settings'));
const HistoryDialog = later(() => import('../publish/history/history-dialog'));
const TakeBackDialog = later(() => import('../publish/history/take-back-dialog'));
const LivenessDialog = later(() => import('../posts/status/liveness-dialog'));
const SiteStylesDialog = later(() => import('../preview/site-styles-dialog'));
const CompareDialog = later(() => import('../editor/compare-dialog'));
const Ask = later(() => import('./ask'));
const MediaNotices = later(() => import('../media/media-notice'));
const TagManager = later(() => import('../posts/library/tag-manager'));
const ReplaceDialog = later(() => import('../posts/replace/replace-dialog'));
const BulkTags = later(() => import('../posts/library/bulk-tags'));
const ScheduledDialog = later(() => import('../publish/schedule/scheduled-dialog'));
const SettingsDialog = later(() => import('../settings/settings-dialog'));

/** What lies over the window: one dialog at most, and the publish sheet. */
export function Overlays() {
  const {
    ui,
    publish,
    waiting,
    trust,
    recovery,
    signIn,
    conflicts,
    changes,
    liveness,
    media,
    history,
    takeBack,
  } = useWorkspace();
  const question = useStore(signIn.question);
  const recovered = useStore(recovery.found);
  const view = useStore(publish.view);
  const conflict = useStore(conflicts.view);
  const trusting = useStore(trust.view);
  const waits = useStore(waiting.panel);
  const change = useStore(changes.view);
  const why = useStore(liveness.view);
  const past = useStore(history.view);
  const back = useStore(takeBack.view);
  const noticeWithin = usePart(ui.overlay, (each) => each === 'tags');
  const mediaNotice = useStore(media.notice);
  const mediaProgress = useStore(media.progress);
  const mediaNews = mediaNotice !== null || mediaProgress !== null;
  const close = () => ui.overlay.set('none');
  return (
    <>
      <Floating close={close} />
      {view.kind !== 'closed' && <PublishDialog view={view} />}
      {conflict.kind !== 'closed' && <ConflictDialog view={conflict} />}
      {trusting.kind === 'open' && <TrustDialog view={trusting} />}
      <Remotes />
      {waits !== null && <WaitingDialog panel={waits} />}
      {change !== null && <ChangeDialog view={change} />}
      {back.kind !== 'closed' && <TakeBackDialog view={back} />}
      {past.kind !== 'closed' && <HistoryDialog view={past} />}
      {why.kind !== 'closed' && <LivenessDialog view={why} />}
      {!noticeWithin && <ChangeNotice />}
      {mediaNews && <MediaNotices />}
      {recovered !== null && <RecoveryNotice />}
      {question !== null && <SignInDialog key={question.id} question={question} />}
    </>
  );
}

/** Where the blog is published, and sending for review. */
function Remotes() {
  const { place, forReview } = useWorkspace();
  const where = useStore(place.view);
  const sending = useStore(forReview.view);
  return (
    <>
      {where.kind !== 'closed' && <PlaceDialog view={where} />}
      {sending.kind !== 'closed' && <ForReviewDialog view={sending} />}
    </>
  );
}

function Floating({ close }: { close: () => void }) {
  const { ui, blog } = useWorkspace();
  const overlay = useStore(ui.overlay);
  switch (overlay) {
    case 'none':
      return null;
    case 'palette':
      return <Palette onClose={close} />;
    case 'blog-settings':
      return <BlogSettings onClose={close} />;
    case 'quick-open':
      return <QuickOpen onClose={close} />;
    case 'tags':
      return <TagManager onClose={close} />;
    case 'replace':
      return <ReplaceDialog onClose={close} />;
    case 'bulk-tags':
      return <BulkTags onClose={close} />;
    case 'scheduled':
      return <ScheduledDialog onClose={close} />;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'sign-ins':
      return <SettingsDialog first="sign-ins" onClose={close} />;
    case 'site-styles':
      return <SiteStylesDialog onClose={close} />;
    case 'compare':
      return <CompareDialog onClose={close} />;
    case 'new-post':
      return <NewPostDialog onClose={close} />;
    case 'clone':
      return <CloneDialog onClose={close} />;
    case 'create':
      return (
        <Ask
          title={en.welcome.createTitle}
          lead={en.welcome.createLead}
          field={en.welcome.blogTitle}
          verb={en.welcome.createVerb}
          running={en.welcome.creating}
          submit={blog.create}
          onClose={close}
        />
      );
  }
}
