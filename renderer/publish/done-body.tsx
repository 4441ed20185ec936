import { useAddresses } from '../posts/use-addresses';
import './next.css';
import { Check, CloudUpload } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { conflictWords } from '#core/messages/conflicts';
import { counted, en } from '#core/messages/en';
import { nextWords } from '#core/messages/next';
import { placeWords } from '#core/messages/remotes';
import { waitingWords } from '#core/messages/waiting';
import { explained } from '#core/publish/explained';
import type { Published } from '#core/publish/model';
import { type NextPost, whatsNext } from '#core/publish/next/whats-next';
import { joinedNews } from '#core/publish/pull/news';
import { afterDialog } from '../app/after-dialog';
import { Status } from '../app/status';
import { useStore } from '../app/store';
import { useWorkspace } from '../app/workspace';
import { Foot } from './foot';
import { Said } from './said';
import type { PublishView } from './view';

type DoneView = Extract<PublishView, { kind: 'done' }>;

/** Where a publish ended, and what happens next. */
export function DoneBody({ view }: { view: DoneView }) {
  const { publish, conflicts, waiting, commands } = useWorkspace();
  const { outcome } = view;
  if (outcome.kind === 'published') return <PublishedBody view={view} outcome={outcome} />;
  const { sentence, said } = explained(outcome);
  return (
    <>
      <Status as="div" className="body">
        <p className="outcome" data-kind="warn">
          <CloudUpload />
          <span>
            {sentence} {outcome.reason === 'offline' && en.publish.sentWhenOnline}
          </span>
        </p>
        <Said words={said} />
      </Status>
      <Foot onClose={publish.close} close={en.publish.done}>
        {outcome.reason === 'conflict' && (
          <Button
            className="btn primary"
            onPress={() => {
              publish.close();
              void conflicts.open();
            }}
          >
            {conflictWords.decide}
          </Button>
        )}
        {outcome.reason === 'no-remote' && (
          <Button
            className="btn primary"
            onPress={() => {
              publish.close();
              afterDialog(() => commands.run('blog.remote'));
            }}
          >
            {placeWords.connectOne}
          </Button>
        )}
        {outcome.reason === 'merge-needed' && (
          <Button
            className="btn primary"
            onPress={() => {
              publish.close();
              afterDialog(() => void waiting.decide('keep-both'));
            }}
          >
            {waitingWords.join}
          </Button>
        )}
        {!['no-remote', 'conflict', 'merge-needed'].includes(outcome.reason) && (
          <Button className="btn primary" onPress={() => void publish.push(view.title)}>
            {en.publish.tryAgain}
          </Button>
        )}
      </Foot>
    </>
  );
}

/** So many posts are named; the rest is counted. */
const MOST = 5;

interface PublishedProps {
  readonly view: DoneView;
  readonly outcome: Published;
}

function PublishedBody({ view, outcome }: PublishedProps) {
  const { publish, posts, blog } = useWorkspace();
  const list = useStore(posts.list);
  const state = useStore(blog.state);
  const ids = new Set(view.posts.map(({ id }) => id));
  const published = list.kind === 'ready' ? list.posts.filter(({ id }) => ids.has(id)) : [];
  const addressOf = useAddresses(published);
  if (state.kind !== 'open') return null;
  const joined = joinedNews(outcome);
  const { posts: next, sentence } = whatsNext({
    posts: view.posts,
    list: published,
    addressOf: (post) => addressOf(post) ?? null,
    model: state.blog.model,
    now: new Date().toISOString(),
    branch: outcome.branch,
    siteBranch: view.siteBranch,
  });
  return (
    <>
      <div className="body">
        {next.length > 0 && (
          <ul className="next-posts" aria-label={nextWords.list}>
            {next.slice(0, MOST).map((post) => (
              <Next key={post.id} post={post} />
            ))}
          </ul>
        )}
        {next.length > MOST && <p>{counted(nextWords.more, next.length - MOST)}</p>}
        <Status className="outcome" data-kind="good">
          <Check />
          <span>
            {sentence}
            {joined !== null && <small>{joined}</small>}
          </span>
        </Status>
      </div>
      <Foot onClose={publish.close} close={en.publish.done} />
    </>
  );
}

/** A post that is on the remote now: its address, and what a reader sees of it. */
function Next({ post }: { post: NextPost }) {
  const { publish, liveness, ui, openLink } = useWorkspace();
  const { id, title, address, sentence, isHidden } = post;
  const copy = async (url: string) => {
    await navigator.clipboard.writeText(url);
    ui.say(nextWords.copied);
  };
  return (
    <li>
      <span className="what">
        {title}
        {address !== null && <small className="address">{decodeURI(address)}</small>}
        {sentence !== null && <small>{sentence}</small>}
      </span>
      {isHidden && (
        <Button
          className="btn plain"
          onPress={() => {
            publish.close();
            afterDialog(() => void liveness.ask(id));
          }}
        >
          {nextWords.why}
        </Button>
      )}
      {address !== null && (
        <>
          <Button className="btn" onPress={() => void copy(address)}>
            {nextWords.copy}
          </Button>
          <Button className="btn outlined" onPress={() => openLink(address)}>
            {nextWords.open}
          </Button>
        </>
      )}
    </li>
  );
}
