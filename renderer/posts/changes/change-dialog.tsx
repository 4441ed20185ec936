import './changes.css';
import { ArrowRight, Check, ChevronDown } from 'lucide-react';
import { type RefObject, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { counted, en, format } from '#core/messages/en';
import type { ChangePlan, PostChange } from '#core/posts/change';
import { placeOf } from '#core/posts/changes/post-place';
import { endingFix } from '#core/posts/changes/typed-name';
import { Problem } from '../../app/problem';
import { Sheet } from '../../app/sheet';
import { useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import { wordsFor } from './change-words';
import type { ChangeView } from './store';

/** What a change of posts would do, and the choice to do it. */
export default function ChangeDialog({ view }: { view: ChangeView }) {
  const { changes } = useWorkspace();
  const { change, plan, running, failed } = view;
  const name = useRef<HTMLInputElement>(null);
  const { title, verb } = wordsFor(change);
  const named = change.kind === 'rename' || change.kind === 'move' || change.kind === 'duplicate';
  return (
    <Sheet
      title={title}
      small={!named && plan !== null && plan.files.length < 2}
      onClose={changes.close}
      dismissable={!running}
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void changes.apply();
        }}
      >
        <div className="body change">
          {change.kind === 'rename' && (
            <NameField
              label={en.changes.name}
              hint={en.changes.nameHint}
              input={name}
              value={change.slug}
              of={(slug) => ({ ...change, slug })}
            />
          )}
          {change.kind === 'rename' && <EndingOffer change={change} name={name} />}
          {change.kind === 'duplicate' && (
            <NameField
              label={en.changes.newTitle}
              value={change.title.trim()}
              of={(next) => ({ ...change, title: next })}
            />
          )}
          {change.kind === 'move' && <FolderField change={change} />}
          {failed && <Problem>{failed.sentence}</Problem>}
          {plan && <Plan plan={plan} view={view} />}
        </div>
        <footer>
          <span className="grow" />
          <Button className="btn" onPress={changes.close} isDisabled={running}>
            {en.app.cancel}
          </Button>
          <Button
            className="btn primary"
            type="submit"
            autoFocus={!named}
            isDisabled={running || (failed !== null && plan === null)}
          >
            {running ? en.changes.running : verb}
          </Button>
        </footer>
      </Form>
    </Sheet>
  );
}

interface EndingOfferProps {
  readonly change: Extract<PostChange, { kind: 'rename' }>;
  readonly name: RefObject<HTMLInputElement | null>;
}

/** That the generator does not take the file as it ends, and the ending to give it. */
function EndingOffer({ change, name }: EndingOfferProps) {
  const { changes, blog } = useWorkspace();
  const state = useStore(blog.state);
  if (state.kind !== 'open') return null;
  const { model } = state.blog;
  const fix = endingFix(placeOf(change.postId, model), model);
  if (fix === null) return null;
  const typed = change.slug.trim();
  const done = typed.toLowerCase().endsWith(fix.extension);
  return (
    <div className="ending">
      <span className="hint">{fix.reason}</span>
      <Button
        className="btn"
        isDisabled={done}
        onPress={() => {
          changes.change({ ...change, slug: `${typed}${fix.extension}` });
          // A button that goes out of use cannot keep the focus.
          name.current?.focus();
        }}
      >
        {format(en.changes.useEnding, { ending: fix.extension })}
      </Button>
    </div>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly of: (value: string) => PostChange;
}

function NameField({ label, hint, input, value, of }: NameFieldProps) {
  const { changes } = useWorkspace();
  return (
    <TextField
      className="field"
      value={value}
      autoFocus
      // An empty name is none; the schema wants one character, and what is wrong with it is said by the plan.
      onChange={(next) => changes.change(of(next === '' ? ' ' : next))}
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement) target.select();
      }}
    >
      <Label className="label">{label}</Label>
      <Input className="input" spellCheck={false} {...(input ? { ref: input } : {})} />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

function FolderField({ change }: { change: Extract<PostChange, { kind: 'move' }> }) {
  const { changes, posts, blog } = useWorkspace();
  const list = useStore(posts.list);
  const state = useStore(blog.state);
  const folders = useMemo(() => {
    const known = new Set<string>();
    if (state.kind === 'open') for (const { path } of state.blog.model.contentFolders) known.add(path);
    if (list.kind === 'ready')
      for (const { id } of list.posts) {
        const parts = id.split('/').slice(0, /(?:^|\/)index\.[^/]+$/.test(id) ? -2 : -1);
        known.add(parts.join('/'));
      }
    return [...known].sort().map((path) => ({ id: path, path }));
  }, [list, state]);
  return (
    <ComboBox
      className="field"
      allowsCustomValue
      autoFocus
      menuTrigger="focus"
      defaultItems={folders}
      defaultInputValue={change.folder}
      onInputChange={(folder) => {
        if (folder !== change.folder)
          changes.change({ ...change, folder: folder.trim().replace(/^\/+|\/+$/g, '') });
      }}
    >
      <Label className="label">{en.changes.folder}</Label>
      <div className="combo">
        <Input className="input" spellCheck={false} />
        <Button className="btn icon" aria-label={en.changes.folders}>
          <ChevronDown />
        </Button>
      </div>
      <Popover className="menu">
        <ListBox<{ id: string; path: string }>>
          {({ path }) => (
            <ListBoxItem id={path} textValue={path}>
              {path}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** More rows than this say nothing more. */
const ROWS = 8;

function Plan({ plan, view }: { plan: ChangePlan; view: ChangeView }) {
  const { changes } = useWorkspace();
  const links = plan.links.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <ul className="plan-files" aria-label={en.changes.files}>
        {plan.files.slice(0, ROWS).map(({ path, to, what }) => (
          <li key={`${what} ${path}`}>
            <span className="path">{path}</span>
            <span className="what">{format(en.changes.planned[what], { to: to ?? '' })}</span>
          </li>
        ))}
        {plan.files.length > ROWS && <li>{counted(en.changes.moreFiles, plan.files.length - ROWS)}</li>}
      </ul>
      {view.change.kind === 'delete' && <p className="hint">{en.changes.restorable}</p>}
      {plan.urls.length > 0 && (
        <ul className="plan-urls" aria-label={en.changes.addresses}>
          {plan.urls.slice(0, ROWS).map(({ postId, from, to }) => (
            <li key={postId}>
              <s>{from}</s> <ArrowRight aria-hidden="true" /> <b>{to}</b>
            </li>
          ))}
          {plan.urls.length > ROWS && <li>{counted(en.changes.moreAddresses, plan.urls.length - ROWS)}</li>}
        </ul>
      )}
      {plan.redirect && (
        <Choice selected={view.redirect} onChange={(redirect) => changes.choose({ redirect })}>
          {format(en.changes.redirect[plan.redirect.kind], { where: plan.redirect.where })}
        </Choice>
      )}
      {plan.noRedirect !== null && <p className="hint">{plan.noRedirect}</p>}
      {links > 0 && (
        <Choice selected={view.links} onChange={(chosen) => changes.choose({ links: chosen })}>
          {counted(en.changes.links, plan.links.length, { links: counted(en.changes.linkCount, links) })}
        </Choice>
      )}
      {plan.refused.length > 0 && (
        <div className="plan-refused" role="note">
          <b>{counted(en.changes.refused, plan.refused.length)}</b>
          <ul>
            {plan.refused.slice(0, ROWS).map(({ postId, reason }) => (
              <li key={postId}>
                <span className="path">{postId}</span> {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly selected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children: string;
}

function Choice({ selected, onChange, children }: ChoiceProps) {
  return (
    <Checkbox className="check" isSelected={selected} onChange={onChange}>
      <span className="box" aria-hidden="true">
        {selected && <Check />}
      </span>
      {children}
    </Checkbox>
  );
}
