import './replace.css';
import { CaseSensitive, ChevronRight, Regex, WholeWord } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { counted, en, format } from '#core/messages/en';
import { findWords } from '#core/messages/find';
import { grouped } from '#core/messages/numbers';
import type { ReplaceFound, ReplaceHit, ReplaceQuery } from '#core/posts/replace/replace';
import { afterDialog } from '../../app/after-dialog';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { Status } from '../../app/status';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { chosenCount, hitKey, type ReplaceView } from './store';

const words = findWords.everywhere;

type FoundPost = ReplaceFound['posts'][number];

/** Finding and replacing in all posts: every change is seen, and chosen, before it is made. */
export default function ReplaceDialog({ onClose }: { onClose: () => void }) {
  const { replacing } = useWorkspace();
  const view = useStore(replacing.view);
  const { query, found, failed, looking, running } = view;
  // Nothing in place of what is found is a change too, once the author has been at that line.
  const [armed, arm] = useState(query.replace !== '');
  useEffect(() => replacing.look(), [replacing]);
  const count = chosenCount(view);
  const ready = armed && count > 0 && !looking && !running;
  return (
    <Sheet title={words.title} lead={words.lead} onClose={onClose} dismissable={!running}>
      <div className="replace-query">
        <Line
          label={findWords.find}
          value={query.find}
          autoFocus
          onChange={(find) => replacing.ask({ find })}
        >
          <Flag name="matchCase" query={query} icon={<CaseSensitive />} />
          <Flag name="wholeWord" query={query} icon={<WholeWord />} />
          <Flag name="regexp" query={query} icon={<Regex />} />
        </Line>
        <Line
          label={findWords.replace}
          value={query.replace}
          onFocus={() => arm(true)}
          onChange={(replace) => replacing.ask({ replace })}
        />
        <Checkbox
          className="check"
          isSelected={query.frontMatter}
          onChange={(frontMatter) => replacing.ask({ frontMatter })}
        >
          <span className="box" aria-hidden="true">
            {query.frontMatter && '✓'}
          </span>
          {words.frontMatter}
        </Checkbox>
        <span className="grow" />
        <Status as="span" className="replace-count">
          {statusOf(view)}
        </Status>
      </div>
      <div className="body replace-body" aria-busy={looking}>
        {failed && <Problem>{failed.sentence}</Problem>}
        {found?.capped && <p className="hint">{format(words.capped, { count: grouped(found.total) })}</p>}
        {found !== null && found.posts.length > 0 && (
          <ul className="replace-posts" aria-label={words.results} data-old={looking || undefined}>
            {found.posts.map((post, n) => (
              <PostMatches
                key={`${found.planId} ${post.postId}`}
                post={post}
                off={view.off}
                armed={armed}
                first={n < OPEN_FIRST}
                onClose={onClose}
              />
            ))}
          </ul>
        )}
        {found !== null && found.skipped > 0 && (
          <p className="hint">{counted(words.skipped, found.skipped)}</p>
        )}
      </div>
      <footer>
        <span className="grow" />
        <Button className="btn" onPress={onClose} isDisabled={running}>
          {en.app.cancel}
        </Button>
        <Button
          className="btn primary"
          isDisabled={!ready}
          onPress={() =>
            void replacing.apply().then((done) => {
              if (done) onClose();
            })
          }
        >
          {running ? words.working : armed && count > 0 ? counted(words.apply, count) : words.applyNone}
        </Button>
      </footer>
    </Sheet>
  );
}

/** The matches of so many posts are shown at once; those of the others when they are asked for. */
const OPEN_FIRST = 12;

function statusOf({ query, found, failed, looking }: ReplaceView): string {
  if (query.find === '') return words.start;
  if (looking) return words.looking;
  if (failed !== null || found === null) return '';
  if (found.total === 0) return findWords.none;
  return format(found.capped ? words.foundFirst : words.found, {
    hits: counted(words.hits, found.total),
    posts: counted(words.posts, found.posts.length),
  });
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
  readonly children?: ReactNode;
}

function Line({ label, value, autoFocus = false, onChange, onFocus, children }: LineProps) {
  return (
    <TextField
      className="field replace-line"
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      {...(onFocus ? { onFocus } : {})}
    >
      <Label className="label">{label}</Label>
      <div className="replace-input">
        <Input className="input" spellCheck={false} dir="auto" />
        {children}
      </div>
    </TextField>
  );
}

interface FlagProps {
  readonly name: 'matchCase' | 'wholeWord' | 'regexp';
  readonly query: ReplaceQuery;
  readonly icon: ReactNode;
}

function Flag({ name, query, icon }: FlagProps) {
  const { replacing } = useWorkspace();
  return (
    <ToggleButton
      className="btn icon"
      aria-label={findWords[name]}
      isSelected={query[name]}
      onChange={(on) => replacing.ask({ [name]: on })}
    >
      {icon}
    </ToggleButton>
  );
}

interface PostMatchesProps {
  readonly post: FoundPost;
  readonly off: ReadonlySet<string>;
  readonly armed: boolean;
  readonly first: boolean;
  readonly onClose: () => void;
}

function PostMatches({ post, off, armed, first, onClose }: PostMatchesProps) {
  const { replacing, posts } = useWorkspace();
  const [open, setOpen] = useState(first);
  const { postId, title, hits } = post;
  const keys = hits.map((_, n) => hitKey(postId, n));
  const on = keys.filter((key) => !off.has(key)).length;
  return (
    <li>
      <div className="replace-post">
        <Tick
          label={format(words.post, { title })}
          state={on === 0 ? 'off' : on === keys.length ? 'on' : 'some'}
          onChange={(chosen) => replacing.choose(keys, chosen)}
        />
        <Button
          className="btn icon"
          aria-label={format(words.show, { title })}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          <ChevronRight />
        </Button>
        <Button
          className="replace-title"
          onPress={() => {
            onClose();
            afterDialog(() => void posts.open(postId, true));
          }}
        >
          <b dir="auto">{title}</b>
          <small>{postId}</small>
        </Button>
        <small>{on === keys.length ? hits.length : `${on} / ${hits.length}`}</small>
      </div>
      {open && (
        <ul>
          {hits.map((hit, n) => {
            const key = hitKey(postId, n);
            return (
              <li key={key} className="replace-hit" data-off={off.has(key) || undefined}>
                <Tick
                  label={format(words.hit, { line: hit.line })}
                  state={off.has(key) ? 'off' : 'on'}
                  onChange={(chosen) => replacing.choose([key], chosen)}
                />
                <span className="replace-number" aria-hidden="true">
                  {hit.line}
                </span>
                <Change hit={hit} armed={armed && !off.has(key)} />
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

/** A match in its line, and under it the line as it would be. */
function Change({ hit: { lead, found, put, tail }, armed }: { hit: ReplaceHit; armed: boolean }) {
  return (
    <span className="replace-lines" dir="auto">
      <span>
        <span className="visually-hidden">{words.was}: </span>
        {lead}
        {armed ? <del>{found}</del> : <mark>{found}</mark>}
        {tail}
      </span>
      {armed && (
        <span>
          <span className="visually-hidden">{words.becomes}: </span>
          {lead}
          <ins>{put}</ins>
          {tail}
        </span>
      )}
    </span>
  );
}

interface TickProps {
  readonly label: string;
  readonly state: 'on' | 'off' | 'some';
  readonly onChange: (on: boolean) => void;
}

/** A plain check box: there may be thousands of them. */
function Tick({ label, state, onChange }: TickProps) {
  return (
    <input
      type="checkbox"
      className="replace-tick"
      aria-label={label}
      checked={state === 'on'}
      ref={(box) => {
        if (box) box.indeterminate = state === 'some';
      }}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
