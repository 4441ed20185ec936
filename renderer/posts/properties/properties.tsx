import { useAddresses } from '../use-addresses';
import './properties.css';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Switch } from 'react-aria-components/Switch';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import type { ContentModel } from '#core/blog/model';
import { postKind } from '#core/blog/post-path';
import { en, format } from '#core/messages/en';
import { dateInPath } from '#core/posts/dates/date';
import { draftEdits } from '#core/posts/draft-edit';
import { editable, type FieldValue, type FrontMatter } from '#core/posts/front-matter/front-matter';
import { givenFact } from '#core/posts/inherited/given';
import { fieldsInForce, type Given } from '#core/posts/inherited/in-force';
import { whyNoAddress } from '#core/posts/status/address';
import { Problem } from '../../app/problem';
import { usePart, useStore } from '../../app/store';
import { useWorkspace } from '../../app/workspace';
import type { PostDocument } from '../../editor/document';
import { fullDate } from '../library/post-date';
import { AddTag } from './add-tag';
import { draftBy, fieldCategory, fieldList, fieldText, isDraft, placeText } from './chips';
import { categoryValue, dateWaits, listValue, property, propertyNow, setProperty } from './set-property';
import { Unreadable } from './unreadable';

/** The post's properties as a form: a view over its front matter, whose edits are the editor's own. */
export default function Properties({ document }: { document: PostDocument }) {
  const { blog, editor } = useWorkspace();
  const state = useStore(blog.state);
  const facts = useStore(editor.facts);
  const isReadOnly = usePart(document.save, (save) => save.readOnly !== null);
  if (state.kind !== 'open' || facts === null) return null;
  const { frontMatter } = facts;
  return (
    <section className="properties" aria-label={en.properties.label} data-region="properties">
      {frontMatter.problem ? (
        <Unreadable frontMatter={frontMatter} />
      ) : !editable(frontMatter) ? (
        <p className="properties-note">
          {format(en.properties.notYaml, { format: frontMatter.format.toUpperCase() })}
        </p>
      ) : (
        <Form document={document} frontMatter={frontMatter} model={state.blog.model} disabled={isReadOnly} />
      )}
    </section>
  );
}

interface FormProps {
  readonly document: PostDocument;
  readonly frontMatter: FrontMatter;
  readonly model: ContentModel;
  readonly disabled: boolean;
}

function Form({ document, frontMatter, model, disabled }: FormProps) {
  const { changes } = useWorkspace();
  const [refused, setRefused] = useState(false);
  const set = (name: string, next: FieldValue) => setRefused(!setProperty(document, name, next));
  const inFolder = postKind(document.id, model) === 'drafts';
  const inForce = { ...frontMatter, fields: fieldsInForce(document.id, frontMatter.fields, model) };
  const draft = inFolder || isDraft(inForce, model);
  const tags = property(inForce, 'tags', model).value;
  const [title, date, category, description] = (['title', 'date', 'category', 'description'] as const).map(
    (fact) => property(frontMatter, fact, model).value,
  );
  const given = GIVEN.map((fact) => givenFact(document.id, frontMatter.fields, fact, model));
  const [givenTitle, givenDate, givenCategory, givenDescription, givenTags = null] = given;
  const heldBy = draft && !inFolder ? draftBy(document.id, frontMatter, model) : null;
  const setText = (fact: 'title' | 'description', next: string) =>
    set(propertyNow(document, fact, model).name, next);
  const setDate = (next: string) => {
    if (!dateWaits(frontMatter, next)) set(propertyNow(document, 'date', model).name, next.trim());
  };
  const setCategory = (next: string) => {
    const { name, value } = propertyNow(document, 'category', model);
    set(name, categoryValue(name, value, next));
  };
  const editTags = (edit: EditWords) => {
    const { name, value = tags } = propertyNow(document, 'tags', model);
    const words = fieldList(value, model);
    const next = edit(words);
    if (next !== words) set(name, listValue(value, next, model));
  };
  // Where a folder decides, the file moves; a flag in the text goes on being one.
  const byFolder = inFolder || (model.draftRule.kind === 'folder' && !draft);
  const setDraft = (on: boolean) => {
    if (byFolder) void changes.ask({ kind: 'setDraft', postIds: [document.id], draft: on });
    else {
      const edits = draftEdits(frontMatter.fields, model, on, inForce.fields);
      setRefused(edits.map(({ name, value }) => setProperty(document, name, value)).includes(false));
    }
  };
  return (
    <>
      {frontMatter.format === 'none' && <p className="properties-note">{en.properties.noFrontMatter}</p>}
      {given.some(Boolean) && <p className="properties-note">{en.properties.givenNote}</p>}
      <div className="properties-grid">
        <Line
          className="whole"
          label={en.properties.title}
          value={fieldText(title)}
          placeholder={fieldText(givenTitle?.value)}
          hint={hintOf(givenTitle)}
          disabled={disabled}
          onChange={(next) => setText('title', next)}
        />
        <Line
          label={en.properties.date}
          value={fieldText(date)}
          placeholder={givenDate ? fieldText(givenDate.value) : dateHint(document.id, model)}
          hint={hintOf(givenDate)}
          disabled={disabled}
          onChange={setDate}
        />
        <Line
          label={en.properties.category}
          value={fieldCategory(category)}
          placeholder={fieldCategory(givenCategory?.value)}
          hint={hintOf(givenCategory)}
          // Lists in a list are a hierarchy of categories, which one line of text cannot hold.
          disabled={disabled || (Array.isArray(category) && category.some(Array.isArray))}
          onChange={setCategory}
        />
        <Tags words={fieldList(tags, model)} given={givenTags} disabled={disabled} onEdit={editTags} />
        <Line
          className="whole"
          label={en.properties.description}
          long
          value={fieldText(description)}
          placeholder={fieldText(givenDescription?.value)}
          hint={hintOf(givenDescription)}
          disabled={disabled}
          onChange={(next) => setText('description', next)}
        />
        <div className="whole draft-line">
          <Switch
            className="switch"
            isSelected={draft}
            isDisabled={disabled || heldBy?.forced === true}
            onChange={setDraft}
          >
            <span className="track" aria-hidden="true" />
            {en.properties.draft}
          </Switch>
          <span className="hint">{inFolder ? en.properties.draftFolder : draftHint(draft, heldBy)}</span>
        </div>
      </div>
      <Address id={document.id} model={model} />
      {refused && <Problem>{en.properties.fieldRefused}</Problem>}
    </>
  );
}

/** The facts that a field shows also where the post inherits them. */
const GIVEN = ['title', 'date', 'category', 'description', 'tags'] as const;

/** What the switch for drafts means now; `heldBy` is where that is written, when the post does not say it itself. */
function draftHint(draft: boolean, heldBy: Given | null): string {
  const { draftOn, draftOff, draftGiven, draftForced } = en.properties;
  if (heldBy === null) return draft ? draftOn : draftOff;
  return format(heldBy.forced ? draftForced : draftGiven, { place: placeText(heldBy) });
}

/** Where a value that the post does not say itself is written; empty for one it says. */
const hintOf = (given: Given | null | undefined): string =>
  given ? format(en.properties.given, { place: placeText(given) }) : '';

/** The date that the file's name gives a post without one of its own; empty where it gives none. */
function dateHint(id: string, { generator }: ContentModel): string {
  const date = dateInPath(id, generator);
  return date === null ? '' : format(en.properties.dateFromName, { date: fullDate(date) });
}

/** Where the post is on the site as it is saved, or why that is not known. */
function Address({ id, model }: { readonly id: string; readonly model: ContentModel }) {
  const { posts } = useWorkspace();
  const post = usePart(posts.list, (list) =>
    list.kind === 'ready' ? list.posts.find((each) => each.id === id) : undefined,
  );
  const addressOf = useAddresses(post === undefined ? [] : [post]);
  const url = post && addressOf(post);
  if (post === undefined || url === undefined) return null;
  const why = whyNoAddress({ ...post, url }, model);
  return (
    <p className="hint address">
      {why ?? (
        <>
          {en.properties.address} <bdi dir="ltr">{url}</bdi>
        </>
      )}
    </p>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly long?: boolean;
  /** What holds while the field is empty. */
  readonly placeholder?: string;
  /** Where that is written. */
  readonly hint?: string;
  readonly className?: string;
  readonly onChange: (value: string) => void;
}

/** One text field. While it has the focus it shows what is typed in it, else what the document says. */
function Line({
  label,
  value,
  disabled,
  long,
  placeholder = '',
  hint = '',
  className = '',
  onChange,
}: LineProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      className={`field ${className}`}
      value={typed ?? value}
      isDisabled={disabled}
      onChange={(next) => {
        setTyped(next);
        onChange(long ? next.replaceAll('\n', ' ') : next);
      }}
      onFocus={() => setTyped(value)}
      onBlur={() => setTyped(null)}
    >
      <Label className="label">{label}</Label>
      {long ? (
        <TextArea className="input" rows={2} placeholder={placeholder} />
      ) : (
        <Input className="input" placeholder={placeholder} />
      )}
      {hint !== '' && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}

/** What the words become; the same array when nothing is to change. */
type EditWords = (words: readonly string[]) => readonly string[];

interface TagsProps {
  readonly words: readonly string[];
  /** Where they are written, when the post does not say them itself. */
  readonly given: Given | null;
  readonly disabled: boolean;
  readonly onEdit: (edit: EditWords) => void;
}

function Tags({ words, given, disabled, onEdit }: TagsProps) {
  const hint = useId();
  const add = (text: string) => {
    const next = text.split(',').map((word) => word.trim());
    onEdit((now) => {
      const fresh = next.filter(
        (word, at) => word !== '' && !now.includes(word) && next.indexOf(word) === at,
      );
      return fresh.length > 0 ? [...now, ...fresh] : now;
    });
  };
  return (
    <div className="field whole tags-field">
      {/* The field is no part of the group: a group of tags holds nothing but tags. */}
      <span className="label" aria-hidden="true">
        {en.properties.tags}
      </span>
      <div className="input tags-box" data-given={given !== null || undefined}>
        <TagGroup
          className="tag-group"
          aria-label={en.properties.tags}
          {...(given === null ? {} : { 'aria-describedby': hint })}
          {...(disabled
            ? {}
            : { onRemove: (keys) => onEdit((now) => now.filter((word) => !keys.has(word))) })}
        >
          <TagList className="tag-list" items={words.map((word) => ({ id: word }))}>
            {({ id }) => (
              <Tag id={id} textValue={id} className="tag">
                <span>{id}</span>
                {!disabled && (
                  <Button slot="remove" aria-label={format(en.properties.removeTag, { tag: id })}>
                    <X />
                  </Button>
                )}
              </Tag>
            )}
          </TagList>
        </TagGroup>
        {!disabled && (
          <AddTag words={words} onAdd={add} onRemoveLast={() => onEdit((now) => now.slice(0, -1))} />
        )}
      </div>
      {given !== null && (
        <span id={hint} className="hint">
          {hintOf(given)}
        </span>
      )}
    </div>
  );
}
