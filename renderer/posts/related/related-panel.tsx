import './related.css';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { en, format } from '#core/messages/en';
import { relatedWords as words } from '#core/messages/related';
import type { RelatedAnswer, RelatedPlace, RelatedPost } from '#core/posts/related/related';
import type { Sentence } from '#core/posts/related/sentence';
import { Problem } from '../../app/problem';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { fullDate } from '../library/post-date';

type Kind = keyof RelatedAnswer;
const KINDS = ['related', 'backlinks', 'mentions'] as const satisfies readonly Kind[];

/** What other posts have to do with the one in the editor, under its text. */
export default function RelatedPanel() {
  const { related, editor } = useWorkspace();
  const view = useStore(related.view);
  const shownKind = useStore(related.kind);
  const answer = view.kind === 'found' ? view.answer : null;
  const panel = useRef<HTMLElement>(null);
  useOffer(panel, answer !== null);
  const close = () => {
    related.close();
    editor.focus();
  };
  return (
    <section
      ref={panel}
      className="related"
      aria-label={words.label}
      aria-busy={view.kind === 'looking' || (view.kind === 'found' && view.stale)}
      data-region="related"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Tabs
        className="related-tabs"
        selectedKey={shownKind}
        onSelectionChange={(key) => {
          const chosen = KINDS.find((each) => each === key);
          if (chosen !== undefined) related.kind.set(chosen);
        }}
      >
        <div className="related-head">
          <TabList aria-label={words.kinds} className="related-kinds">
            {KINDS.map((kind) => (
              <Tab key={kind} id={kind} className="related-kind">
                {answer === null
                  ? words.tabs[kind]
                  : format(words.count, { name: words.tabs[kind], count: String(answer[kind].length) })}
              </Tab>
            ))}
          </TabList>
          <Button className="btn icon" aria-label={words.close} onPress={close}>
            <X />
          </Button>
        </div>
        {KINDS.map((kind) => (
          <TabPanel key={kind} id={kind} className="related-list">
            {view.kind === 'failed' && <Problem>{view.failed.sentence}</Problem>}
            {view.kind === 'looking' && <Status className="related-note late">{words.looking}</Status>}
            {answer !== null && <Found kind={kind} answer={answer} />}
          </TabPanel>
        ))}
      </Tabs>
    </section>
  );
}

/** Once there is something to insert, the focus goes there when that was asked for. */
function useOffer(panel: React.RefObject<HTMLElement | null>, found: boolean) {
  const { related } = useWorkspace();
  const wanted = useStore(related.wantsInsert);
  useEffect(() => {
    if (!wanted || !found) return;
    related.offered();
    const target =
      panel.current?.querySelector<HTMLElement>('.related-insert') ??
      panel.current?.querySelector<HTMLElement>('[role="tab"]');
    target?.focus();
  }, [wanted, found, panel, related]);
}

function Found({ kind, answer }: { kind: Kind; answer: RelatedAnswer }) {
  const posts = useTitles();
  if (answer[kind].length === 0) return <p className="related-note">{words.none[kind]}</p>;
  return (
    <ul aria-label={words.tabs[kind]}>
      {kind === 'related'
        ? answer.related.map((each) => <RelatedRow key={each.id} post={each} {...posts(each.id)} />)
        : answer[kind].map((each) => <PlaceRow key={each.id} kind={kind} place={each} {...posts(each.id)} />)}
    </ul>
  );
}

interface Named {
  readonly title: string;
  readonly date: string;
}

function useTitles(): (id: string) => Named {
  const { posts } = useWorkspace();
  const list = useStore(posts.list);
  const all = list.kind === 'ready' ? list.posts : [];
  return (id) => {
    const post = all.find((each) => each.id === id);
    const title = post?.title || (post ? words.untitled : id);
    return { title, date: post?.date ? fullDate(post.date) : en.library.noDate };
  };
}

function RelatedRow({ post, title, date }: { post: RelatedPost } & Named) {
  const { related, insert } = useWorkspace();
  const common = [...post.tags, ...post.words.filter((word) => !post.tags.includes(word))].slice(0, 5);
  return (
    <li>
      <Button
        className="related-row"
        aria-label={format(words.open, { title })}
        onPress={() => void related.open(post.id)}
      >
        <span className="related-title" dir="auto">
          {title}
        </span>
        <span className="related-meta">
          {date}
          {common.length > 0 && <bdi> · {common.join(', ')}</bdi>}
        </span>
      </Button>
      {post.linked && <span className="related-linked">{words.linked}</span>}
      <Button
        className="btn outlined related-insert"
        aria-label={format(words.insert, { title })}
        onPress={() => void insert.linkTo(post.id)}
      >
        {words.insertShort}
      </Button>
    </li>
  );
}

function PlaceRow({ kind, place, title, date }: { kind: Kind; place: RelatedPlace } & Named) {
  const { related } = useWorkspace();
  return (
    <li>
      <Button
        className="related-row"
        aria-label={`${format(words.openAt, { title })}: ${place.sentence.text}`}
        onPress={() => void related.open(place.id, place)}
        data-kind={kind}
      >
        <span className="related-title" dir="auto">
          {title} <span className="related-date">{date}</span>
        </span>
        <span className="related-sentence" dir="auto">
          <Marked {...place.sentence} />
        </span>
      </Button>
    </li>
  );
}

function Marked({ text, mark }: Sentence) {
  return (
    <>
      {text.slice(0, mark.from)}
      <mark>{text.slice(mark.from, mark.to)}</mark>
      {text.slice(mark.to)}
    </>
  );
}
